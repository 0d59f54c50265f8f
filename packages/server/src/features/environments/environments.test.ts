import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../../testing/world.ts';
import { ensureFirstEnvironment, environmentFinder } from './index.ts';

const URL_OF_HOME = 'http://localhost:8080';
const first = {
  url: URL_OF_HOME,
  kind: 'development',
  name: 'Orion',
  invitationDays: 15,
  signUp: true,
  mail: { server: null, from: 'Orion <no-reply@orion.example>' },
  client: { name: 'Orion' },
} as const;

const world = await createWorld();
const { desk, db } = world;

test('of processes that start together on a fresh database, one makes the first environment', async () => {
  const made = await Promise.all([1, 2, 3].map(() => ensureFirstEnvironment(desk, first)));
  const [{ id, client }] = made as [(typeof made)[number]];
  assert.deepEqual(new Set(made.map((one) => one.id)).size, 1);
  assert.equal(made.filter(({ secret }) => secret !== undefined).length, 1);
  assert.ok(client.manages);

  const roles = await db.selectFrom('roles').select('name').where('environment_id', '=', id).orderBy('name').execute();
  assert.deepEqual(
    roles.map(({ name }) => name),
    ['admin', 'member'],
  );
  assert.equal((await db.selectFrom('signing_keys').select('id').where('environment_id', '=', id).execute()).length, 1);
});

test('what settings say of it follows them, its address is where the server lives', async () => {
  const { id } = await ensureFirstEnvironment(desk, { ...first, kind: 'production', name: 'Orion Analytics', invitationDays: 3, signUp: false });
  const found = await environmentFinder(db, URL_OF_HOME).of('localhost:8080');
  assert.equal(found.id, id);
  assert.deepEqual([found.kind, found.name, found.invitationDays, found.signUp, found.url], ['production', 'Orion Analytics', 3, false, URL_OF_HOME]);
});

test('what was set for it stays, whatever the server is started with next', async () => {
  const { id } = await ensureFirstEnvironment(desk, first);
  await db.updateTable('environments').set({ own_sign_up: false, own_invitation_days: 30 }).where('id', '=', id).execute();
  await ensureFirstEnvironment(desk, { ...first, signUp: true, invitationDays: 3 });
  const { signUp, invitationDays, byServer } = await environmentFinder(db, URL_OF_HOME).of('localhost:8080');
  assert.deepEqual([signUp, invitationDays, byServer], [false, 30, { signUp: true, invitationDays: 3 }]);
});

test('each environment is found at its own host, and nowhere else', async () => {
  const finder = environmentFinder(db, URL_OF_HOME);
  const host = new URL(world.environment.url).host;
  assert.equal((await finder.of(host)).id, world.environment.id);
  assert.equal((await finder.of(host.toUpperCase())).id, world.environment.id);
  assert.equal((await finder.of(host)).url, world.environment.url);
  await assert.rejects(finder.of('evil.example'), { code: 'environments.unknown_address' });
  await assert.rejects(finder.of(''), { code: 'environments.unknown_address' });
});

test('the only environment lives at every address, and keeps its own URL', async () => {
  await db.deleteFrom('environments').where('url', 'is not', null).execute();
  const found = await environmentFinder(db, URL_OF_HOME).of('10.0.0.7:8443');
  assert.equal(found.url, URL_OF_HOME);
});
