import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeTime } from './relative-time.ts';

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
