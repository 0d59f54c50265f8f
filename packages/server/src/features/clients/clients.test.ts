import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { distrustCaches, tableChanged, trustCaches } from '../../platform/cache.ts';
import { openSession } from '../../platform/db/session.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Fault } from '../../platform/fault.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import {
  addressesFor,
  createClient,
  createClientSecret,
  deleteClient,
  ensureFirstClient,
  findClient,
  findSecret,
  listClients,
  mayReturnTo,
  mayReturnToAfterLogout,
  revokeClientSecret,
  switchClientSecret,
  updateClient,
} from './index.ts';
import { getClient, listApps, listMachines } from './read.ts';

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
          return client !== undefined && (await findSecret(work, client, secret)) !== undefined;
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

test('two active secrets at most, whoever asks at once; a revoked one is refused', async () => {
  const { world, holds } = await setUp();
  const { client, secret: first } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop' });

  const racers = await Promise.allSettled([1, 2, 3].map(() => world.do(world.client, createClientSecret, { clientId: client.id })));
  assert.equal(racers.filter(({ status }) => status === 'fulfilled').length, 1);
  await assert.rejects(world.do(world.client, createClientSecret, { clientId: client.id }), { code: 'clients.too_many_secrets' });

  const which = { clientId: client.id, secretId: client.secrets[0]!.id };
  await world.do(world.client, revokeClientSecret, which);
  assert.ok(!(await holds(client.id, first!)));
  await assert.rejects(world.do(world.client, revokeClientSecret, which), { code: 'clients.secret_not_found' });
});

test('a secret that is switched off is refused and makes room, and is on again when there is room', async () => {
  const { world, holds } = await setUp();
  const { client, secret } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop' });
  const which = { clientId: client.id, secretId: client.secrets[0]!.id };
  const off = await world.do(world.client, switchClientSecret, { ...which, active: false });
  assert.deepEqual([off.active, await holds(client.id, secret!)], [false, false]);

  const [second] = [
    await world.do(world.client, createClientSecret, { clientId: client.id }),
    await world.do(world.client, createClientSecret, { clientId: client.id }),
  ];
  await assert.rejects(world.do(world.client, switchClientSecret, { ...which, active: true }), { code: 'clients.too_many_secrets' });
  await world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: second.id });
  await world.do(world.client, switchClientSecret, { ...which, active: true });
  assert.ok(await holds(client.id, secret!));
});

test('the environment’s own client stays, with a secret that works and its way to our API', async () => {
  const { world, within } = await setUp();
  const { client } = await within((work) => ensureFirstClient(work, { name: 'App' }));
  const which = { clientId: client.id, secretId: client.secrets[0]!.id };
  await assert.rejects(world.do(world.client, revokeClientSecret, which), { code: 'clients.last_secret' });
  await assert.rejects(world.do(world.client, switchClientSecret, { ...which, active: false }), { code: 'clients.last_secret' });
  await assert.rejects(world.do(world.client, deleteClient, { id: client.id }), { code: 'clients.undeletable' });
  for (const change of [{ manages: false }, { grantTypes: ['authorization_code'] }]) {
    await assert.rejects(world.do(world.client, updateClient, { id: client.id, ...change }), { code: 'clients.must_manage' });
  }
  await world.do(world.client, createClientSecret, { clientId: client.id });
  await world.do(world.client, revokeClientSecret, which);
});

test('a machine of an organization has up to five secrets, and belongs to that organization alone', async () => {
  const { world, find } = await setUp();
  const [organizationId, other] = [await world.organization(), await world.organization()];
  const { client, secret } = await world.do(world.client, createClient, { kind: 'organization', name: 'Deploys', organizationId });
  assert.match(client.id, /^m2morg_\d+$/);
  assert.ok(secret);
  const racers = await Promise.allSettled(Array.from({ length: 7 }, () => world.do(world.client, createClientSecret, { clientId: client.id, organizationId })));
  assert.equal(racers.filter(({ status }) => status === 'fulfilled').length, 4);

  for (const owner of [{}, { organizationId: other }]) {
    const missing = { code: owner.organizationId ? 'clients.not_found_in' : 'clients.not_found' };
    await assert.rejects(world.do(world.client, getClient, { id: client.id, ...owner }), missing);
    await assert.rejects(world.do(world.client, updateClient, { id: client.id, ...owner, name: 'Mine' }), missing);
    await assert.rejects(world.do(world.client, createClientSecret, { clientId: client.id, ...owner }), missing);
    await assert.rejects(world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: client.secrets[0]!.id, ...owner }), missing);
    await assert.rejects(world.do(world.client, deleteClient, { id: client.id, ...owner }), missing);
  }
  await world.do(world.client, deleteClient, { id: client.id, organizationId });
  assert.equal(await find(client.id), undefined);
});

test('no machine for an organization of another environment', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const organizationId = await there.world.organization();
  const asked = here.world.do(here.world.client, createClient, { kind: 'organization', name: 'Deploys', organizationId });
  await assert.rejects(asked, { code: 'clients.no_organization' });
  await assert.rejects(here.world.do(here.world.client, listMachines, { organizationId, size: 0, token: '' }), { code: 'clients.no_organization' });
});

test('a machine that is made while its organization goes is refused in words, or goes with it', async () => {
  const { world, find } = await setUp();
  for (let round = 0; round < 5; round += 1) {
    const organizationId = await world.organization();
    const making = world.do(world.client, createClient, { kind: 'organization', name: 'Deploys', organizationId });
    const [made, gone] = await Promise.allSettled([making, world.do(world.client, deleteOrganization, { id: organizationId })]);
    assert.equal(gone.status, 'fulfilled');
    if (made.status === 'fulfilled') assert.equal(await find(made.value.client.id), undefined);
    else assert.equal((made.reason as { code: string }).code, 'clients.no_organization');
  }
});

test('what cannot stand in a token is refused', async () => {
  const { world } = await setUp();
  const organizationId = await world.organization();
  const make = (more: object) => world.do(world.client, createClient, { kind: 'organization', name: 'Deploys', organizationId, ...more });
  await assert.rejects(make({ scopes: ['two words'] }), { code: 'clients.bad_scope' });
  await assert.rejects(make({ audience: [''] }), { code: 'clients.bad_audience' });
  await assert.rejects(
    make({
      customClaims: [
        { key: 'tier', value: 'a' },
        { key: 'tier', value: 'b' },
      ],
    }),
    { code: 'clients.claim_twice' },
  );
  await assert.rejects(make({ customClaims: [{ key: 'tier', value: 'x'.repeat(2001) }] }), { code: 'clients.long_claim' });
  await assert.rejects(make({ scopes: Array.from({ length: 101 }, (_, at) => `s${at}`) }), { code: 'clients.too_much' });
  await assert.rejects(make({ accessTokenSeconds: 299 }), { code: 'clients.bad_lifetime' });
  await assert.rejects(make({ grantTypes: ['password'] }), { code: 'clients.bad_grant_type' });
});

test('the environment’s apps are listed by kind and page, machines of organizations apart from them', async () => {
  const { world, within } = await setUp();
  const organizationId = await world.organization();
  const { client: first } = await within((work) => ensureFirstClient(work, { name: 'App' }));
  for (const kind of ['web', 'spa', 'web'] as const) await world.do(world.client, createClient, { kind, name: kind });
  await world.do(world.client, createClient, { kind: 'organization', name: 'Deploys', organizationId });

  const page = await world.do(world.client, listApps, { kinds: [], size: 2, token: '' });
  assert.deepEqual([page.rows[0]?.id, page.rows.length, page.total], [first.id, 2, 4]);
  const rest = await world.do(world.client, listApps, { kinds: [], size: 30, token: page.next });
  assert.deepEqual(
    rest.rows.map(({ kind }) => kind),
    ['web', 'web'],
  );
  assert.equal((await world.do(world.client, listApps, { kinds: ['web'], size: 0, token: '' })).total, 2);
  assert.deepEqual((await within((work) => listClients(work))).length, 4);
  assert.deepEqual(
    (await world.do(world.client, listMachines, { organizationId, size: 0, token: '' })).rows.map(({ name }) => name),
    ['Deploys'],
  );
});

test('a secret made a moment ago works at once, and one revoked a moment ago does not', async () => {
  const { world, holds } = await setUp();
  const { client, secret: first } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop' });
  trustCaches();
  assert.ok(await holds(client.id, first!));
  const { secret: second } = await world.do(world.client, createClientSecret, { clientId: client.id });
  assert.ok(await holds(client.id, second));
  await world.do(world.client, revokeClientSecret, { clientId: client.id, secretId: client.secrets[0]!.id });
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

test('every address that cannot be registered is named where it stands', async () => {
  const { world } = await setUp({ kind: 'production' });
  const bad = { redirectUris: [CALLBACK, 'https://*.example.com/callback'], initiateLoginUri: 'http://app.example.com/login' };
  await assert.rejects(world.do(world.client, createClient, { kind: 'web', name: 'Shop', ...bad }), (fault: Fault) => {
    assert.deepEqual(
      fault.violations.map(({ field }) => field),
      ['client.post_login_uris[1]', 'client.initiate_login_uri'],
    );
    return true;
  });
});

test('a native app returns to whatever port it listens on, in production too; a web app does not', async () => {
  const { world } = await setUp({ kind: 'production' });
  const redirectUris = ['http://127.0.0.1/callback'];
  const { client } = await world.do(world.client, createClient, { kind: 'native', name: 'Desk', redirectUris });
  assert.ok(mayReturnTo(world.environment, client, 'http://127.0.0.1:49152/callback'));
  assert.ok(!mayReturnTo(world.environment, client, 'http://127.0.0.1:49152/other'));
  await assert.rejects(world.do(world.client, createClient, { kind: 'web', name: 'Shop', redirectUris }), { code: 'clients.bad_address' });
});

test('access tokens of an app are renewed before a session ends for being idle', async () => {
  const { world } = await setUp({ sessionIdleMinutes: 10 });
  const make = (accessTokenSeconds: number) => world.do(world.client, createClient, { kind: 'web', name: 'Shop', accessTokenSeconds });
  await assert.rejects(make(600), { code: 'clients.outlives_session' });
  assert.equal((await make(599)).client.accessTokenSeconds, 599);
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
  assert.equal(addressesFor(world.environment, client, scope).initiateLogin, 'https://orion.example.com/login');
  assert.equal(addressesFor(world.environment, client).initiateLogin, undefined);
});
