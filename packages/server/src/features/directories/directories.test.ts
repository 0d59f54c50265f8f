import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { DirectoryProvider, DirectoryService, DirectoryStatus, DirectoryType, SecretStatus } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { DirectorySecretService } from '@tenon/api/tenon/v1/directory_secrets_pb.ts';
import type { Permission } from '../../platform/actor.ts';
import { type DirectoryUserId, type OrganizationId, parseId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { changeFeatures } from '../organizations/change-features.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import { assignRoles } from './assign-roles.ts';
import { listDirectoryUsers } from './contents.ts';
import { createDirectory, deleteDirectory, disableDirectory, enableDirectory, getDirectory, listDirectories } from './manage.ts';
import { directorySecretService, directoryService } from './rpc.ts';
import { createDirectorySecret } from './secrets.ts';

async function setUp() {
  const world = await createWorld();
  const { url } = await openFront({
    house: { desk: world.desk, environmentOf: async () => world.environment },
    services: [directoryService, directorySecretService],
  });
  const transport = createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', 'Bearer good');
        return next(request);
      },
    ],
  });
  const directories = createClient(DirectoryService, transport);
  const secrets = createClient(DirectorySecretService, transport);
  const organizationId = await world.organization();
  const make = async (over: { directoryProvider?: DirectoryProvider; directoryType?: DirectoryType; organizationId?: OrganizationId } = {}) => {
    const { organizationId: of = organizationId, ...directory } = over;
    const made = await directories.createDirectory({ organizationId: of, directory: { directoryType: DirectoryType.SCIM, ...directory } });
    return made.directory!;
  };
  const get = async (id: string) => (await directories.getDirectory({ organizationId, id })).directory!;
  return { world, url, directories, secrets, organizationId, make, get };
}

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  const info = thrown.findDetails(ErrorInfoSchema)[0];
  return { code: thrown.code, detail: info?.debugInfo?.detail };
};

test('a directory is made enabled, with nothing in it', async () => {
  const { world, organizationId, make, get } = await setUp();
  const made = await make({ directoryProvider: DirectoryProvider.OKTA });
  assert.match(made.id, /^dir_\d+$/);
  assert.deepEqual(
    [made.name, made.directoryType, made.directoryProvider, made.organizationId, made.enabled, made.status],
    ['Okta directory', DirectoryType.SCIM, DirectoryProvider.OKTA, organizationId, true, 'DRAFT'],
  );
  assert.equal(made.directoryEndpoint, `${world.environment.url}/directory/${made.id}/scim/v2`);
  assert.deepEqual([made.stats?.totalUsers, made.stats?.totalGroups, made.secrets, made.lastSyncedAt], [0, 0, [], undefined]);
  assert.deepEqual(await get(made.id), made);
  assert.deepEqual(await world.events(), ['organization.directory_enabled']);
});

test('an organization has several, the oldest first, and sees none of another', async () => {
  const { world, directories, organizationId, make } = await setUp();
  const other = await world.organization();
  const [first, second] = [await make(), await make({ directoryType: DirectoryType.POLL, directoryProvider: DirectoryProvider.GOOGLE })];
  const strange = await make({ organizationId: other });
  assert.equal(second.directoryEndpoint, '', 'one that we read brings nothing');
  assert.deepEqual(
    (await directories.listDirectories({ organizationId })).directories.map(({ id }) => id),
    [first.id, second.id],
  );
  assert.deepEqual(await failure(directories.getDirectory({ organizationId, id: strange.id })), { code: Code.NotFound, detail: 'directories.not_found' });
  assert.deepEqual(await failure(directories.listDirectories({ organizationId: 'org_1' })), { code: Code.NotFound, detail: 'organizations.not_found' });
  assert.equal((await failure(directories.createDirectory({ organizationId: 'org_1', directory: { directoryType: DirectoryType.SCIM } }))).code, Code.NotFound);
  assert.deepEqual((await directories.listDirectories({ organizationId: await world.organization() })).directories, []);
});

test('enabling and disabling are told once, however often they are asked for', async () => {
  const { world, directories, organizationId, make, get } = await setUp();
  const { id } = await make();
  assert.equal((await directories.enableDirectory({ organizationId, id })).enabled, true);
  for (let n = 0; n < 2; n += 1) assert.equal((await directories.disableDirectory({ organizationId, id })).enabled, false);
  assert.equal((await get(id)).enabled, false);
  assert.equal((await directories.enableDirectory({ organizationId, id })).enabled, true);
  assert.equal((await get(id)).enabled, true);
  assert.deepEqual(await world.events(), ['organization.directory_enabled', 'organization.directory_disabled', 'organization.directory_enabled']);
  assert.equal((await failure(directories.disableDirectory({ organizationId, id: 'dir_1' }))).code, Code.NotFound);
});

test('an enabled one is not deleted; a disabled one goes with its secrets', async () => {
  const { world, directories, organizationId, make } = await setUp();
  const { id } = await make();
  await directories.createDirectorySecret({ organizationId, directoryId: id });
  assert.deepEqual(await failure(directories.deleteDirectory({ organizationId, id })), { code: Code.FailedPrecondition, detail: 'directories.enabled' });
  await directories.disableDirectory({ organizationId, id });
  await directories.deleteDirectory({ organizationId, id });
  assert.equal((await failure(directories.deleteDirectory({ organizationId, id }))).code, Code.NotFound);
  const left = await world.db.selectFrom('directory_secrets').select('id').where('environment_id', '=', world.environment.id).execute();
  assert.deepEqual(left, []);
});

test('it does not stand in the way of deleting its organization', async () => {
  const { world, directories, organizationId, make } = await setUp();
  const { id } = await make();
  await directories.createDirectorySecret({ organizationId, directoryId: id });
  await world.do(world.client, deleteOrganization, { id: organizationId });
  assert.equal((await failure(directories.getDirectory({ organizationId, id }))).code, Code.NotFound);
});

test('a change gives what it says and keeps the rest; the kind stays', async () => {
  const { directories, organizationId, make, get } = await setUp();
  const { id } = await make({ directoryProvider: DirectoryProvider.OKTA });
  const update = (directory: object) => directories.updateDirectory({ organizationId, id, directory: { name: 'People', ...directory } });
  const changed = (await update({ status: DirectoryStatus.COMPLETED, mappings: [{ key: 'mail', mapTo: 'email' }] })).directory!;
  assert.deepEqual(
    [changed.name, changed.status, changed.directoryProvider, changed.enabled],
    ['People', 'COMPLETED', DirectoryProvider.OKTA, true],
    'a request that says nothing of `enabled` does not disable it',
  );
  assert.deepEqual(await get(id), changed);
  const renamed = (await update({ name: 'Staff', directoryProvider: DirectoryProvider.JUMPCLOUD, directoryType: DirectoryType.SCIM })).directory!;
  assert.deepEqual([renamed.name, renamed.status, renamed.directoryProvider], ['Staff', 'COMPLETED', DirectoryProvider.JUMPCLOUD]);
  assert.deepEqual(
    renamed.attributeMappings?.attributes.map(({ key, mapTo }) => [key, mapTo]),
    [['mail', 'email']],
  );
  assert.equal((await failure(update({ directoryType: DirectoryType.POLL }))).detail, 'directories.other_kind');
  assert.equal((await failure(update({ groups: [{ externalId: 'g', displayName: 'G', email: 'g@example.com' }] }))).code, Code.InvalidArgument);
  assert.equal((await failure(update({ name: '' }))).code, Code.InvalidArgument);
});

test('attribute mappings are replaced as a whole', async () => {
  const { directories, organizationId, make, get } = await setUp();
  const { id } = await make();
  const map = async (attributes: { key: string; mapTo: string }[]) => {
    const answer = await directories.updateAttributes({ organizationId, id, attributeMapping: { attributes } });
    assert.deepEqual((await get(id)).attributeMappings, answer.attributeMappings);
    return answer.attributeMappings?.attributes.map(({ key }) => key);
  };
  assert.deepEqual(
    await map([
      { key: 'mail', mapTo: 'email' },
      { key: 'sn', mapTo: 'family_name' },
    ]),
    ['mail', 'sn'],
  );
  assert.deepEqual(await map([{ key: 'surname', mapTo: 'family_name' }]), ['surname']);
  assert.deepEqual(await map([]), []);
  assert.equal((await failure(directories.updateAttributes({ organizationId, id: 'dir_1', attributeMapping: {} }))).code, Code.NotFound);
});

test('secrets work beside one another, are shown once, and a regenerated one stands alone', async () => {
  const { world, directories, organizationId, make, get } = await setUp();
  const { id } = await make();
  const first = await directories.createDirectorySecret({ organizationId, directoryId: id });
  assert.match(first.secret!.id, /^sec_\d+$/);
  assert.equal(first.secret!.secretSuffix, first.plainSecret.slice(-6));
  assert.deepEqual([first.secret!.status, first.secret!.directoryId], [SecretStatus.ACTIVE, id]);
  assert.equal((await get(id)).status, 'IN_PROGRESS');
  world.later(1000);
  const second = await directories.createDirectorySecret({ organizationId, directoryId: id });
  const { secrets } = await get(id);
  assert.deepEqual(secrets, [first.secret, second.secret]);
  assert.deepEqual(timestampDate(secrets[1]!.createTime!), world.now());

  const rows = await world.db.selectFrom('directory_secrets').selectAll().where('directory_id', '=', parseId('dir', id)).orderBy('id').execute();
  assert.ok(!JSON.stringify(rows).includes(first.plainSecret));
  assert.equal(rows[0]?.hash, fingerprint(first.plainSecret));

  const fresh = await directories.regenerateDirectorySecret({ organizationId, directoryId: id });
  assert.deepEqual((await get(id)).secrets, [fresh.secret]);
  assert.notEqual(fresh.plainSecret, second.plainSecret);
});

test('there are never more secrets than can be watched, whoever comes at once', async () => {
  const { directories, organizationId, make, get } = await setUp();
  const { id } = await make();
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => directories.createDirectorySecret({ organizationId, directoryId: id })));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 5);
  assert.equal((await get(id)).secrets.length, 5);
});

test('people and groups are listed page by page, by group, by change, with and without detail', async () => {
  const { world, directories, organizationId, make, get } = await setUp();
  const [{ id }, elsewhere] = [await make(), await make()];
  const row = (of = id) => ({ environment_id: world.environment.id, directory_id: parseId('dir', of), created_at: world.now(), updated_at: world.now() });
  const users: DirectoryUserId[] = [];
  for (const name of ['ada', 'bob', 'cleo']) {
    const user = world.desk.entropy.id('diruser', world.now());
    const values = { ...row(), id: user, email: `${name}@example.com`, given_name: name, detail: JSON.stringify({ id: 'theirs', department: 'R&D' }) };
    await world.db.insertInto('directory_users').values(values).execute();
    users.push(user);
    world.later(1000);
  }
  const group = world.desk.entropy.id('dirgroup', world.now());
  await world.db
    .insertInto('directory_groups')
    .values({ ...row(), id: group, display_name: 'Engineers' })
    .execute();
  await world.db
    .insertInto('directory_group_members')
    .values([users[0]!, users[2]!].map((user_id) => ({ group_id: group, user_id })))
    .execute();

  const list = (over: object = {}) => directories.listDirectoryUsers({ organizationId, directoryId: id, ...over });
  const idsOf = (page: { users: { id: string }[] }) => page.users.map((user) => user.id);
  const first = await list({ pageSize: 2 });
  assert.deepEqual([idsOf(first), first.totalSize], [[users[0], users[1]], 3]);
  const second = await list({ pageSize: 2, pageToken: first.nextPageToken });
  assert.deepEqual([idsOf(second), second.nextPageToken], [[users[2]], '']);
  assert.deepEqual(idsOf(await list({ directoryGroupId: group })), [users[0], users[2]]);
  assert.deepEqual(idsOf(await list({ updatedAfter: timestampFromDate(new Date(world.now().getTime() - 2000)) })), [users[2]]);
  assert.equal((await failure(list({ directoryGroupId: 'dirgroup_1' }))).detail, 'directories.group_not_found');
  assert.deepEqual(idsOf(await list({ directoryId: elsewhere.id })), []);

  const [ada] = (await list({ includeDetail: true })).users;
  assert.deepEqual([ada?.email, ada?.givenName, ada?.groups.map(({ displayName }) => displayName)], ['ada@example.com', 'ada', ['Engineers']]);
  assert.deepEqual(ada?.userDetail, { id: users[0], email: 'ada@example.com', department: 'R&D' });
  assert.equal((await list()).users[0]?.userDetail, undefined);

  const groups = await directories.listDirectoryGroups({ organizationId, directoryId: id, includeDetail: true });
  assert.deepEqual(
    groups.groups.map(({ id, displayName, totalUsers, groupDetail }) => [id, displayName, totalUsers, groupDetail]),
    [[group, 'Engineers', 2, { id: group, display_name: 'Engineers' }]],
  );
  const summary = await directories.listDirectoryGroupsSummary({ organizationId, directoryId: id });
  assert.deepEqual([summary.totalSize, summary.groups[0]?.id, summary.groups[0]?.groupDetail], [1, group, undefined]);
  const { stats } = await get(id);
  assert.deepEqual([stats?.totalUsers, stats?.totalGroups], [3, 1]);
  assert.ok(stats?.userUpdatedAt && timestampDate(stats.userUpdatedAt) < timestampDate(stats.groupUpdatedAt!));
});

test('members handle the directories of their own organization, as far as they may, while it is turned on for it', async () => {
  const { world, organizationId } = await setUp();
  const turn = (enabled: boolean) => world.do(world.client, changeFeatures, { organizationId, features: { dir_sync: enabled } });
  const member = (permissions: Permission[]) => ({ kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions }) as const;
  const writer = member(['directories_write']);
  await assert.rejects(world.do(writer, createDirectory, { organizationId, kind: 'scim', provider: null }), { code: 'organizations.feature_off' });
  await turn(true);
  const made = await world.do(writer, createDirectory, { organizationId, kind: 'scim', provider: null });
  const which = { organizationId, id: made.id };
  assert.equal(made.name, 'Directory');
  await world.do(member(['directories_read']), getDirectory, which);
  await assert.rejects(world.do(writer, getDirectory, which), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(member(['directories_read']), createDirectorySecret, which), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(member(['directories_read']), deleteDirectory, which), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(world.visitor, listDirectories, which), { code: 'access.no_credentials' });
  const other = await world.organization();
  await assert.rejects(world.do(writer, enableDirectory, { organizationId: other, id: made.id }), { code: 'access.denied' });
  const strange = await world.do(world.client, createDirectory, { organizationId: other, kind: 'scim', provider: null });
  await assert.rejects(world.do(writer, createDirectorySecret, { organizationId, id: strange.id }), { code: 'directories.not_found' });
  await assert.rejects(world.do(world.client, listDirectoryUsers, { which: { organizationId: other, id: made.id }, size: 0, token: '', detail: false }), {
    code: 'directories.not_found',
  });
  await turn(false);
  await assert.rejects(world.do(member(['directories_read']), listDirectories, which), { code: 'organizations.feature_off' });
  await turn(true);
  await world.do(writer, disableDirectory, which);
  await world.do(writer, deleteDirectory, which);
});

test('one secret takes the place of another without a gap: each is revoked by itself', async () => {
  const { directories, secrets, organizationId, make, get } = await setUp();
  const [{ id }, other] = [await make(), await make()];
  const [first, second] = [
    await directories.createDirectorySecret({ organizationId, directoryId: id }),
    await directories.createDirectorySecret({ organizationId, directoryId: id }),
  ];
  const revoke = (directoryId: string, secret = first.secret) => secrets.revokeDirectorySecret({ organizationId, directoryId, secretId: secret?.id ?? '' });
  assert.equal((await failure(revoke(other.id))).detail, 'directories.secret_not_found', 'it is another directory’s');
  await revoke(id);
  assert.deepEqual(
    (await get(id)).secrets.map((secret) => secret.id),
    [second.secret?.id],
  );
  assert.equal((await failure(revoke(id))).detail, 'directories.secret_not_found');
});

test('one environment knows nothing of the directories of another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { id } = await here.make();
  const which = { organizationId: here.organizationId, id };
  for (const call of [
    there.directories.getDirectory(which),
    there.directories.listDirectories(which),
    there.directories.disableDirectory(which),
    there.directories.deleteDirectory(which),
    there.directories.updateDirectory({ ...which, directory: { name: 'Mine' } }),
    there.directories.createDirectorySecret({ ...which, directoryId: id }),
    there.directories.regenerateDirectorySecret({ ...which, directoryId: id }),
    there.directories.listDirectoryUsers({ ...which, directoryId: id }),
    there.directories.listDirectoryGroups({ ...which, directoryId: id }),
    there.make({ organizationId: here.organizationId }),
  ].map(failure)) {
    assert.equal((await call).code, Code.NotFound);
  }
  assert.deepEqual([(await here.get(id)).enabled, (await here.get(id)).secrets], [true, []]);
});

test('REST: every call has its route', async () => {
  const { url, organizationId } = await setUp();
  const rest = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/api/v1/organizations/${organizationId}/directories${path}`, {
      method,
      headers: { authorization: 'Bearer good', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const json = (await response.json()) as { directory: { id: string; status: string }; directories: unknown[]; plain_secret: string };
    return { status: response.status, body: json };
  };
  const made = await rest('POST', '', { directory_type: 'SCIM', directory_provider: 'OKTA' });
  assert.equal(made.status, 200);
  const { id } = made.body.directory;
  assert.deepEqual((await rest('GET', `/${id}`)).body, made.body);
  assert.deepEqual((await rest('GET', '')).body.directories, [made.body.directory]);
  assert.deepEqual((await rest('PATCH', `/${id}:disable`)).body, { enabled: false });
  assert.deepEqual((await rest('PATCH', `/${id}:enable`)).body, { enabled: true });
  assert.equal((await rest('PATCH', `/${id}`, { name: 'People' })).status, 200);
  assert.equal((await rest('PUT', `/${id}/attributes`, { attributes: [{ key: 'mail', map_to: 'email' }] })).status, 200);
  assert.equal((await rest('POST', `/${id}/secrets`)).body.plain_secret.length > 40, true);
  assert.equal((await rest('POST', `/${id}/secrets:regenerate`)).status, 200);
  for (const list of ['users', 'groups', 'groups/summary']) assert.equal((await rest('GET', `/${id}/${list}`)).status, 200);
  assert.equal((await rest('GET', `/${id}:sync`)).status, 501);
  assert.equal((await rest('DELETE', `/${id}`)).status, 400);
  await rest('PATCH', `/${id}:disable`);
  assert.deepEqual(await rest('DELETE', `/${id}`), { status: 200, body: {} });
});

test('groups give roles: the list replaces the one before, and names only what is there', async () => {
  const { world, directories, organizationId, make, get } = await setUp();
  const [{ id }, other] = [await make(), await make()];
  const group = async (of: string) => {
    const groupId = world.desk.entropy.id('dirgroup', world.now());
    const dates = { created_at: world.now(), updated_at: world.now() };
    await world.db
      .insertInto('directory_groups')
      .values({ ...dates, id: groupId, environment_id: world.environment.id, directory_id: parseId('dir', of), display_name: 'Engineers' })
      .execute();
    return groupId;
  };
  const [engineers, sales, strange] = [await group(id), await group(id), await group(other.id)];
  const assign = async (...assignments: { groupId: string; roleName: string }[]) => {
    const answer = await directories.assignRoles({ organizationId, id, roleAssignments: { assignments } });
    assert.deepEqual((await get(id)).roleAssignments, answer.roleAssignments);
    return answer.roleAssignments?.assignments.map(({ groupId, roleName, roleId }) => [groupId, roleName, roleId.startsWith('role_')]);
  };
  assert.deepEqual(await assign({ groupId: sales, roleName: 'member' }, { groupId: engineers, roleName: 'admin' }, { groupId: sales, roleName: 'member' }), [
    [sales, 'member', true],
    [engineers, 'admin', true],
  ]);
  assert.equal((await failure(assign({ groupId: strange, roleName: 'admin' }))).detail, 'directories.unknown_group');
  assert.equal((await failure(assign({ groupId: sales, roleName: 'nobody' }))).detail, 'roles.unknown');
  assert.equal((await get(id)).roleAssignments?.assignments.length, 2);
  assert.deepEqual((await get(other.id)).roleAssignments?.assignments, []);

  const member = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['directories_write'] } as const;
  const which = { organizationId, id: parseId('dir', id) };
  await world.do(world.client, changeFeatures, { organizationId, features: { dir_sync: true } });
  for (const assignments of [[{ groupId: sales, role: 'admin' }], []]) {
    await assert.rejects(world.do(member, assignRoles, { which, assignments }), { code: 'memberships.role_too_strong' });
  }
  assert.deepEqual(await assign(), []);
});
