import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './database.ts';
import { referencePages } from './reference.ts';

for (const [file, text] of await referencePages()) {
  test(`${file} says what the code says; if not, \`npm run gen\` writes it`, () => {
    assert.ok(readFileSync(join(root, file), 'utf8') === text, 'npm run gen');
  });
}
