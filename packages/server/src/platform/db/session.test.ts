import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from '../../testing/database.ts';
import { temporaryFolder } from '../../testing/keeper.ts';
import { type Connection, connectionConfig } from './open.ts';
import { openSession } from './session.ts';

const { connection, db } = await createTestDatabase();

/** A listener that writes down what it is told. */
function scribe() {
  const told: string[] = [];
  const events = new EventEmitter();
  const tell = (what: string) => {
    told.push(what);
    events.emit('told');
  };
  return {
    told,
    onListening: () => tell('listening'),
    onDeaf: () => tell('deaf'),
    onChange: (table: string) => tell(table),
    /** Waits until it has been told this many things. */
    async hears(count: number) {
      while (told.length < count) await once(events, 'told');
    },
  };
}

let secrets = 0;
const change = (sql = db) =>
  sql.insertInto('roles').values({
    id: `role_${++secrets}`,
    environment_id: 'env_1',
    organization_id: null,
    name: `role${secrets}`,
    display_name: '',
    created_at: new Date(0),
    updated_at: new Date(0),
  });
await db
  .insertInto('environments')
  .values({ id: 'env_1', name: '', kind: 'development', url: null, created_at: new Date(0), updated_at: new Date(0) })
  .execute();

test('every process takes a number of its own', async () => {
  const sessions = await Promise.all(Array.from({ length: 5 }, () => openSession({ connection, listener: scribe() })));
  assert.equal(new Set(sessions.map((session) => session.processNumber)).size, 5);
  await Promise.all(sessions.map((session) => session.close()));
});

test('a change is heard when it is committed, and not when it is rolled back', async () => {
  const listener = scribe();
  const session = await openSession({ connection, listener });
  await db
    .transaction()
    .execute(async (sql) => {
      await change(sql).execute();
      throw new Error('no');
    })
    .catch(() => {});
  await change().execute();
  await db.updateTable('environments').set({ name: 'new' }).execute();
  await listener.hears(3);
  assert.deepEqual(listener.told, ['listening', 'roles', 'environments']);
  await session.close();
});

test('when the connection breaks the listener is told, and told again when changes are heard once more', async () => {
  const listener = scribe();
  const session = await openSession({ connection, listener });
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tenon listener' and datname = current_database()");
  await client.end();
  await listener.hears(3);
  await change().execute();
  await listener.hears(4);
  assert.deepEqual(listener.told, ['listening', 'deaf', 'listening', 'roles']);
  await session.close();
});

test('a connection that went silent is not waited for', async (t) => {
  const listener = scribe();
  const road = await proxy();
  // Nothing runs out by itself: on a slow machine a connection may be silent for a while that is well.
  t.mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
  const session = await openSession({ connection: road.connection, listener, heartbeatMilliseconds: 10_000 });
  road.swallow();
  // It is asked whether it is still there, and has had its time to answer.
  for (const _ of ['asked', 'waited for']) t.mock.timers.tick(10_000);
  await listener.hears(2);
  road.open();
  await listener.hears(3);
  await change().execute();
  await listener.hears(4);
  assert.deepEqual(listener.told, ['listening', 'deaf', 'listening', 'roles']);
  await session.close();
});

test('a closed session hears nothing and lets the process end', async () => {
  const listener = scribe();
  const session = await openSession({ connection, listener });
  await session.close();
  await change().execute();
  assert.deepEqual(listener.told, ['listening', 'deaf']);
});

/** A road to the database that can fall silent without breaking. */
async function proxy(): Promise<{ connection: Connection; swallow(): void; open(): void }> {
  const { host, port, user, password, database } = new pg.Client(connectionConfig(connection));
  let silent = false;
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => silent || to.write(bytes));
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  };
  const server = createServer((near) => {
    const far = host.startsWith('/') ? dial(join(host, `.s.PGSQL.${port}`)) : dial(port, host);
    pass(near, far);
    pass(far, near);
  });
  const socketFolder = temporaryFolder();
  server.listen(join(socketFolder, '.s.PGSQL.5432'));
  await once(server, 'listening');
  after(() => void server.close());
  return {
    connection: { socketFolder, port: 5432, user: user ?? '', password: password ?? '', database: database ?? '' },
    swallow: () => void (silent = true),
    open: () => void (silent = false),
  };
}
