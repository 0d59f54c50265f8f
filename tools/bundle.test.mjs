import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { state } from './bundle.mjs';

const root = mkdtempSync(join(tmpdir(), 'tenon-bundle-'));
after(() => rmSync(root, { recursive: true }));

const SOURCE = 'packages/server/src/main.ts';
const MIGRATIONS = 'packages/server/src/platform/db/migrations';
const REFERENCE = ['docs/reference/openapi.json', 'docs/reference/llms.txt', 'docs/reference/llms-full.txt'];
const own = 'tools/bundle.mjs';
for (const file of [SOURCE, `${MIGRATIONS}/0001_a.sql`, ...REFERENCE, 'package-lock.json', own]) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), 'one');
  utimesSync(join(root, file), 1000, 1000);
}
const now = () => JSON.stringify(state(root, [SOURCE]));

test('a build is stale when its source, a migration, the reference, a package or the way of building has changed', () => {
  let before = now();
  assert.equal(now(), before);
  for (const file of [SOURCE, `${MIGRATIONS}/0001_a.sql`, ...REFERENCE, 'package-lock.json', own]) {
    writeFileSync(join(root, file), 'two');
    utimesSync(join(root, file), 2000, 2000);
    assert.notEqual(now(), before, file);
    before = now();
  }
  writeFileSync(join(root, MIGRATIONS, '0002_b.sql'), '');
  assert.notEqual(now(), before);
});
