import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScalekitBadRequestException, ScalekitClient, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { type KyselyPlugin, type PluginTransformQueryArgs, sql } from 'kysely';
import { perform } from '../../chassis/command.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { userService } from './rpc.ts';
import { searchPeople } from './search.ts';

async function setUp() {
  const house = await createOAuthWorld({}, [userService]);
  const sdk = new ScalekitClient(house.url, house.client.id, house.client.secret);
  const rest = async (path: string, token: string) => {
    const response = await fetch(new URL(path, house.url), { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const emails = async (query: string) => (await sdk.user.searchUsers(query)).users.map(({ email }) => email);
  return { ...house, sdk, rest, add: house.person, emails };
}

test('a few letters of the address, the id, the external id or the name find a person, however they are written', async () => {
  const { add, emails, world } = await setUp();
  const id = await add('Grace.Hopper@navy.example', { external_id: 'CRM-4711' });
  await world.db.updateTable('users').set({ given_name: 'Grace', family_name: 'Höpper', name: 'Amazing Grace' }).where('id', '=', id).execute();
  await add('mallory@example.com');
  for (const query of ['hopper@', 'NAVY', id, id.slice(4), 'crm-47', 'amazing', 'grace höp', 'HÖPP'])
    assert.deepEqual(await emails(query), ['Grace.Hopper@navy.example'], query);
  assert.deepEqual(await emails('nobody-is-called-this'), []);
});

test('letters that mean something to the database mean themselves', async () => {
  const { add, emails } = await setUp();
  await add('a_b%c@example.com');
  await add('axbyc@example.com');
  assert.deepEqual(await emails('a_b'), ['a_b%c@example.com']);
  assert.deepEqual(await emails('b%c'), ['a_b%c@example.com']);
  assert.deepEqual(await emails("'; drop"), []);
  assert.deepEqual(await emails('\\\\\\'), []);
});

test('three letters at least, a hundred at most, thirty on a page', async () => {
  const { sdk, organizationId } = await setUp();
  for (const query of ['ab', 'x'.repeat(101)]) {
    await assert.rejects(sdk.user.searchUsers(query), ScalekitBadRequestException);
    await assert.rejects(sdk.user.searchOrganizationUsers(organizationId, query), ScalekitBadRequestException);
  }
  await assert.rejects(sdk.user.searchUsers('abc', 31), ScalekitBadRequestException);
  await sdk.user.searchUsers('x'.repeat(100), 30);
});

test('the newest first, page by page; a token is for the search it came from', async () => {
  const { add, sdk } = await setUp();
  for (let count = 1; count <= 5; count += 1) await add(`crew-${count}@ship.example`);
  const first = await sdk.user.searchUsers('ship.example', 2);
  assert.deepEqual(
    first.users.map(({ email }) => email),
    ['crew-5@ship.example', 'crew-4@ship.example'],
  );
  assert.equal(first.totalSize, 5);
  const second = await sdk.user.searchUsers('ship.example', 3, first.nextPageToken);
  assert.deepEqual(
    second.users.map(({ email }) => email),
    ['crew-3@ship.example', 'crew-2@ship.example', 'crew-1@ship.example'],
  );
  assert.equal(second.nextPageToken, '');
  await assert.rejects(sdk.user.searchUsers('crew', 2, first.nextPageToken), ScalekitBadRequestException);
});

test('an organization is searched for its own people, invited ones included', async () => {
  const { add, member, sdk, world, organizationId } = await setUp();
  const elsewhere = await world.organization();
  const [inside, asked, outside] = [await add('in@acme.example'), await add('asked@acme.example'), await add('out@acme.example')];
  await member(inside, organizationId);
  await member(asked, organizationId, 'pending');
  await member(outside, elsewhere);

  const found = await sdk.user.searchOrganizationUsers(organizationId, 'acme.example');
  assert.deepEqual(
    found.users.map(({ id }) => id),
    [asked, inside],
  );
  assert.equal(found.users[1]!.memberships[0]!.organizationId, organizationId);
  const byToken = await sdk.user.searchOrganizationUsers(organizationId, 'acme.example', 1);
  await assert.rejects(sdk.user.searchOrganizationUsers(elsewhere, 'acme.example', 1, byToken.nextPageToken), ScalekitBadRequestException);
  assert.deepEqual((await sdk.user.searchOrganizationUsers(elsewhere, 'in@acme')).users, []);
  await assert.rejects(sdk.user.searchOrganizationUsers('org_123456789012345678', 'acme'), ScalekitNotFoundException);
});

test('over REST, and for the app alone', async () => {
  const { add, member, rest, tokens, token, organizationId } = await setUp();
  await member(await add('bob@acme.example'), organizationId);
  const machine = (await token({ grant_type: 'client_credentials' })).body.access_token!;
  for (const path of ['/api/v1/users:search?query=acme', `/api/v1/organizations/${organizationId}/users:search?query=acme&page_size=5`]) {
    const { status, body } = await rest(path, machine);
    assert.deepEqual([status, body['total_size'], (body['users'] as { email: string }[]).map(({ email }) => email)], [200, 1, ['bob@acme.example']]);
    assert.equal((await rest(path, (await tokens()).access_token!)).status, 403);
  }
});

test('nothing of another environment is found', async () => {
  const [here, there] = [await setUp(), await setUp()];
  await there.add('stranger@acme.example');
  assert.deepEqual(await here.emails('stranger'), []);
  await assert.rejects(here.sdk.user.searchOrganizationUsers(there.organizationId, 'stranger'), ScalekitNotFoundException);
});

test('the index for letters anywhere fits the search', async () => {
  const { world } = await setUp();
  const asked: PluginTransformQueryArgs[] = [];
  const listener: KyselyPlugin = {
    transformQuery: (query) => {
      asked.push(query);
      return query.node;
    },
    transformResult: async ({ result }) => result,
  };
  const desk = { ...world.desk, db: world.db.withPlugin(listener) };
  await perform(desk, world.caller(world.client), searchPeople, { query: 'lovelace', size: 0, token: '' });

  const search = asked.map(({ node, queryId }) => world.db.getExecutor().compileQuery(node, queryId)).find((query) => query.sql.includes(' like '))!;
  await sql`insert into users (id, environment_id, email, created_at, updated_at)
    select 'usr_9' || n, ${world.environment.id}, 'crew-' || n || '@ship.example', now(), now() from generate_series(1, 5000) as n`.execute(world.db);
  // What was just written waits beside the index until somebody tidies up.
  await sql`vacuum analyze users`.execute(world.db);
  const { rows } = await world.db.executeQuery<{ 'QUERY PLAN': string }>({ ...search, sql: `explain ${search.sql}` });
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  assert.match(plan, /users_words/);
});

test('the person behind an access token: as their organization sees them, and with the session they are in', async () => {
  const { tokens, rest, member, world, userId, organizationId, token } = await setUp();
  await member(userId, await world.organization());
  const { access_token, window } = await tokens({ organization_id: organizationId });
  for (const path of ['/api/v1/users:this', '/api/v1/users/me']) {
    const { status, body } = await rest(path, access_token!);
    const user = body['user'] as { id: string; memberships: { organization_id: string }[] };
    assert.deepEqual([status, user.id, body['current_session_id'], body['gateway_enabled']], [200, userId, (await window.session())?.id, false]);
    assert.deepEqual(
      user.memberships.map(({ organization_id }) => organization_id),
      [organizationId],
    );
  }
  const machine = (await token({ grant_type: 'client_credentials' })).body.access_token!;
  assert.equal((await rest('/api/v1/users/me', machine)).status, 403);
});
