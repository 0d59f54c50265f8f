// Every wrapper of the official Node SDK, one after the other, against the server the runner started.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { ScalekitValidateTokenFailureException, WebhookVerificationError } from '@scalekit-sdk/node';
import { TemplateType } from '@tenon/api/scalekit/v1/auth/passwordless_pb.ts';
import { ConnectionProvider, ConnectionType, CreateConnectionSchema } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { CreateDirectorySchema, DirectoryProvider, DirectoryType } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { CreateOrganizationRoleSchema, CreatePermissionSchema, CreateRoleSchema, UpdateRoleSchema } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { done, helper, introduce, required, sdk, URL_OF_SERVER, walk, walksPages } from './walker.ts';

const ACTIVE = 1;
const PENDING = 3;
const nobody = (prefix: string) => `${prefix}_100000000000000001`;
let count = 0;
const fresh = (word: string) => `${word}${++count}`;
const someone = () => `${fresh('someone')}@example.com`;

const named = <T extends { readonly name: string }>(list: readonly T[]) => list.map(({ name }) => name);
const idsOf = <T extends { readonly id: string }>(list: readonly T[]) => list.map(({ id }) => id);
const pageOf = (ids: readonly string[], { nextPageToken, prevPageToken }: { nextPageToken: string; prevPageToken: string }) => ({
  ids,
  next: nextPageToken,
  previous: prevPageToken,
});

async function anOrganization(externalId = fresh('customer')) {
  const { organization } = await sdk.organization.createOrganization('Orion Analytics', { externalId });
  return { id: organization!.id, externalId };
}

async function aMember(organizationId: string) {
  const [email, externalId] = [someone(), fresh('crm')];
  const { user } = await sdk.user.createUserAndMembership(organizationId, { email, externalId, sendInvitationEmail: false });
  return { id: user!.id, email, externalId };
}

async function organizations() {
  const { works, refuses } = walk('organization.createOrganization', 'OrganizationService/CreateOrganization');
  await works('success', async () => {
    const { organization } = await sdk.organization.createOrganization('Orion', {
      externalId: 'orion',
      slug: 'auth.orion.test',
      logoUrl: 'https://cdn.orion.test/logo.png',
    });
    assert.match(organization!.id, /^org_\d{17,19}$/);
    assert.deepEqual(
      [organization!.displayName, organization!.externalId, organization!.slug, organization!.logoUrl],
      ['Orion', 'orion', 'auth.orion.test', 'https://cdn.orion.test/logo.png'],
    );
  });
  await works('a name is enough', async () => {
    const { organization } = await sdk.organization.createOrganization('Lyra');
    assert.ok(organization!.createTime && organization!.externalId === undefined && organization!.slug === undefined);
  });
  await refuses('no name', 'INVALID_ARGUMENT', () => sdk.organization.createOrganization(''));
  await refuses('an external id twice', 'ALREADY_EXISTS', () => sdk.organization.createOrganization('Orion', { externalId: 'orion' }));
  await refuses('a slug twice', 'ALREADY_EXISTS', () => sdk.organization.createOrganization('Orion', { slug: 'auth.orion.test' }));

  const { id, externalId } = await anOrganization();
  const get = walk('organization.getOrganization', 'OrganizationService/GetOrganization');
  await get.works('success', async () => assert.equal((await sdk.organization.getOrganization(id)).organization!.externalId, externalId));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.organization.getOrganization(nobody('org')));
  await get.refuses('no id at all', 'INVALID_ARGUMENT', () => sdk.organization.getOrganization('nonsense'));
  const byExternal = walk('organization.getOrganizationByExternalId', 'OrganizationService/GetOrganization');
  await byExternal.works('success', async () => assert.equal((await sdk.organization.getOrganizationByExternalId(externalId)).organization!.id, id));
  await byExternal.refuses('missing', 'NOT_FOUND', () => sdk.organization.getOrganizationByExternalId('nobody'));

  const update = walk('organization.updateOrganization', 'OrganizationService/UpdateOrganization');
  await update.works('success', async () => {
    const { organization } = await sdk.organization.updateOrganization(id, { displayName: 'Renamed', metadata: { plan: 'free' } });
    assert.deepEqual([organization!.displayName, organization!.metadata, organization!.externalId], ['Renamed', { plan: 'free' }, externalId]);
  });
  await update.refuses('missing', 'NOT_FOUND', () => sdk.organization.updateOrganization(nobody('org'), { displayName: 'Nobody' }));
  await update.refuses('the external id of another', 'ALREADY_EXISTS', () => sdk.organization.updateOrganization(id, { externalId: 'orion' }));
  await update.refuses('a key too short', 'INVALID_ARGUMENT', () => sdk.organization.updateOrganization(id, { metadata: { a: 'b' } }));
  const updateByExternal = walk('organization.updateOrganizationByExternalId', 'OrganizationService/UpdateOrganization');
  await updateByExternal.works('success', async () =>
    assert.equal((await sdk.organization.updateOrganizationByExternalId(externalId, { displayName: 'Again' })).organization!.displayName, 'Again'),
  );
  await updateByExternal.refuses('missing', 'NOT_FOUND', () => sdk.organization.updateOrganizationByExternalId('nobody', { displayName: 'Nobody' }));

  const list = walk('organization.listOrganization', 'OrganizationService/ListOrganization');
  await list.works('newest first, with defaults', async () => {
    const newest = await anOrganization();
    const page = await sdk.organization.listOrganization();
    assert.equal(page.organizations[0]!.id, newest.id);
    assert.equal(page.totalSize, page.organizations.length);
  });
  await list.works('paging', () =>
    walksPages(async (pageSize, pageToken) => {
      const page = await sdk.organization.listOrganization({ pageSize, ...(pageToken ? { pageToken } : {}) });
      return pageOf(idsOf(page.organizations), page);
    }),
  );
  await list.refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.organization.listOrganization({ pageToken: 'nonsense' }));

  const search = walk('organization.searchOrganization', 'OrganizationService/SearchOrganization');
  await search.works('success', async () => assert.deepEqual(idsOf((await sdk.organization.searchOrganization('again')).organizations), [id]));
  await search.works('paging', async () => {
    for (const name of ['Zephyr one', 'Zephyr two', 'Zephyr three']) await sdk.organization.createOrganization(name);
    await walksPages(async (size, token) => {
      const page = await sdk.organization.searchOrganization('zephyr', size, token);
      return pageOf(idsOf(page.organizations), page);
    });
  });
  await search.refuses('two letters', 'INVALID_ARGUMENT', () => sdk.organization.searchOrganization('ze'));

  const link = walk('organization.generatePortalLink', 'OrganizationService/GeneratePortalLink');
  await link.works('success', async () => {
    const { location, expireTime } = await sdk.organization.generatePortalLink(id);
    assert.ok(location.startsWith(`${URL_OF_SERVER}/magicLink/`) && expireTime);
  });
  await link.refuses('missing', 'NOT_FOUND', () => sdk.organization.generatePortalLink(nobody('org')));

  const settings = walk('organization.updateOrganizationSettings', 'OrganizationService/UpdateOrganizationSettings');
  await settings.works('success', async () => {
    const { organization } = await sdk.organization.updateOrganizationSettings(id, { features: [{ name: 'dir_sync', enabled: true }] });
    assert.deepEqual(
      organization!.settings!.features.slice(0, 2).map(({ name, enabled }) => [name, enabled]),
      [
        ['sso', false],
        ['dir_sync', true],
      ],
    );
  });
  await settings.refuses('missing', 'NOT_FOUND', () =>
    sdk.organization.updateOrganizationSettings(nobody('org'), { features: [{ name: 'sso', enabled: true }] }),
  );
  await settings.refuses('an unknown feature', 'INVALID_ARGUMENT', () =>
    sdk.organization.updateOrganizationSettings(id, { features: [{ name: 'flying', enabled: true }] }),
  );

  const seats = walk('organization.upsertUserManagementSettings', 'OrganizationService/UpsertUserManagementSettings');
  await seats.works('success, and 0 is not absent', async () => {
    assert.equal((await sdk.organization.upsertUserManagementSettings(id, { maxAllowedUsers: 0 }))!.maxAllowedUsers, 0);
    assert.equal((await sdk.organization.upsertUserManagementSettings(id, { maxAllowedUsers: 25 }))!.maxAllowedUsers, 25);
  });
  await seats.refuses('missing', 'NOT_FOUND', () => sdk.organization.upsertUserManagementSettings(nobody('org'), { maxAllowedUsers: 1 }));
  const readSeats = walk('organization.getOrganizationUserManagementSetting', 'OrganizationService/GetOrganizationUserManagementSetting');
  await readSeats.works('success', async () => assert.equal((await sdk.organization.getOrganizationUserManagementSetting(id)).settings!.maxAllowedUsers, 25));
  await readSeats.refuses('missing', 'NOT_FOUND', () => sdk.organization.getOrganizationUserManagementSetting(nobody('org')));

  const policy = walk('organization.updateOrganizationSessionPolicy', 'OrganizationService/UpdateOrganizationSessionPolicy');
  const custom = { policySource: 'CUSTOM', absoluteSessionTimeout: 8, absoluteSessionTimeoutUnit: 'HOURS', idleSessionTimeoutEnabled: false } as const;
  await policy.refuses('without the feature', 'FAILED_PRECONDITION', () => sdk.organization.updateOrganizationSessionPolicy(id, custom));
  await policy.works('success, and false is not absent', async () => {
    await sdk.organization.updateOrganizationSettings(id, { features: [{ name: 'session_policy', enabled: true }] });
    const given = await sdk.organization.updateOrganizationSessionPolicy(id, custom);
    // Answers are in minutes.
    assert.deepEqual([given.policySource, given.absoluteSessionTimeout, given.idleSessionTimeoutEnabled], [2, 480, false]);
  });
  await policy.works('back to the one of the environment', async () =>
    assert.equal((await sdk.organization.updateOrganizationSessionPolicy(id, { policySource: 'APPLICATION' })).policySource, 1),
  );
  await policy.refuses('missing', 'NOT_FOUND', () => sdk.organization.updateOrganizationSessionPolicy(nobody('org'), custom));
  await policy.refuses('idle for longer than it lasts', 'INVALID_ARGUMENT', () =>
    sdk.organization.updateOrganizationSessionPolicy(id, {
      ...custom,
      idleSessionTimeoutEnabled: true,
      idleSessionTimeout: 9,
      idleSessionTimeoutUnit: 'HOURS',
    }),
  );
  const readPolicy = walk('organization.getOrganizationSessionPolicy', 'OrganizationService/GetOrganizationSessionPolicy');
  await readPolicy.works('success', async () => assert.equal((await sdk.organization.getOrganizationSessionPolicy(id)).policySource, 1));
  await readPolicy.refuses('missing', 'NOT_FOUND', () => sdk.organization.getOrganizationSessionPolicy(nobody('org')));

  const remove = walk('organization.deleteOrganization', 'OrganizationService/DeleteOrganization');
  await remove.works('success, and the external id is free again', async () => {
    await sdk.organization.deleteOrganization(id);
    await anOrganization(externalId);
  });
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.organization.deleteOrganization(id));
}

async function users() {
  const { id: organizationId } = await anOrganization();
  const makes = walk('user.createUserAndMembership', 'UserService/CreateUserAndMembership');
  const invited = someone();
  await makes.works('no word about a mail: invited by mail', async () => {
    const { user } = await sdk.user.createUserAndMembership(organizationId, {
      email: invited,
      userProfile: { firstName: 'Ada', lastName: 'Lovelace' },
      metadata: { team: 'core' },
    });
    assert.match(user!.id, /^usr_\d{15,21}$/);
    assert.equal(user!.memberships[0]!.membershipStatus, PENDING);
    assert.deepEqual(
      [user!.userProfile!.givenName, user!.userProfile!.familyName, user!.userProfile!.firstName, user!.metadata],
      ['Ada', 'Lovelace', 'Ada', { team: 'core' }],
    );
    assert.ok((await helper.mail(invited)).links.some((link) => link.startsWith(`${URL_OF_SERVER}/invite/`)));
  });
  await makes.works('without a mail: active at once', async () => {
    const { user } = await sdk.user.createUserAndMembership(organizationId, { email: someone(), sendInvitationEmail: false });
    assert.deepEqual([user!.memberships[0]!.membershipStatus, user!.userProfile!.emailVerified], [ACTIVE, true]);
  });
  await makes.refuses('a member already', 'ALREADY_EXISTS', () => sdk.user.createUserAndMembership(organizationId, { email: invited.toUpperCase() }));
  await makes.refuses('no such organization', 'NOT_FOUND', () => sdk.user.createUserAndMembership(nobody('org'), { email: someone() }));
  await makes.refuses('no address', 'INVALID_ARGUMENT', () => sdk.user.createUserAndMembership(organizationId, { email: 'nobody' }));

  const { id: userId, externalId, email } = await aMember(organizationId);
  const get = walk('user.getUser', 'UserService/GetUser');
  await get.works('success', async () => assert.equal((await sdk.user.getUser(userId)).user!.email, email));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.user.getUser(nobody('usr')));
  await get.refuses('no id at all', 'INVALID_ARGUMENT', () => sdk.user.getUser('nonsense'));
  const byExternal = walk('user.getUserByExternalId', 'UserService/GetUser');
  await byExternal.works('success', async () => assert.equal((await sdk.user.getUserByExternalId(externalId)).user!.id, userId));
  await byExternal.refuses('missing', 'NOT_FOUND', () => sdk.user.getUserByExternalId('nobody'));

  for (let i = 0; i < 3; i += 1) await aMember(organizationId);
  const list = walk('user.listUsers', 'UserService/ListUsers');
  await list.works('with defaults', async () => assert.ok((await sdk.user.listUsers()).users.length <= 10));
  await list.works('paging', () =>
    walksPages(async (pageSize, pageToken) => {
      const page = await sdk.user.listUsers({ pageSize, ...(pageToken ? { pageToken } : {}) });
      return pageOf(idsOf(page.users), page);
    }),
  );
  await list.refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.user.listUsers({ pageToken: 'nonsense' }));
  const listThere = walk('user.listOrganizationUsers', 'UserService/ListOrganizationUsers');
  await listThere.works('with defaults', async () => assert.equal((await sdk.user.listOrganizationUsers(organizationId)).totalSize, 6));
  await listThere.works('paging', () =>
    walksPages(async (pageSize, pageToken) => {
      const page = await sdk.user.listOrganizationUsers(organizationId, { pageSize, ...(pageToken ? { pageToken } : {}) });
      return pageOf(idsOf(page.users), page);
    }),
  );
  await listThere.refuses('missing', 'NOT_FOUND', () => sdk.user.listOrganizationUsers(nobody('org')));
  await listThere.refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.user.listOrganizationUsers(organizationId, { pageToken: 'nonsense' }));
  const search = walk('user.searchUsers', 'UserService/SearchUsers');
  await search.works('success', async () => assert.deepEqual(idsOf((await sdk.user.searchUsers(email.toUpperCase())).users), [userId]));
  await search.works('paging', () =>
    walksPages(async (size, token) => {
      const page = await sdk.user.searchUsers('someone', size, token);
      return pageOf(idsOf(page.users), page);
    }),
  );
  await search.refuses('two letters', 'INVALID_ARGUMENT', () => sdk.user.searchUsers('so'));
  const searchThere = walk('user.searchOrganizationUsers', 'UserService/SearchOrganizationUsers');
  await searchThere.works('success', async () => assert.deepEqual(idsOf((await sdk.user.searchOrganizationUsers(organizationId, email)).users), [userId]));
  await searchThere.works('paging', () =>
    walksPages(async (size, token) => {
      const page = await sdk.user.searchOrganizationUsers(organizationId, 'someone', size, token);
      return pageOf(idsOf(page.users), page);
    }),
  );
  await searchThere.refuses('missing', 'NOT_FOUND', () => sdk.user.searchOrganizationUsers(nobody('org'), 'someone'));
  await searchThere.refuses('a token of another search', 'INVALID_ARGUMENT', () => sdk.user.searchOrganizationUsers(organizationId, 'someone', 2, 'nonsense'));

  const update = walk('user.updateUser', 'UserService/UpdateUser');
  await update.works('what is not named stays', async () => {
    await sdk.user.updateUser(userId, { userProfile: { firstName: 'Grace', lastName: 'H' } });
    const { user } = await sdk.user.updateUser(userId, { userProfile: { lastName: 'Hopper' }, metadata: { desk: '4b!' } });
    assert.deepEqual([user!.userProfile!.givenName, user!.userProfile!.familyName, user!.email, user!.externalId], ['Grace', 'Hopper', email, externalId]);
  });
  await update.refuses('missing', 'NOT_FOUND', () => sdk.user.updateUser(nobody('usr'), { metadata: { desk: '4b!' } }));
  await update.refuses('the external id of another', 'ALREADY_EXISTS', async () =>
    sdk.user.updateUser(userId, { externalId: (await aMember(organizationId)).externalId }),
  );
  const updateByExternal = walk('user.updateUserByExternalId', 'UserService/UpdateUser');
  await updateByExternal.works('success', async () =>
    assert.equal((await sdk.user.updateUserByExternalId(externalId, { userProfile: { lastName: 'Murray' } })).user!.userProfile!.familyName, 'Murray'),
  );
  await updateByExternal.refuses('missing', 'NOT_FOUND', () => sdk.user.updateUserByExternalId('nobody', { metadata: { desk: '4b!' } }));

  const resend = walk('user.resendInvite', 'UserService/ResendInvite');
  await resend.works('success', async () => {
    const { user } = await sdk.user.createUserAndMembership(organizationId, { email: someone() });
    const before = await helper.mail(user!.email);
    const { invite } = await sdk.user.resendInvite(organizationId, user!.id);
    assert.deepEqual([invite!.status, invite!.resentCount], ['PENDING_INVITE', 1]);
    assert.notDeepEqual((await helper.mail(user!.email, before.id)).links, before.links);
  });
  await resend.refuses('they have accepted', 'FAILED_PRECONDITION', () => sdk.user.resendInvite(organizationId, userId));
  await resend.refuses('nobody was invited', 'NOT_FOUND', () => sdk.user.resendInvite(organizationId, nobody('usr')));

  await memberships(organizationId);

  const remove = walk('user.deleteUser', 'UserService/DeleteUser');
  await remove.works('success', () => sdk.user.deleteUser(userId));
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.user.deleteUser(userId));
  const removeByExternal = walk('user.deleteUserByExternalId', 'UserService/DeleteUser');
  await removeByExternal.works('success', async () => sdk.user.deleteUserByExternalId((await aMember(organizationId)).externalId));
  await removeByExternal.refuses('missing', 'NOT_FOUND', () => sdk.user.deleteUserByExternalId(externalId));
}

async function memberships(home: string) {
  const { id: organizationId } = await anOrganization();
  const { id: userId, externalId } = await aMember(home);
  const there = <T extends { readonly organizationId: string }>(user: { readonly memberships: readonly T[] } | undefined) =>
    user?.memberships.find((membership) => membership.organizationId === organizationId);

  const create = walk('user.createMembership', 'UserService/CreateMembership');
  await create.works('with a role and without a mail', async () => {
    const membership = there(
      (await sdk.user.createMembership(organizationId, userId, { roles: ['admin'], metadata: { desk: '4b!' }, sendInvitationEmail: false })).user,
    );
    assert.deepEqual([named(membership!.roles), membership!.metadata, membership!.membershipStatus], [['admin'], { desk: '4b!' }, ACTIVE]);
  });
  await create.refuses('a member already', 'ALREADY_EXISTS', () => sdk.user.createMembership(organizationId, userId));
  await create.refuses('no such user', 'NOT_FOUND', () => sdk.user.createMembership(organizationId, nobody('usr')));
  await create.refuses('no such role', 'INVALID_ARGUMENT', async () =>
    sdk.user.createMembership(organizationId, (await aMember(home)).id, { roles: ['no_such_role'] }),
  );

  const update = walk('user.updateMembership', 'UserService/UpdateMembership');
  await update.works('what is not named stays', async () => {
    await sdk.user.updateMembership(organizationId, userId, { roles: ['member'] });
    const membership = there((await sdk.user.updateMembership(organizationId, userId)).user);
    assert.deepEqual([named(membership!.roles), membership!.metadata], [['member'], { desk: '4b!' }]);
  });
  await update.refuses('no member', 'NOT_FOUND', () => sdk.user.updateMembership(organizationId, nobody('usr'), { roles: ['member'] }));
  await update.refuses('no such role', 'INVALID_ARGUMENT', () => sdk.user.updateMembership(organizationId, userId, { roles: ['no_such_role'] }));
  const updateByExternal = walk('user.updateMembershipByExternalId', 'UserService/UpdateMembership');
  await updateByExternal.works('success', async () =>
    assert.deepEqual(named(there((await sdk.user.updateMembershipByExternalId(organizationId, externalId, { roles: ['admin'] })).user)!.roles), ['admin']),
  );
  await updateByExternal.refuses('no member', 'NOT_FOUND', () => sdk.user.updateMembershipByExternalId(organizationId, 'nobody', { roles: ['member'] }));

  const roles = walk('user.listUserRoles', 'UserService/ListUserRoles');
  await roles.works('success', async () => assert.deepEqual(named((await sdk.user.listUserRoles(organizationId, userId)).roles), ['admin']));
  await roles.refuses('no member', 'NOT_FOUND', () => sdk.user.listUserRoles(organizationId, nobody('usr')));
  const assign = walk('user.assignUserRoles', 'UserService/AssignUserRoles');
  await assign.works('success', async () =>
    assert.deepEqual(named((await sdk.user.assignUserRoles(organizationId, userId, ['member'])).roles), ['admin', 'member']),
  );
  await assign.refuses('no member', 'NOT_FOUND', () => sdk.user.assignUserRoles(organizationId, nobody('usr'), ['member']));
  await assign.refuses('no such role', 'INVALID_ARGUMENT', () => sdk.user.assignUserRoles(organizationId, userId, ['no_such_role']));
  const take = walk('user.removeUserRole', 'UserService/RemoveUserRole');
  await take.works('success', async () => {
    await sdk.user.removeUserRole(organizationId, userId, 'member');
    assert.deepEqual(named((await sdk.user.listUserRoles(organizationId, userId)).roles), ['admin']);
  });
  await take.refuses('they do not have it', 'NOT_FOUND', () => sdk.user.removeUserRole(organizationId, userId, 'member'));
  const permissions = walk('user.listUserPermissions', 'UserService/ListUserPermissions');
  await permissions.works('success', async () => {
    await sdk.permission.createPermission(create_permission('seats:count'));
    await sdk.permission.addPermissionsToRole('admin', ['seats:count']);
    // An administrator may do everything on the pages at /ui/, too.
    const allowed = named((await sdk.user.listUserPermissions(organizationId, userId)).permissions);
    assert.deepEqual([allowed[0], allowed.includes('sk_org_users_invite')], ['seats:count', true]);
    await sdk.permission.deletePermission('seats:count');
  });
  await permissions.refuses('no member', 'NOT_FOUND', () => sdk.user.listUserPermissions(organizationId, nobody('usr')));

  const remove = walk('user.deleteMembership', 'UserService/DeleteMembership');
  await remove.works('the user stays', async () => {
    await sdk.user.deleteMembership(organizationId, userId);
    await sdk.user.deleteMembership(home, userId);
    assert.deepEqual((await sdk.user.getUser(userId)).user!.memberships, []);
  });
  await remove.refuses('no member', 'NOT_FOUND', () => sdk.user.deleteMembership(organizationId, userId));
  const createByExternal = walk('user.createMembershipByExternalId', 'UserService/CreateMembership');
  await createByExternal.works('no word about a mail: invited by mail', async () =>
    assert.equal(there((await sdk.user.createMembershipByExternalId(organizationId, externalId)).user)!.membershipStatus, PENDING),
  );
  await createByExternal.refuses('no such user', 'NOT_FOUND', () => sdk.user.createMembershipByExternalId(organizationId, 'nobody'));
  const removeByExternal = walk('user.deleteMembershipByExternalId', 'UserService/DeleteMembership');
  await removeByExternal.works('success', () => sdk.user.deleteMembershipByExternalId(organizationId, externalId));
  await removeByExternal.refuses('no member', 'NOT_FOUND', () => sdk.user.deleteMembershipByExternalId(organizationId, externalId));
}

const create_permission = (name: string, description = `May ${name}.`) => create(CreatePermissionSchema, { name, description });
const aRole = (name: string, over: { extends?: string; permissions?: string[] } = {}) =>
  create(CreateRoleSchema, { name, displayName: name, permissions: [], ...over });
const changes = (over: { displayName?: string; extends?: string }) => create(UpdateRoleSchema, over);

async function permissions() {
  const make = walk('permission.createPermission', 'RolesService/CreatePermission');
  await make.works('success', async () =>
    assert.equal((await sdk.permission.createPermission(create_permission('pages:read'))).permission!.name, 'pages:read'),
  );
  await make.refuses('twice', 'INVALID_ARGUMENT', () => sdk.permission.createPermission(create_permission('pages:read')));
  await make.refuses('a space in it', 'INVALID_ARGUMENT', () => sdk.permission.createPermission(create_permission('pages read')));
  const get = walk('permission.getPermission', 'RolesService/GetPermission');
  await get.works('success', async () => assert.equal((await sdk.permission.getPermission('pages:read')).permission!.description, 'May pages:read.'));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.permission.getPermission('pages:nothing'));
  const list = walk('permission.listPermissions', 'RolesService/ListPermissions');
  await list.works('newest first, with defaults', async () => {
    for (const name of ['pages:write', 'pages:print', 'pages:burn']) await sdk.permission.createPermission(create_permission(name));
    assert.equal((await sdk.permission.listPermissions()).permissions[0]!.name, 'pages:burn');
  });
  await list.works('paging', () =>
    walksPages(async (size, token) => {
      const page = await sdk.permission.listPermissions(token, size);
      return pageOf(named(page.permissions), page);
    }),
  );
  await list.refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.permission.listPermissions('nonsense'));
  const update = walk('permission.updatePermission', 'RolesService/UpdatePermission');
  await update.works('success', async () =>
    assert.equal(
      (await sdk.permission.updatePermission('pages:read', create_permission('pages:read', 'Better said.'))).permission!.description,
      'Better said.',
    ),
  );
  await update.refuses('missing', 'NOT_FOUND', () => sdk.permission.updatePermission('pages:nothing', create_permission('pages:nothing')));
  await update.refuses('another name', 'INVALID_ARGUMENT', () => sdk.permission.updatePermission('pages:read', create_permission('pages:readable')));
  await update.refuses('one of the server’s own', 'PERMISSION_DENIED', async () =>
    sdk.permission.updatePermission(await theirs(), create_permission(await theirs())),
  );
  const remove = walk('permission.deletePermission', 'RolesService/DeletePermission');
  await remove.works('success', () => sdk.permission.deletePermission('pages:burn'));
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.permission.deletePermission('pages:burn'));
  await remove.refuses('one of the server’s own', 'PERMISSION_DENIED', async () => sdk.permission.deletePermission(await theirs()));

  const add = walk('permission.addPermissionsToRole', 'RolesService/AddPermissionsToRole');
  await sdk.role.createRole(aRole('reader'));
  await sdk.role.createRole(aRole('writer', { extends: 'reader' }));
  await add.works('only what is new comes back', async () =>
    assert.deepEqual(named((await sdk.permission.addPermissionsToRole('reader', ['pages:read', 'pages:nothing'])).permissions), ['pages:read']),
  );
  await add.refuses('no such role', 'NOT_FOUND', () => sdk.permission.addPermissionsToRole('no_such_role', ['pages:read']));
  const list2 = walk('permission.listRolePermissions', 'RolesService/ListRolePermissions');
  await list2.works('its own', async () => {
    assert.deepEqual(named((await sdk.permission.listRolePermissions('reader')).permissions), ['pages:read']);
    assert.deepEqual((await sdk.permission.listRolePermissions('writer')).permissions, []);
  });
  await list2.refuses('no such role', 'NOT_FOUND', () => sdk.permission.listRolePermissions('no_such_role'));
  const effective = walk('permission.listEffectiveRolePermissions', 'RolesService/ListEffectiveRolePermissions');
  await effective.works('and inherited', async () =>
    assert.deepEqual(named((await sdk.permission.listEffectiveRolePermissions('writer')).permissions), ['pages:read']),
  );
  await effective.refuses('no such role', 'NOT_FOUND', () => sdk.permission.listEffectiveRolePermissions('no_such_role'));
  const take = walk('permission.removePermissionFromRole', 'RolesService/RemovePermissionFromRole');
  await take.refuses('it is only inherited', 'FAILED_PRECONDITION', () => sdk.permission.removePermissionFromRole('writer', 'pages:read'));
  await take.works('success', () => sdk.permission.removePermissionFromRole('reader', 'pages:read'));
  await take.refuses('it does not have it', 'NOT_FOUND', () => sdk.permission.removePermissionFromRole('reader', 'pages:read'));
}

async function theirs(): Promise<string> {
  const { permissions } = await sdk.permission.listPermissions(undefined, 100);
  return permissions.find(({ isScalekitPermission }) => isScalekitPermission)!.name;
}

async function roles() {
  const make = walk('role.createRole', 'RolesService/CreateRole');
  await make.works('success', async () => {
    const { role } = await sdk.role.createRole(aRole('analyst', { permissions: ['pages:read'] }));
    assert.deepEqual([role!.name, role!.isOrgRole, role!.extends], ['analyst', false, undefined]);
    assert.equal((await sdk.role.createRole(aRole('lead', { extends: 'analyst' }))).role!.extends, 'analyst');
  });
  await make.refuses('twice', 'INVALID_ARGUMENT', () => sdk.role.createRole(aRole('analyst')));
  await make.refuses('extending nothing', 'INVALID_ARGUMENT', () => sdk.role.createRole(aRole('orphan', { extends: 'no_such_role' })));
  const get = walk('role.getRole', 'RolesService/GetRole');
  await get.works('success', async () => assert.equal((await sdk.role.getRole('lead')).role!.extends, 'analyst'));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.role.getRole('no_such_role'));
  await walk('role.listRoles', 'RolesService/ListRoles').works('admin and member first', async () =>
    assert.deepEqual(named((await sdk.role.listRoles()).roles).slice(0, 2), ['admin', 'member']),
  );
  const update = walk('role.updateRole', 'RolesService/UpdateRole');
  await update.works('what is not named stays', async () => {
    const { role } = await sdk.role.updateRole('lead', changes({ displayName: 'Lead' }));
    assert.deepEqual([role!.displayName, role!.extends], ['Lead', 'analyst']);
  });
  await update.refuses('missing', 'NOT_FOUND', () => sdk.role.updateRole('no_such_role', changes({ displayName: 'Nobody' })));
  await update.refuses('extending itself', 'INVALID_ARGUMENT', () => sdk.role.updateRole('analyst', changes({ extends: 'lead' })));
  const dependent = walk('role.listDependentRoles', 'RolesService/ListDependentRoles');
  await dependent.works('success', async () => assert.deepEqual(named((await sdk.role.listDependentRoles('analyst')).roles), ['lead']));
  await dependent.refuses('missing', 'NOT_FOUND', () => sdk.role.listDependentRoles('no_such_role'));
  const base = walk('role.deleteRoleBase', 'RolesService/DeleteRoleBase');
  await base.works('success', async () => {
    await sdk.role.deleteRoleBase('lead');
    assert.equal((await sdk.role.getRole('lead')).role!.extends, undefined);
  });
  await base.refuses('missing', 'NOT_FOUND', () => sdk.role.deleteRoleBase('no_such_role'));

  const { id: organizationId } = await anOrganization();
  const { id: userId } = await aMember(organizationId);
  const counted = walk('role.getRoleUsersCount', 'RolesService/GetRoleUsersCount');
  await counted.works('none, and one', async () => {
    assert.equal((await sdk.role.getRoleUsersCount('analyst')).count, 0n);
    await sdk.user.updateMembership(organizationId, userId, { roles: ['analyst'] });
    assert.equal((await sdk.role.getRoleUsersCount('analyst')).count, 1n);
  });
  await counted.refuses('missing', 'NOT_FOUND', () => sdk.role.getRoleUsersCount('no_such_role'));
  const defaults = walk('role.updateDefaultRoles', 'RolesService/UpdateDefaultRoles');
  await defaults.works('one, and back', async () => {
    const { defaultCreator, defaultMember } = await sdk.role.updateDefaultRoles({ defaultMemberRole: 'lead' });
    assert.deepEqual([defaultCreator!.name, defaultMember!.name], ['admin', 'lead']);
    await sdk.role.updateDefaultRoles({ defaultCreatorRole: 'admin', defaultMemberRole: 'member' });
  });
  await defaults.refuses('missing', 'NOT_FOUND', () => sdk.role.updateDefaultRoles({ defaultMemberRole: 'no_such_role' }));
  const remove = walk('role.deleteRole', 'RolesService/DeleteRole');
  await remove.refuses('somebody has it', 'FAILED_PRECONDITION', () => sdk.role.deleteRole('analyst'));
  await remove.refuses('itself to take its place', 'INVALID_ARGUMENT', () => sdk.role.deleteRole('analyst', 'analyst'));
  await remove.works('with one to take its place, and without', async () => {
    await sdk.role.deleteRole('analyst', 'lead');
    assert.deepEqual(named((await sdk.user.listUserRoles(organizationId, userId)).roles), ['lead']);
    await sdk.user.updateMembership(organizationId, userId, { roles: ['member'] });
    await sdk.role.deleteRole('lead');
  });
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.role.deleteRole('analyst'));
  await organizationRoles(organizationId, userId);
}

async function organizationRoles(organizationId: string, userId: string) {
  const guest = (over: object = {}) => create(CreateOrganizationRoleSchema, { name: 'guest', displayName: 'Guest', extends: 'member', ...over });
  const make = walk('role.createOrganizationRole', 'RolesService/CreateOrganizationRole');
  await make.works('success', async () => {
    const { role } = await sdk.role.createOrganizationRole(organizationId, guest());
    assert.deepEqual([role!.isOrgRole, role!.extends], [true, 'member']);
  });
  await make.refuses('twice', 'INVALID_ARGUMENT', () => sdk.role.createOrganizationRole(organizationId, guest()));
  await make.refuses('no such organization', 'NOT_FOUND', () => sdk.role.createOrganizationRole(nobody('org'), guest()));
  const get = walk('role.getOrganizationRole', 'RolesService/GetOrganizationRole');
  await get.works('success', async () => assert.equal((await sdk.role.getOrganizationRole(organizationId, 'guest')).role!.displayName, 'Guest'));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.role.getOrganizationRole(organizationId, 'no_such_role'));
  const list = walk('role.listOrganizationRoles', 'RolesService/ListOrganizationRoles');
  await list.works('with those of the environment', async () => {
    const names = named((await sdk.role.listOrganizationRoles(organizationId)).roles);
    assert.ok(names.includes('guest') && names.includes('admin'));
  });
  await list.refuses('no such organization', 'NOT_FOUND', () => sdk.role.listOrganizationRoles(nobody('org')));
  const update = walk('role.updateOrganizationRole', 'RolesService/UpdateOrganizationRole');
  await update.works('success', async () =>
    assert.equal((await sdk.role.updateOrganizationRole(organizationId, 'guest', changes({ displayName: 'Visitor' }))).role!.displayName, 'Visitor'),
  );
  await update.refuses('missing', 'NOT_FOUND', () => sdk.role.updateOrganizationRole(organizationId, 'no_such_role', changes({ displayName: 'Nobody' })));
  await update.refuses('extending nothing', 'INVALID_ARGUMENT', () =>
    sdk.role.updateOrganizationRole(organizationId, 'guest', changes({ extends: 'no_such_role' })),
  );
  const counted = walk('role.getOrganizationRoleUsersCount', 'RolesService/GetOrganizationRoleUsersCount');
  await counted.works('none, and one', async () => {
    assert.equal((await sdk.role.getOrganizationRoleUsersCount(organizationId, 'guest')).count, 0n);
    await sdk.user.updateMembership(organizationId, userId, { roles: ['guest'] });
    assert.equal((await sdk.role.getOrganizationRoleUsersCount(organizationId, 'guest')).count, 1n);
  });
  await counted.refuses('missing', 'NOT_FOUND', () => sdk.role.getOrganizationRoleUsersCount(organizationId, 'no_such_role'));
  const defaults = walk('role.updateDefaultOrganizationRoles', 'RolesService/UpdateDefaultOrganizationRoles');
  await defaults.works('success', async () =>
    assert.equal((await sdk.role.updateDefaultOrganizationRoles(organizationId, 'guest')).defaultMember!.name, 'guest'),
  );
  await defaults.refuses('missing', 'NOT_FOUND', () => sdk.role.updateDefaultOrganizationRoles(organizationId, 'no_such_role'));
  await sdk.role.updateDefaultOrganizationRoles(organizationId, 'member');
  const base = walk('role.deleteOrganizationRoleBase', 'RolesService/DeleteOrganizationRoleBase');
  await base.works('success', async () => {
    await sdk.role.deleteOrganizationRoleBase(organizationId, 'guest');
    assert.equal((await sdk.role.getOrganizationRole(organizationId, 'guest')).role!.extends, undefined);
  });
  await base.refuses('missing', 'NOT_FOUND', () => sdk.role.deleteOrganizationRoleBase(organizationId, 'no_such_role'));
  const remove = walk('role.deleteOrganizationRole', 'RolesService/DeleteOrganizationRole');
  await remove.refuses('somebody has it', 'FAILED_PRECONDITION', () => sdk.role.deleteOrganizationRole(organizationId, 'guest'));
  await remove.refuses('itself to take its place', 'INVALID_ARGUMENT', () => sdk.role.deleteOrganizationRole(organizationId, 'guest', 'guest'));
  await remove.works('with one to take its place', async () => {
    await sdk.role.deleteOrganizationRole(organizationId, 'guest', 'admin');
    assert.deepEqual(named((await sdk.user.listUserRoles(organizationId, userId)).roles), ['admin']);
  });
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.role.deleteOrganizationRole(organizationId, 'guest'));
}

async function domains() {
  const { id: organizationId } = await anOrganization();
  const make = walk('domain.createDomain', 'DomainService/CreateDomain');
  let id = '';
  await make.works('an organization’s own by default', async () => {
    const { domain } = await sdk.domain.createDomain(organizationId, 'orion.test');
    id = domain!.id;
    assert.deepEqual([domain!.domain, domain!.domainType, domain!.organizationId], ['orion.test', 2, organizationId]);
  });
  await make.works('an allowed one', async () =>
    assert.equal((await sdk.domain.createDomain(organizationId, 'orion.example', { domainType: 'ALLOWED_EMAIL_DOMAIN' })).domain!.domainType, 1),
  );
  await make.refuses('no dot', 'INVALID_ARGUMENT', () => sdk.domain.createDomain(organizationId, 'orion'));
  await make.refuses('no such organization', 'NOT_FOUND', () => sdk.domain.createDomain(nobody('org'), 'orion.test'));
  const get = walk('domain.getDomain', 'DomainService/GetDomain');
  await get.works('success', async () => assert.equal((await sdk.domain.getDomain(organizationId, id)).domain!.domain, 'orion.test'));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.domain.getDomain(organizationId, nobody('dom')));
  const list = walk('domain.listDomains', 'DomainService/ListDomains');
  await list.works('all, and of one type', async () => {
    assert.equal((await sdk.domain.listDomains(organizationId)).domains.length, 2);
    assert.deepEqual(idsOf((await sdk.domain.listDomains(organizationId, { domainType: 'ORGANIZATION_DOMAIN' })).domains), [id]);
  });
  await list.refuses('no such organization', 'NOT_FOUND', () => sdk.domain.listDomains(nobody('org')));
  const remove = walk('domain.deleteDomain', 'DomainService/DeleteDomain');
  await remove.works('success', () => sdk.domain.deleteDomain(organizationId, id));
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.domain.deleteDomain(organizationId, id));
}

async function connections() {
  const { id: organizationId } = await anOrganization();
  const asked = create(CreateConnectionSchema, { provider: ConnectionProvider.IDP_SIMULATOR, type: ConnectionType.OIDC });
  const make = walk('connection.createConnection', 'ConnectionService/CreateConnection');
  const id = (await make.works('success', async () => {
    const { connection } = await sdk.connection.createConnection(organizationId, asked);
    assert.equal(connection!.testConnectionUri, `${URL_OF_SERVER}/sso/v1/oidc/${connection!.id}/test`);
    return connection!.id;
  }))!;
  await make.refuses('no such organization', 'NOT_FOUND', () => sdk.connection.createConnection(nobody('org'), asked));
  await make.refuses('a kind of the environment’s', 'INVALID_ARGUMENT', () =>
    sdk.connection.createConnection(organizationId, create(CreateConnectionSchema, { provider: ConnectionProvider.GOOGLE, type: ConnectionType.OAUTH })),
  );
  const get = walk('connection.getConnection', 'ConnectionService/GetConnection');
  await get.works('success', async () => assert.equal((await sdk.connection.getConnection(organizationId, id)).connection!.id, id));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.connection.getConnection(organizationId, nobody('conn')));
  const enable = walk('connection.enableConnection', 'ConnectionService/EnableConnection');
  await enable.works('success', async () => assert.equal((await sdk.connection.enableConnection(organizationId, id)).enabled, true));
  await enable.refuses('missing', 'NOT_FOUND', () => sdk.connection.enableConnection(organizationId, nobody('conn')));
  const list = walk('connection.listConnections', 'ConnectionService/ListConnections');
  await list.works('the enabled ones', async () => assert.deepEqual(idsOf((await sdk.connection.listConnections(organizationId)).connections), [id]));
  await list.refuses('no such organization', 'NOT_FOUND', () => sdk.connection.listConnections(nobody('org')));
  await walk('connection.listConnectionsByDomain', 'ConnectionService/ListConnections').works('none for an unknown domain', async () =>
    assert.deepEqual((await sdk.connection.listConnectionsByDomain('nobody.test')).connections, []),
  );
  const apps = walk('connection.listAppConnections', 'ConnectionService/ListAppConnections');
  await apps.works('with defaults', async () => assert.ok(Array.isArray((await sdk.connection.listAppConnections()).connections)));
  const disable = walk('connection.disableConnection', 'ConnectionService/DisableConnection');
  await disable.works('success', async () => {
    assert.equal((await sdk.connection.disableConnection(organizationId, id)).enabled, false);
    assert.deepEqual((await sdk.connection.listConnections(organizationId)).connections, []);
  });
  await disable.refuses('missing', 'NOT_FOUND', () => sdk.connection.disableConnection(organizationId, nobody('conn')));
  const remove = walk('connection.deleteConnection', 'ConnectionService/DeleteConnection');
  await remove.works('success', () => sdk.connection.deleteConnection(organizationId, id));
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.connection.deleteConnection(organizationId, id));
}

async function directories() {
  const { id: organizationId } = await anOrganization();
  const asked = create(CreateDirectorySchema, { directoryType: DirectoryType.SCIM, directoryProvider: DirectoryProvider.OKTA });
  const make = walk('directory.createDirectory', 'DirectoryService/CreateDirectory');
  const id = (await make.works('enabled at once', async () => {
    const { directory } = await sdk.directory.createDirectory(organizationId, asked);
    assert.equal(directory!.enabled, true);
    return directory!.id;
  }))!;
  await make.refuses('no such organization', 'NOT_FOUND', () => sdk.directory.createDirectory(nobody('org'), asked));
  const get = walk('directory.getDirectory', 'DirectoryService/GetDirectory');
  await get.works('success', async () => assert.ok((await sdk.directory.getDirectory(organizationId, id)).directory!.stats));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.directory.getDirectory(organizationId, nobody('dir')));
  const list = walk('directory.listDirectories', 'DirectoryService/ListDirectories');
  await list.works('the oldest first', async () => {
    const { directory } = await sdk.directory.createDirectory(organizationId, asked);
    assert.deepEqual(idsOf((await sdk.directory.listDirectories(organizationId)).directories), [id, directory!.id]);
  });
  await list.refuses('no such organization', 'NOT_FOUND', () => sdk.directory.listDirectories(nobody('org')));
  const primary = walk('directory.getPrimaryDirectoryByOrganizationId', 'DirectoryService/ListDirectories');
  await primary.works('success', async () => assert.equal((await sdk.directory.getPrimaryDirectoryByOrganizationId(organizationId)).id, id));
  await primary.refuses('no such organization', 'NOT_FOUND', () => sdk.directory.getPrimaryDirectoryByOrganizationId(nobody('org')));
  const people = walk('directory.listDirectoryUsers', 'DirectoryService/ListDirectoryUsers');
  await people.works('none yet', async () =>
    assert.deepEqual((await sdk.directory.listDirectoryUsers(organizationId, id, { pageSize: 10, includeDetail: true })).users, []),
  );
  await people.refuses('missing', 'NOT_FOUND', () => sdk.directory.listDirectoryUsers(organizationId, nobody('dir')));
  const groups = walk('directory.listDirectoryGroups', 'DirectoryService/ListDirectoryGroups');
  await groups.works('none yet', async () => assert.deepEqual((await sdk.directory.listDirectoryGroups(organizationId, id)).groups, []));
  await groups.refuses('missing', 'NOT_FOUND', () => sdk.directory.listDirectoryGroups(organizationId, nobody('dir')));
  const remove = walk('directory.deleteDirectory', 'DirectoryService/DeleteDirectory');
  await remove.refuses('while it is enabled', 'FAILED_PRECONDITION', () => sdk.directory.deleteDirectory(organizationId, id));
  const disable = walk('directory.disableDirectory', 'DirectoryService/DisableDirectory');
  await disable.works('success', async () => assert.equal((await sdk.directory.disableDirectory(organizationId, id)).enabled, false));
  await disable.refuses('missing', 'NOT_FOUND', () => sdk.directory.disableDirectory(organizationId, nobody('dir')));
  const enable = walk('directory.enableDirectory', 'DirectoryService/EnableDirectory');
  await enable.works('success', async () => assert.equal((await sdk.directory.enableDirectory(organizationId, id)).enabled, true));
  await enable.refuses('missing', 'NOT_FOUND', () => sdk.directory.enableDirectory(organizationId, nobody('dir')));
  await remove.works('success', async () => {
    await sdk.directory.disableDirectory(organizationId, id);
    await sdk.directory.deleteDirectory(organizationId, id);
  });
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.directory.deleteDirectory(organizationId, id));
}

async function passwordless() {
  const email = someone();
  const send = walk('passwordless.sendPasswordlessEmail', 'PasswordlessService/SendPasswordlessEmail');
  const verify = walk('passwordless.verifyPasswordlessEmail', 'PasswordlessService/VerifyPasswordlessEmail');
  const resend = walk('passwordless.resendPasswordlessEmail', 'PasswordlessService/ResendPasswordlessEmail');
  const requestId = (await send.works('the lifetime is echoed', async () => {
    const sent = await sdk.passwordless.sendPasswordlessEmail(email, {
      template: TemplateType.SIGNIN,
      state: 'state-1',
      expiresIn: 3600,
      magiclinkAuthUri: 'https://app.test/verify',
    });
    assert.equal(sent.expiresIn, 3600);
    assert.ok(sent.expiresAt > BigInt(Math.floor(Date.now() / 1000)));
    return sent.authRequestId;
  }))!;
  await send.works('defaults', async () =>
    assert.equal((await sdk.passwordless.sendPasswordlessEmail(someone(), { magiclinkAuthUri: 'https://app.test/verify' })).expiresIn, 300),
  );
  await send.refuses('no address', 'INVALID_ARGUMENT', () => sdk.passwordless.sendPasswordlessEmail('nobody'));
  await resend.works('a new code by mail', async () => {
    const before = await helper.mail(email);
    assert.equal((await sdk.passwordless.resendPasswordlessEmail(requestId)).authRequestId, requestId);
    await helper.mail(email, before.id);
  });
  await resend.refuses('missing', 'NOT_FOUND', () => sdk.passwordless.resendPasswordlessEmail('pwl_1'));
  await verify.refuses('a wrong code', 'INVALID_ARGUMENT', () => sdk.passwordless.verifyPasswordlessEmail({ code: '000000' }, requestId));
  await verify.refuses('no such request', 'NOT_FOUND', () => sdk.passwordless.verifyPasswordlessEmail({ code: '000000' }, 'pwl_1'));
  await verify.works('by code', async () => {
    const { code } = await helper.mail(email);
    const verified = await sdk.passwordless.verifyPasswordlessEmail({ code: code! }, requestId);
    assert.deepEqual([verified.email, verified.state], [email, 'state-1']);
  });
  await verify.works('by link', async () => {
    const other = someone();
    await sdk.passwordless.sendPasswordlessEmail(other, { magiclinkAuthUri: 'https://app.test/verify' });
    const link = (await helper.mail(other)).links.find((one) => one.startsWith('https://app.test/verify'))!;
    assert.equal((await sdk.passwordless.verifyPasswordlessEmail({ linkToken: new URL(link).searchParams.get('link_token')! })).email, other);
  });
  await resend.refuses('it was used', 'FAILED_PRECONDITION', () => sdk.passwordless.resendPasswordlessEmail(requestId));
  const eagerly = async () => (await sdk.passwordless.sendPasswordlessEmail(someone(), { magiclinkAuthUri: 'https://app.test/verify' })).authRequestId;
  await resend.refuses('too often', 'RESOURCE_EXHAUSTED', async () => {
    const often = await eagerly();
    for (let i = 0; i < 2; i += 1) await sdk.passwordless.resendPasswordlessEmail(often);
  });
  // The same wrong code again is the same try: SDKs repeat what failed.
  await verify.refuses('after five wrong codes', 'RESOURCE_EXHAUSTED', async () => {
    const guessed = await eagerly();
    const guess = (code: string) => sdk.passwordless.verifyPasswordlessEmail({ code }, guessed);
    for (const code of ['never1', 'never2', 'never3', 'never4']) await assert.rejects(guess(code));
    await guess('never5');
  });
  await send.refuses('too often', 'RESOURCE_EXHAUSTED', async () => {
    const eager = someone();
    for (let i = 0; i < 20; i += 1) await sdk.passwordless.sendPasswordlessEmail(eager, { magiclinkAuthUri: 'https://app.test/verify' });
  });
}

async function tokens() {
  const { id: organizationId } = await anOrganization();
  const { id: userId, email } = await aMember(organizationId);
  const make = walk('token.createToken', 'ApiTokenService/CreateToken');
  const made = (await make.works('of a person', async () => {
    const given = await sdk.token.createToken(organizationId, {
      userId,
      description: 'CI',
      customClaims: { team: 'core' },
      expiry: timestampFromDate(new Date(Date.now() + 86_400_000)),
    });
    assert.ok(given.token && given.tokenId.startsWith('apit_'));
    return given;
  }))!;
  await make.works('of an organization', async () => assert.ok((await sdk.token.createToken(organizationId)).token));
  await make.refuses('no such organization', 'NOT_FOUND', () => sdk.token.createToken(nobody('org')));
  await make.refuses('an empty value', 'INVALID_ARGUMENT', () => sdk.token.createToken(organizationId, { customClaims: { team: '' } }));
  await make.refuses('for somebody invited', 'FAILED_PRECONDITION', async () => {
    const { user } = await sdk.user.createUserAndMembership(organizationId, { email: someone() });
    await sdk.token.createToken(organizationId, { userId: user!.id });
  });
  const validate = walk('token.validateToken', 'ApiTokenService/ValidateToken');
  await validate.works('success', async () => {
    const { tokenInfo } = await sdk.token.validateToken(made.token);
    assert.deepEqual([tokenInfo!.userId, tokenInfo!.email, tokenInfo!.roles, tokenInfo!.customClaims], [userId, email, ['member'], { team: 'core' }]);
  });
  await validate.throws(
    'unknown',
    () => sdk.token.validateToken('apit_unknown'),
    (error) => error instanceof ScalekitValidateTokenFailureException,
  );
  const update = walk('token.updateToken', 'ApiTokenService/UpdateToken');
  await update.works('claims are replaced, what is absent stays', async () => {
    const { tokenInfo } = await sdk.token.updateToken(made.tokenId, { customClaims: { seat: '4b' } });
    assert.deepEqual([tokenInfo!.customClaims, tokenInfo!.description], [{ seat: '4b' }, 'CI']);
    assert.equal((await sdk.token.updateToken(made.tokenId, { description: '' })).tokenInfo!.description ?? '', '');
  });
  await update.refuses('unknown', 'NOT_FOUND', () => sdk.token.updateToken(nobody('apit'), { description: 'x' }));
  const list = walk('token.listTokens', 'ApiTokenService/ListTokens');
  await list.works('of a person', async () => assert.equal((await sdk.token.listTokens(organizationId, { userId })).totalCount, 1));
  await list.works('paging', async () => {
    for (let i = 0; i < 2; i += 1) await sdk.token.createToken(organizationId);
    await walksPages(async (pageSize, pageToken) => {
      const page = await sdk.token.listTokens(organizationId, { pageSize, ...(pageToken ? { pageToken } : {}) });
      return pageOf(
        page.tokens.map(({ tokenId }) => tokenId),
        page,
      );
    });
  });
  await list.refuses('no such organization', 'NOT_FOUND', () => sdk.token.listTokens(nobody('org')));
  await list.refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.token.listTokens(organizationId, { pageToken: 'nonsense' }));
  const invalidate = walk('token.invalidateToken', 'ApiTokenService/InvalidateToken');
  await invalidate.works('as often as one likes', async () => {
    await sdk.token.invalidateToken(made.token);
    await sdk.token.invalidateToken(made.tokenId);
  });
  await invalidate.refuses('unknown', 'NOT_FOUND', () => sdk.token.invalidateToken(nobody('apit')));
}

async function machines() {
  const { id: organizationId } = await anOrganization();
  const make = walk('m2m.createOrganizationClient', 'ClientService/CreateOrganizationClient');
  const made = (await make.works('with a secret', async () => {
    const given = await sdk.m2m.createOrganizationClient(organizationId, {
      name: 'Nightly invoices',
      scopes: ['invoices:read'],
      audience: ['https://invoices.test'],
      customClaims: { plan: 'pro' },
    });
    assert.ok(given.plainSecret && given.client!.clientId.startsWith('m2morg_'));
    return { id: given.client!.clientId, secret: given.plainSecret };
  }))!;
  await make.refuses('no such organization', 'NOT_FOUND', () => sdk.m2m.createOrganizationClient(nobody('org'), { name: 'Nobody' }));
  const token = walk('generateClientToken', 'helper/ClientToken');
  const issued = await token.works('for a machine', async () => {
    const given = await sdk.generateClientToken(made.id, made.secret);
    const claims = await sdk.validateToken<Record<string, unknown>>(given, { issuer: URL_OF_SERVER, audience: ['https://invoices.test'] });
    assert.deepEqual([claims['oid'], claims['scopes'], claims['custom_claims']], [organizationId, ['invoices:read'], { plan: 'pro' }]);
    return given;
  });
  await token.throws('a wrong secret', () => sdk.generateClientToken(made.id, 'not-this-one'));
  await walk('getClientAccessToken', 'helper/ClientToken').works('for the SDK’s own client', async () => assert.ok(await sdk.getClientAccessToken()));
  const scopes = walk('verifyScopes', 'helper/VerifyScopes');
  await scopes.works('what it has', () => assert.equal(sdk.verifyScopes(issued!, ['invoices:read']), true));
  await scopes.throws(
    'what it has not',
    () => sdk.verifyScopes(issued!, ['invoices:write']),
    (error) => error instanceof ScalekitValidateTokenFailureException,
  );

  const get = walk('m2m.getOrganizationClient', 'ClientService/GetOrganizationClient');
  await get.works('success', async () => assert.equal((await sdk.m2m.getOrganizationClient(organizationId, made.id)).client!.name, 'Nightly invoices'));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.m2m.getOrganizationClient(organizationId, nobody('m2morg')));
  const update = walk('m2m.updateOrganizationClient', 'ClientService/UpdateOrganizationClient');
  await update.works('what is not named stays', async () => {
    const { client } = await sdk.m2m.updateOrganizationClient(organizationId, made.id, { description: 'At two.' });
    assert.deepEqual([client!.name, client!.description, client!.scopes], ['Nightly invoices', 'At two.', ['invoices:read']]);
  });
  await update.refuses('missing', 'NOT_FOUND', () => sdk.m2m.updateOrganizationClient(organizationId, nobody('m2morg'), { name: 'Nobody' }));
  const add = walk('m2m.addOrganizationClientSecret', 'ClientService/CreateOrganizationClientSecret');
  const secretId = await add.works('good at once', async () => {
    const { plainSecret, secret } = await sdk.m2m.addOrganizationClientSecret(organizationId, made.id);
    await sdk.generateClientToken(made.id, plainSecret);
    return secret!.id;
  });
  await add.refuses('missing', 'NOT_FOUND', () => sdk.m2m.addOrganizationClientSecret(organizationId, nobody('m2morg')));
  await add.refuses('a sixth', 'FAILED_PRECONDITION', async () => {
    for (let i = 0; i < 5; i += 1) await sdk.m2m.addOrganizationClientSecret(organizationId, made.id);
  });
  const take = walk('m2m.removeOrganizationClientSecret', 'ClientService/DeleteOrganizationClientSecret');
  await take.works('success', () => sdk.m2m.removeOrganizationClientSecret(organizationId, made.id, secretId!));
  await take.refuses('missing', 'NOT_FOUND', () => sdk.m2m.removeOrganizationClientSecret(organizationId, made.id, secretId!));
  const list = walk('m2m.listOrganizationClients', 'ClientService/ListOrganizationClients');
  await list.works('paging', async () => {
    for (const name of ['Two', 'Three', 'Four']) await sdk.m2m.createOrganizationClient(organizationId, { name });
    await walksPages(async (pageSize, pageToken) => {
      const page = await sdk.m2m.listOrganizationClients(organizationId, { pageSize, ...(pageToken ? { pageToken } : {}) });
      return pageOf(
        page.clients.map(({ clientId }) => clientId),
        page,
      );
    });
  });
  await list.refuses('no such organization', 'NOT_FOUND', () => sdk.m2m.listOrganizationClients(nobody('org')));
  await list.refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.m2m.listOrganizationClients(organizationId, { pageToken: 'nonsense' }));
  const remove = walk('m2m.deleteOrganizationClient', 'ClientService/DeleteOrganizationClient');
  await remove.works('its secret is good no more', async () => {
    await sdk.m2m.deleteOrganizationClient(organizationId, made.id);
    await assert.rejects(sdk.generateClientToken(made.id, made.secret));
  });
  await remove.refuses('missing', 'NOT_FOUND', () => sdk.m2m.deleteOrganizationClient(organizationId, made.id));
}

async function signIn() {
  const { id: organizationId } = await anOrganization();
  const { id: userId, email } = await aMember(organizationId);
  const redirectUri = required('REDIRECT_URI');
  const codeVerifier = randomBytes(32).toString('base64url');
  const state = 'a+b/c=&"%252F';
  const authorizationUrl = await walk('getAuthorizationUrl', 'helper/AuthorizationUrl').works('every option', async () => {
    const url = sdk.getAuthorizationUrl(redirectUri, {
      scopes: ['openid', 'profile', 'email', 'offline_access'],
      state,
      nonce: 'n-1',
      loginHint: email,
      organizationId,
      prompt: 'login',
      codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      codeChallengeMethod: 'S256',
    });
    assert.ok(url.startsWith(`${URL_OF_SERVER}/oauth/authorize?`));
    return url;
  });
  const exchange = walk('authenticateWithCode', 'helper/AuthenticateWithCode');
  let code = '';
  const signedIn = await exchange.works('success', async () => {
    const back = await helper.signIn(authorizationUrl!, email);
    code = back.code;
    assert.equal(back.state, state);
    const given = await sdk.authenticateWithCode(code, redirectUri, { codeVerifier });
    assert.deepEqual([given.user.email, given.user.id, given.expiresIn], [email, userId, 300]);
    return given;
  });
  await exchange.throws('a code that never was', () => sdk.authenticateWithCode('nonsense', redirectUri));
  const claims = await walk('validateToken', 'helper/ValidateToken').works('of the ID token', async () => {
    const said = await sdk.validateToken<Record<string, unknown>>(signedIn!.idToken, { issuer: URL_OF_SERVER, audience: [required('CLIENT_ID')] });
    assert.deepEqual([said['nonce'], said['oid'], said['sub']], ['n-1', organizationId, userId]);
    return said;
  });
  await walk('validateToken', 'helper/ValidateToken').throws(
    'another issuer',
    () => sdk.validateToken(signedIn!.idToken, { issuer: 'https://elsewhere.test' }),
    (error) => error instanceof ScalekitValidateTokenFailureException,
  );
  const access = walk('validateAccessToken', 'helper/ValidateToken');
  await access.works('good, and forged', async () => {
    assert.equal(await sdk.validateAccessToken(signedIn!.accessToken, { issuer: URL_OF_SERVER, audience: [required('CLIENT_ID')] }), true);
    assert.equal(await sdk.validateAccessToken(`${signedIn!.accessToken.slice(0, -4)}AAAA`), false);
  });
  const refresh = walk('refreshAccessToken', 'helper/RefreshToken');
  await refresh.works('another refresh token', async () => {
    const given = await sdk.refreshAccessToken(signedIn!.refreshToken);
    assert.ok(given.refreshToken !== signedIn!.refreshToken && given.accessToken !== signedIn!.accessToken);
    assert.equal(await sdk.validateAccessToken(given.accessToken), true);
  });
  await refresh.throws('one that never was', () => sdk.refreshAccessToken('nonsense'));
  await sessions(userId, String(claims!['sid']), email);
  await walk('getLogoutUrl', 'helper/LogoutUrl').works('takes the person back', async () => {
    const url = sdk.getLogoutUrl({ idTokenHint: signedIn!.idToken, postLogoutRedirectUri: required('POST_LOGOUT_URI'), state: 'home' });
    assert.ok(url.startsWith(`${URL_OF_SERVER}/oidc/logout?`));
    const answer = await fetch(url, { redirect: 'manual' });
    assert.equal(answer.headers.get('location'), `${required('POST_LOGOUT_URI')}?state=home`);
  });
}

async function sessions(userId: string, sessionId: string, email: string) {
  const get = walk('session.getSession', 'SessionService/GetSession');
  await get.works('success', async () => assert.equal((await sdk.session.getSession(sessionId)).userId, userId));
  await get.refuses('missing', 'NOT_FOUND', () => sdk.session.getSession(nobody('ses')));
  await get.refuses('no id at all', 'INVALID_ARGUMENT', () => sdk.session.getSession('nonsense'));
  const list = walk('session.getUserSessions', 'SessionService/GetUserSessions');
  await list.works('paging', async () => {
    // One mail a minute more is all an address gets.
    await helper.signIn(sdk.getAuthorizationUrl(required('REDIRECT_URI')), email);
    await walksPages(async (pageSize, pageToken) => {
      const page = await sdk.session.getUserSessions(userId, { pageSize, ...(pageToken ? { pageToken } : {}) });
      return pageOf(
        page.sessions.map((session) => session.sessionId),
        page,
      );
    });
  });
  await list.works('of one status and time', async () =>
    assert.equal(
      (await sdk.session.getUserSessions(userId, { filter: { status: ['ACTIVE'], startTime: new Date(0), endTime: new Date(Date.now() + 60_000) } })).totalSize,
      2,
    ),
  );
  await list.refuses('no such user', 'NOT_FOUND', () => sdk.session.getUserSessions(nobody('usr')));
  await list.refuses('no such status', 'INVALID_ARGUMENT', () => sdk.session.getUserSessions(userId, { filter: { status: ['FLYING'] } }));
  const revoke = walk('session.revokeSession', 'SessionService/RevokeSession');
  await revoke.works('success', () => sdk.session.revokeSession(sessionId));
  await revoke.refuses('it has ended', 'FAILED_PRECONDITION', () => sdk.session.revokeSession(sessionId));
  await revoke.refuses('missing', 'NOT_FOUND', () => sdk.session.revokeSession(nobody('ses')));
  const all = walk('session.revokeAllUserSessions', 'SessionService/RevokeAllUserSessions');
  await all.works('success', async () => assert.equal((await sdk.session.revokeAllUserSessions(userId)).totalRevoked, 1));
  await all.refuses('no such user', 'NOT_FOUND', () => sdk.session.revokeAllUserSessions(nobody('usr')));
}

async function signatures() {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const body = '{"type":"user.created","data":{"name":"Zoë"}}';
  for (const [method, kind, rpc] of [
    ['verifyWebhookPayload', 'webhook', 'VerifyWebhook'],
    ['verifyInterceptorPayload', 'interceptor', 'VerifyInterceptor'],
  ] as const) {
    const signed = async (timestamp: number) => ({
      [`${kind}-id`]: 'msg_1',
      [`${kind}-timestamp`]: String(timestamp),
      [`${kind}-signature`]: await helper.signature(secret, 'msg_1', String(timestamp), body),
    });
    const now = Math.floor(Date.now() / 1000);
    const { works, throws } = walk(method, `helper/${rpc}`);
    await works('what the server signed', async () => assert.equal(sdk[method](secret, await signed(now), body), true));
    await throws(
      'another body',
      async () => sdk[method](secret, await signed(now), `${body} `),
      (error) => error instanceof WebhookVerificationError,
    );
    await throws(
      'too old',
      async () => sdk[method](secret, await signed(now - 600), body),
      (error) => error instanceof WebhookVerificationError,
    );
  }
  const { works, throws } = walk('getIdpInitiatedLoginClaims', 'helper/IdpInitiatedLogin');
  await works('success', async () => {
    const claims = await sdk.getIdpInitiatedLoginClaims(
      await helper.idpInitiatedLogin({ connection_id: 'conn_1', organization_id: 'org_1', login_hint: 'ada@example.com' }),
    );
    assert.deepEqual([claims.connection_id, claims.organization_id, claims.login_hint], ['conn_1', 'org_1', 'ada@example.com']);
  });
  await throws('one that has ended', async () => sdk.getIdpInitiatedLoginClaims(await helper.idpInitiatedLogin({ exp: 1 })));
}

async function events() {
  const { works, refuses } = walk('events.listEventsPaginated', 'EventsService/ListEventsPaginated');
  await works('of a kind and an organization', async () => {
    const { id } = await anOrganization();
    const { events } = await sdk.events.listEventsPaginated(10, undefined, { organizationId: id, eventTypes: ['organization.created'] });
    assert.deepEqual(
      events.map(({ type, organizationId }) => [type, organizationId]),
      [['organization.created', id]],
    );
  });
  await works('paging', () =>
    walksPages(async (size, token) => {
      const page = await sdk.events.listEventsPaginated(size, token, { eventTypes: ['organization.deleted', 'organization.created'] });
      return pageOf(idsOf(page.events), page);
    }),
  );
  await refuses('a token of another list', 'INVALID_ARGUMENT', () => sdk.events.listEventsPaginated(10, 'nonsense'));
}

async function passkeysAndLogins() {
  const { id: userId } = await aMember((await anOrganization()).id);
  const list = walk('webauthn.listCredentials', 'WebAuthnService/ListCredentials');
  await list.works('none yet', async () => assert.deepEqual((await sdk.webauthn.listCredentials(userId)).credentials, []));
  await list.refuses('no such user', 'NOT_FOUND', () => sdk.webauthn.listCredentials(nobody('usr')));
  await walk('webauthn.updateCredential', 'WebAuthnService/UpdateCredential').refuses('missing', 'NOT_FOUND', () =>
    sdk.webauthn.updateCredential(nobody('cred'), 'Laptop'),
  );
  await walk('webauthn.deleteCredential', 'WebAuthnService/DeleteCredential').refuses('missing', 'NOT_FOUND', () =>
    sdk.webauthn.deleteCredential(nobody('cred')),
  );
  await walk('auth.updateLoginUserDetails', 'AuthService/UpdateLoginUserDetails').refuses('missing', 'NOT_FOUND', () =>
    sdk.auth.updateLoginUserDetails(nobody('conn'), nobody('lri'), { sub: 'ada', email: 'ada@example.com' }),
  );
}

introduce();
for (const part of [
  organizations,
  users,
  permissions,
  roles,
  domains,
  connections,
  directories,
  passwordless,
  tokens,
  machines,
  signIn,
  signatures,
  events,
  passkeysAndLogins,
]) {
  await part();
}
done();
