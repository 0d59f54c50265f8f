import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { distrustCaches, tableChanged, trustCaches } from '../../platform/cache.ts';
import { openSession } from '../../platform/db/session.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import {
  addressesFor,
  createClient,
  createClientSecret,
  ensureFirstClient,
  findClient,
  holdsSecret,
  mayReturnTo,
  mayReturnToAfterLogout,
  revokeClientSecret,
  updateClient,
} from './index.ts';

const CALLBACK = 'https://app.example.com/callback';
afterEach(distrustCaches);

async function setUp(over: Partial<Environment> = {}) {
  const world = await createWorld(over);
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const find = (id: string) => world.do(world.visitor, command({ needs: openTo('A test.'), reads: true, run: (work) => findClient(work, id) }), undefined);
  const holds = (id: string, secret: string) =>
    world.do(
      world.visitor,
      command({
        needs: openTo('A test.'),
        reads: true,
        run: async (work) => {
          const client = await findClient(work, id);
          return client !== undefined && holdsSecret(work, client, secret);
        },
      }),
      undefined,
    );
  return { world, within, find, holds };
}

test('a web app gets a secret, shown once and kept as a hash', async () => {
  const { world, holds } = await setUp();
  const { client, secret } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop', redirectUris: [CALLBACK] });
  assert.match(client.id, /^webc_\d+$/);
  assert.match(secret ?? '', /^[A-Za-z0-9_.~-]+$/);
  assert.ok(await holds(client.id, secret!));
  assert.ok(!(await holds(client.id, `${secret}x`)));
  const row = await world.db.selectFrom('client_secrets').selectAll().where('client_id', '=', client.id).executeTakeFirstOrThrow();
  assert.ok(!JSON.stringify(row).includes(secret!));
  assert.equal(row.suffix, secret!.slice(-4));
});

test('a single-page or native app has no secret and must use PKCE', async () => {
  const { world } = await setUp();
  for (const kind of ['spa', 'native'] as const) {
    const { client, secret } = await world.do(world.client, createClient, { kind, name: 'App', redirectUris: [CALLBACK] });
    assert.equal(secret, undefined);
    assert.ok(client.requiresPkce);
    await assert.rejects(world.do(world.client, createClientSecret, { clientId: client.id }), { code: 'clients.no_secrets' });
  }
});

test('two secrets at most, the last one stays, a revoked one is refused', async () => {
  const { world, holds } = await setUp();
  const { client, secret: first } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop' });
  await assert.rejects(world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: client.secrets[0]!.id }), { code: 'clients.last_secret' });

  const racers = await Promise.allSettled([1, 2, 3].map(() => world.do(world.client, createClientSecret, { clientId: client.id })));
  assert.equal(racers.filter(({ status }) => status === 'fulfilled').length, 1);

  await world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: client.secrets[0]!.id });
  assert.ok(!(await holds(client.id, first!)));
});

test('a secret made a moment ago works at once, a revoked one stops when the change is heard of', async () => {
  const { world, holds } = await setUp();
  const { client, secret: first } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop' });
  trustCaches();
  assert.ok(await holds(client.id, first!));
  const { secret: second } = await world.do(world.client, createClientSecret, { clientId: client.id });
  assert.ok(await holds(client.id, second));
  await world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: client.secrets[0]!.id });
  tableChanged('client_secrets');
  assert.ok(!(await holds(client.id, first!)));
});

test('what another process changes is heard of', async () => {
  const { world, holds } = await setUp();
  const { client, secret } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop' });
  await world.do(world.client, createClientSecret, { clientId: client.id });
  const heard = Promise.withResolvers<void>();
  const listener = {
    onListening: trustCaches,
    onDeaf: distrustCaches,
    onChange: (table: string) => {
      tableChanged(table);
      if (table === 'client_secrets') heard.resolve();
    },
  };
  const session = await openSession({ connection: world.connection, listener });
  try {
    assert.ok(await holds(client.id, secret!));
    await world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: client.secrets[0]!.id });
    await heard.promise;
    assert.ok(!(await holds(client.id, secret!)));
  } finally {
    await session.close();
  }
});

test('a client of one environment is unknown in another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { client } = await here.world.do(here.world.client, createClient, { kind: 'web', name: 'Shop' });
  trustCaches();
  assert.ok(await here.find(client.id));
  assert.equal(await there.find(client.id), undefined);
  for (const odd of ['', 'skc_', `${client.id}'`, 'usr_1']) assert.equal(await here.find(odd), undefined);
});

test('an address is refused by name and reason', async () => {
  const { world } = await setUp({ kind: 'production' });
  const make = (over: object) => world.do(world.client, createClient, { kind: 'web', name: 'Shop', ...over });
  await assert.rejects(make({ redirectUris: [CALLBACK, 'http://localhost:3000/callback'] }), { code: 'clients.bad_address', message: /localhost:3000.*https/ });
  await assert.rejects(make({ postLogoutUris: ['https://*.example.com'] }), { code: 'clients.bad_address' });
  await assert.rejects(make({ initiateLoginUri: 'javascript:alert(1)' }), { code: 'clients.bad_address' });
  const { client } = await make({ redirectUris: [CALLBACK] });
  await assert.rejects(world.do(world.client, updateClient, { id: client.id, homeUri: 'http://app.example.com' }), { code: 'clients.bad_address' });
});

test('an update changes what it names', async () => {
  const { world } = await setUp();
  const { client } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop', redirectUris: [CALLBACK], homeUri: 'https://app.example.com' });
  const changed = await world.do(world.client, updateClient, { id: client.id, initiateLoginUri: 'https://app.example.com/login', homeUri: '' });
  assert.deepEqual(changed.redirectUris, [CALLBACK]);
  assert.equal(changed.initiateLoginUri, 'https://app.example.com/login');
  assert.equal(changed.homeUri, undefined);
});

test('only the environment itself makes clients', async () => {
  const { world } = await setUp();
  await assert.rejects(world.do(world.visitor, createClient, { kind: 'web', name: 'Shop' }), { code: 'access.no_credentials' });
});

test('the first client is made once, however many begin at once', async () => {
  const { world, within } = await setUp();
  const made = await Promise.all([1, 2, 3].map(() => within((work) => ensureFirstClient(work, { name: 'App', redirectUris: [CALLBACK] }))));
  assert.equal(new Set(made.map(({ client }) => client.id)).size, 1);
  assert.equal(made.filter(({ secret }) => secret !== undefined).length, 1);
  assert.ok(made[0]!.client.manages);
  assert.equal((await world.db.selectFrom('client_secrets').selectAll().where('client_id', '=', made[0]!.client.id).execute()).length, 1);
});

test('an app that starts at another address is followed, and its older addresses stay', async () => {
  const { within } = await setUp({ kind: 'development' });
  const at = (port: number) => ({ name: 'App', redirectUris: [`http://localhost:${port}/callback`], initiateLoginUri: `http://localhost:${port}/login` });
  await within((work) => ensureFirstClient(work, at(3000)));
  await within((work) => ensureFirstClient(work, { name: 'App' }));
  const { client } = await within((work) => ensureFirstClient(work, at(3001)));
  assert.deepEqual(client.redirectUris, ['http://localhost:3000/callback', 'http://localhost:3001/callback']);
  assert.equal(client.initiateLoginUri, 'http://localhost:3001/login');
});

test('credentials written down in an earlier life are good again', async () => {
  const { within, holds } = await setUp();
  const first = { name: 'App', id: 'skc_123', secret: 'written-down' } as const;
  await within((work) => ensureFirstClient(work, first));
  await within((work) => ensureFirstClient(work, first));
  assert.ok(await holds('skc_123', 'written-down'));
});

test('a lost secret is made anew, as often as it is lost', async () => {
  const { within, holds } = await setUp();
  const first = { name: 'App', lost: true } as const;
  const made = [];
  for (const _ of [1, 2, 3]) made.push(await within((work) => ensureFirstClient(work, first)));
  const id = made[0]!.client.id;
  assert.deepEqual(await Promise.all(made.map(({ secret }) => holds(id, secret!))), [false, true, true]);
});

test('a browser goes back only to a registered address, with templates filled by the organization', async () => {
  const { world } = await setUp({ kind: 'production' });
  const { client } = await world.do(world.client, createClient, {
    kind: 'web',
    name: 'Shop',
    redirectUris: [CALLBACK, 'https://{{org_slug}}.example.com/callback'],
    postLogoutUris: ['https://app.example.com'],
    initiateLoginUri: 'https://{{org_slug}}.example.com/login',
  });
  const scope = { slug: 'orion', metadata: { org_slug: 'evil' } };
  assert.ok(mayReturnTo(world.environment, client, CALLBACK));
  assert.ok(!mayReturnTo(world.environment, client, 'https://orion.example.com/callback'));
  assert.ok(mayReturnTo(world.environment, client, 'https://orion.example.com/callback', scope));
  assert.ok(!mayReturnTo(world.environment, client, 'https://evil.example.com/callback', scope), 'metadata does not stand in for the slug');
  assert.ok(mayReturnToAfterLogout(world.environment, client, 'https://app.example.com/'));
  assert.ok(!mayReturnToAfterLogout(world.environment, client, CALLBACK));
  assert.equal(addressesFor(client, scope).initiateLogin, 'https://orion.example.com/login');
  assert.equal(addressesFor(client).initiateLogin, undefined);
});
