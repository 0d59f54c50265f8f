import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meet, saysSame } from './meeting.ts';

const BEFORE = { name: 'Orion', days: 7, claims: { team: 'a', plan: 'b' }, limit: 1n };

test('what others saved is taken over where nobody touched it here', () => {
  const mine = { ...BEFORE, days: 9 };
  const theirs = { ...BEFORE, name: 'Orion GmbH', limit: 2n };
  assert.deepEqual(meet(BEFORE, mine, theirs), { values: { ...BEFORE, name: 'Orion GmbH', days: 9, limit: 2n }, clashing: [] });
});

test('what both changed clashes, unless both say the same', () => {
  assert.deepEqual(meet(BEFORE, { ...BEFORE, days: 9 }, { ...BEFORE, days: 11 }).clashing, ['days']);
  assert.deepEqual(meet(BEFORE, { ...BEFORE, days: 9 }, { ...BEFORE, days: 9 }).clashing, []);
});

test('a map is the same in whatever order it was filled', () => {
  assert.ok(saysSame({ team: 'a', plan: ['x', 'y'] }, { plan: ['x', 'y'], team: 'a' }));
  assert.ok(!saysSame({ plan: ['x', 'y'] }, { plan: ['y', 'x'] }));
  assert.ok(saysSame(undefined, undefined));
  assert.ok(!saysSame('', undefined));
});
