import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SCRIPT_FILE, scriptFile } from './script.ts';

test('the script of the hosted pages is the one that was written, and small', async () => {
  const file = await scriptFile();
  assert.equal(readFileSync(new URL(`../../${SCRIPT_FILE}`, import.meta.url), 'utf8'), file, 'run `npm run gen`');
  assert.ok(file.length < 10 * 1024, `${file.length} bytes`);
});
