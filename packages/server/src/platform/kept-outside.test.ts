import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptOutside } from './kept-outside.ts';
import type { Outside } from './outside.ts';

const outside = { fetch: async () => Response.json({}), txtRecords: async () => [] } as Outside;

/** Answers 1, 2, 3…: whoever hears the same number twice was given a kept answer. */
function counter() {
  let asked = 0;
  return async () => ++asked;
}

test('an answer is kept for ten minutes, for one way outside', async () => {
  let seconds = 0;
  const [kept, ask] = [new KeptOutside<number>(() => seconds), counter()];
  const get = (by = outside, key = 'a') => kept.get(by, key, ask);
  assert.deepEqual([await get(), await get(), await get({ ...outside }), await get(outside, 'b'), await get()], [1, 1, 2, 3, 1]);
  seconds = 599;
  assert.equal(await get(), 1);
  seconds = 600;
  assert.deepEqual([await get(), await get()], [4, 4]);
});

test('who asks while it is being asked for gets the same answer; what could not be had is asked for again', async () => {
  const kept = new KeptOutside<string>();
  const first = Promise.withResolvers<string>();
  let asked = 0;
  const get = (answer: Promise<string>) =>
    kept.get(outside, 'a', () => {
      asked += 1;
      return answer;
    });
  const both = [get(first.promise), get(Promise.resolve('nobody asks for this'))].map((answer) => assert.rejects(answer, /unreachable/));
  first.reject(new Error('unreachable'));
  await Promise.all(both);
  assert.equal(asked, 1);
  assert.equal(await get(Promise.resolve('there now')), 'there now');
});

test('there are so many and no more: who was asked for longest ago goes first', async () => {
  const [kept, ask] = [new KeptOutside<number>(), counter()];
  for (let name = 0; name <= 200; name += 1) await kept.get(outside, String(name), ask);
  assert.equal(await kept.get(outside, '1', ask), 2);
  assert.equal(await kept.get(outside, '0', ask), 202);
});
