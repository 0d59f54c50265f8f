import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase, poolState } from '../platform/db/open.ts';
import { createReadiness } from '../platform/db/readiness.ts';
import { countJobs } from '../platform/outbox.ts';
import { createTestDatabase } from '../testing/database.ts';
import { openFront } from '../testing/front.ts';

const ask = async (url: string, path: string) => {
  const answer = await fetch(`${url}/health/${path}`);
  return { status: answer.status, body: await answer.json() };
};

test('a house without problems is live and ready, whatever host it is asked at', async () => {
  const { url } = await openFront({ house: { desk: undefined as never, environmentOf: () => Promise.reject(new Error('no such host')) } });
  assert.deepEqual(await ask(url, 'live'), { status: 200, body: { status: 'live' } });
  assert.deepEqual(await ask(url, 'ready'), { status: 200, body: { status: 'ready' } });
});

test('a house with problems is live, not ready, and says why', async () => {
  const { url } = await openFront({ problems: async () => ['the database does not answer'] });
  assert.equal((await ask(url, 'live')).status, 200);
  assert.deepEqual(await ask(url, 'ready'), { status: 503, body: { status: 'not ready', problems: ['the database does not answer'] } });
});

test('a check that fails is an answer', async () => {
  const { url } = await openFront({ problems: () => Promise.reject(new Error('the secret inside')) });
  assert.deepEqual(await ask(url, 'ready'), { status: 503, body: { status: 'not ready', problems: ['the check failed'] } });
});

test('the log has no line at the usual level for a probe that is well', async () => {
  const { url, lines } = await openFront();
  await ask(url, 'ready');
  assert.deepEqual(
    lines.map(({ level, name }) => [level, name]),
    [['debug', '/health/ready']],
  );
});

test('a house that is closing is not ready', async () => {
  const { front } = await openFront();
  const closing = front.close();
  assert.equal((await front.http.inject('/health/ready')).statusCode, 503);
  await closing;
});

test('readiness knows a migrated database, an older one and one that is away', async () => {
  const { db } = await createTestDatabase();
  assert.deepEqual(await createReadiness(db)(), []);
  await db.executeQuery({
    ...db.selectFrom('jobs').selectAll().compile(),
    sql: 'update migrations set name = name || $1',
    parameters: ['_of_another_version'],
  });
  assert.match((await createReadiness(db)()).join(), /^migrations are waiting: 0001/);

  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' }, { poolSize: 1, namedStatements: false });
  assert.deepEqual(await createReadiness(away)(), ['the database does not answer']);
  await away.destroy();
});

test('the metrics see connections and jobs', async () => {
  const { db } = await createTestDatabase();
  assert.deepEqual(await countJobs(db, new Date('2026-01-01T00:00:00Z')), { due: 0, later: 0, failed: 0 });
  assert.deepEqual(poolState(db), { open: 1, idle: 1, waiting: 0 });
});
