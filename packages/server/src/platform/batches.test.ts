import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBatches, inBatchesBy } from './batches.ts';

test('what comes while a batch is on its way goes with the next, and a batch that fails fails alone', async () => {
  const batches: (readonly string[])[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const hand = inBatches<string>((items) => {
    batches.push(items);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    return gate.promise;
  });
  const first = hand('a');
  await Promise.resolve();
  const second = [hand('b'), hand('c')];
  assert.deepEqual(batches, [['a']]);
  gates[0]?.reject(new Error('no'));
  await assert.rejects(first, /no/);
  const third = hand('d');
  gates[1]?.resolve();
  await Promise.all(second);
  await Promise.resolve();
  gates[2]?.resolve();
  await third;
  assert.deepEqual(batches, [['a'], ['b', 'c'], ['d']]);
});

test('items of different keys do not wait for each other', async () => {
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const hand = inBatchesBy<string>(
    (item) => item.slice(0, 1),
    async (items) => {
      if (items.includes('a1')) await gate.promise;
      done.push(...items);
    },
  );
  const late = hand('a1');
  await hand('b1');
  await hand('b2');
  assert.deepEqual(done, ['b1', 'b2']);
  gate.resolve();
  await late;
  await hand('a2');
  assert.deepEqual(done, ['b1', 'b2', 'a1', 'a2']);
});
