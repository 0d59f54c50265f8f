import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { findGrant, openGrant } from '../grants/index.ts';
import { addMember, inviteUser } from '../invitations/index.ts';
import { enterOrganization, findSession, startSession } from '../sessions/index.ts';
import { createOrganization } from './create.ts';
import { deleteOrganization } from './delete.ts';
import { getOrganization } from './get.ts';
import { listOrganizations, searchOrganizations } from './list.ts';
import type { Organization } from './organization.ts';
import { updateOrganization } from './update.ts';

const admission = { roles: [], membershipMetadata: {}, fields: {} };

const making = (world: World, fields: Partial<Parameters<typeof createOrganization.run>[1]> = {}) =>
  world.do(world.client, createOrganization, { displayName: 'Orion Analytics', ...fields });

const memberOf = (organizationId: OrganizationId, permissions: readonly ('organizations_read' | 'organizations_write')[]): Actor => ({
  kind: 'member',
  id: 'usr_1',
  organizationId,
  sessionId: 'ses_1',
  permissions,
});

const eventData = async (world: World) => {
  const row = await world.db
    .selectFrom('events')
    .selectAll()
    .where('environment_id', '=', world.environment.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { type: row.type, subject: row.subject, data: row.data as Record<string, unknown> };
};

test('what was made is found by its id and by the app’s own, and was announced', async () => {
  const world = await createWorld();
  const fields = { slug: 'orion.example', externalId: 'customer-7', logoUrl: 'https://cdn.example/orion.svg', metadata: { plan: 'pro' } };
  const made = await making(world, fields);

  assert.match(made.id, /^org_\d+$/);
  assert.deepEqual(await world.do(world.client, getOrganization, { id: made.id }), made);
  assert.deepEqual(await world.do(world.client, getOrganization, { externalId: 'customer-7' }), made);
  const { type, subject, data } = await eventData(world);
  assert.deepEqual([type, subject, data['display_name'], data['external_id']], ['organization.created', made.id, 'Orion Analytics', 'customer-7']);
  assert.deepEqual(data['settings'], {
    features: [
      { name: 'sso', enabled: false },
      { name: 'dir_sync', enabled: false },
      { name: 'domain_verification', enabled: false },
      { name: 'session_policy', enabled: false },
    ],
  });
});

test('making one makes nobody a member of it', async () => {
  const world = await createWorld();
  const { id } = await making(world);
  assert.deepEqual(await world.db.selectFrom('memberships').selectAll().where('organization_id', '=', id).execute(), []);
});

test('slug and external id belong to one organization of the environment, and the fault names them', async () => {
  const world = await createWorld();
  const other = await createWorld();
  await making(world, { slug: 'orion', externalId: 'seven' });
  const second = await making(world, { slug: 'lyra' });

  const externalTaken = { code: 'organizations.external_id_taken', message: 'The external id "seven" is already used by another organization.' };
  const slugTaken = { code: 'organizations.slug_taken', message: 'The slug "orion" is already used by another organization.' };
  await assert.rejects(making(world, { externalId: 'seven' }), externalTaken);
  await assert.rejects(making(world, { slug: 'orion' }), slugTaken);
  const changing = (changes: object) => world.do(world.client, updateOrganization, { which: { id: second.id }, changes });
  await assert.rejects(changing({ externalId: 'seven' }), externalTaken);
  await assert.rejects(changing({ slug: 'orion' }), slugTaken);
  assert.equal((await changing({ slug: 'lyra' })).slug, 'lyra', 'its own');

  await making(other, { slug: 'orion', externalId: 'seven' });
});

test('of two made at once with one external id, one is made', async () => {
  const world = await createWorld();
  for (let round = 0; round < 5; round += 1) {
    const made = await Promise.allSettled([1, 2, 3, 4].map(() => making(world, { externalId: `round-${round}` })));
    assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1);
  }
});

test('changing touches what is named, and null takes away', async () => {
  const world = await createWorld();
  const made = await making(world, { slug: 'orion', externalId: 'seven', logoUrl: 'https://cdn.example/a.png', metadata: { plan: 'pro', seats: '5' } });
  world.later(1000);

  const change = (changes: object): Promise<Organization> => world.do(world.client, updateOrganization, { which: { externalId: 'seven' }, changes });
  const renamed = await change({ displayName: 'Orion' });
  assert.deepEqual(renamed, { ...made, displayName: 'Orion', updatedAt: world.now() });
  const replaced = await change({ metadata: { plan: 'free' } });
  assert.deepEqual(replaced.metadata, { plan: 'free' });
  const cleared = await change({ slug: null, logoUrl: null, externalId: null });
  assert.deepEqual([cleared.slug, cleared.logoUrl, cleared.externalId], [null, null, null]);
  assert.deepEqual(await world.do(world.client, getOrganization, { id: made.id }), cleared);
  await making(world, { slug: 'orion', externalId: 'seven' });
});

test('changing nothing is fine, and nothing is announced', async () => {
  const world = await createWorld();
  const made = await making(world);
  world.later(1000);
  assert.deepEqual(await world.do(world.client, updateOrganization, { which: { id: made.id }, changes: {} }), made);
  assert.deepEqual(await world.events(), ['organization.created']);
});

test('what is not there is said to be missing, by the name it was asked for', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const foreign = await making(other, { externalId: 'theirs' });
  for (const which of [{ id: foreign.id }, { externalId: 'theirs' }]) {
    const missing = (error: unknown) =>
      error instanceof Error && 'kind' in error && error.kind === 'missing' && error.message.includes(Object.values(which)[0]!);
    await assert.rejects(world.do(world.client, getOrganization, which), missing);
    await assert.rejects(world.do(world.client, updateOrganization, { which, changes: { displayName: 'Mine' } }), missing);
    await assert.rejects(world.do(world.client, updateOrganization, { which, changes: {} }), missing);
    await assert.rejects(world.do(world.client, deleteOrganization, which), missing);
  }
  assert.deepEqual(await world.do(other.client, listOrganizations, { size: 0, token: '' }), { rows: [], next: '', previous: '', total: 0 });
});

test('a logo comes over https, or from the developer’s own machine', async () => {
  const [development, production] = [await createWorld(), await createWorld({ kind: 'production' })];
  const refused = { kind: 'invalid', message: /^organization\.logo_url: / };
  for (const logoUrl of [
    'http://cdn.example/a.png',
    'javascript:alert(1)',
    'data:image/svg+xml,x',
    '/logo.png',
    'https://user:secret@cdn.example/a.png',
    'logo',
  ]) {
    await assert.rejects(making(development, { logoUrl }), refused, logoUrl);
  }
  for (const logoUrl of ['http://localhost:3000/a.png', 'http://orion.localhost/a.png', 'https://cdn.example/a.png']) await making(development, { logoUrl });
  await assert.rejects(making(production, { logoUrl: 'http://localhost:3000/a.png' }), refused);
  const { id } = await making(production, { logoUrl: 'https://cdn.example/a.png' });
  await assert.rejects(production.do(production.client, updateOrganization, { which: { id }, changes: { logoUrl: 'http://cdn.example' } }), refused);
});

test('an external id has at most 255 characters, however many bytes they take', async () => {
  const world = await createWorld();
  await making(world, { externalId: '😀'.repeat(255) });
  await assert.rejects(making(world, { externalId: 'x'.repeat(256) }), { kind: 'invalid', message: /^organization\.external_id: / });
});

test('members see and change their own organization as far as their permissions go', async () => {
  const world = await createWorld();
  const [own, stranger] = [await making(world, { externalId: 'own' }), await making(world)];
  const [reader, writer] = [memberOf(own.id, ['organizations_read']), memberOf(own.id, ['organizations_write'])];
  const forbidden = { kind: 'forbidden' };
  const changes = { displayName: 'Ours' };

  assert.equal((await world.do(reader, getOrganization, { id: own.id })).id, own.id);
  assert.equal((await world.do(writer, updateOrganization, { which: { id: own.id }, changes })).displayName, 'Ours');
  await assert.rejects(world.do(reader, getOrganization, { id: stranger.id }), forbidden);
  await assert.rejects(world.do(reader, getOrganization, { externalId: 'own' }), forbidden);
  await assert.rejects(world.do(reader, updateOrganization, { which: { id: own.id }, changes }), forbidden);
  await assert.rejects(world.do(writer, updateOrganization, { which: { id: stranger.id }, changes }), forbidden);
  await assert.rejects(world.do(writer, deleteOrganization, { id: own.id }), forbidden);
  await assert.rejects(world.do(writer, listOrganizations, { size: 0, token: '' }), forbidden);
  await assert.rejects(world.do(writer, searchOrganizations, { query: 'orion', size: 0, token: '' }), forbidden);
  await assert.rejects(world.do(writer, createOrganization, { displayName: 'Another' }), forbidden);
});

test('lists begin with the newest, and can be narrowed to one external id', async () => {
  const world = await createWorld();
  for (const name of ['a', 'b', 'c']) await making(world, { displayName: name, externalId: name });
  const list = async (ask: { size?: number; token?: string; externalId?: string }) => {
    const { rows, ...page } = await world.do(world.client, listOrganizations, { size: 0, token: '', ...ask });
    return { names: rows.map(({ displayName }) => displayName), ...page };
  };

  const first = await list({ size: 2 });
  assert.deepEqual([first.names, first.total, first.previous], [['c', 'b'], 3, '']);
  assert.deepEqual((await list({ size: 1, token: first.next })).names, ['a']);
  assert.deepEqual((await list({ externalId: 'b' })).names, ['b']);
  assert.deepEqual((await list({ externalId: 'nobody' })).names, []);
  await assert.rejects(list({ token: first.next, externalId: 'b' }), { code: 'paging.bad_token' }, 'a token belongs to its list');
});

test('a search finds parts of name, slug, id and external id, whatever their case', async () => {
  const world = await createWorld();
  const orion = await making(world, { displayName: 'Orion Ünïted', slug: 'belt.example', externalId: 'CRM-0042' });
  await making(world, { displayName: '100% Lyra_Works' });
  const find = async (query: string) =>
    (await world.do(world.client, searchOrganizations, { query, size: 0, token: '' })).rows.map(({ displayName }) => displayName);

  for (const query of ['orion', 'ÜNÏT', 'RION ü', 'belt.ex', 'crm-00', orion.id, orion.id.slice(-8)]) {
    assert.deepEqual(await find(query), ['Orion Ünïted'], query);
  }
  assert.deepEqual(await find('00% ly'), ['100% Lyra_Works']);
  for (const query of ['or%on', 'lyraxworks', '%%%', '___', '\\\\\\', 'andromeda']) assert.deepEqual(await find(query), [], query);
});

test('a search finds by the beginning of a domain, beside what is found by words, page by page', async () => {
  const world = await createWorld();
  const domain = async ({ id }: Organization, name: string, type: 'organization' | 'allowed_email' = 'organization') =>
    world.db
      .insertInto('domains')
      .values({
        ...{ id: world.desk.entropy.id('dom', world.now()), environment_id: world.environment.id, organization_id: id, domain: name, type },
        ...{ status: 'pending', method: 'dns', created_at: world.now(), updated_at: world.now() },
      })
      .execute();
  const find = async (query: string, token = '') => {
    const { rows, ...page } = await world.do(world.client, searchOrganizations, { query, size: 2, token });
    return { ...page, names: rows.map(({ displayName }) => displayName) };
  };
  const oldest = await making(world, { displayName: 'Oldest' });
  await making(world, { displayName: 'lyra.example by name' });
  const both = await making(world, { displayName: 'Lyra.example' });
  const newest = await making(world, { displayName: 'Newest' });
  for (const one of [oldest, both, newest]) await domain(one, 'lyra.example');
  await domain(oldest, 'lyra.example', 'allowed_email');
  await domain(newest, 'xn--stern-iua.example');

  const first = await find('@LYRA.exam');
  assert.deepEqual([first.names, first.total], [['Newest', 'Lyra.example'], 3], 'an @ before it is that of an address');
  const all = await find('lyra.exam');
  assert.deepEqual([all.names, all.total, all.previous], [['Newest', 'Lyra.example'], 4, '']);
  const rest = await find('lyra.exam', all.next);
  assert.deepEqual([rest.names, rest.total, rest.next], [['lyra.example by name', 'Oldest'], 4, '']);
  assert.deepEqual((await find('lyra.exam', rest.previous)).names, all.names);
  assert.deepEqual((await find('ÖSTERN.example')).names, ['Newest']);
  for (const query of ['yra.example', 'l_ra', 'lyr%']) assert.ok(!(await find(query)).names.includes('Oldest'), query);

  const stranger = await createWorld();
  assert.deepEqual((await stranger.do(stranger.client, searchOrganizations, { query: 'lyra.exam', size: 0, token: '' })).total, 0);
});

test('deleting takes everything of the organization along and leaves its people', async () => {
  const world = await createWorld();
  const { db, environment } = world;
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const [gone, kept] = [await making(world, { slug: 'gone', externalId: 'gone' }), await making(world, { displayName: 'Kept' })];
  const adding = { ...admission, sendInvitationEmail: false };
  const { user: ada } = await world.do(world.client, inviteUser, { ...adding, organizationId: gone.id, email: 'ada@example.com' });
  const { user: bob } = await world.do(world.client, inviteUser, { ...adding, organizationId: gone.id, email: 'bob@example.com' });
  await world.do(world.client, addMember, { ...admission, organizationId: kept.id, user: { id: bob.id }, sendInvitationEmail: false });
  await world.do(world.client, inviteUser, { ...admission, organizationId: gone.id, email: 'eve@example.com' });
  await world.do(world.client, inviteUser, { ...admission, organizationId: kept.id, email: 'eve@example.com' });

  const signIn = async (userId: typeof ada.id, ...organizations: OrganizationId[]) =>
    within(async (work) => {
      const { secret } = await startSession(work, { userId, proof: 'email_code', opensAll: true });
      for (const id of organizations) await enterOrganization(work, (await findSession(work, secret))!, id);
      return secret;
    });
  const [adas, bobs] = [await signIn(ada.id, gone.id), await signIn(bob.id, kept.id, gone.id)];
  const sessionId = (await within((work) => findSession(work, adas)))!.id;
  const clientId = world.desk.entropy.id('skc', world.now());
  await db
    .insertInto('clients')
    .values({ id: clientId, environment_id: environment.id, kind: 'environment', name: 'App', created_at: world.now(), updated_at: world.now() })
    .execute();
  const grantId = world.desk.entropy.id('grt', world.now());
  await within((work) =>
    openGrant(work, {
      id: grantId,
      clientId,
      userId: ada.id,
      sessionId,
      organizationId: gone.id,
      scope: ['openid'],
      authenticatedAt: work.now,
      connectionIds: [],
      confidential: true,
      expiresAt: new Date(work.now.getTime() + 1000),
    }),
  );
  assert.ok(await within((work) => findGrant(work, grantId)));

  await world.do(world.client, deleteOrganization, { externalId: 'gone' });

  assert.equal(await within((work) => findGrant(work, grantId)), undefined);
  assert.equal(await within((work) => findSession(work, adas)), undefined, 'it was signed in nowhere else');
  assert.deepEqual((await within((work) => findSession(work, bobs)))?.organizations, [kept.id]);
  const people = await db.selectFrom('users').select('email').where('environment_id', '=', environment.id).orderBy('email').execute();
  assert.deepEqual(
    people.map(({ email }) => email),
    ['ada@example.com', 'bob@example.com', 'eve@example.com'],
  );
  for (const table of ['memberships', 'invitations'] as const) {
    const left = await db.selectFrom(table).select('organization_id').where('environment_id', '=', environment.id).distinct().execute();
    assert.deepEqual(
      left.map((row) => row.organization_id),
      [kept.id],
      table,
    );
  }
  const mails = await world.jobs();
  assert.deepEqual(
    mails.map(({ payload }) => payload['organizationName']),
    ['Kept'],
    'the other invitation is still mailed',
  );
  const { type, subject, data } = await eventData(world);
  assert.deepEqual([type, subject, data['deleted_at']], ['organization.deleted', gone.id, world.now().toISOString()]);

  const again = await making(world, { slug: 'gone', externalId: 'gone' });
  assert.notEqual(again.id, gone.id, 'both names are free at once');
});
