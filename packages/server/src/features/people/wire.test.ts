import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { ExternalIdentitySchema, IdentityProviderType, MembershipStatus } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { UpdateUserSchema, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { InvitationService, InvitationStatus } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { command, openTo } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { linkIdentity } from '../identities/index.ts';
import { invitationService } from '../invitations/rpc.ts';
import { addRolePermissions, createPermission } from '../roles/index.ts';
import { removeRolePermission } from '../roles/role-permissions.ts';
import { userService } from './rpc.ts';

const world = await createWorld();
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [userService, invitationService] });
const transport = createGrpcTransport({
  baseUrl: url,
  interceptors: [
    (next) => (request) => {
      request.header.set('authorization', 'Bearer good');
      return next(request);
    },
  ],
});
const [users, invitations] = [createClient(UserService, transport), createClient(InvitationService, transport)];

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  return { code: thrown.code, detail: thrown.findDetails(ErrorInfoSchema)[0]?.debugInfo?.detail };
};

test('the accounts somebody comes by, as the contract shows them', async () => {
  const { user } = await users.createUserAndMembership({ organizationId: await world.organization(), user: { email: 'linked@example.com' } });
  const { id, now } = { id: world.desk.entropy.id('conn', world.now()), now: world.now() };
  await world.db
    .insertInto('connections')
    .values({ id, environment_id: world.environment.id, kind: 'oidc', provider: 'GOOGLE', status: 'completed', created_at: now, updated_at: now })
    .execute();
  const link = { connectionId: id, subject: 'g-1', userId: user!.id as UserId, attributes: { secret: 'of theirs' } };
  await world.do(world.visitor, command({ needs: openTo('A test.'), run: (work) => linkIdentity(work, link) }), undefined);
  const at = timestampFromDate(now);
  const shown = (await users.getUser({ identities: { case: 'id', value: user!.id } })).user?.userProfile?.externalIdentities;
  assert.deepEqual(shown, [
    create(ExternalIdentitySchema, {
      connectionId: id,
      connectionType: 'OIDC',
      connectionProvider: IdentityProviderType.GOOGLE,
      connectionUserId: 'g-1',
      isSocial: true,
      lastLoginTime: at,
      createdTime: at,
      lastSyncedTime: at,
    }),
  ]);
});

test('an invitation, as the contract shows it', async () => {
  const organizationId = await world.organization();
  const { user } = await users.createUserAndMembership({
    organizationId,
    user: {
      email: 'Ada@Example.com',
      externalId: 'u-1',
      metadata: { plan: 'pro' },
      membership: { roles: [{ name: 'admin' }, { name: 'member' }], metadata: { team: 'north' }, inviterEmail: 'grace@example.com' },
      userProfile: { firstName: 'Ada', familyName: 'Lovelace', picture: 'https://example.com/ada.png', groups: ['math'] },
    },
  });
  assert.ok(user);
  assert.match(user.id, /^usr_\d{15,21}$/);
  assert.deepEqual([user.environmentId, user.email, user.externalId, user.metadata], [world.environment.id, 'Ada@Example.com', 'u-1', { plan: 'pro' }]);
  assert.equal(user.lastLoginTime, undefined);
  const { userProfile: profile } = user;
  assert.equal(profile?.id, user.id.replace('usr_', 'usp_'));
  assert.deepEqual([profile?.givenName, profile?.firstName, profile?.familyName, profile?.lastName], ['Ada', 'Ada', 'Lovelace', 'Lovelace']);
  assert.deepEqual(
    [profile?.name, profile?.emailVerified, profile?.picture, profile?.groups],
    ['Ada Lovelace', false, 'https://example.com/ada.png', ['math']],
  );

  const [membership, ...others] = user.memberships;
  assert.deepEqual(others, []);
  assert.ok(membership);
  assert.equal(membership.membershipStatus, MembershipStatus.PENDING_INVITE);
  assert.deepEqual([membership.organizationId, membership.name, membership.displayName], [organizationId, 'Orion Analytics', 'Orion Analytics']);
  assert.deepEqual(
    membership.roles.map(({ name, displayName }) => [name, displayName]),
    [
      ['admin', 'Admin'],
      ['member', 'Member'],
    ],
  );
  assert.deepEqual([membership.metadata, membership.provisioningMethod, membership.inviterEmail], [{ team: 'north' }, 'invitation', 'grace@example.com']);
  assert.deepEqual([timestampDate(membership.joinTime!), timestampDate(membership.createdAt!)], [world.now(), world.now()]);
  assert.deepEqual([timestampDate(membership.expiresAt!).toISOString(), membership.acceptedAt], ['2026-01-16T09:00:00.000Z', undefined]);
  assert.deepEqual((await users.getUser({ identities: { case: 'externalId', value: 'u-1' } })).user, user);
});

test('send_invitation_email false: active at once and reported as verified; the other call for who is there', async () => {
  const [organizationId, elsewhere] = [await world.organization(), await world.organization()];
  const { user } = await users.createUserAndMembership({ organizationId, user: { email: 'bob@example.com' }, sendInvitationEmail: false });
  assert.deepEqual([user?.memberships[0]?.membershipStatus, user?.userProfile?.emailVerified], [MembershipStatus.ACTIVE, true]);
  assert.equal(user?.memberships[0]?.provisioningMethod, 'direct_provision');
  assert.ok(user?.memberships[0]?.acceptedAt);

  const added = await users.createMembership({
    organizationId: elsewhere,
    identities: { case: 'id', value: user!.id },
    membership: {},
    sendInvitationEmail: false,
  });
  assert.equal(added.user?.memberships.length, 2);
  const asked = await users.createMembership({ organizationId: await world.organization(), identities: { case: 'id', value: user!.id }, membership: {} });
  assert.equal(asked.user?.memberships.at(-1)?.membershipStatus, MembershipStatus.PENDING_INVITE);
});

test('changing, sending again, taking back and removing', async () => {
  const organizationId = await world.organization();
  const { user } = await users.createUserAndMembership({ organizationId, user: { email: 'carol@example.com', userProfile: { givenName: 'Carol' } } });
  const identities = { case: 'id', value: user!.id } as const;
  const whose = { organizationId, userId: user!.id };

  const renamed = (await users.updateUser({ identities, user: { userProfile: { lastName: 'Shaw' } } })).user;
  assert.deepEqual([renamed?.userProfile?.name, renamed?.userProfile?.familyName, renamed?.email], ['Carol Shaw', 'Shaw', 'carol@example.com']);
  const cleared = (await users.updateUser({ identities, user: { userProfile: { familyName: '' } } })).user;
  assert.equal(cleared?.userProfile?.name, 'Carol');
  const member = (await users.updateMembership({ organizationId, identities, membership: { roles: [{ name: 'admin' }] } })).user?.memberships[0];
  assert.deepEqual(
    member?.roles.map(({ name }) => name),
    ['admin'],
  );

  const { invite } = await users.resendInvite({ organizationId, id: user!.id });
  assert.deepEqual([invite?.status, invite?.resentCount, invite?.userId], ['PENDING_INVITE', 1, user!.id]);
  assert.deepEqual([timestampDate(invite!.expiresAt!).toISOString(), timestampDate(invite!.resentAt!)], ['2026-01-16T09:00:00.000Z', world.now()]);

  const { invitation } = await invitations.getInvitation(whose);
  assert.deepEqual([invitation?.status, invitation?.email, invitation?.resentCount], [InvitationStatus.PENDING, 'carol@example.com', 1]);
  const { link } = await invitations.createInvitationLink(whose);
  assert.ok(link.startsWith(`${world.environment.url}/invite/`));
  await invitations.revokeInvitation(whose);
  assert.equal((await invitations.getInvitation(whose)).invitation?.status, InvitationStatus.REVOKED);
  assert.deepEqual((await users.getUser({ identities })).user?.memberships, []);

  await users.createMembership({ organizationId, identities, membership: {}, sendInvitationEmail: false });
  assert.deepEqual(await failure(users.resendInvite({ organizationId, id: user!.id })), {
    code: Code.FailedPrecondition,
    detail: 'invitations.already_accepted',
  });
  await users.deleteMembership({ organizationId, identities, cascade: true });
  assert.deepEqual(await failure(users.getUser({ identities })), { code: Code.NotFound, detail: 'users.not_found' });
});

test('what the contract refuses', async () => {
  const organizationId = await world.organization();
  const invite = (user: object) => users.createUserAndMembership({ organizationId, user: { email: 'dora@example.com', ...user } });
  const pairs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'value']));

  for (const tooMany of [{ metadata: pairs(21) }, { membership: { metadata: pairs(21) } }, { userProfile: { customAttributes: pairs(21) } }])
    assert.equal((await failure(invite(tooMany))).code, Code.InvalidArgument);
  assert.equal((await failure(invite({ email: 'nobody' }))).code, Code.InvalidArgument);
  assert.deepEqual(await failure(invite({ membership: { roles: [{ name: 'captain' }] } })), { code: Code.InvalidArgument, detail: 'roles.unknown' });
  assert.equal((await failure(users.getUser({}))).code, Code.InvalidArgument);
  assert.equal((await failure(users.getUser({ identities: { case: 'id', value: 'me' } }))).code, Code.InvalidArgument);
  assert.equal((await failure(users.listOrganizationUsers({ organizationId, pageSize: 101 }))).code, Code.InvalidArgument);

  await invite({ metadata: pairs(20) });
  assert.deepEqual(await failure(invite({})), { code: Code.AlreadyExists, detail: 'invitations.already_invited' });
});

test('a list carries its neighbours and its size', async () => {
  const organizationId = await world.organization();
  for (const name of ['a', 'b', 'c'])
    await users.createUserAndMembership({ organizationId, user: { email: `${name}@list.example` }, sendInvitationEmail: false });
  const first = await users.listOrganizationUsers({ organizationId, pageSize: 2 });
  const second = await users.listOrganizationUsers({ organizationId, pageSize: 2, pageToken: first.nextPageToken });
  assert.deepEqual([first.users.map(({ email }) => email), second.users.map(({ email }) => email)], [['c@list.example', 'b@list.example'], ['a@list.example']]);
  assert.deepEqual([first.totalSize, first.prevPageToken, second.nextPageToken], [3, '', '']);
  const back = await users.listOrganizationUsers({ organizationId, pageSize: 2, pageToken: second.prevPageToken });
  assert.deepEqual(back.users, first.users);
  assert.equal((await users.listUsers({ pageSize: 1 })).users[0]?.email, 'c@list.example');
});

interface RestUser {
  readonly id: string;
  readonly email: string;
  readonly metadata: object;
  readonly memberships: readonly {
    readonly membership_status: string;
    readonly permissions: readonly string[];
    readonly roles: readonly { readonly name: string }[];
  }[];
  readonly user_profile: { readonly first_name: string; readonly email_verified: boolean };
}

/** What the answers below may hold; each has a part of it. */
interface RestBody {
  readonly user: RestUser;
  readonly users: readonly RestUser[];
  readonly roles: readonly { readonly name: string }[];
  readonly permissions: readonly object[];
  readonly invite: { readonly status: string; readonly resent_count: number };
  readonly invitation: { readonly status: string };
  readonly link: string;
  readonly code: number;
  readonly details: readonly {
    readonly error_code: string;
    readonly validation_error_info?: { readonly field_violations: readonly { readonly field: string }[] };
  }[];
}

async function rest(method: string, path: string, body?: object) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer good', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as RestBody };
}

test('REST: an invitation in the shape the contract shows, its roles named by strings', async () => {
  const organizationId = await world.organization();
  const invited = await rest('POST', `/organizations/${organizationId}/users`, {
    email: 'Erin@Example.com',
    external_id: 'u-erin',
    user_profile: { first_name: 'Erin', last_name: 'Hill' },
    membership: { roles: ['admin'], metadata: { team: 'north' } },
    environment_id: 'ignored',
  });
  assert.equal(invited.status, 201);
  const { user } = invited.body;
  const role = await world.db
    .selectFrom('roles')
    .select('id')
    .where('environment_id', '=', world.environment.id)
    .where('name', '=', 'admin')
    .executeTakeFirstOrThrow();
  const now = '2026-01-01T09:00:00Z';
  assert.deepEqual(user, {
    id: user.id,
    environment_id: world.environment.id,
    create_time: now,
    update_time: now,
    email: 'Erin@Example.com',
    external_id: 'u-erin',
    metadata: {},
    memberships: [
      {
        organization_id: organizationId,
        join_time: now,
        membership_status: 'PENDING_INVITE',
        roles: [{ id: role.id, name: 'admin', display_name: 'Admin' }],
        name: 'Orion Analytics',
        display_name: 'Orion Analytics',
        metadata: { team: 'north' },
        created_at: now,
        expires_at: '2026-01-16T09:00:00Z',
        provisioning_method: 'invitation',
        permissions: [],
      },
    ],
    user_profile: {
      id: user.id.replace('usr_', 'usp_'),
      given_name: 'Erin',
      family_name: 'Hill',
      first_name: 'Erin',
      last_name: 'Hill',
      name: 'Erin Hill',
      locale: '',
      email_verified: false,
      phone_number: '',
      phone_number_verified: false,
      metadata: {},
      custom_attributes: {},
      preferred_username: '',
      picture: '',
      groups: [],
      gender: '',
      external_identities: [],
    },
  });
  assert.deepEqual((await rest('GET', '/users:external/u-erin')).body, invited.body);

  const again = await rest('POST', `/organizations/${organizationId}/users`, { email: 'erin@example.com' });
  assert.deepEqual([again.status, again.body.code, again.body.details[0]?.error_code], [409, 6, 'ALREADY_EXISTS']);
});

test('REST: every other call about people has its route', async () => {
  const [organizationId, elsewhere] = [await world.organization(), await world.organization()];
  const { body } = await rest('POST', `/organizations/${organizationId}/users?send_invitation_email=false`, { email: 'frank@example.com' });
  const { id } = body.user;
  assert.deepEqual([body.user.memberships[0]?.membership_status, body.user.user_profile.email_verified], ['ACTIVE', true]);

  const asked = await rest('POST', `/memberships/organizations/${elsewhere}/users/${id}`, { roles: [{ name: 'member' }] });
  assert.deepEqual([asked.status, asked.body.user.memberships[1]?.membership_status], [201, 'PENDING_INVITE']);
  const resent = await rest('PATCH', `/invites/organizations/${elsewhere}/users/${id}/resend`);
  assert.deepEqual([resent.status, resent.body.invite.status, resent.body.invite.resent_count], [200, 'PENDING_INVITE', 1]);
  assert.equal((await rest('PATCH', `/invites/organizations/${organizationId}/users/${id}/resend`)).status, 400, 'a member is not asked again');

  const changed = await rest('PATCH', `/memberships/organizations/${organizationId}/users/${id}`, { roles: ['admin', 'member'] });
  assert.deepEqual(
    changed.body.user.memberships[0]?.roles.map(({ name }) => name),
    ['admin', 'member'],
  );
  const renamed = await rest('PATCH', `/users/${id}`, { user_profile: { given_name: 'Frank' }, metadata: { plan: 'pro' } });
  assert.deepEqual([renamed.body.user.user_profile.first_name, renamed.body.user.metadata], ['Frank', { plan: 'pro' }]);

  assert.equal((await rest('GET', `/organizations/${organizationId}/users?page_size=5`)).body.users[0]?.id, id);
  assert.equal((await rest('GET', '/users?page_size=1')).body.users.length, 1);
  assert.equal((await rest('GET', '/users/me-not')).status, 400);
  assert.equal((await rest('GET', `/invites/organizations/${elsewhere}/users/${id}`)).body.invitation.status, 'INVITATION_STATUS_PENDING');
  assert.match((await rest('POST', `/invites/organizations/${elsewhere}/users/${id}/link`, {})).body.link, /\/invite\/.{43}/);
  assert.deepEqual(await rest('DELETE', `/invites/organizations/${elsewhere}/users/${id}`), { status: 200, body: {} });
  assert.deepEqual(await rest('DELETE', `/memberships/organizations/${organizationId}/users/${id}`), { status: 200, body: {} });
  assert.deepEqual((await rest('GET', `/users/${id}`)).body.user.memberships, []);
  assert.deepEqual(await rest('DELETE', `/users/${id}`), { status: 200, body: {} });
  assert.equal((await rest('GET', `/users/${id}`)).status, 404);
});

test('a user may be sent back whole; another e-mail is refused and changes nothing', async () => {
  const { body } = await rest('POST', `/organizations/${await world.organization()}/users`, { email: 'Ivy@Example.com', external_id: 'u-ivy' });
  const { id } = body.user;
  const whole = (await rest('GET', `/users/${id}`)).body.user;
  for (const email of ['Ivy@Example.com', 'ivy@example.com', '', null]) {
    const kept = await rest('PATCH', `/users/${id}`, { ...whole, email, user_profile: { given_name: 'Ivy' } });
    assert.deepEqual([kept.status, kept.body.user.email, kept.body.user.user_profile.first_name], [200, 'Ivy@Example.com', 'Ivy'], String(email));
  }
  for (const [path, email] of [
    [`/users/${id}`, 'other@example.com'],
    ['/users:external/u-ivy', 'other@example.com'],
    [`/users/${id}`, ['ivy@example.com']],
    [`/users/${id}`, 'ivy@example.com\u0000'],
  ] as const) {
    const refused = await rest('PATCH', path, { email, user_profile: { given_name: 'Other' } });
    assert.deepEqual([refused.status, refused.body.details[0]?.validation_error_info?.field_violations[0]?.field], [400, 'user.email'], JSON.stringify(email));
  }
  // In the binary message it stands where a whole user has it; what is no text there is no e-mail of theirs either.
  const identities = { case: 'id', value: id } as const;
  const bytes = (text: string) => new Uint8Array([text.length, ...Buffer.from(text, 'latin1')]);
  const change = (data: Uint8Array) => {
    const user = create(UpdateUserSchema, { userProfile: { givenName: 'Ivy' } });
    user.$unknown = [{ no: 5, wireType: 2, data }];
    return users.updateUser({ identities, user });
  };
  assert.equal((await change(bytes('ivy@example.com'))).user?.email, 'Ivy@Example.com');
  for (const text of ['other@example.com', '\xff\xfe']) assert.equal((await failure(change(bytes(text)))).code, Code.InvalidArgument);
  assert.equal((await rest('GET', `/users/${id}`)).body.user.user_profile.first_name, 'Ivy');
});

test('the roles of a member, by gRPC and by REST', async () => {
  const organizationId = await world.organization();
  const { body } = await rest('POST', `/organizations/${organizationId}/users?send_invitation_email=false`, { email: 'gina@example.com' });
  const userId = body.user.id;
  const path = `/organizations/${organizationId}/users/${userId}`;
  const assigned = await users.assignUserRoles({ organizationId, userId, roles: [{ roleName: 'admin' }] });
  assert.deepEqual(
    assigned.roles.map(({ id, name, displayName }) => [/^role_\d+$/.test(id), name, displayName]),
    [
      [true, 'member', 'Member'],
      [true, 'admin', 'Admin'],
    ],
  );
  assert.deepEqual((await users.listUserRoles({ organizationId, userId })).roles, assigned.roles);
  await users.removeUserRole({ organizationId, userId, roleName: 'admin' });
  const names = (answer: Awaited<ReturnType<typeof rest>>) => answer.body.roles.map(({ name }) => name);
  assert.deepEqual(names(await rest('GET', `${path}/roles`)), ['member']);
  assert.deepEqual(names(await rest('POST', `${path}/roles`, ['admin'])), ['member', 'admin']);
  assert.deepEqual(await rest('DELETE', `${path}/roles/member`), { status: 200, body: {} });
  assert.deepEqual(names(await rest('POST', `${path}/roles`, [{ id: assigned.roles[0]!.id }])), ['admin', 'member']);
  assert.equal((await rest('DELETE', `${path}/roles/nobody`)).status, 404);

  const { id: permissionId } = await world.do(world.client, createPermission, { name: 'a:read', description: 'Read.' });
  await world.do(world.client, addRolePermissions, { role: 'member', permissions: ['a:read'] });
  assert.deepEqual((await rest('GET', `${path}/permissions`)).body.permissions, [{ id: permissionId, name: 'a:read', description: 'Read.', tags: [] }]);
  assert.equal((await users.listUserPermissions({ organizationId, userId })).permissions[0]?.name, 'a:read');
  assert.deepEqual((await rest('GET', `/users/${userId}`)).body.user.memberships[0]?.permissions, ['a:read']);
  await world.do(world.client, removeRolePermission, { role: 'member', permission: 'a:read' });

  assert.equal((await failure(users.assignUserRoles({ organizationId, userId, roles: [] }))).code, Code.InvalidArgument);
  assert.equal((await failure(users.assignUserRoles({ organizationId, userId, roles: [{}] }))).code, Code.InvalidArgument);
  assert.equal((await failure(users.listUserRoles({ organizationId, userId: 'usr_1' }))).code, Code.NotFound);
});

test('what is not served yet says so', async () => {
  assert.equal((await failure(users.getSupportHash({}))).code, Code.Unimplemented);
});
