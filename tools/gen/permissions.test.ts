import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { services } from '../../packages/server/src/app.ts';
import { root } from './database.ts';
import { contractsNeeds, DIFFERENT, PERMISSIONS_FILE, permissionsPage } from './permissions.ts';

const served = services.flatMap(({ procedures }) => procedures.filter(({ later }) => !later));
const nameOf = ({ method }: (typeof served)[number]) => `${method.parent.name}/${method.name}`;

test(`${PERMISSIONS_FILE} says what the commands say; if not, \`npm run gen\` writes it`, () => {
  assert.ok(readFileSync(join(root, PERMISSIONS_FILE), 'utf8') === permissionsPage(), 'npm run gen');
});

test('every command needs what the contract says, or it is said why not', () => {
  const different = served.filter(({ method, access }) => {
    const needs = typeof access?.needs === 'object' ? 'open' : access?.needs;
    return needs !== contractsNeeds(method);
  });
  assert.deepEqual(different.map(nameOf).sort(), Object.keys(DIFFERENT).sort());
});

test('every permission counts in one organization: the request says which', () => {
  for (const procedure of served) {
    const { needs, organizationOf } = procedure.access ?? {};
    const byPermission = typeof needs === 'string' && needs.includes('_');
    assert.equal(organizationOf !== undefined, byPermission, nameOf(procedure));
  }
});
