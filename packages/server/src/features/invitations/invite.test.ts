import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KyselyPlugin } from 'kysely';
import { command, openTo, perform } from '../../chassis/command.ts';
import type { Permission } from '../../platform/actor.ts';
import { distrustCaches, trustCaches } from '../../platform/cache.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { everythingHeard } from '../../testing/heard.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { getMembership } from '../memberships/index.ts';
import { getUser } from '../users/index.ts';
import { addMember, inviteUser, peekInvitation, resendInvitation, revokeInvitation } from './index.ts';
import { inviteByLink } from './invite-by-link.ts';

const DAY = 24 * 60 * 60 * 1000;

const asking = (organizationId: OrganizationId, email: string, over: Partial<Parameters<typeof inviteUser.run>[1]> = {}) => ({
  organizationId,
  email,
  roles: [],
  membershipMetadata: {},
  fields: {},
  ...over,
});

const member = (organizationId: OrganizationId, id: UserId, permissions: Permission[] = ['organizations_users_invite']) =>
  ({ kind: 'member', id, organizationId, sessionId: 'ses_1', permissions }) as const;

async function setUp() {
  const world = await createWorld();
  return { world, organizationId: await world.organization() };
}

const users = (world: World) => world.db.selectFrom('users').selectAll().where('environment_id', '=', world.environment.id).orderBy('id').execute();

test('an invitation commits with user, membership, event and mail', async () => {
  const { world, organizationId } = await setUp();

  const { user, membership, isNewUser } = await world.do(world.client, inviteUser, asking(organizationId, 'Ada@Example.com'));

  assert.equal(isNewUser, true);
  assert.equal(user.email, 'Ada@Example.com', 'as it was written');
  assert.deepEqual([user.emailProvenAt, user.emailAssertedAt], [null, null]);
  assert.equal(membership.status, 'PENDING_INVITE');
  assert.equal(membership.provisioningMethod, 'invitation');
  assert.deepEqual(
    membership.roles.map((role) => role.name),
    ['member'],
    'nobody said which, so the default one',
  );
  assert.equal(membership.expiresAt?.toISOString(), '2026-01-16T09:00:00.000Z');
  assert.deepEqual(await world.events(), ['user.created', 'user.organization_invitation']);

  const [job] = await world.jobs();
  assert.equal(job?.kind, 'mail.invitation');
  assert.equal(job?.payload.to, 'Ada@Example.com');
  assert.equal(job?.payload.organizationName, 'Orion Analytics');
  assert.equal(job?.payload.expiresAt, '2026-01-16T09:00:00.000Z');
  assert.equal(job?.key, `invitation:${job?.payload.invitationId}`);
});

test('an invitation by link waits as any other, and no mail says so', async () => {
  const { world, organizationId } = await setUp();
  const { userId, link, expiresAt } = await world.do(world.client, inviteByLink, asking(organizationId, 'ada@example.com'));
  assert.match(link, new RegExp(`^${world.environment.url}/invite/`));
  assert.equal(expiresAt.toISOString(), '2026-01-16T09:00:00.000Z');
  const look = command({
    needs: openTo('A test.'),
    run: async (work) => [await getMembership(work, organizationId, userId), await peekInvitation(work, link.split('/').at(-1) ?? '')] as const,
  });
  const [membership, behind] = await world.do(world.client, look, undefined);
  assert.deepEqual([membership.status, await world.jobs()], ['PENDING_INVITE', []]);
  // Somebody saw it who is not the invitee.
  assert.deepEqual([behind.state, behind.state !== 'unknown' && behind.proves], ['open', false]);
  await assert.rejects(world.do(world.client, inviteByLink, asking(organizationId, 'ada@example.com')), /has been invited/);
});

test('what was answered is what is stored', async () => {
  const { world, organizationId } = await setUp();
  const { membership, user } = await world.do(
    world.client,
    inviteUser,
    asking(organizationId, 'ada@example.com', {
      roles: ['member', 'admin'],
      membershipMetadata: { team: 'north' },
      inviterEmail: 'grace@example.com',
      fields: { externalId: 'u-1', profile: { givenName: 'Ada', groups: ['a'] }, metadata: { plan: 'pro' } },
    }),
  );
  const read = command({ needs: openTo('A test.'), run: async (work) => [await getMembership(work, organizationId, user.id), await getUser(work, user.id)] });
  assert.deepEqual(await world.do(world.client, read, undefined), [membership, user]);
});

test('the token is in the mail; the table has only its fingerprint', async () => {
  const { world, organizationId } = await setUp();
  await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));

  const token = (await world.jobs())[0]!.payload.token!;
  const rows = await world.db.selectFrom('invitations').selectAll().where('environment_id', '=', world.environment.id).execute();
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(token));
});

test('a person with capitals in their address is the same person', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  const first = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
  const second = await world.do(world.client, inviteUser, asking(elsewhere, 'ADA@example.com'));

  assert.equal(second.user.id, first.user.id);
  assert.equal(second.user.email, 'ada@example.com');
  assert.equal(second.isNewUser, false);
  assert.equal((await users(world)).length, 1);
});

test('what a call says about a person who is there fills what is empty and overwrites nothing', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  await world.do(
    world.client,
    inviteUser,
    asking(organizationId, 'ada@example.com', { fields: { externalId: 'ours', profile: { givenName: 'Ada' }, metadata: { plan: 'pro' } } }),
  );

  const { user } = await world.do(
    world.client,
    inviteUser,
    asking(elsewhere, 'ada@example.com', {
      fields: { externalId: 'theirs', profile: { givenName: 'Eve', familyName: 'Lovelace', groups: ['x'] }, metadata: { plan: 'free' } },
    }),
  );
  assert.equal(user.externalId, 'ours');
  assert.deepEqual(user.metadata, { plan: 'pro' });
  assert.deepEqual([user.profile.givenName, user.profile.familyName, user.profile.groups], ['Ada', 'Lovelace', ['x']]);
});

test('an external id belongs to one person', async () => {
  const { world, organizationId } = await setUp();
  await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { fields: { externalId: 'u-1' } }));
  await assert.rejects(world.do(world.client, inviteUser, asking(organizationId, 'eve@example.com', { fields: { externalId: 'u-1' } })), {
    kind: 'taken',
    code: 'users.external_id_taken',
    message: /"u-1"/,
  });
  assert.equal((await users(world)).length, 1);
});

test('roles are named by name or id, keep their order, and an unknown one is refused by name', async () => {
  const { world, organizationId } = await setUp();
  const roles = await world.db.selectFrom('roles').select(['id', 'name']).where('environment_id', '=', world.environment.id).execute();
  const admin = roles.find(({ name }) => name === 'admin')!;

  const { membership } = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { roles: ['member', admin.id, 'admin'] }));
  assert.deepEqual(
    membership.roles.map((role) => role.name),
    ['member', 'admin'],
  );
  await assert.rejects(world.do(world.client, inviteUser, asking(organizationId, 'eve@example.com', { roles: ['captain'] })), {
    kind: 'invalid',
    code: 'roles.unknown',
    message: /"captain"/,
  });
  assert.equal((await users(world)).length, 1, 'the refused call left nobody behind');
});

test('the role of another organization is unknown here; an own one wins over the environment’s and its defaults', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  const common = { environment_id: world.environment.id, created_at: world.now(), updated_at: world.now() };
  await world.db
    .insertInto('roles')
    .values([
      { ...common, id: 'role_1', organization_id: elsewhere, name: 'captain', display_name: 'Captain' },
      { ...common, id: 'role_2', organization_id: organizationId, name: 'member', display_name: 'Crew', default_member: true },
    ])
    .execute();

  await assert.rejects(world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { roles: ['captain'] })), { code: 'roles.unknown' });
  await assert.rejects(world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { roles: ['role_1'] })), { code: 'roles.unknown' });
  const named = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { roles: ['member'] }));
  const byDefault = await world.do(world.client, inviteUser, asking(organizationId, 'eve@example.com'));
  assert.deepEqual([named.membership.roles[0]?.displayName, byDefault.membership.roles[0]?.displayName], ['Crew', 'Crew']);
});

test('without a mail: active at once, reported as verified, proven to nobody', async () => {
  const { world, organizationId } = await setUp();
  const { user, membership } = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { sendInvitationEmail: false }));

  assert.deepEqual([membership.status, membership.provisioningMethod, membership.expiresAt], ['ACTIVE', 'direct_provision', null]);
  assert.deepEqual([user.emailProvenAt, user.emailAssertedAt], [null, world.now()]);
  assert.deepEqual(await world.jobs(), []);
  assert.deepEqual(await world.events(), ['user.created', 'user.organization_membership_created']);
});

test('somebody who is there is asserted too when they are added without a mail', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
  const { user } = await world.do(world.client, inviteUser, asking(elsewhere, 'ada@example.com', { sendInvitationEmail: false }));
  assert.deepEqual([user.emailProvenAt, user.emailAssertedAt], [null, world.now()]);
});

test('a member may not add somebody without a mail', async () => {
  const { world, organizationId } = await setUp();
  await assert.rejects(world.do(member(organizationId, 'usr_1'), inviteUser, asking(organizationId, 'ada@example.com', { sendInvitationEmail: false })), {
    kind: 'forbidden',
    code: 'invitations.may_not_assert',
  });
});

test('the state table: who is invited again', async (t) => {
  await t.test('pending, active and inactive ones are refused, each with what to do instead', async () => {
    const { world, organizationId } = await setUp();
    const invite = () => world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
    const setStatus = (status: 'active' | 'inactive') =>
      world.db.updateTable('memberships').set({ status }).where('organization_id', '=', organizationId).execute();
    await invite();
    await assert.rejects(invite(), { kind: 'taken', code: 'invitations.already_invited' });
    await setStatus('active');
    await assert.rejects(invite(), { kind: 'taken', code: 'invitations.already_member' });
    await setStatus('inactive');
    await assert.rejects(invite(), { kind: 'taken', code: 'invitations.deactivated', message: /Reactivate/ });
    assert.deepEqual(await world.events(), ['user.created', 'user.organization_invitation'], 'the refused ones left no trace');
  });

  await t.test('one that ran out makes room for a new invitation on the same membership', async () => {
    const { world, organizationId } = await setUp();
    const first = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { roles: ['admin'] }));
    world.later(15 * DAY);
    const second = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));

    assert.equal(second.membership.id, first.membership.id);
    assert.equal(second.membership.status, 'PENDING_INVITE');
    assert.equal(second.membership.expiresAt?.getTime(), world.now().getTime() + 15 * DAY);
    assert.deepEqual(
      second.membership.roles.map((role) => role.name),
      ['admin'],
      'no roles were named, so they stay',
    );
    const jobs = await world.jobs();
    assert.equal(jobs.length, 1, 'the old mail is not sent any more');
    const rows = await world.db.selectFrom('invitations').select('status').where('membership_id', '=', first.membership.id).orderBy('id').execute();
    assert.deepEqual(
      rows.map((row) => row.status),
      ['expired', 'pending'],
    );
  });

  await t.test('one that ran out can be added without a mail', async () => {
    const { world, organizationId } = await setUp();
    await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
    world.later(15 * DAY);
    const { membership } = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { sendInvitationEmail: false }));
    assert.deepEqual([membership.status, membership.provisioningMethod], ['ACTIVE', 'direct_provision']);
    assert.deepEqual(await world.jobs(), []);
  });

  await t.test('a revoked one can be invited again', async () => {
    const { world, organizationId } = await setUp();
    const { user } = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
    await world.do(world.client, revokeInvitation, { organizationId, userId: user.id });
    const again = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
    assert.deepEqual([again.user.id, again.membership.status], [user.id, 'PENDING_INVITE']);
  });
});

test('an unknown organization, or one of another environment, is not found', async () => {
  const { world } = await setUp();
  const strange = await createWorld();
  const foreign = await strange.organization();
  await assert.rejects(world.do(world.client, inviteUser, asking('org_1', 'ada@example.com')), { kind: 'missing' });
  await assert.rejects(world.do(world.client, inviteUser, asking(foreign, 'ada@example.com')), { kind: 'missing' });
  assert.deepEqual(await users(world), []);
});

test('what is no address is refused', async () => {
  const { world, organizationId } = await setUp();
  for (const email of ['', 'ada', 'ada@', '@example.com', 'a b@example.com', 'ada@localhost', 'ada@example..com', `${'a'.repeat(250)}@example.com`])
    await assert.rejects(world.do(world.client, inviteUser, asking(organizationId, email)), { kind: 'invalid', code: 'users.invalid_email' }, email);
});

test('a member invites into their own organization, with the permission to, and in their own name', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  const ada = await world.do(
    world.client,
    inviteUser,
    asking(organizationId, 'ada@example.com', { sendInvitationEmail: false, fields: { profile: { givenName: 'Ada', familyName: 'Lovelace' } } }),
  );
  const asAda = member(organizationId, ada.user.id);

  const { membership } = await world.do(asAda, inviteUser, asking(organizationId, 'eve@example.com', { inviterEmail: 'boss@example.com' }));
  assert.equal(membership.inviterEmail, 'ada@example.com');
  const { payload } = (await world.jobs())[0]!;
  assert.deepEqual([payload.inviterName, payload.inviterEmail], ['Ada Lovelace', 'ada@example.com']);

  await assert.rejects(world.do(asAda, inviteUser, asking(elsewhere, 'bob@example.com')), { code: 'access.denied' });
  await assert.rejects(world.do(member(organizationId, ada.user.id, ['organizations_users_read']), inviteUser, asking(organizationId, 'bob@example.com')), {
    code: 'access.lacks_permission',
  });
  await assert.rejects(world.do(world.visitor, inviteUser, asking(organizationId, 'bob@example.com')), { kind: 'unauthenticated' });
});

test('a member makes nobody an administrator unless they are one', async () => {
  const { world, organizationId } = await setUp();
  const join = (email: string, role: string) =>
    world.do(world.client, inviteUser, asking(organizationId, email, { roles: [role], sendInvitationEmail: false }));
  const [ada, eve] = [await join('ada@example.com', 'admin'), await join('eve@example.com', 'member')];

  await assert.rejects(world.do(member(organizationId, eve.user.id), inviteUser, asking(organizationId, 'bob@example.com', { roles: ['admin'] })), {
    kind: 'forbidden',
    code: 'memberships.role_too_strong',
  });
  await world.do(member(organizationId, ada.user.id), inviteUser, asking(organizationId, 'bob@example.com', { roles: ['admin'] }));
});

test('the inviter is known by the address the call gives', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  await world.do(world.client, inviteUser, asking(elsewhere, 'grace@example.com', { fields: { profile: { name: 'Grace Hopper' } } }));
  await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { inviterEmail: 'GRACE@example.com' }));
  await world.do(world.client, inviteUser, asking(organizationId, 'eve@example.com', { inviterEmail: 'stranger@example.com' }));
  const [, known, unknown] = await world.jobs();
  assert.deepEqual([known?.payload.inviterName, known?.payload.inviterEmail], ['Grace Hopper', 'grace@example.com']);
  assert.deepEqual([unknown?.payload.inviterName, unknown?.payload.inviterEmail], ['', 'stranger@example.com']);
});

test('somebody who has a user is asked to one more organization by their id or the app’s', async () => {
  const { world, organizationId } = await setUp();
  const [second, third] = [await world.organization('Second'), await world.organization('Third')];
  const { user } = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com', { fields: { externalId: 'u-1' } }));
  const add = (to: OrganizationId, who: Parameters<typeof addMember.run>[1]['user']) =>
    world.do(world.client, addMember, { organizationId: to, user: who, roles: [], membershipMetadata: {} });

  assert.equal((await add(second, { id: user.id })).membership.status, 'PENDING_INVITE');
  assert.equal((await add(third, { externalId: 'u-1' })).user.id, user.id);
  await assert.rejects(add(second, { id: user.id }), { code: 'invitations.already_invited' });
  await assert.rejects(add(second, { id: 'usr_1' }), { kind: 'missing', code: 'users.not_found' });
  const { user: stranger } = await (async () => {
    const strange = await createWorld();
    return strange.do(strange.client, inviteUser, asking(await strange.organization(), 'eve@example.com'));
  })();
  await assert.rejects(add(second, { id: stranger.id }), { kind: 'missing' });
  await assert.rejects(
    world.do(member(second, user.id), addMember, { organizationId: second, user: { id: user.id }, roles: [], membershipMetadata: {} }),
    { code: 'access.denied' },
    'a member names people by address',
  );
});

test('of two calls at once for one mailbox in two organizations, both succeed and there is one person', async () => {
  const { world } = await setUp();
  for (let round = 0; round < 10; round += 1) {
    const places = await Promise.all([world.organization(), world.organization(), world.organization()]);
    const email = `ada-${round}@example.com`;
    const admitted = await Promise.all(places.map((place) => world.do(world.client, inviteUser, asking(place, email))));
    assert.equal(new Set(admitted.map(({ user }) => user.id)).size, 1);
    assert.equal(admitted.filter(({ isNewUser }) => isNewUser).length, 1);
  }
  assert.equal((await users(world)).length, 10);
});

test('of two calls at once for one mailbox in one organization, one succeeds and the other hears that it exists', async () => {
  const { world, organizationId } = await setUp();
  for (let round = 0; round < 10; round += 1) {
    const email = `ada-${round}@example.com`;
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => world.do(world.client, inviteUser, asking(organizationId, email))));
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes) if (outcome.status === 'rejected') assert.equal(outcome.reason.kind, 'taken');
  }
});

test('of two calls at once that invite again, one succeeds', async () => {
  const { world, organizationId } = await setUp();
  const { user } = await world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com'));
  for (let round = 0; round < 10; round += 1) {
    world.later(15 * DAY);
    const outcomes = await Promise.allSettled([
      world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com')),
      world.do(world.client, inviteUser, asking(organizationId, 'ada@example.com')),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  }
  await world.do(world.client, resendInvitation, { organizationId, userId: user.id });
});

test('somebody nobody knew is invited in four statements, one that says who asks, and their BEGIN and COMMIT', async () => {
  const { world, organizationId } = await setUp();
  let answers = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      answers += 1;
      return result;
    },
  };
  const desk = { ...world.desk, db: world.db.withPlugin(counter) };
  const invite = (email: string) =>
    perform(desk, world.caller(world.client), inviteUser, asking(organizationId, email, { inviterEmail: 'grace@example.com', roles: ['admin'] }));
  // As in a server: that nobody is to be asked first is known to it, after it looked once.
  await everythingHeard(world.db);
  trustCaches();
  await invite('first@example.com');
  answers = 0;
  await invite('ada@example.com');
  distrustCaches();
  assert.equal(answers, 5);
});
