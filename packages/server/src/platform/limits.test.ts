import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createWorld } from '../testing/world.ts';
import { limitDuty, shareIn } from './limit-store.ts';
import { createLimits, type LimitName, type Limits, type LimitsOptions, type Share } from './limits.ts';
import { createLog } from './log.ts';
import { inWork } from './work.ts';

const OFF: Record<LimitName, number> = { api: 0, apiClient: 0, oauthClient: 0, address: 0, failures: 0, allFailures: 0, signIn: 0 };
const ENVIRONMENT = 'env_1';
const ada = { rule: 'apiClient', subject: 'skc_1' } as const;
const grace = { rule: 'apiClient', subject: 'skc_2' } as const;
const everybody = { rule: 'api', subject: '' } as const;

const { db, environment } = await createWorld();
const opened: Limits[] = [];
after(async () => {
  for (const limits of opened) await limits.stop();
});

function counting(over: Partial<Record<LimitName, number>>, more: Partial<LimitsOptions> = {}) {
  let now = Date.parse('2026-01-01T09:00:00.000Z');
  const lines: { level: string; msg: string }[] = [];
  const log = createLog({ level: 'info', to: { write: (line) => void lines.push(JSON.parse(line)) } });
  const limits = createLimits({ limits: { ...OFF, ...over }, clock: () => new Date(now), log, ...more });
  opened.push(limits);
  return { limits, lines, later: (milliseconds: number) => void (now += milliseconds) };
}
const granted = (outcome: { granted: boolean } | undefined) => outcome?.granted;

test('as many are let in as the limit says, then nobody, until the minute is over', () => {
  const { limits, later } = counting({ apiClient: 3 });
  const first = limits.take(ENVIRONMENT, [ada]);
  assert.deepEqual([first?.granted, first?.standing.limit, first?.standing.remaining], [true, 3, 2]);
  assert.deepEqual(
    [1, 2, 3].map(() => granted(limits.take(ENVIRONMENT, [ada]))),
    [true, true, false],
  );
  const { standing } = limits.take(ENVIRONMENT, [ada])!;
  assert.equal(standing.remaining, 0);
  assert.ok(standing.resetSeconds >= 1 && standing.resetSeconds <= 60);
  later((standing.resetSeconds - 1) * 1000);
  assert.equal(granted(limits.take(ENVIRONMENT, [ada])), false);
  later(1000);
  assert.deepEqual(limits.take(ENVIRONMENT, [ada]), { granted: true, standing: { ...ada, limit: 3, remaining: 2, resetSeconds: 60 } });
});

test('one takes nothing from another, nor an environment from the next', () => {
  const { limits } = counting({ apiClient: 1 });
  assert.equal(granted(limits.take(ENVIRONMENT, [ada])), true);
  assert.equal(granted(limits.take(ENVIRONMENT, [ada])), false);
  assert.equal(granted(limits.take(ENVIRONMENT, [grace])), true);
  assert.equal(granted(limits.take('env_2', [ada])), true);
});

test('of several counts the tightest is told, and one that is refused by it is counted by none', () => {
  const { limits } = counting({ api: 10, apiClient: 1 });
  assert.equal(limits.take(ENVIRONMENT, [everybody, ada])?.standing.rule, 'apiClient');
  for (let i = 0; i < 20; i += 1) assert.equal(granted(limits.take(ENVIRONMENT, [everybody, ada])), false);
  assert.equal(limits.look(ENVIRONMENT, [everybody])?.standing.remaining, 9);
});

test('a rule that is off counts nothing, and looking takes nothing', () => {
  const { limits } = counting({ api: 1 });
  assert.equal(limits.take(ENVIRONMENT, [ada]), undefined);
  for (let i = 0; i < 3; i += 1) assert.deepEqual([granted(limits.look(ENVIRONMENT, [everybody]))], [true]);
});

test('minutes of different clients end at different moments', () => {
  const { limits } = counting({ apiClient: 1 });
  const ends = Array.from({ length: 20 }, (_, i) => limits.take(ENVIRONMENT, [{ rule: 'apiClient', subject: `skc_${i}` }])?.standing.resetSeconds);
  assert.ok(new Set(ends).size > 5);
});

test('memory holds as many counts as it may; the oldest go', () => {
  const { limits } = counting({ apiClient: 1 }, { most: 2 });
  for (const subject of ['one', 'two', 'three']) limits.take(ENVIRONMENT, [{ rule: 'apiClient', subject }]);
  assert.equal(granted(limits.look(ENVIRONMENT, [{ rule: 'apiClient', subject: 'three' }])), false);
  assert.equal(granted(limits.look(ENVIRONMENT, [{ rule: 'apiClient', subject: 'one' }])), true);
});

test('processes on one database share their counts', async () => {
  const [one, other] = [counting({ apiClient: 10 }, { store: shareIn(db) }), counting({ apiClient: 10 }, { store: shareIn(db) })];
  for (let i = 0; i < 4; i += 1) one.limits.take(environment.id, [ada]);
  await one.limits.share();
  for (let i = 0; i < 5; i += 1) assert.equal(granted(other.limits.take(environment.id, [ada])), true);
  await other.limits.share();
  // Nine are gone, and this one heard of all of them.
  assert.deepEqual(
    [1, 2].map(() => granted(other.limits.take(environment.id, [ada]))),
    [true, false],
  );
  await other.limits.share();
  // The first hears of it with its own next exchange.
  one.limits.take(environment.id, [ada]);
  await one.limits.share();
  assert.equal(granted(one.limits.take(environment.id, [ada])), false);
});

test('a process tells the others by itself when it has taken a twentieth of a limit', async () => {
  const shared: number[] = [];
  const store: Share = async (taken) => {
    shared.push(...taken.map((row) => row.taken));
    return taken;
  };
  const { limits } = counting({ apiClient: 100 }, { store });
  for (let i = 0; i < 4; i += 1) limits.take(ENVIRONMENT, [ada]);
  await new Promise(setImmediate);
  assert.deepEqual(shared, []);
  limits.take(ENVIRONMENT, [ada]);
  await limits.share();
  assert.deepEqual(shared, [5]);
});

test('what is taken while an exchange is on its way is neither lost nor counted twice', async () => {
  let release = () => {};
  let total = 0;
  const store: Share = async (taken) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return taken.map((row) => ({ ...row, taken: (total += row.taken) }));
  };
  const { limits } = counting({ apiClient: 1000 }, { store });
  for (let i = 0; i < 5; i += 1) limits.take(ENVIRONMENT, [ada]);
  const first = limits.share();
  await new Promise(setImmediate);
  for (let i = 0; i < 3; i += 1) limits.take(ENVIRONMENT, [ada]);
  release();
  await first;
  assert.equal(limits.look(ENVIRONMENT, [ada])?.standing.remaining, 992);
  const second = limits.share();
  await new Promise(setImmediate);
  release();
  await second;
  assert.equal(total, 8);
  assert.equal(limits.look(ENVIRONMENT, [ada])?.standing.remaining, 992);
});

test('while the database is away everybody is counted here, and afterwards told to the others', async () => {
  let isAway = true;
  let total = 0;
  const store: Share = async (taken) => {
    if (isAway) throw new Error('no database');
    return taken.map((row) => ({ ...row, taken: (total += row.taken) }));
  };
  const { limits, lines } = counting({ apiClient: 4 }, { store });
  assert.deepEqual(
    [1, 2].map(() => granted(limits.take(ENVIRONMENT, [ada]))),
    [true, true],
  );
  await limits.share();
  await limits.share();
  assert.deepEqual(
    [1, 2, 3].map(() => granted(limits.take(ENVIRONMENT, [ada]))),
    [true, true, false],
  );
  isAway = false;
  await limits.share();
  assert.equal(total, 4);
  assert.deepEqual(
    lines.map(({ level }) => level),
    ['warn', 'info'],
  );
});

test('a count that is dropped for want of room does not stand in the way of the one that takes its name', async () => {
  const { limits, lines } = counting({ apiClient: 100 }, { store: shareIn(db), most: 1 });
  const taken = async () => {
    const rows = await db
      .selectFrom('rate_counts')
      .select(['key', 'taken'])
      .where('environment_id', '=', environment.id)
      .where('key', 'like', '%:drop%')
      .execute();
    return Object.fromEntries(rows.map((row) => [row.key, row.taken]));
  };
  for (const subject of ['drop1', 'drop2', 'drop1']) limits.take(environment.id, [{ rule: 'apiClient', subject }]);
  await limits.share();
  assert.deepEqual([await taken(), lines], [{ 'apiClient:drop1': 1 }, []]);
  const going = limits.share();
  for (const subject of ['drop2', 'drop1', 'drop1']) limits.take(environment.id, [{ rule: 'apiClient', subject }]);
  await going;
  await limits.share();
  assert.deepEqual([(await taken())['apiClient:drop1'], lines], [3, []]);
});

test('two processes with many counts in another order do not wait for each other in a circle', async () => {
  const store = shareIn(db);
  const endsAt = new Date('2026-01-01T09:01:00.000Z');
  const rows = Array.from({ length: 200 }, (_, i) => ({ environmentId: environment.id, key: `api:${i}`, endsAt, taken: 1 }));
  await Promise.all(Array.from({ length: 8 }, (_, i) => store(i % 2 ? rows : [...rows].reverse())));
  const totals = await store(rows);
  assert.deepEqual([...new Set(totals.map(({ taken }) => taken))], [9]);
});

test('counts whose minute is over are swept away, a batch at a time', async () => {
  const { environment, desk, visitor: actor, now } = await createWorld();
  const caller = { environment, actor, requestId: 'test' };
  const over = new Date(now().getTime() - 1);
  await shareIn(db)(Array.from({ length: 5_001 }, (_, i) => ({ environmentId: environment.id, key: `address:${i}`, endsAt: over, taken: 1 })));
  await shareIn(db)([{ environmentId: environment.id, key: 'address:kept', endsAt: now(), taken: 1 }]);
  assert.equal(await inWork(desk, caller, limitDuty.run), true);
  assert.equal(await inWork(desk, caller, limitDuty.run), false);
  const left = await db.selectFrom('rate_counts').select('key').where('environment_id', '=', environment.id).execute();
  assert.deepEqual(left, [{ key: 'address:kept' }]);
});
