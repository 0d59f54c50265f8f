import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AS_IT_IS, firstRowOf, isWorkbook, typeOf, uploadPath } from './file.ts';

test('the first row of a table is told whatever stands between its cells', async () => {
  for (const text of ['Post,"Name, full",Team\nada@example.com,Ada,x', '\uFEFFPost;"Name, full";Team\r\n', 'Post\tName, full\tTeam']) {
    assert.deepEqual(await firstRowOf(new Blob([text])), ['Post', 'Name, full', 'Team']);
  }
});

test('what a file is, is told by its name', () => {
  assert.deepEqual(
    ['people.CSV', 'people.txt', 'people.ndjson', 'people'].map((name) => typeOf({ name, type: 'application/vnd.ms-excel' })),
    ['text/csv', 'text/plain', 'application/x-ndjson', 'application/vnd.ms-excel'],
  );
  assert.ok(isWorkbook({ name: 'people.xlsx' }));
});

test('what is said of the columns, and of everybody, goes along', () => {
  const columns = [
    { column: 'Post & co', field: 'email' },
    { column: 'Rolle', field: '' },
  ];
  assert.equal(
    uploadPath('org_1', 'a b.csv', { columns, roles: ['member'], inviterEmail: 'ada@example.com' }),
    '/api/v1/organizations/org_1/invitations:bulk?name=a+b.csv&map.email=Post+%26+co&ignore=Rolle&roles=member&inviter_email=ada%40example.com',
  );
  assert.equal(uploadPath('org_1', '', AS_IT_IS), '/api/v1/organizations/org_1/invitations:bulk?name=');
});
