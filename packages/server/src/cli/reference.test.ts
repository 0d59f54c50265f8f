import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsTable } from '../config.ts';
import { errorsReference, settingsReference } from './reference.ts';

test('the reference names every setting, with what it must be and what counts otherwise', () => {
  const page = settingsReference();
  for (const { name, says } of Object.values(settingsTable)) assert.ok(page.includes(`| \`${name}\` | ${says} |`), name);
  assert.match(page, /`TENON_PORT` \|.*\| a whole number from 1 to 65535 \| `8080` \|/);
});

test('a bar in a message does not break the table', () => {
  const page = errorsReference([{ code: 'a.b', name: 'ALREADY_EXISTS', status: 409, message: 'this | that' }]);
  assert.match(page, /\| `a\.b` \| `ALREADY_EXISTS` \| 409 \| this \\\| that \|/);
});
