import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { TimestampSchema } from '@bufbuild/protobuf/wkt';
import { keepSame, keepSamePages } from './same.ts';

const at = (seconds: bigint) => create(TimestampSchema, { seconds });

test('an answer that says the same is the one before, and another one is itself', () => {
  const [before, same, other] = [at(1n), at(1n), at(2n)];
  const keep = keepSame(TimestampSchema);
  assert.equal(keep(before, same), before);
  assert.equal(keep(before, other), other);
  assert.equal(keep(undefined, same), same);
});

test('of a list the pages that say the same are the ones before, and the list when all of them do', () => {
  const before = { pages: [at(1n), at(2n)], pageParams: ['', 'b'] };
  const keep = keepSamePages(TimestampSchema);
  assert.equal(keep(before, { pages: [at(1n), at(2n)], pageParams: ['', 'b'] }), before);
  const longer = { pages: [at(1n), at(3n), at(4n)], pageParams: ['', 'b', 'c'] };
  assert.deepEqual(keep(before, longer), longer);
  const { pages } = keep(before, longer) as typeof longer;
  assert.equal(pages[0], before.pages[0]);
  assert.equal(pages[1], longer.pages[1]);
  assert.deepEqual(keep(before, { pages: [at(1n)], pageParams: [''] }), { pages: [at(1n)], pageParams: [''] });
  assert.equal(keep(undefined, longer), longer);
});
