import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './database.ts';
import { llmsTexts } from './llms.ts';

for (const [file, text] of llmsTexts()) {
  test(`${file} says what its sources do; if not, \`npm run gen\` writes it`, () => {
    assert.ok(readFileSync(join(root, file), 'utf8') === text, 'npm run gen');
  });
}
