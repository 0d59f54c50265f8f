import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lifetimeOf } from './lifetime.ts';

test('a lifetime is told in the largest unit that says it exactly; unset is an hour', () => {
  assert.deepEqual([0n, 300n, 3600n, 5400n, 86_400n, 301n].map(lifetimeOf), ['1 hour', '5 minutes', '1 hour', '90 minutes', '1 day', '301 seconds']);
});
