import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId, systemEntropy } from './ids.ts';

test('ids sort as text in the order they were made, across the years', () => {
  const entropy = systemEntropy(3);
  const years = [2026, 2031, 2032, 2033, 2050, 2085].map((year) => entropy.id('org', new Date(Date.UTC(year, 6, 1))));
  assert.deepEqual(years.toSorted(), years);
  assert.deepEqual([...new Set(years.map((id) => id.length))], ['org_'.length + 19]);
});

test('ids go forward when the clock steps back or a millisecond is full', () => {
  const entropy = systemEntropy(0);
  const now = new Date(Date.UTC(2026, 10, 1));
  const made = Array.from({ length: 10_000 }, () => entropy.id('usr', now));
  made.push(entropy.id('usr', new Date(now.getTime() - 5000)));
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, made.length);
});

test('a user id fits the lengths that clients check', () => {
  const id = systemEntropy(1023).id('usr', new Date(Date.UTC(2026, 10, 1)));
  assert.ok(isId('usr', id) && id.length >= 19 && id.length <= 25);
});
