import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { StartupProblem } from './platform/startup-problem.ts';
import { secretKey } from './secret-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-key-'));
after(() => rmSync(folder, { recursive: true }));

test('a key is made once and kept for this user alone', () => {
  const dataDir = join(folder, 'new');
  const key = secretKey({ secretKey: undefined, dataDir });
  assert.equal(key.length, 32);
  assert.deepEqual(secretKey({ secretKey: undefined, dataDir }), key);
  assert.equal(statSync(join(dataDir, 'secret.key')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dataDir), ['secret.key']);
});

test('a key that is set needs no file', () => {
  const given = Buffer.alloc(32, 3);
  assert.equal(secretKey({ secretKey: given, dataDir: join(folder, 'unused') }), given);
  assert.ok(!readdirSync(folder).includes('unused'));
});

test('a damaged key is refused in words and never replaced', () => {
  writeFileSync(join(folder, 'secret.key'), 'not a key\n');
  const read = () => secretKey({ secretKey: undefined, dataDir: folder });
  assert.throws(read, StartupProblem);
  assert.throws(read, /Put back/);
});

test('processes that start at once come to the same key', async () => {
  const dataDir = join(folder, 'together');
  const program = `import { secretKey } from ${JSON.stringify(join(import.meta.dirname, 'secret-key.ts'))};
    console.log(secretKey({ dataDir: ${JSON.stringify(dataDir)} }).toString('hex'));`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  const keys = await Promise.all(Array.from({ length: 6 }, run));
  assert.equal(new Set(keys.map(({ stdout }) => stdout)).size, 1);
  assert.deepEqual(readdirSync(dataDir), ['secret.key']);
});
