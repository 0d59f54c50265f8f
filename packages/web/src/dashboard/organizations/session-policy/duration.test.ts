import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asDuration, asWords } from './duration.ts';

test('minutes are told in the largest unit that says them exactly', () => {
  assert.deepEqual([0, 1, 45, 60, 90, 1440, 20_160].map(asWords), ['0 minutes', '1 minute', '45 minutes', '1 hour', '90 minutes', '1 day', '14 days']);
  assert.deepEqual(asDuration(720), { count: 12, unit: 'hours' });
});
