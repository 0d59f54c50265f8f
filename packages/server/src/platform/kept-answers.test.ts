import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createWorld } from '../testing/world.ts';
import { type KeptAnswer, keepAnswer, type NamedWrite, takeKey } from './kept-answers.ts';
import { attempt, inWork } from './work.ts';

const world = await createWorld();
const here = world.caller(world.client);
const skip = process.env.TENON_TEST_POOL === '1' && 'it takes more than one connection';

const named = (keyHash: string): NamedWrite => ({ caller: 'skc_1', keyHash, requestHash: 'r' });

/** Takes the key, keeps an answer, and commits when it is told to; or fails. */
function hold(name: NamedWrite) {
  const taken = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const ended = inWork(world.desk, here, async (work) => {
    assert.equal(await takeKey(work, name), undefined);
    taken.resolve();
    await told.promise;
    await keepAnswer(work, name, 'the answer of the first');
  });
  return { taken: taken.promise, ended, commit: () => told.resolve(), fail: () => told.reject(new Error('it comes to nothing')) };
}

/** Somebody else with the same key. */
const come = (name: NamedWrite): Promise<KeptAnswer | undefined> => inWork(world.desk, here, (work) => takeKey(work, name));

/** The process that waits for another one's row. */
async function waiting(): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%kept_answers%'`.execute(world.db);
    if (rows[0]) return rows[0].pid;
    await sleep(5);
  }
}

test('who comes while the first is at it waits, and finds its answer', { skip }, async () => {
  const first = hold(named('commits'));
  await first.taken;
  const second = come(named('commits'));
  await waiting();
  first.commit();
  await first.ended;
  assert.deepEqual(await second, { requestHash: 'r', text: 'the answer of the first' });
});

test('who waits for a first that comes to nothing takes the key', { skip }, async () => {
  const first = hold(named('fails'));
  await first.taken;
  const second = come(named('fails'));
  await waiting();
  first.fail();
  await assert.rejects(first.ended, /comes to nothing/);
  assert.equal(await second, undefined);
});

test('who has waited too long is told to come back', { skip }, async () => {
  const first = hold(named('slow'));
  await first.taken;
  // Expected from the beginning: their no may be here before the answer to whoever called them off.
  const second = assert.rejects(come(named('slow')), { name: 'Fault', code: 'idempotency.still_running', kind: 'aborted' });
  // What the time limit of the pool does after half a minute.
  const pid = await waiting();
  await sql`select pg_cancel_backend(${pid})`.execute(world.db);
  await second;
  first.commit();
  await first.ended;
});

test('a part of a unit of work that fails leaves nothing, and the rest commits', async () => {
  await inWork(world.desk, here, async (work) => {
    work.announce({ type: 'organization.created', object: 'Organization', subject: 'org_1', data: {} });
    await assert.rejects(
      attempt(work, async (trial) => {
        trial.announce({ type: 'organization.deleted', object: 'Organization', subject: 'org_1', data: {} });
        trial.schedule('mail.invitation', { to: 'ada@example.com' });
        await sql`insert into kept_answers (environment_id) values (null)`.execute(trial.sql);
      }),
      /null value/,
    );
    await attempt(work, async (trial) => trial.announce({ type: 'organization.updated', object: 'Organization', subject: 'org_1', data: {} }));
  });
  assert.deepEqual(await world.events(), ['organization.created', 'organization.updated']);
  assert.deepEqual(await world.jobs(), []);
});
