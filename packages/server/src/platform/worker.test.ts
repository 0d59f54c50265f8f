import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { createWorld, type World } from '../testing/world.ts';
import { doIfDue, every } from './duties.ts';
import { claimJobs, forgetFailedJobs, settleJobs } from './jobs.ts';
import { createLog } from './log.ts';
import { cancelJobs } from './outbox.ts';
import { type Desk, inWork } from './work.ts';
import { GiveUp, type JobHandler, startWorker, type Worker, type WorkerOptions } from './worker.ts';

const SECOND = 1000;
const silent = createLog({ level: 'silent' });

let kinds = 0;
/** The database is shared by the tests of this file; a kind of its own keeps a test's jobs to its own workers. */
const newKind = () => `test.${++kinds}`;

const started: Worker[] = [];
after(() => Promise.all(started.map((worker) => worker.stop(0))));

/** A worker on the world's desk, woken by its commits. */
function work(world: World, handlers: Record<string, JobHandler>, options: Partial<WorkerOptions> = {}) {
  const environments = { byId: async () => world.environment, all: async () => [world.environment] };
  const worker = startWorker(world.desk, { handlers, environments, log: silent, pollMilliseconds: 20, ...options });
  started.push(worker);
  return worker;
}

async function schedule(world: World, kind: string, payloads: object[], options: { key?: string; at?: Date } = {}, desk: Desk = world.desk) {
  await inWork(desk, world.caller(world.visitor), async (work) => {
    for (const payload of payloads) work.schedule(kind, payload, options);
  });
}

const rows = (world: World, kind: string) => world.db.selectFrom('jobs').selectAll().where('kind', '=', kind).orderBy('id').execute();

async function until(condition: () => boolean | Promise<boolean>) {
  while (!(await condition())) await sleep(5);
}

test('a job runs after the commit with what it was given, and leaves no row', async () => {
  const world = await createWorld();
  const kind = newKind();
  const seen: unknown[] = [];
  work(world, {
    [kind]: async (job, tools) => void seen.push([job.payload, job.attempt, tools.environment.id, tools.caller.actor]),
  });
  await schedule(world, kind, [{ to: 'ada@example.com' }]);
  await until(async () => (await rows(world, kind)).length === 0);
  assert.deepEqual(seen, [[{ to: 'ada@example.com' }, 1, world.environment.id, { kind: 'system', job: kind }]]);
});

test('a commit in this process wakes the worker: no waiting for the next look', async () => {
  const world = await createWorld();
  const kind = newKind();
  const NEVER = 2 ** 30;
  let ran = false;
  const worker = work(world, { [kind]: async () => void (ran = true) }, { pollMilliseconds: NEVER });
  await schedule(world, kind, [{}], {}, { ...world.desk, jobsAreDue: worker.wake });
  await until(() => ran);
});

test('a job waits for its hour', async () => {
  const world = await createWorld();
  const kind = newKind();
  const order: unknown[] = [];
  work(world, { [kind]: async (job) => void order.push(job.payload) });
  await schedule(world, kind, [{ n: 'later' }], { at: new Date(world.now().getTime() + 60 * SECOND) });
  await schedule(world, kind, [{ n: 'now' }]);
  await until(async () => (await rows(world, kind)).length === 1);
  world.later(60 * SECOND);
  await until(async () => (await rows(world, kind)).length === 0);
  assert.deepEqual(order, [{ n: 'now' }, { n: 'later' }]);
});

test('a failed try is made again after a wait, and not before', async () => {
  const world = await createWorld();
  const kind = newKind();
  const attempts: number[] = [];
  work(world, {
    [kind]: async (job) => {
      attempts.push(job.attempt);
      if (job.attempt < 3) throw new Error(`no ${job.attempt}`);
    },
  });
  await schedule(world, kind, [{}]);
  const triedAndWaiting = async (tries: number) => (await rows(world, kind)).some((job) => job.attempts === tries && job.locked_until === null);

  await until(() => triedAndWaiting(1));
  const [row] = await rows(world, kind);
  const wait = row!.run_at.getTime() - world.now().getTime();
  assert.ok(wait >= 4 * SECOND && wait <= 6 * SECOND, `about five seconds, not ${wait} ms`);
  assert.equal(row!.last_error, 'no 1');

  world.later(3 * SECOND);
  await sleep(100);
  assert.deepEqual(attempts, [1]);
  world.later(3 * SECOND);
  await until(() => triedAndWaiting(2));
  world.later(36 * SECOND);
  await until(async () => (await rows(world, kind)).length === 0);
  assert.deepEqual(attempts, [1, 2, 3]);
});

test('after the last wait the job is given up, and kept with its error', async () => {
  const world = await createWorld();
  const kind = newKind();
  let tries = 0;
  const refuse: JobHandler = async () => {
    tries += 1;
    throw new Error(`no ${tries}`);
  };
  work(world, { [kind]: refuse }, { retryWaits: [0, 0] });
  await schedule(world, kind, [{}]);
  await until(async () => (await rows(world, kind))[0]!.failed_at !== null);
  await sleep(60);
  const [row] = await rows(world, kind);
  assert.deepEqual([tries, row!.attempts, row!.last_error, row!.locked_until], [3, 3, 'no 3', null]);
});

test('a job whose handler gives up is not tried again', async () => {
  const world = await createWorld();
  const kind = newKind();
  let tries = 0;
  const giveUp: JobHandler = async () => {
    tries += 1;
    throw new GiveUp('no such mailbox');
  };
  work(world, { [kind]: giveUp }, { retryWaits: [0] });
  await schedule(world, kind, [{}]);
  await until(async () => (await rows(world, kind))[0]!.failed_at !== null);
  await sleep(60);
  assert.equal(tries, 1);
  assert.equal((await rows(world, kind))[0]!.last_error, 'no such mailbox');
});

test('what was given up is forgotten after thirty days', async () => {
  const world = await createWorld();
  const kind = newKind();
  await schedule(world, kind, [{}, {}]);
  const [given] = await claimJobs(world.db, { kinds: [kind], most: 1, now: world.now(), leaseSeconds: 1 });
  await settleJobs(world.db, [{ ...given!, outcome: { how: 'failed', at: world.now(), error: 'no' } }]);
  const sweep = () => inWork(world.desk, world.caller(world.visitor), forgetFailedJobs);
  world.later(30 * 24 * 60 * 60 * SECOND);
  await sweep();
  assert.equal((await rows(world, kind)).length, 2);
  world.later(1);
  await sweep();
  assert.deepEqual(
    (await rows(world, kind)).map((job) => job.failed_at),
    [null],
  );
});

test('a payload sealed with another key is given up, not tried for a day', async () => {
  const world = await createWorld();
  const kind = newKind();
  work(world, { [kind]: async () => {} });
  await schedule(world, kind, [{}], {}, { ...world.desk, sealer: { ...world.desk.sealer, seal: () => 'v1.AAAA' } });
  await until(async () => (await rows(world, kind))[0]!.failed_at !== null);
  assert.match((await rows(world, kind))[0]!.last_error!, /another secret key/);
});

test('a job of a kind this process does not know is left to the others', async () => {
  const world = await createWorld();
  const [known, unknown] = [newKind(), newKind()];
  work(world, { [known]: async () => {} });
  await schedule(world, unknown, [{}]);
  await schedule(world, known, [{}]);
  await until(async () => (await rows(world, known)).length === 0);
  const [row] = await rows(world, unknown);
  assert.deepEqual([row!.attempts, row!.locked_until], [0, null]);
});

test('a try that takes too long is aborted and made again', async () => {
  const world = await createWorld();
  const kind = newKind();
  const reasons: string[] = [];
  const hang: JobHandler = async (job, { signal }) => {
    if (job.attempt > 1) return;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    reasons.push(String(signal.reason.message));
  };
  work(world, { [kind]: hang }, { timeoutMilliseconds: 30, retryWaits: [0] });
  await schedule(world, kind, [{}]);
  await until(async () => (await rows(world, kind)).length === 0);
  assert.deepEqual(reasons, ['took longer than 0.03 s']);
});

test('two workers share 200 jobs: each runs once, and there are fewer statements than jobs', async () => {
  const world = await createWorld();
  const kind = newKind();
  let statements = 0;
  const count: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const shares = [0, 1].map(() => ({ ran: [] as number[], begun: Promise.withResolvers<void>() }));
  // Whoever comes first waits for the other: a quick one would have done it all before the other has its connection.
  const bothAreAtIt = Promise.all(shares.map(({ begun }) => begun.promise));
  const numbers = Array.from({ length: 200 }, (_, n) => n);
  await schedule(
    world,
    kind,
    numbers.map((n) => ({ n })),
  );
  const environments = { byId: async () => world.environment, all: async () => [world.environment] };
  const desk = { ...world.desk, db: world.db.withPlugin(count) };
  for (const { ran, begun } of shares) {
    const handler: JobHandler = async (job) => {
      begun.resolve();
      await bothAreAtIt;
      await sleep(1);
      ran.push((job.payload as { n: number }).n);
    };
    // Rarely: each look of a worker that finds nothing is a statement, and a slow machine leaves time for many.
    started.push(startWorker(desk, { handlers: { [kind]: handler }, environments, log: silent, pollMilliseconds: SECOND }));
  }
  await until(async () => (await rows(world, kind)).length === 0);
  assert.deepEqual(
    shares.flatMap(({ ran }) => ran).sort((a, b) => a - b),
    numbers,
  );
  assert.ok(statements < 150, `${statements} statements for 200 jobs`);
});

test('a cancelled job never runs', async () => {
  const world = await createWorld();
  const kind = newKind();
  const ran: unknown[] = [];
  await schedule(world, kind, [{ n: 'cancelled' }], { key: 'invitation:inv_1' });
  await schedule(world, kind, [{ n: 'kept' }], { key: 'invitation:inv_2' });
  await inWork(world.desk, world.caller(world.visitor), (work) => cancelJobs(work, 'invitation:inv_1'));
  work(world, { [kind]: async (job) => void ran.push(job.payload) });
  await until(async () => (await rows(world, kind)).length === 0);
  assert.deepEqual(ran, [{ n: 'kept' }]);
});

test('a job cancelled during a try that fails is not tried again', async () => {
  const world = await createWorld();
  const kind = newKind();
  let tries = 0;
  let settled = 0;
  const cancelledMeanwhile: JobHandler = async (_job, tools) => {
    tries += 1;
    await tools.change((work) => cancelJobs(work, 'invitation:inv_3'));
    throw new Error('the server was busy');
  };
  work(world, { [kind]: cancelledMeanwhile }, { retryWaits: [0, 0], onTry: () => void (settled += 1) });
  await schedule(world, kind, [{}], { key: 'invitation:inv_3' });
  await until(() => settled === 1);
  await sleep(100);
  assert.deepEqual([tries, await rows(world, kind)], [1, []]);
});

test('a running job learns that it was cancelled when its lease is renewed', async (t) => {
  const world = await createWorld();
  const kind = newKind();
  const cancelled = Promise.withResolvers<void>();
  const reason = Promise.withResolvers<string>();
  const wait: JobHandler = async (_job, { signal, change }) => {
    await change((work) => cancelJobs(work, 'invitation:inv_4'));
    signal.addEventListener('abort', () => reason.resolve(signal.reason.message));
    cancelled.resolve();
    await reason.promise;
  };
  // Leases are renewed when this test says so: by the clock, a slow machine might run out of patience with the job before.
  t.mock.timers.enable({ apis: ['setInterval'] });
  work(world, { [kind]: wait }, { leaseMilliseconds: 90 * SECOND });
  await schedule(world, kind, [{}], { key: 'invitation:inv_4' });
  await cancelled.promise;
  t.mock.timers.tick(30 * SECOND);
  assert.equal(await reason.promise, 'the job was cancelled');
});

test('the job of a process that died is taken over, and the dead one can no longer touch it', async () => {
  const world = await createWorld();
  const kind = newKind();
  await schedule(world, kind, [{}]);
  const [dead] = await claimJobs(world.db, { kinds: [kind], most: 1, now: world.now(), leaseSeconds: 0.01 });
  await sleep(20);
  const [heir] = await claimJobs(world.db, { kinds: [kind], most: 1, now: world.now(), leaseSeconds: 60 });
  assert.deepEqual([dead!.id, dead!.attempts, heir!.attempts], [heir!.id, 1, 2]);

  await settleJobs(world.db, [{ ...dead!, outcome: { how: 'again', at: world.now(), error: 'late' } }]);
  await settleJobs(world.db, [{ ...dead!, outcome: { how: 'done' } }]);
  const [row] = await rows(world, kind);
  assert.ok(row!.locked_until !== null && row!.last_error === null);
  await settleJobs(world.db, [{ ...heir!, outcome: { how: 'done' } }]);
  assert.deepEqual(await rows(world, kind), []);
});

test('a job that took its process down at every try is given up', async () => {
  const world = await createWorld();
  const kind = newKind();
  await schedule(world, kind, [{}]);
  for (let death = 0; death < 2; death += 1) {
    await claimJobs(world.db, { kinds: [kind], most: 1, now: world.now(), leaseSeconds: 0 });
  }
  let ran = false;
  work(world, { [kind]: async () => void (ran = true) }, { retryWaits: [0] });
  await until(async () => (await rows(world, kind))[0]!.failed_at !== null);
  assert.equal(ran, false);
});

test('stopping takes nothing new, and waits for what was begun', async () => {
  const world = await createWorld();
  const kind = newKind();
  const order: string[] = [];
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const slow: JobHandler = async () => {
    begun();
    await sleep(80);
    order.push('job ended');
  };
  const worker = work(world, { [kind]: slow }, { concurrency: 1 });
  await schedule(world, kind, [{}, {}]);
  await hasBegun;
  await worker.stop();
  order.push('stopped');
  assert.deepEqual(order, ['job ended', 'stopped']);
  const left = await rows(world, kind);
  assert.deepEqual(
    left.map((job) => [job.attempts, job.locked_until]),
    [[0, null]],
  );
});

test('stopping aborts what is not over within the grace, to be made again', async () => {
  const world = await createWorld();
  const kind = newKind();
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const endless: JobHandler = (_job, { signal }) => {
    begun();
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  const worker = work(world, { [kind]: endless });
  await schedule(world, kind, [{}]);
  await hasBegun;
  await worker.stop(10);
  const [row] = await rows(world, kind);
  assert.deepEqual([row!.locked_until, row!.failed_at, row!.last_error], [null, null, 'the process is stopping']);
});

test('a duty is done by one of several processes, once in its interval, until it says there is no more', async () => {
  const world = await createWorld();
  const name = `sweep.${newKind()}`;
  const done: string[] = [];
  let more = 2;
  const duty = every({ hours: 1 }, name, async (work) => {
    done.push(`${work.environment.id} ${work.by.kind}`);
    return --more > 0;
  });
  const [one, two] = [work(world, {}, { duties: [{ ...duty, everyMilliseconds: 60 }] }), work(world, {}, { duties: [{ ...duty, everyMilliseconds: 60 }] })];
  await until(() => done.length >= 2);
  await Promise.all([one.stop(), two.stop()]);
  // A new process an instant later finds that the hour has not come.
  await world.db
    .updateTable('duties')
    .set({ due_at: new Date(Date.now() + 60 * SECOND) })
    .where('name', '=', name)
    .execute();
  const before = done.length;
  const three = work(world, {}, { duties: [{ ...duty, everyMilliseconds: 30 }] });
  await sleep(100);
  await three.stop();
  assert.equal(done.length, before);
  assert.ok(done.every((line) => line === `${world.environment.id} system`));
});

test('a duty that failed is due again in a minute, however long its interval', async () => {
  const world = await createWorld();
  const name = `sweep.${newKind()}`;
  let tries = 0;
  const duty = every({ hours: 24 }, name, async () => {
    tries += 1;
    throw new Error('no');
  });
  const options = { environments: async () => [world.environment], log: silent, stopping: new AbortController().signal };
  assert.equal(await doIfDue(world.desk, duty, options), true);
  const [row] = await world.db.selectFrom('duties').selectAll().where('name', '=', name).execute();
  assert.equal(tries, 1);
  assert.ok(row!.due_at.getTime() - Date.now() < 61 * SECOND);
  assert.equal(await doIfDue(world.desk, duty, options), false);
});

test('each step of a long job, and each turn of a long duty, goes by what the environment is by then', async () => {
  const world = await createWorld();
  let { environment } = world;
  const environments = { byId: async () => environment, all: async () => [environment] };
  const names: string[] = [];
  const long: JobHandler = async (_, { change }) => {
    for (const name of ['one', 'two']) {
      environment = { ...environment, name };
      await change(async (work) => void names.push(work.environment.name));
    }
  };
  const kind = newKind();
  work(world, { [kind]: long }, { environments });
  await schedule(world, kind, [{}]);
  await until(async () => (await rows(world, kind)).length === 0);
  const duty = every({ hours: 1 }, newKind(), async (work) => {
    names.push(work.environment.name);
    environment = { ...environment, name: 'three' };
    return names.length < 4;
  });
  await doIfDue(world.desk, duty, { environments: environments.all, log: silent, stopping: new AbortController().signal });
  assert.deepEqual(names, ['one', 'two', 'two', 'three']);
});
