import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './difference.ts';

test('what became otherwise is told field by field, also what became nothing', () => {
  assert.deepEqual(linesOf({ before: { name: 'Orion', slug: 'orion', metadata: {} }, after: { name: 'Vega', slug: null, metadata: { plan: 'pro' } } }), [
    { field: 'metadata', before: undefined, after: 'plan: pro' },
    { field: 'name', before: 'Orion', after: 'Vega' },
    { field: 'slug', before: 'orion', after: undefined },
  ]);
});

test('of what was made, only what says something is told', () => {
  const lines = linesOf({ after: { id: 'org_1', slug: null, metadata: {}, verified: false, redirects: ['https://a.example', 'https://b.example'] } });
  assert.deepEqual(
    lines.map(({ field, after }) => [field, after]),
    [
      ['id', 'org_1'],
      ['redirects', 'https://a.example, https://b.example'],
      ['verified', 'no'],
    ],
  );
});
