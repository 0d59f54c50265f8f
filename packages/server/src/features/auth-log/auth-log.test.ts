import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { authLogDuties, getAuthRequest, listAuthRequests, noteOfSession, noteRequest, noteStep } from './index.ts';
import { writeSteps } from './store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function setUp() {
  const world = await createWorld();
  const does = (deed: (work: Work) => void, reads = false) =>
    world.do(world.visitor, command({ needs: openTo('A test.'), reads, run: async (work) => deed(work) }), undefined);
  const next = (): InteractionId => world.desk.entropy.id('req', world.now());
  const read = (id: InteractionId) => world.do(world.client, getAuthRequest, { id });
  const steps = async (id: InteractionId) => (await read(id)).steps.map(({ step }) => step);
  const all = async () => (await world.do(world.client, listAuthRequests, { size: 100, token: '', filter: { statuses: [] } })).rows;
  const sweep = async (days = 90) => {
    for (const duty of authLogDuties({ days }))
      while ((await world.do(world.client, command({ needs: openTo('A test.'), run: duty.run }), undefined)) === true);
  };
  return { world, does, next, read, steps, all, sweep };
}

test('the steps of one unit of work stand in their order, and the request knows what they told', async () => {
  const { does, next, read, world } = await setUp();
  const id = next();
  await does((work) => {
    noteRequest(work, id, { workflow: 'SIGNUP', parameters: { scope: 'openid' } });
    noteStep(work, id, 'sent_to_page', { details: { page: 'signup' } });
  });
  await does((work) => noteStep(work, id, 'code_sent', { email: 'ada@example.com' }));
  await does((work) => {
    noteStep(work, id, 'code_right');
    noteStep(work, id, 'session_started', { userId: 'usr_1', sessionId: 'ses_1' });
    noteStep(work, id, 'code_issued', { organizationId: 'org_1' });
  });
  const { request, steps } = await read(id);
  assert.deepEqual(
    steps.map(({ step }) => step),
    ['request_came', 'sent_to_page', 'code_sent', 'code_right', 'session_started', 'code_issued'],
  );
  assert.deepEqual(steps[1], { step: 'sent_to_page', at: world.now(), error: null, details: { page: 'signup' }, ip: '127.0.0.1', device: 'test' });
  const { status, workflow, email, userId, sessionId, organizationId, parameters } = request;
  assert.deepEqual([status, workflow, email, parameters], ['PENDING', 'SIGNUP', 'ada@example.com', { scope: 'openid' }]);
  assert.deepEqual([userId, sessionId, organizationId], ['usr_1', 'ses_1', 'org_1']);
});

test('one unit of work may tell of several requests, and of a session besides', async () => {
  const { does, next, read, steps } = await setUp();
  const [one, other] = [next(), next()];
  await does((work) => {
    noteRequest(work, one, { sessionId: 'ses_1' });
    noteRequest(work, other, { workflow: 'SIGNUP' });
  });
  await does((work) => {
    noteStep(work, one, 'page_shown');
    noteStep(work, other, 'refused', { error: 'access_denied' });
    noteOfSession(work, 'ses_1', 'session_ended');
  });
  assert.deepEqual(await steps(one), ['request_came', 'page_shown', 'session_ended']);
  assert.deepEqual(
    [(await read(other)).request.status, (await read(other)).request.workflow, await steps(other)],
    ['FAILED', 'SIGNUP', ['request_came', 'refused']],
  );
});

test('however long the log is, a step is written without reading the others', async () => {
  const { world, next } = await setUp();
  const { db, environment, now } = world;
  // A young one, of few who come often: to find the newest of a session it looks as if any way were good enough.
  await sql`
    insert into auth_requests (id, environment_id, status, workflow, session_id, created_at, updated_at)
    select 'req_' || number, ${environment.id}, 'SUCCESS', 'LOGIN', 'ses_' || number % 16, ${now()}, ${now()} from generate_series(1, 2000) as number`.execute(
    db,
  );
  await sql`analyze auth_requests`.execute(db);
  const readBy = async (trx: Work['sql']) => {
    const { rows } = await sql<{ read: string }>`
      select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'auth_requests'`.execute(trx);
    return Number(rows[0]?.read);
  };
  const write = (entries: Parameters<typeof writeSteps>[1]) =>
    db.transaction().execute(async (trx) => {
      const before = await readBy(trx);
      await writeSteps({ sql: trx, now: now(), environment, from: undefined }, entries, null);
      return (await readBy(trx)) - before;
    });
  const few = (read: number) => assert.ok(read < 200, `${read} requests were read`);
  // A statement that is asked for often is planned once for all: then as well.
  for (let times = 0; times < 8; times += 1) {
    const of = { request: next() };
    few(
      await write([
        { of: { ...of, begins: true }, step: 'request_came' },
        { of, step: 'session_used', sessionId: 'ses_1' },
      ]),
    );
    few(await write([{ of, step: 'code_exchanged' }]));
    few(await write([{ of: { session: 'ses_7' }, step: 'session_ended' }]));
    few(await write([{ of: { session: 'ses_nobody' }, step: 'session_ended' }]));
  }
});

test('a request that succeeded does not fail any more; one that failed may yet succeed', async () => {
  const { does, next, read } = await setUp();
  const id = next();
  await does((work) => noteRequest(work, id));
  await does((work) => noteStep(work, id, 'exchange_refused', { error: 'invalid_client' }));
  assert.deepEqual([(await read(id)).request.status, (await read(id)).request.error], ['FAILED', 'invalid_client']);
  await does((work) => noteStep(work, id, 'code_exchanged'));
  await does((work) => noteStep(work, id, 'exchange_refused', { error: 'invalid_grant' }));
  await does((work) => noteStep(work, id, 'page_shown'));
  assert.deepEqual([(await read(id)).request.status, (await read(id)).request.error], ['SUCCESS', null]);
});

test('of work that fails, only what happened all the same is kept', async () => {
  const { does, next, steps } = await setUp();
  const id = next();
  await does((work) => noteRequest(work, id));
  for (const reads of [false, true]) {
    await assert.rejects(
      does((work) => {
        noteStep(work, id, 'session_started');
        noteStep(work, id, 'code_not_sent', { evenIfRefused: true });
        throw new Error('no');
      }, reads),
      /no/,
    );
  }
  assert.deepEqual(await steps(id), ['request_came', 'code_not_sent', 'code_not_sent']);
});

test('work that only reads may note what it showed', async () => {
  const { does, next, steps } = await setUp();
  const id = next();
  await does((work) => noteRequest(work, id));
  await does((work) => noteStep(work, id, 'page_shown', { details: { page: 'login' } }), true);
  assert.deepEqual(await steps(id), ['request_came', 'page_shown']);
});

test('a step of a request nobody knows is not kept, nor one of another environment', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const id = here.next();
  await here.does((work) => noteStep(work, id, 'code_sent'));
  assert.deepEqual(await here.all(), []);
  await here.does((work) => noteRequest(work, id));
  await there.does((work) => noteStep(work, id, 'refused'));
  assert.deepEqual(await here.steps(id), ['request_came']);
  await assert.rejects(there.read(id), { code: 'auth_log.not_found' });
});

test('what happens to a session stands with the request that used it last', async () => {
  const { does, next, steps } = await setUp();
  const [first, second] = [next(), next()];
  for (const id of [first, second]) await does((work) => noteRequest(work, id, { sessionId: 'ses_7' }));
  await does((work) => noteOfSession(work, 'ses_7', 'session_ended', { details: { how: 'logout' } }));
  await does((work) => noteOfSession(work, 'ses_8', 'session_ended'));
  assert.deepEqual([await steps(first), await steps(second)], [['request_came'], ['request_came', 'session_ended']]);
});

test('a request that nobody finishes in time has failed', async () => {
  const { world, does, next, read, sweep } = await setUp();
  const [left, done] = [next(), next()];
  const waitsUntil = new Date(world.now().getTime() + HOUR);
  for (const id of [left, done]) await does((work) => noteRequest(work, id, { waitsUntil }));
  await does((work) => noteStep(work, done, 'code_exchanged'));
  await sweep();
  assert.equal((await read(left)).request.status, 'INITIATED');
  world.later(HOUR);
  await sweep();
  const { request, steps } = await read(left);
  assert.deepEqual([request.status, request.error, steps.at(-1)?.step], ['FAILED', 'expired', 'expired']);
  assert.equal((await read(done)).request.status, 'SUCCESS');
  await sweep();
  assert.equal((await read(left)).steps.length, steps.length, 'said once');
});

test('requests are kept for as many days as the setting says, and their steps with them', async () => {
  const { world, does, next, all, sweep } = await setUp();
  const old = next();
  await does((work) => noteRequest(work, old));
  world.later(DAY);
  const young = next();
  await does((work) => noteRequest(work, young));
  world.later(29 * DAY + 1);
  await sweep(30);
  assert.deepEqual(
    (await all()).map(({ id }) => id),
    [young],
  );
  const left = await world.db.selectFrom('auth_steps').select('request_id').where('environment_id', '=', world.environment.id).execute();
  assert.deepEqual(left, [{ request_id: young }]);
});
