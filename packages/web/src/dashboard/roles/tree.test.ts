import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allBelow, inTreeOrder, lineAbove } from './tree.ts';

const roles = [
  { name: 'owner', extends: 'admin' },
  { name: 'member' },
  { name: 'admin', extends: 'member' },
  { name: 'auditor' },
  { name: 'lost', extends: 'gone' },
];

test('a role stands below the one it extends, and at the top when that is not here', () => {
  assert.deepEqual(
    inTreeOrder(roles).map(({ role, depth }) => `${'-'.repeat(depth)}${role.name}`),
    ['member', '-admin', '--owner', 'auditor', 'lost'],
  );
});

test('the line of a role goes from the top down to its base, and what builds on it is found at every depth', () => {
  assert.deepEqual(
    lineAbove(roles, roles[0]!).map(({ name }) => name),
    ['member', 'admin'],
  );
  assert.deepEqual(lineAbove(roles, { name: 'auditor' }), []);
  assert.deepEqual([...allBelow(roles, 'member')], ['admin', 'owner']);
  assert.deepEqual([...allBelow(roles, 'owner')], []);
});
