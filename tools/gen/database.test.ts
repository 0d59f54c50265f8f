import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createTestDatabase } from '../../packages/server/src/testing/database.ts';
import { databaseFiles, root } from './database.ts';

const { connection } = await createTestDatabase();

for (const [file, text] of await databaseFiles(connection)) {
  test(`${file} says what the migrations do; if not, \`npm run gen\` writes it`, () => {
    assert.equal(readFileSync(join(root, file), 'utf8'), text);
  });
}
