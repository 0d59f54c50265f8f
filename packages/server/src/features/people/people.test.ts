import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { command, openTo } from '../../chassis/command.ts';
import type { Actor, Permission } from '../../platform/actor.ts';
import { distrustCaches, trustCaches } from '../../platform/cache.ts';
import type { ClientId, OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { everythingHeard } from '../../testing/heard.ts';
import { countStatements } from '../../testing/statements.ts';
import { createWorld } from '../../testing/world.ts';
import { findGrant, openGrant } from '../grants/index.ts';
import { linkIdentity } from '../identities/index.ts';
import { claimInvitation, peekInvitation, revokeInvitation } from '../invitations/index.ts';
import { addActiveMembership, findMembership } from '../memberships/index.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import { getOrganization } from '../organizations/get.ts';
import { organizationData } from '../organizations/index.ts';
import { addRolePermissions, createPermission, createRole, resolveRoles } from '../roles/index.ts';
import { enterOrganization, findSession, findSessionById, startSession } from '../sessions/index.ts';
import { createUser } from '../users/index.ts';
import { addPerson, changeMember, changePerson, deletePerson, getPerson, invitePerson, listOrganizationPeople, listPeople, removeMember } from './index.ts';
import { assignMemberRoles, listMemberPermissions, listMemberRoles, removeMemberRole } from './roles.ts';

const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const world = await createWorld();
  const organizationId = await world.organization();
  const elsewhere = await world.organization('Elsewhere');
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const invite = (email: string, to: OrganizationId = organizationId, over: Partial<Parameters<typeof invitePerson.run>[1]> = {}) =>
    world.do(world.client, invitePerson, { organizationId: to, email, roles: [], membershipMetadata: {}, fields: {}, ...over });
  const join = (email: string, to: OrganizationId = organizationId, roles: string[] = []) => invite(email, to, { sendInvitationEmail: false, roles });
  const member = (id: UserId, permissions: Permission[], of: OrganizationId = organizationId) =>
    ({ kind: 'member', id, organizationId: of, sessionId: 'ses_1', permissions }) as const;
  const memberOf = (userId: UserId, at: OrganizationId = organizationId) => within((work) => findMembership(work, at, userId));
  const token = async () => (await world.jobs()).at(-1)!.payload.token!;
  const state = async (link: string) => (await within((work) => peekInvitation(work, link))).state;
  return { world, organizationId, elsewhere, within, invite, join, member, memberOf, token, state };
}

const organizationsOf = ({ memberships }: { memberships: readonly { organization: { id: string } }[] }) =>
  memberships.map(({ organization }) => organization.id);

test('a person is found by our id and by the app’s, with every membership', async () => {
  const { world, organizationId, elsewhere, join, invite } = await setUp();
  const { user } = await join('ada@example.com');
  const again = await invite('ada@example.com', elsewhere, { fields: { externalId: 'u-1' } });
  assert.deepEqual(organizationsOf(again), [organizationId, elsewhere], 'the answer to an invitation shows the others, too');

  const person = await world.do(world.client, getPerson, { id: user.id });
  assert.deepEqual(organizationsOf(person), [organizationId, elsewhere]);
  assert.deepEqual(
    person.memberships.map(({ status }) => status),
    ['ACTIVE', 'PENDING_INVITE'],
  );
  assert.deepEqual(await world.do(world.client, getPerson, { externalId: 'u-1' }), person);
  assert.deepEqual(person, again);
});

test('a stranger’s people and organizations are not found, whatever is asked', async () => {
  const { world, organizationId, invite } = await setUp();
  const { user } = await invite('ada@example.com', organizationId, { fields: { externalId: 'u-1' } });
  const { world: strange, organizationId: theirs } = await setUp();
  const missing = { kind: 'missing' };
  for (const who of [{ id: user.id }, { externalId: 'u-1' }] as const) {
    await assert.rejects(strange.do(strange.client, getPerson, who), missing);
    await assert.rejects(strange.do(strange.client, deletePerson, who), missing);
    await assert.rejects(strange.do(strange.client, changePerson, { user: who, fields: { metadata: { seen: 'yes' } } }), missing);
    await assert.rejects(strange.do(strange.client, addPerson, { organizationId: theirs, user: who, roles: [], membershipMetadata: {} }), missing);
    for (const at of [organizationId, theirs]) {
      await assert.rejects(strange.do(strange.client, removeMember, { organizationId: at, user: who, cascade: true }), missing);
      await assert.rejects(strange.do(strange.client, changeMember, { organizationId: at, user: who, fields: { roles: ['admin'], metadata: {} } }), missing);
    }
  }
  await assert.rejects(strange.do(strange.client, listOrganizationPeople, { organizationId, size: 0, token: '' }), missing);
  assert.deepEqual((await strange.do(strange.client, listPeople, { size: 0, token: '' })).rows, []);
  const person = await world.do(world.client, getPerson, { id: user.id });
  assert.deepEqual([person.user, person.memberships.length], [user, 1]);
});

test('lists are newest first and go on where they stopped', async () => {
  const { world, organizationId, elsewhere, join } = await setUp();
  const emails = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
  for (const email of emails) await join(email);
  await join('a@example.com', elsewhere);
  const read = async (list: (token: string) => Promise<{ rows: readonly { user: { email: string } }[]; next: string; total: number }>) => {
    const pages: string[][] = [];
    for (let token = ''; ; ) {
      const page = await list(token);
      pages.push(page.rows.map(({ user }) => user.email.slice(0, 1)));
      if (!page.next) return { pages, total: page.total };
      token = page.next;
    }
  };
  const expected = { pages: [['e', 'd'], ['c', 'b'], ['a']], total: 5 };
  assert.deepEqual(await read((token) => world.do(world.client, listPeople, { size: 2, token })), expected);
  assert.deepEqual(await read((token) => world.do(world.client, listOrganizationPeople, { organizationId, size: 2, token })), expected);

  const { next } = await world.do(world.client, listOrganizationPeople, { organizationId, size: 2, token: '' });
  await assert.rejects(world.do(world.client, listOrganizationPeople, { organizationId: elsewhere, size: 2, token: next }), { code: 'paging.bad_token' });
});

test('a page of people takes as many queries as a page of one', async () => {
  const { world, organizationId, elsewhere, join } = await setUp();
  const counted = (size: number) =>
    countStatements(world.desk, async () => {
      await world.do(world.client, listOrganizationPeople, { organizationId, size, token: '' });
      await world.do(world.client, listPeople, { size, token: '' });
    });
  for (let index = 0; index < 8; index += 1) {
    await join(`ada-${index}@example.com`);
    await join(`ada-${index}@example.com`, elsewhere, ['admin', 'member']);
  }
  assert.equal(await counted(7), await counted(1));
});

test('one person takes one statement, with what roles allow and whether there are connections in memory', async () => {
  const { world, organizationId, elsewhere, join, member, within } = await setUp();
  const { user } = await join('ada@example.com');
  await join('ada@example.com', elsewhere, ['admin']);
  const counted = (by: Actor) => countStatements(world.desk, () => world.do(by, getPerson, { id: user.id }));
  await everythingHeard(world.db);
  trustCaches();
  try {
    for (const actor of [world.client, member(user.id, [])]) {
      await counted(actor);
      assert.equal(await counted(actor), 1);
    }
  } finally {
    distrustCaches();
  }

  const { id } = (await within((work) => createUser(work, { email: 'grace@example.com', externalId: 'crm-7' })))!;
  assert.equal((await world.do(world.client, getPerson, { externalId: 'crm-7' })).user.id, id);
  const alone = await world.do(world.client, getPerson, { id });
  assert.deepEqual([alone.user.email, alone.memberships], ['grace@example.com', []]);
  assert.deepEqual(organizationsOf(await world.do(member(user.id, []), getPerson, { id: user.id })), [organizationId]);
});

test('an organization without members is an empty list', async () => {
  const { world, organizationId } = await setUp();
  assert.deepEqual(await world.do(world.client, listOrganizationPeople, { organizationId, size: 0, token: '' }), {
    rows: [],
    next: '',
    previous: '',
    total: 0,
  });
});

test('a member sees the people of their organization and no membership elsewhere', async () => {
  const { world, organizationId, elsewhere, join, member } = await setUp();
  const ada = await join('ada@example.com');
  await join('ada@example.com', elsewhere);
  const asAda = member(ada.user.id, ['organizations_users_read', 'organizations_users_invite', 'organizations_users_role_update']);

  const { rows } = await world.do(asAda, listOrganizationPeople, { organizationId, size: 0, token: '' });
  assert.deepEqual(rows.map(organizationsOf), [[organizationId]]);
  await assert.rejects(world.do(asAda, listOrganizationPeople, { organizationId: elsewhere, size: 0, token: '' }), { code: 'access.denied' });

  await join('eve@example.com', elsewhere);
  const invited = await world.do(asAda, invitePerson, { organizationId, email: 'eve@example.com', roles: [], membershipMetadata: {}, fields: {} });
  assert.deepEqual(organizationsOf(invited), [organizationId]);
  const changed = await world.do(asAda, changeMember, { organizationId, user: { id: ada.user.id }, fields: { roles: [], metadata: { team: 'north' } } });
  assert.deepEqual(organizationsOf(changed), [organizationId]);

  await assert.rejects(world.do(asAda, listPeople, { size: 0, token: '' }), { code: 'access.denied' });
  await assert.rejects(world.do(asAda, deletePerson, { id: ada.user.id }), { code: 'access.denied' });
});

test('an organization sees how its people come by its own connections, and nothing of their other accounts', async () => {
  const { world, organizationId, elsewhere, within, join, member } = await setUp();
  const { user } = await join('ada@example.com');
  const { user: bob } = await join('bob@example.com');
  await join('ada@example.com', elsewhere);
  const connect = async (at: OrganizationId | null, provider: string) => {
    const id = world.desk.entropy.id('conn', world.now());
    const times = { created_at: world.now(), updated_at: world.now() };
    await world.db
      .insertInto('connections')
      .values({ id, environment_id: world.environment.id, organization_id: at, kind: 'oidc', provider, status: 'completed', ...times })
      .execute();
    await within((work) => linkIdentity(work, { connectionId: id, subject: `${provider}-1`, userId: user.id, attributes: {} }));
    return id;
  };
  const [google, here, there] = [await connect(null, 'GOOGLE'), await connect(organizationId, 'OKTA'), await connect(elsewhere, 'OKTA')];
  const seen = async (by: Actor) => {
    const { rows } = await world.do(by, listOrganizationPeople, { organizationId, size: 10, token: '' });
    return Object.fromEntries(rows.map((person) => [person.user.email, person.identities.map(({ connectionId }) => connectionId)]));
  };
  assert.deepEqual(await seen(world.client), { 'bob@example.com': [], 'ada@example.com': [google, here, there] });
  assert.deepEqual(await seen(member(bob.id, ['organizations_users_read'])), { 'bob@example.com': [], 'ada@example.com': [here] });
  assert.deepEqual(await seen(member(user.id, ['organizations_users_read'])), { 'bob@example.com': [], 'ada@example.com': [google, here] });
});

test('somebody signed in sees and names themselves, and nobody else', async () => {
  const { world, organizationId, elsewhere, join, member } = await setUp();
  const ada = await join('ada@example.com');
  await join('ada@example.com', elsewhere);
  const { user: eve } = await join('eve@example.com');
  const asAda = member(ada.user.id, []);

  assert.deepEqual(organizationsOf(await world.do(asAda, getPerson, { id: ada.user.id })), [organizationId]);
  const renamed = await world.do(asAda, changePerson, { user: { id: ada.user.id }, fields: { profile: { givenName: 'Augusta', locale: 'en-GB' } } });
  assert.deepEqual(organizationsOf(renamed), [organizationId]);
  assert.equal(renamed.user.profile.givenName, 'Augusta');

  const denied = { code: 'access.denied' };
  for (const who of [{ id: eve.id }, { id: 'usr_100' }, { externalId: 'u-1' }] as const) {
    await assert.rejects(world.do(asAda, getPerson, who), denied);
    await assert.rejects(world.do(asAda, changePerson, { user: who, fields: { profile: { givenName: 'Eve' } } }), denied);
  }
  for (const fields of [
    { externalId: 'root' },
    { metadata: { plan: 'pro' } },
    { profile: { groups: ['admins'] } },
    { profile: { metadata: { plan: 'pro' } } },
  ]) {
    await assert.rejects(world.do(asAda, changePerson, { user: { id: ada.user.id }, fields }), { code: 'people.kept_by_the_app' });
  }
});

test('a member hears of people elsewhere what they hear of people who never were', async () => {
  const { world, organizationId, elsewhere, join, member } = await setUp();
  const ada = await join('ada@example.com');
  const { user: eve } = await join('eve@example.com', elsewhere);
  await world.do(world.client, changePerson, { user: { id: eve.id }, fields: { externalId: 'eve-1' } });
  const asAda = member(ada.user.id, ['organizations_users_remove', 'organizations_users_role_update']);
  const told = (user: { readonly id: UserId } | { readonly externalId: string }) =>
    Promise.all(
      [
        world.do(asAda, removeMember, { organizationId, user, cascade: false }),
        world.do(asAda, changeMember, { organizationId, user, fields: { roles: [], metadata: { team: 'north' } } }),
      ].map((deed: Promise<unknown>) => deed.then(String, (error: { readonly code: string; readonly message: string }) => [error.code, error.message])),
    );
  const refusal = (name: string) => Array(2).fill(['memberships.not_found', `The user "${name}" is no member of the organization "${organizationId}".`]);
  assert.deepEqual(await told({ id: eve.id }), refusal(eve.id));
  assert.deepEqual(await told({ id: 'usr_100' }), refusal('usr_100'));
  assert.deepEqual(await told({ externalId: 'eve-1' }), refusal('eve-1'));
  assert.deepEqual(await told({ externalId: 'nobody' }), refusal('nobody'));
});

test('a member’s roles and metadata are replaced when given and kept when not', async () => {
  const { world, organizationId, join, memberOf } = await setUp();
  const { user } = await join('ada@example.com', organizationId, ['admin']);
  const change = (roles: string[], metadata: Record<string, string>) =>
    world.do(world.client, changeMember, { organizationId, user: { id: user.id }, fields: { roles, metadata } });
  const now = async () => {
    const membership = (await memberOf(user.id))!;
    return [membership.roles.map(({ name }) => name), membership.metadata];
  };

  await change([], { team: 'north', shoe: '39' });
  assert.deepEqual(await now(), [['admin'], { team: 'north', shoe: '39' }]);
  await change(['member', 'admin'], {});
  assert.deepEqual(await now(), [['member', 'admin'], { team: 'north', shoe: '39' }]);
  await change([], { team: 'south' });
  assert.deepEqual(await now(), [['member', 'admin'], { team: 'south' }]);
  await assert.rejects(change(['captain'], {}), { code: 'roles.unknown', message: /"captain"/ });
  assert.equal((await world.events()).filter((type) => type === 'user.organization_membership_updated').length, 3);
});

test('a member neither gives nor takes a strong role that is not theirs', async () => {
  const { world, organizationId, join, member } = await setUp();
  const [ada, eve] = [await join('ada@example.com', organizationId, ['admin']), await join('eve@example.com')];
  const change = (by: UserId, whose: UserId, roles: string[]) =>
    world.do(member(by, ['organizations_users_role_update']), changeMember, { organizationId, user: { id: whose }, fields: { roles, metadata: {} } });
  const tooStrong = { kind: 'forbidden', code: 'memberships.role_too_strong' };

  await assert.rejects(change(eve.user.id, eve.user.id, ['admin']), tooStrong);
  await assert.rejects(change(eve.user.id, ada.user.id, ['member']), tooStrong);
  await change(ada.user.id, eve.user.id, ['admin', 'member']);
  await change(eve.user.id, ada.user.id, ['member']);
  await assert.rejects(change(ada.user.id, eve.user.id, ['member']), tooStrong, 'who lost it cannot take it from others');
});

test('a member hands out no role that allows more than their own', async () => {
  const { world, organizationId, join, member } = await setUp();
  for (const name of ['a', 'b', 'c']) await world.do(world.client, createPermission, { name, description: '' });
  const role = (name: string, permissions: string[], over: { extends?: string } = {}) =>
    world.do(world.client, createRole, { organizationId: null, name, displayName: name, description: '', permissions, ...over });
  await role('lead', ['a', 'b']);
  await role('part', ['a']);
  await role('further', ['c']);
  await role('hidden', ['a'], { extends: 'further' });
  const [lead, eve] = [await join('lead@example.com', organizationId, ['lead']), await join('eve@example.com')];
  const give = (by: UserId, name: string) =>
    world.do(member(by, ['organizations_users_role_update']), assignMemberRoles, { organizationId, user: eve.user.id, roles: [name] });
  assert.deepEqual(
    (await give(lead.user.id, 'part')).map(({ name }) => name),
    ['member', 'part'],
  );
  await assert.rejects(give(lead.user.id, 'hidden'), { code: 'memberships.role_too_strong' }, 'what it inherits counts');
  await assert.rejects(give(eve.user.id, 'lead'), { code: 'memberships.role_too_strong' });
  await world.do(world.client, addRolePermissions, { role: 'member', permissions: ['c'] });
  const inviter = member(lead.user.id, ['organizations_users_invite']);
  const newcomer = { organizationId, email: 'new@example.com', roles: [], membershipMetadata: {}, fields: {} };
  await world.do(inviter, invitePerson, newcomer);
  await assert.rejects(world.do(inviter, invitePerson, { ...newcomer, email: 'newer@example.com', roles: ['hidden'] }), {
    code: 'memberships.role_too_strong',
  });
  await give(lead.user.id, 'lead');
});

test('roles are given and taken one by one, and what they allow is listed once', async () => {
  const { world, organizationId, elsewhere, join } = await setUp();
  for (const name of ['b', 'a', 'c']) await world.do(world.client, createPermission, { name, description: `May ${name}.` });
  await world.do(world.client, addRolePermissions, { role: 'member', permissions: ['b'] });
  await world.do(world.client, createRole, {
    organizationId: null,
    name: 'editor',
    displayName: 'Editor',
    description: '',
    extends: 'member',
    permissions: ['a', 'b'],
  });
  const { user, memberships } = await join('ada@example.com');
  assert.deepEqual(memberships[0]?.permissions, ['b']);
  const of = { organizationId, user: user.id };
  const names = (roles: readonly { readonly name: string }[]) => roles.map(({ name }) => name);
  const give = (...roles: string[]) => world.do(world.client, assignMemberRoles, { ...of, roles });
  const take = (role: string) => world.do(world.client, removeMemberRole, { ...of, role });
  const changes = async () => (await world.events()).filter((type) => type === 'user.organization_membership_updated').length;

  assert.deepEqual(names(await give('editor', 'member', 'editor')), ['member', 'editor']);
  assert.equal(await changes(), 1);
  await give('editor');
  assert.equal(await changes(), 1, 'nothing changed, so nothing is told');
  assert.deepEqual(
    (await world.do(world.client, listMemberPermissions, of)).map(({ name, description }) => [name, description]),
    [
      ['a', 'May a.'],
      ['b', 'May b.'],
    ],
  );
  assert.deepEqual((await world.do(world.client, getPerson, { id: user.id })).memberships[0]?.permissions, ['a', 'b']);

  await take('member');
  await assert.rejects(take('member'), { code: 'memberships.role_not_held', kind: 'missing' });
  await take('editor');
  assert.deepEqual(await world.do(world.client, listMemberRoles, of), []);
  assert.deepEqual(await world.do(world.client, listMemberPermissions, of), []);
  await assert.rejects(give('captain'), { code: 'roles.unknown' });
  const missing = { code: 'memberships.not_found' };
  await assert.rejects(world.do(world.client, listMemberRoles, { ...of, organizationId: elsewhere }), missing);
  await assert.rejects(world.do(world.client, assignMemberRoles, { ...of, organizationId: elsewhere, roles: ['member'] }), missing);
});

test('roles that are given at once are all given', async () => {
  const { world, organizationId, join, memberOf } = await setUp();
  const { user } = await join('ada@example.com', organizationId, ['member']);
  const roles = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
  for (const name of roles) {
    await world.do(world.client, createRole, { organizationId: null, name, displayName: name, description: '', permissions: [] });
  }
  await Promise.all(roles.map((role) => world.do(world.client, assignMemberRoles, { organizationId, user: user.id, roles: [role] })));
  assert.deepEqual((await memberOf(user.id))!.roles.map(({ name }) => name).sort(), ['member', ...roles]);
});

test('of two who change roles at once, one has the last word and nothing is mixed', async () => {
  const { world, organizationId, join, memberOf } = await setUp();
  const { user } = await join('ada@example.com');
  const change = (roles: string[]) => world.do(world.client, changeMember, { organizationId, user: { id: user.id }, fields: { roles, metadata: {} } });
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([change(['admin']), change(['member', 'admin']), change(['member'])]);
    const names = (await memberOf(user.id))!.roles.map(({ name }) => name);
    assert.ok(['admin', 'member,admin', 'member'].includes(names.join()), names.join());
  }
});

test('a change of a person keeps what it does not name, and the address for ever', async () => {
  const { world, invite, organizationId } = await setUp();
  const { user } = await invite('Ada@example.com', organizationId, { fields: { profile: { givenName: 'Ada' }, metadata: { plan: 'pro' } } });
  const changed = await world.do(world.client, changePerson, {
    user: { id: user.id },
    fields: { externalId: 'u-1', profile: { familyName: 'Lovelace' }, ...{ email: 'eve@example.com' } },
  });
  assert.deepEqual(
    [changed.user.email, changed.user.externalId, changed.user.metadata, changed.user.profile.givenName, changed.user.profile.familyName],
    ['Ada@example.com', 'u-1', { plan: 'pro' }, 'Ada', 'Lovelace'],
  );
  assert.deepEqual(organizationsOf(changed), [organizationId]);
});

test('removing a member takes the organization out of their sessions and ends their grants there, at once', async () => {
  const { world, organizationId, elsewhere, within, join, memberOf } = await setUp();
  const { user } = await join('ada@example.com');
  await join('ada@example.com', elsewhere);
  const clientId: ClientId = world.desk.entropy.id('skc', world.now());
  await world.db
    .insertInto('clients')
    .values({ id: clientId, environment_id: world.environment.id, kind: 'environment', name: 'App', created_at: world.now(), updated_at: world.now() })
    .execute();
  const session = await within((work) => startSession(work, { userId: user.id, proof: 'email_code', opensAll: true, organizationId }));
  await within(async (work) => enterOrganization(work, (await findSessionById(work, session.id))!, elsewhere));
  const grant = (organization: OrganizationId) =>
    within(async (work) => {
      const id = work.newId('grt');
      const times = { authenticatedAt: work.now, connectionIds: [], expiresAt: new Date(work.now.getTime() + DAY) };
      await openGrant(work, {
        id,
        clientId,
        userId: user.id,
        sessionId: session.id,
        organizationId: organization,
        scope: ['openid'],
        confidential: true,
        ...times,
      });
      return id;
    });
  const [here, there] = [await grant(organizationId), await grant(elsewhere)];
  const remove = (at: OrganizationId) => world.do(world.client, removeMember, { organizationId: at, user: { id: user.id }, cascade: false });

  await remove(organizationId);
  assert.equal(await memberOf(user.id), undefined);
  assert.deepEqual((await within((work) => findSession(work, session.secret)))?.organizations, [elsewhere]);
  assert.deepEqual([await within((work) => findGrant(work, here)), (await within((work) => findGrant(work, there)))?.id], [undefined, there]);
  assert.ok((await world.events()).includes('user.organization_membership_deleted'));
  await assert.rejects(remove(organizationId), { kind: 'missing' });

  await remove(elsewhere);
  assert.equal(await within((work) => findSession(work, session.secret)), undefined, 'no organization is left in it');
  assert.equal((await world.do(world.client, getPerson, { id: user.id })).memberships.length, 0, 'the person stays');
});

test('removing somebody who was only asked takes the invitation back', async () => {
  const { world, organizationId, invite, token, state, memberOf } = await setUp();
  const { user } = await invite('ada@example.com');
  const link = await token();
  await world.do(world.client, removeMember, { organizationId, user: { id: user.id }, cascade: false });

  assert.equal(await memberOf(user.id), undefined);
  assert.equal(await state(link), 'revoked');
  assert.deepEqual(await world.jobs(), []);
  assert.deepEqual((await world.events()).slice(2), ['user.organization_invitation_revoked']);
  await invite('ada@example.com');
});

test('removing races with saying yes: nobody stays a member', async () => {
  const { world, organizationId, within, invite, token, memberOf } = await setUp();
  for (let round = 0; round < 20; round += 1) {
    const { user } = await invite(`ada-${round}@example.com`);
    const link = await token();
    const [, removed] = await Promise.allSettled([
      within((work) => claimInvitation(work, link)),
      world.do(world.client, removeMember, { organizationId, user: { id: user.id }, cascade: false }),
    ]);
    assert.equal(removed.status, 'fulfilled');
    assert.equal(await memberOf(user.id), undefined);
  }
});

test('who says yes while they are being removed was a member, and their going is announced', async () => {
  const { world, organizationId, within, invite, token, memberOf } = await setUp();
  const { user } = await invite('ada@example.com');
  const link = await token();
  const { removed } = await within(async (work) => {
    await claimInvitation(work, link);
    const removed = world.do(world.client, removeMember, { organizationId, user: { id: user.id }, cascade: false });
    await sleep(100); // it has seen a pending membership by now, and waits for our row
    return { removed };
  });
  await removed;
  assert.equal(await memberOf(user.id), undefined);
  assert.deepEqual((await world.events()).slice(-2), ['user.organization_membership_created', 'user.organization_membership_deleted']);
});

test('cascade deletes a person with their last membership, and not before', async () => {
  const { world, organizationId, elsewhere, join, member } = await setUp();
  const { user } = await join('ada@example.com');
  await join('ada@example.com', elsewhere);
  const remove = (at: OrganizationId) => world.do(world.client, removeMember, { organizationId: at, user: { id: user.id }, cascade: true });
  await remove(organizationId);
  assert.equal((await world.do(world.client, getPerson, { id: user.id })).memberships.length, 1);
  await assert.rejects(
    world.do(member(user.id, ['organizations_users_remove'], elsewhere), removeMember, { organizationId: elsewhere, user: { id: user.id }, cascade: true }),
    { code: 'people.may_not_cascade' },
  );
  await remove(elsewhere);
  await assert.rejects(world.do(world.client, getPerson, { id: user.id }), { kind: 'missing' });
});

test('a member removes people with the permission to, in their own organization', async () => {
  const { world, organizationId, elsewhere, join, member, memberOf } = await setUp();
  const [ada, eve] = [await join('ada@example.com'), await join('eve@example.com')];
  await join('eve@example.com', elsewhere);
  const remove = (permissions: Permission[], at: OrganizationId) =>
    world.do(member(ada.user.id, permissions), removeMember, { organizationId: at, user: { id: eve.user.id }, cascade: false });
  await assert.rejects(remove(['organizations_users_read'], organizationId), { code: 'access.lacks_permission' });
  await assert.rejects(remove(['organizations_users_remove'], elsewhere), { code: 'access.denied' });
  await remove(['organizations_users_remove'], organizationId);
  assert.equal(await memberOf(eve.user.id), undefined);
  assert.equal((await memberOf(eve.user.id, elsewhere))?.status, 'ACTIVE');
});

test('deleting a person ends everything that was theirs', async () => {
  const { world, elsewhere, within, join, invite, token, state } = await setUp();
  const { user } = await join('ada@example.com');
  await invite('ada@example.com', elsewhere);
  const link = await token();
  const session = await within((work) => startSession(work, { userId: user.id, proof: 'email_code', opensAll: true }));
  const before = (await world.events()).length;

  await world.do(world.client, deletePerson, { id: user.id });
  assert.equal(await within((work) => findSession(work, session.secret)), undefined);
  assert.equal(await state(link), 'unknown');
  assert.deepEqual(await world.jobs(), []);
  assert.deepEqual((await world.events()).slice(before), ['user.organization_membership_deleted', 'user.organization_invitation_revoked', 'user.deleted']);
  await assert.rejects(world.do(world.client, deletePerson, { id: user.id }), { kind: 'missing' });
  assert.notEqual((await invite('ada@example.com')).user.id, user.id, 'the mailbox may be somebody new');
});

test('inviting into an organization that is being deleted finds it gone, and leaves nobody behind', async () => {
  const { world, organizationId, within, invite } = await setUp();
  const { invited } = await within(async (work) => {
    await deleteOrganization.run(work, { id: organizationId }, undefined);
    const invited = invite('ada@example.com').then(
      () => 'invited',
      ({ code }) => code,
    );
    await sleep(100); // it has seen the organization by now, and waits for its row
    return { invited };
  });
  assert.equal(await invited, 'organizations.not_found');
  assert.deepEqual((await world.do(world.client, listPeople, { size: 0, token: '' })).rows, []);
});

test('who makes an organization is its member at once', async () => {
  const { world, organizationId, within, memberOf } = await setUp();
  const add = () =>
    within(async (work) => {
      const user = await createUser(work, { email: 'ada@example.com', proven: true });
      const [admin] = await resolveRoles(work, organizationId, ['admin']);
      return addActiveMembership(work, { organizationId, userId: user!.id, roleIds: [admin!.id], provisioningMethod: 'org_creator' });
    });
  const membership = await add();
  assert.deepEqual(
    [membership.status, membership.provisioningMethod, membership.roles.map(({ name }) => name), membership.acceptedAt],
    ['ACTIVE', 'org_creator', ['admin'], world.now()],
  );
  assert.deepEqual(await memberOf(membership.userId), membership);
  assert.deepEqual(await world.events(), ['user.created', 'user.organization_membership_created']);
  await assert.rejects(
    within((work) => addActiveMembership(work, { organizationId, userId: membership.userId, roleIds: [], provisioningMethod: 'org_creator' })),
    { kind: 'taken', code: 'memberships.already_member' },
  );
});

test('an event tells of the organization and of the person’s place there, and of no other', async () => {
  const { world, organizationId, elsewhere, join, invite } = await setUp();
  await join('ada@example.com', elsewhere);
  const { user, memberships } = await invite('ada@example.com', organizationId, { membershipMetadata: { team: 'north' } });
  await world.do(world.client, revokeInvitation, { organizationId, userId: user.id });

  const event = await world.db
    .selectFrom('events')
    .selectAll()
    .where('environment_id', '=', world.environment.id)
    .where('type', '=', 'user.organization_invitation')
    .executeTakeFirstOrThrow();
  assert.deepEqual([event.object, event.organization_id], ['OrgMembership', organizationId]);
  const data = event.data as {
    organization: object;
    user: { email: string; memberships: { organization_id: string }[] };
  };
  assert.equal(data.user.email, 'ada@example.com');
  const organization = await world.do(world.client, getOrganization, { id: organizationId });
  assert.deepEqual(data.organization, organizationData(organization), 'told as every event tells of an organization');
  assert.deepEqual(data.user.memberships, [
    {
      organization_id: organizationId,
      membership_status: 'PENDING_INVITE',
      roles: memberships[1]!.roles.map(({ id, name, displayName }) => ({ id, name, display_name: displayName })),
      metadata: { team: 'north' },
      provisioning_method: 'invitation',
      inviter_email: null,
      join_time: '2026-01-01T09:00:00.000Z',
      created_at: '2026-01-01T09:00:00.000Z',
      accepted_at: null,
      expires_at: '2026-01-16T09:00:00.000Z',
    },
  ]);
});
