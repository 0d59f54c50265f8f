import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf } from './span.ts';

const NOW = new Date('2026-06-15T12:00:00Z');

test('a span goes back from now, or from one moment to another, and what cannot be read bounds nothing', () => {
  assert.deepEqual(boundsOf('24h', NOW), { from: new Date('2026-06-14T12:00:00Z') });
  assert.deepEqual(boundsOf('2026-06-01T10:00..2026-06-02T10:00', NOW), { from: new Date('2026-06-01T10:00'), until: new Date('2026-06-02T10:00') });
  assert.deepEqual(boundsOf('..2026-06-02T10:00', NOW), { until: new Date('2026-06-02T10:00') });
  assert.deepEqual(boundsOf('yesterday..', NOW), {});
  assert.deepEqual(boundsOf(undefined, NOW), {});
});
