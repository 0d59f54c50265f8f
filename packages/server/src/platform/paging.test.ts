import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { command, openTo } from '../chassis/command.ts';
import { createWorld, type World } from '../testing/world.ts';
import { Fault } from './fault.ts';
import { turnPage } from './paging.ts';

type Ask = { size?: number; token?: string; of?: string; order?: 'newest' | 'oldest'; isSearch?: boolean };

const list = command({
  needs: openTo('A test.'),
  reads: true,
  run: (work, { size = 0, token = '', of = 'everything', order = 'newest', isSearch = false }: Ask) =>
    turnPage(
      work,
      work.sql.selectFrom('organizations').select(['organizations.id', 'display_name']).where('environment_id', '=', work.environment.id),
      { size, token },
      { of: [of], by: 'organizations.id', order, defaultSize: 3, mostRows: 4, isSearch },
    ),
});

async function worldOf(count: number) {
  const world = await createWorld();
  for (let number = 1; number <= count; number += 1) await world.organization(String(number));
  const page = async (ask: Ask = {}) => {
    const { rows, ...rest } = await world.do(world.visitor, list, ask);
    return { names: rows.map((row) => row.display_name), ...rest };
  };
  return { world, page };
}

const remove = (world: World, name: string) =>
  world.db.deleteFrom('organizations').where('environment_id', '=', world.environment.id).where('display_name', '=', name).execute();

test('a list is walked to its end and back, and no token leads to an empty page', async () => {
  const { page } = await worldOf(6);

  const first = await page();
  assert.deepEqual([first.names, first.previous, first.total], [['6', '5', '4'], '', 6]);
  const second = await page({ token: first.next });
  assert.deepEqual([second.names, second.next, second.total], [['3', '2', '1'], '', 6]);
  const back = await page({ token: second.previous });
  assert.deepEqual([back.names, back.previous], [['6', '5', '4'], '']);
  assert.deepEqual((await page({ token: back.next })).names, ['3', '2', '1']);
});

test('a list may be ordered oldest first', async () => {
  const { page } = await worldOf(4);
  const first = await page({ order: 'oldest' });
  assert.deepEqual(first.names, ['1', '2', '3']);
  const second = await page({ order: 'oldest', token: first.next });
  assert.deepEqual(second.names, ['4']);
  assert.deepEqual((await page({ order: 'oldest', token: second.previous })).names, ['1', '2', '3']);
});

test('a token goes on with another page size, and sizes beyond the most are cut down', async () => {
  const { page } = await worldOf(9);
  const first = await page({ size: 2 });
  assert.deepEqual(first.names, ['9', '8']);
  assert.deepEqual((await page({ size: 1000, token: first.next })).names, ['7', '6', '5', '4']);
});

test('rows that come and go between two pages shift nothing', async () => {
  const { world, page } = await worldOf(5);
  const first = await page();
  await remove(world, '4');
  await world.organization('6');
  assert.deepEqual((await page({ token: first.next })).names, ['2', '1']);
});

test('no way back is offered when everything before the page is gone', async () => {
  const { world, page } = await worldOf(4);
  const first = await page();
  for (const name of ['4', '3', '2']) await remove(world, name);
  const second = await page({ token: first.next });
  assert.deepEqual([second.names, second.previous, second.next], [['1'], '', '']);
});

test('a token of another list, another environment or nobody is refused', async () => {
  const { page } = await worldOf(4);
  const other = await worldOf(4);
  const { next } = await page();
  const refused = (error: unknown) => error instanceof Fault && error.kind === 'invalid' && error.code === 'paging.bad_token';

  await assert.rejects(page({ token: next, of: 'something else' }), refused);
  await assert.rejects(other.page({ token: next }), refused);
  for (const token of ['x', 'a.b', `${next}x`, `x${next}`, next.split('.')[0]!, '.']) await assert.rejects(page({ token }), refused);
});

test('an empty list has no pages to turn', async () => {
  const { page } = await worldOf(0);
  assert.deepEqual(await page(), { names: [], next: '', previous: '', total: 0 });
});

const manyMore = (world: World, from: number, to: number) =>
  sql`
    insert into organizations (id, environment_id, display_name, created_at, updated_at)
    select 'org_9' || lpad(n::text, 17, '0'), ${world.environment.id}, n::text, now(), now() from generate_series(${from}::int, ${to}::int) as n`.execute(
    world.db,
  );

test('a long list is counted only so far, says at least that much, and is counted again after a minute', async () => {
  const { world, page } = await worldOf(0);
  await manyMore(world, 1, 10_005);
  const first = await page();
  assert.ok(first.total > 10_000);

  await world.db.deleteFrom('organizations').where('environment_id', '=', world.environment.id).where('display_name', '>', '2').execute();
  assert.equal((await page()).total, first.total);
  assert.ok((await page({ of: 'another list' })).total < 10_000);
  world.later(60_000);
  assert.ok((await page()).total < 10_000);
});

test('a search is counted less far', async () => {
  const { world, page } = await worldOf(0);
  await manyMore(world, 20_001, 21_000);
  assert.equal((await page({ isSearch: true })).total, 1_000);
  await manyMore(world, 21_001, 21_005);
  assert.ok((await page({ isSearch: true })).total > 1_000);
  assert.equal((await page({ of: 'a list' })).total, 1_005);
});
