import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createWorld } from '../testing/world.ts';
import { Cache, ChangedRows, distrustCaches, tableChanged, trustCaches } from './cache.ts';

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

test('of single rows it is known which changed since a moment, each once, as long as they are not too many', () => {
  const rows = new ChangedRows('users', 2);
  assert.equal(rows.mark(), undefined, 'nobody listens');
  trustCaches();
  const first = rows.mark();
  assert.deepEqual(rows.since(first), []);
  for (const what of ['users usr_1', 'users usr_1', 'organizations org_1', 'users']) tableChanged(what);
  const second = rows.mark();
  tableChanged('users usr_2');
  assert.deepEqual([rows.since(first), rows.since(second)], [['usr_1', 'usr_2'], ['usr_2']]);
  tableChanged('users usr_1');
  assert.deepEqual(
    [rows.since(first), rows.since(second)],
    [
      ['usr_2', 'usr_1'],
      ['usr_2', 'usr_1'],
    ],
  );
  const third = rows.mark();
  tableChanged('users usr_3');
  assert.deepEqual([rows.since(first), rows.since(second), rows.since(third)], [undefined, undefined, ['usr_3']]);
  trustCaches();
  assert.equal(rows.since(third), undefined, 'something may have been missed');
});

test('that single rows changed drops nothing that is kept of their table', async () => {
  const [cache, read] = [new Cache<number>(['users'], 10), counter()];
  trustCaches();
  assert.equal(await cache.get(outside, 'a', read), 1);
  tableChanged('users usr_1');
  assert.equal(await cache.get(outside, 'a', read), 1);
});
