import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from './database.ts';

for (const [folder, template] of [
  ['packages/api/gen', 'buf.gen.yaml'],
  ['packages/server/src/testing/gen', 'packages/server/src/testing/buf.gen.yaml'],
] as const) {
  test(`${folder} says what its protos do; if not, \`npm run gen\` writes it`, () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'tenon-gen-'));
    after(() => rmSync(elsewhere, { recursive: true, force: true }));
    // The plugin is looked for in PATH.
    const PATH = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
    const flags = ['generate', '--template', template, '--output', elsewhere];
    execFileSync(join(root, 'node_modules/.bin/buf'), flags, { cwd: root, env: { ...process.env, PATH }, stdio: 'pipe' });

    const here = read(join(root, folder));
    assert.ok(Object.keys(here).length > 0);
    assert.deepEqual(here, read(join(elsewhere, folder)));
  });
}

const read = (folder: string): Record<string, string> =>
  Object.fromEntries(globSync('**/*.ts', { cwd: folder }).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
