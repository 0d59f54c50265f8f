import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './database.ts';
import { sdkFiles } from './sdk.ts';

test('the SDK speaks the contract as it is now', () => {
  const printed = sdkFiles();
  assert.deepEqual(globSync('packages/sdk/src/contract/*.ts', { cwd: root }).sort(), printed.map(([file]) => file).sort());
  for (const [file, text] of printed) assert.equal(readFileSync(join(root, file), 'utf8'), text, `${file} lags: npm run gen`);
});
