import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTime, relativeTime } from './relative-time.ts';

const NOW = new Date('2026-06-15T12:00:00');
const said = (seconds: number) => relativeTime(new Date(NOW.getTime() + seconds * 1000), NOW);

test('a moment is told by its distance, and by its date when that is far', () => {
  assert.equal(said(-5), 'just now');
  assert.equal(said(-50), '1 minute ago');
  assert.equal(said(-3599), '59 minutes ago');
  assert.equal(said(3 * 3600), 'in 3 hours');
  assert.equal(said(-26 * 3600), 'yesterday');
  assert.equal(said(-90 * 86_400), 'Mar 17');
  assert.equal(said(-400 * 86_400), 'May 11, 2025');
});

test('a moment of today is told by the clock, and one of another day with that', () => {
  assert.equal(clockTime(new Date('2026-06-15T09:03:59'), NOW), '09:03');
  assert.equal(clockTime(new Date('2026-06-15T00:03:00'), NOW), '00:03');
  assert.equal(clockTime(new Date('2026-06-14T14:03:00'), NOW), 'Jun 14, 14:03');
  assert.equal(clockTime(new Date('2026-06-15T09:03:00'), NOW, 'de'), '09:03');
});
