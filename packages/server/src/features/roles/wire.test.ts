import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { PermissionType, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { command, openTo } from '../../chassis/command.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { createSystemPermissions } from './index.ts';
import { rolesService } from './rpc.ts';

const world = await createWorld();
await world.do(world.visitor, command({ needs: openTo('A test.'), run: createSystemPermissions }), undefined);
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [rolesService] });
const roles = createClient(
  RolesService,
  createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', 'Bearer good');
        return next(request);
      },
    ],
  }),
);

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  const [info] = thrown.findDetails(ErrorInfoSchema);
  return { code: thrown.code, errorCode: info?.errorCode, detail: info?.debugInfo?.detail };
};

const fields = (call: Promise<unknown>): Promise<string[] | undefined> =>
  call.then(
    () => [],
    (error: unknown) =>
      error instanceof ConnectError ? error.findDetails(ErrorInfoSchema)[0]?.validationErrorInfo?.fieldViolations.map(({ field }) => field) : [String(error)],
  );

interface RestRole {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly is_org_role: boolean;
  readonly default_member: boolean;
  readonly permissions: readonly { readonly name: string; readonly role_name: string }[];
}

interface RestBody {
  readonly role: RestRole;
  readonly roles: readonly RestRole[];
  readonly default_member: RestRole;
  readonly permission: { readonly name: string; readonly description: string };
  readonly permissions: readonly { readonly name: string }[];
  readonly count: string;
}

async function rest(method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer good', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as RestBody };
}

test('a role, as the contract shows it', async () => {
  await roles.createPermission({ permission: { name: 'invoices:read', description: 'See invoices.' } });
  await roles.createRole({ role: { name: 'reader', displayName: 'Reader', permissions: ['invoices:read'] } });
  const { role } = await roles.createRole({ role: { name: 'writer', displayName: 'Writer', description: '', extends: 'reader' } });
  assert.ok(role);
  assert.match(role.id, /^role_\d+$/);
  const { name, displayName, description, extends: base, permissions, isOrgRole, dependentRolesCount, defaultCreator, defaultMember } = role;
  assert.deepEqual([name, displayName, description, base, permissions], ['writer', 'Writer', '', 'reader', []]);
  assert.deepEqual([isOrgRole, dependentRolesCount, defaultCreator, defaultMember], [false, 0, false, false]);

  assert.deepEqual((await roles.getRole({ roleName: 'writer' })).role, role);
  assert.deepEqual((await roles.getRole({ roleName: 'writer', include: 'permissions' })).role, role);
  const [inherited] = (await roles.getRole({ roleName: 'writer', include: 'permissions:all' })).role!.permissions;
  assert.deepEqual([inherited?.name, inherited?.description, inherited?.roleName], ['invoices:read', 'See invoices.', 'reader']);
  assert.match(inherited?.id ?? '', /^perm_\d+$/);
  assert.deepEqual(timestampDate(inherited!.createTime!), world.now());
  const reader = (await roles.listRoles({ include: 'permissions' })).roles.find((each) => each.name === 'reader');
  assert.deepEqual([reader?.dependentRolesCount, reader?.extends, reader?.permissions[0]?.roleName], [1, undefined, 'reader']);

  assert.deepEqual((await roles.listDependentRoles({ roleName: 'reader' })).roles, [role]);
  await roles.deleteRoleBase({ roleName: 'writer' });
  assert.equal((await roles.getRole({ roleName: 'writer' })).role?.extends, undefined);
  assert.deepEqual((await roles.listDependentRoles({ roleName: 'reader' })).roles, []);
});

test('faults have the codes and words that clients look for', async () => {
  await roles.createRole({ role: { name: 'twice', displayName: 'Twice' } });
  const invalid = { code: Code.InvalidArgument, errorCode: 'INVALID_ARGUMENT' };
  assert.deepEqual(await failure(roles.createRole({ role: { name: 'twice', displayName: 'Twice' } })), { ...invalid, detail: 'roles.name_taken' });
  await roles.createPermission({ permission: { name: 'twice' } });
  assert.deepEqual(await failure(roles.createPermission({ permission: { name: 'twice' } })), { ...invalid, detail: 'permissions.name_taken' });
  assert.equal((await failure(roles.getRole({ roleName: 'nobody' }))).code, Code.NotFound);
  assert.equal((await failure(roles.getPermission({ permissionName: 'nothing' }))).code, Code.NotFound);
  assert.equal((await failure(roles.listRolePermissions({ roleName: 'nobody' }))).code, Code.NotFound);
  assert.equal((await failure(roles.removePermissionFromRole({ roleName: 'twice', permissionName: 'nothing' }))).code, Code.NotFound);
  assert.equal((await failure(roles.deletePermission({ permissionName: 'organizations_read' }))).code, Code.PermissionDenied);
  assert.equal((await failure(roles.deleteRole({ roleName: 'admin' }))).code, Code.FailedPrecondition);

  for (const name of ['', 'with-hyphen', 'with space', 'x'.repeat(65)])
    assert.ok((await fields(roles.createRole({ role: { name, displayName: 'X' } })))?.length, name);
  for (const name of ['', 'with.dot', 'with-hyphen', 'x'.repeat(65)]) {
    assert.ok((await fields(roles.createPermission({ permission: { name } })))?.includes('permission.name'), name);
  }
  assert.deepEqual(await fields(roles.createRole({ role: { name: 'x', displayName: '', description: 'x'.repeat(2001) } })), [
    'role.display_name',
    'role.description',
  ]);
  assert.deepEqual(await fields(roles.updateRole({ roleName: 'twice', role: { description: '' } })), ['role.description']);
  assert.deepEqual(await fields(roles.getRole({ roleName: 'twice', include: 'everything' })), ['include']);
  assert.deepEqual(await fields(roles.addPermissionsToRole({ roleName: 'twice', permissionNames: ['with.dot'] })), ['permission_names[0]']);
  assert.deepEqual(await fields(roles.addPermissionsToRole({ roleName: 'twice', permissionNames: [] })), ['permission_names']);
});

test('permissions page from the newest, by kind, and with another size on the way', async () => {
  for (const name of ['p1', 'p2', 'p3', 'p4']) await roles.createPermission({ permission: { name } });
  const list = roles.listPermissions;
  const first = await list({ pageSize: 2, type: PermissionType.ENVIRONMENT });
  const second = await list({ pageSize: 1, pageToken: first.nextPageToken, type: PermissionType.ENVIRONMENT });
  assert.deepEqual(
    [...first.permissions, ...second.permissions].map(({ name }) => name),
    ['p4', 'p3', 'p2'],
  );
  assert.deepEqual([first.prevPageToken, first.totalSize, second.totalSize], ['', second.totalSize, first.totalSize]);
  assert.equal((await list({})).permissions.length, 10);
  assert.deepEqual(await fields(list({ pageSize: 0 })), ['page_size']);
  assert.deepEqual(await fields(list({ pageSize: 101 })), ['page_size']);
  assert.equal((await failure(list({ pageToken: first.nextPageToken }))).detail, 'paging.bad_token', 'a token is for its own list');

  const ours = await list({ pageSize: 100, type: PermissionType.SCALEKIT });
  assert.equal(ours.permissions.length, 26);
  assert.ok(ours.permissions.every(({ isScalekitPermission }) => isScalekitPermission));
  assert.equal((await list({ pageSize: 100 })).permissions.length, 26 + first.totalSize);
});

test('a default by its newer field or its older one, and none at all', async () => {
  await roles.createRole({ role: { name: 'lead', displayName: 'Lead' } });
  const lead = (await roles.getRole({ roleName: 'lead' })).role!;
  const { defaultCreator, defaultMember } = await roles.updateDefaultRoles({ defaultCreator: { id: lead.id }, defaultMemberRole: 'lead' });
  assert.deepEqual([defaultCreator?.name, defaultCreator?.defaultCreator, defaultMember?.name, defaultMember?.defaultMember], ['lead', true, 'lead', true]);
  const admin = (await roles.getRole({ roleName: 'admin' })).role!;
  assert.equal((await roles.updateDefaultRoles({ defaultCreator: { id: admin.id } })).defaultCreator?.name, 'admin');
  await roles.updateDefaultRoles({ defaultMemberRole: 'member' });
  const unchanged = await roles.updateDefaultRoles({});
  assert.deepEqual([unchanged.defaultCreator?.name, unchanged.defaultMember?.name], ['admin', 'member']);
  await roles.deleteRole({ roleName: 'lead' });
});

test('REST: every call about roles of the environment and permissions has its route', async () => {
  const made = await rest('POST', '/roles', { name: 'rest', display_name: 'Rest', extends: 'member' });
  assert.equal(made.status, 201);
  assert.deepEqual(made.body, {
    role: {
      id: made.body.role.id,
      name: 'rest',
      display_name: 'Rest',
      description: '',
      default_creator: false,
      default_member: false,
      extends: 'member',
      permissions: [],
      dependent_roles_count: 0,
      is_org_role: false,
    },
  });
  assert.deepEqual((await rest('GET', '/roles/rest')).body, made.body);
  assert.deepEqual((await rest('GET', `/roles/${made.body.role.id}`)).body, made.body, 'an id does as well');
  assert.equal((await rest('PUT', '/roles/rest', { display_name: 'Changed' })).body.role.display_name, 'Changed');

  assert.equal((await rest('POST', '/permissions', { name: 'rest:read', description: 'Old.' })).status, 201);
  assert.equal((await rest('PUT', '/permissions/rest:read', { name: 'rest:read', description: 'New.' })).body.permission.description, 'New.');
  assert.equal((await rest('GET', '/permissions/rest:read')).body.permission.description, 'New.');
  assert.equal((await rest('GET', '/permissions?page_size=1')).body.permissions[0]?.name, 'rest:read');
  assert.equal((await rest('GET', '/permissions?type=SCALEKIT&page_size=100')).body.permissions.length, 26);
  const added = await rest('POST', '/roles/member/permissions', { permission_names: ['rest:read'] });
  assert.deepEqual([added.status, added.body.permissions.length], [200, 1]);
  assert.deepEqual((await rest('GET', '/roles/rest/permissions')).body.permissions, []);
  assert.equal((await rest('GET', '/roles/rest/permissions:all')).body.permissions[0]?.name, 'rest:read');
  assert.equal((await rest('GET', '/roles/rest?include=permissions:all')).body.role.permissions[0]?.role_name, 'member');
  assert.equal((await rest('GET', '/roles?include=permissions')).body.roles[1]?.permissions[0]?.name, 'rest:read');
  assert.equal((await rest('DELETE', '/roles/rest/permissions/rest:read')).status, 400, 'it is inherited');
  assert.deepEqual(await rest('DELETE', '/roles/member/permissions/rest:read'), { status: 200, body: {} });

  assert.equal((await rest('GET', '/roles/member/dependents')).body.roles[0]?.name, 'rest');
  assert.deepEqual((await rest('GET', '/roles/rest/users:count')).body, { count: '0' });
  for (const path of ['/roles:set_defaults', '/roles/default']) {
    assert.equal((await rest('PATCH', path, { default_member_role: 'member' })).body.default_member.name, 'member', path);
  }
  assert.deepEqual(await rest('DELETE', '/roles/rest/base'), { status: 200, body: {} });
  assert.deepEqual(await rest('DELETE', '/roles/rest?reassign_role_name=member'), { status: 200, body: {} });
  assert.deepEqual(await rest('DELETE', '/permissions/rest:read'), { status: 200, body: {} });
  assert.equal((await rest('GET', '/permissions/rest:read')).status, 404);
});

test('REST: every call about roles of an organization has its route', async () => {
  const organizationId = await world.organization();
  const path = `/organizations/${organizationId}/roles`;
  const made = await rest('POST', path, { name: 'local', displayName: 'Local', extends: 'member' });
  assert.deepEqual([made.status, made.body.role.is_org_role], [201, true]);
  assert.deepEqual((await rest('GET', `${path}/local`)).body, made.body);
  assert.deepEqual(
    (await rest('GET', path)).body.roles.map(({ name }) => name).filter((name) => ['admin', 'member', 'local'].includes(name)),
    ['admin', 'member', 'local'],
  );
  assert.equal((await rest('PUT', `${path}/local`, { description: 'Here only.' })).body.role.description, 'Here only.');
  assert.equal((await rest('PATCH', `${path}:set_defaults`, { default_member_role: 'local' })).body.default_member.default_member, true);
  assert.deepEqual((await rest('GET', `${path}/local/users:count`)).body, { count: '0' });
  assert.deepEqual(await rest('DELETE', `${path}/local/base`), { status: 200, body: {} });
  assert.equal((await rest('DELETE', `${path}/member`)).status, 404, 'that is the environment’s');
  assert.deepEqual(await rest('DELETE', `${path}/local`), { status: 200, body: {} });
  assert.equal((await rest('GET', `${path}/local`)).status, 404);
  assert.equal((await rest('GET', '/organizations/org_1/roles')).status, 404);
});
