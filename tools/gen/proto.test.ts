import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from './database.ts';

const FOLDER = 'packages/api/gen';

test(`${FOLDER} says what proto does; if not, \`npm run gen\` writes it`, () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'tenon-gen-'));
  after(() => rmSync(elsewhere, { recursive: true, force: true }));
  // The plugin is looked for in PATH.
  const PATH = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  execFileSync(join(root, 'node_modules/.bin/buf'), ['generate', '--output', elsewhere], { cwd: root, env: { ...process.env, PATH }, stdio: 'pipe' });

  assert.deepEqual(read(root), read(elsewhere));
});

const read = (base: string): Record<string, string> =>
  Object.fromEntries(globSync('**/*.ts', { cwd: join(base, FOLDER) }).map((file) => [file, readFileSync(join(base, FOLDER, file), 'utf8')]));
