import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createWorld } from '../testing/world.ts';
import { Cache, distrustCaches, tableChanged, trustCaches } from './cache.ts';

const { db } = await createWorld();
const outside = { sql: db };
afterEach(distrustCaches);

/** Answers 1, 2, 3…: whoever sees the same number twice was given a kept value. */
function counter() {
  let reads = 0;
  return async () => ++reads;
}

test('nothing is kept while nobody listens for changes', async () => {
  const [cache, read] = [new Cache<number>(['clients'], 10), counter()];
  assert.deepEqual([await cache.get(outside, 'a', read), await cache.get(outside, 'a', read)], [1, 2]);
});

test('a value is kept until its table changes', async () => {
  const [cache, read] = [new Cache<number>(['clients', 'client_secrets'], 10), counter()];
  trustCaches();
  assert.deepEqual([await cache.get(outside, 'a', read), await cache.get(outside, 'a', read)], [1, 1]);
  tableChanged('roles');
  assert.equal(await cache.get(outside, 'a', read), 1);
  tableChanged('client_secrets');
  assert.equal(await cache.get(outside, 'a', read), 2);
});

test('losing the connection forgets everything, and keeps nothing until it is back', async () => {
  const [cache, read] = [new Cache<number>(['clients'], 10), counter()];
  trustCaches();
  await cache.get(outside, 'a', read);
  distrustCaches();
  assert.deepEqual([await cache.get(outside, 'a', read), await cache.get(outside, 'a', read)], [2, 3]);
  trustCaches();
  assert.deepEqual([await cache.get(outside, 'a', read), await cache.get(outside, 'a', read)], [4, 4]);
});

test('a value that was being read when its table changed is not kept', async () => {
  const cache = new Cache<string>(['clients'], 10);
  trustCaches();
  await cache.get(outside, 'a', async () => {
    tableChanged('clients');
    return 'old';
  });
  assert.equal(await cache.get(outside, 'a', async () => 'new'), 'new');
});

test('what a transaction saw is not kept: it may never be committed', async () => {
  const [cache, read] = [new Cache<number>(['clients'], 10), counter()];
  trustCaches();
  await db.transaction().execute((sql) => cache.get({ sql }, 'a', read));
  assert.equal(await cache.get(outside, 'a', read), 2);
});

test('a missing row is asked for again', async () => {
  const cache = new Cache<string | undefined>(['clients'], 10);
  trustCaches();
  await cache.get(outside, 'a', async () => undefined);
  assert.equal(await cache.get(outside, 'a', async () => 'there now'), 'there now');
});

test('the oldest goes when there are too many', async () => {
  const [cache, read] = [new Cache<number>(['clients'], 2), counter()];
  trustCaches();
  for (const key of ['a', 'b', 'c']) await cache.get(outside, key, read);
  assert.equal(await cache.get(outside, 'c', read), 3);
  assert.equal(await cache.get(outside, 'a', read), 4);
});

test('what this process committed is known to it at once', async () => {
  const { db, environment } = await createWorld();
  const cache = new Cache<string>(['environments'], 10);
  trustCaches();
  const named = async () =>
    cache.get(
      { sql: db },
      'name',
      async () => (await db.selectFrom('environments').select('name').where('id', '=', environment.id).executeTakeFirstOrThrow()).name,
    );
  for (let round = 0; round < 100; round += 1) {
    await named();
    await db.transaction().execute((sql) =>
      sql
        .updateTable('environments')
        .set({ name: `Relay ${round}` })
        .where('id', '=', environment.id)
        .execute(),
    );
    assert.equal(await named(), `Relay ${round}`);
  }
});
