import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { createWorld, type World } from '../testing/world.ts';
import { deleteOldest, KEPT_DAYS, sweeping } from './sweep.ts';
import { inWork, type Work } from './work.ts';

const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const world = await createWorld();
  const mail = async (where: World = world, more: { readonly created_at?: Date } = {}) => {
    const id = where.desk.entropy.id('mail', where.now());
    const words = { recipient: 'ada@example.com', sender: 'x', subject: 'x', text: 'x', html: 'x' };
    await where.db
      .insertInto('caught_mails')
      .values({ id, environment_id: where.environment.id, ...words, created_at: where.now(), ...more })
      .execute();
    return id;
  };
  const left = async (where: World = world) =>
    (await where.db.selectFrom('caught_mails').select('id').where('environment_id', '=', where.environment.id).orderBy('id').execute()).map(({ id }) => id);
  const within = <T>(deed: (work: Work) => Promise<T>) => inWork(world.desk, { environment: world.environment, actor: world.visitor, requestId: 'test' }, deed);
  return { world, mail, left, within };
}

const forget = (work: Work, before: Date, most: number) => deleteOldest(work, { table: 'caught_mails', key: 'id', over: sql`created_at` }, before, most);

test('what was over long enough ago goes, a batch at a time; another environment keeps its own', async () => {
  const { world, mail, left, within } = await setUp();
  const other = await createWorld();
  const kept = await mail(other);
  for (let i = 0; i < 5; i += 1) await mail();
  world.later(KEPT_DAYS * DAY);
  const young = await mail(world, { created_at: new Date(world.now().getTime() - DAY) });
  const { run } = sweeping({ hours: 1 }, 'test.sweep', KEPT_DAYS, forget, 2);
  // To the very instant nothing is over.
  assert.equal(await within(run), false);
  world.later(1);
  assert.deepEqual([await within(run), await within(run), await within(run)], [true, true, false]);
  assert.deepEqual(await left(), [young]);
  assert.deepEqual(await left(other), [kept]);
});

test('the oldest go first, and what somebody holds is left for the next time', async () => {
  const { world, mail, left, within } = await setUp();
  const old = [await mail(), await mail(), await mail()];
  world.later(DAY);
  await world.db.transaction().execute(async (held) => {
    await held.selectFrom('caught_mails').select('id').where('id', '=', old[0]!).forUpdate().execute();
    // One connection of the test's pool holds the row, another sweeps.
    assert.equal(await within((work) => forget(work, work.now, 1)), 1);
    assert.deepEqual(await left(), [old[0], old[2]]);
  });
  assert.equal(await within((work) => forget(work, work.now, 5)), 2);
});
