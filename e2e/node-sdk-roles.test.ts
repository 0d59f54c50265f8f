import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { Scalekit, ScalekitBadRequestException, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { CreateOrganizationRoleSchema, CreatePermissionSchema, CreateRoleSchema, UpdateRoleSchema } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { type Stack, startStack } from './stack.ts';

// The official Node SDK against a running server: roles, permissions, and who has them.

const { connection } = await createTestDatabase();
let stack: Stack;
let scalekit: Scalekit;

before(async () => {
  stack = await startStack({ database: connection });
  scalekit = new Scalekit(stack.url, stack.clientId, stack.clientSecret);
});
after(() => stack?.stop());

let count = 0;
const someone = () => `someone-${++count}@example.com`;
const role = (name: string, over: { extends?: string; permissions?: string[] } = {}) =>
  create(CreateRoleSchema, { name, displayName: name, permissions: [], ...over });
const permission = (name: string) => create(CreatePermissionSchema, { name, description: `May ${name}.` });
const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

async function member(roles: string[] = []) {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const organizationId = organization!.id;
  const { user } = await scalekit.user.createUserAndMembership(organizationId, { email: someone(), sendInvitationEmail: false });
  const userId = user!.id;
  if (roles.length > 0) await scalekit.user.updateMembership(organizationId, userId, { roles });
  return { organizationId, userId };
}

test('roles of the environment: made, extended, changed and listed after admin and member', async () => {
  await scalekit.permission.createPermission(permission('reports:read'));
  await scalekit.role.createRole(role('analyst', { permissions: ['reports:read'] }));
  const { role: lead } = await scalekit.role.createRole(role('lead', { extends: 'analyst' }));
  assert.deepEqual([lead?.extends, lead?.isOrgRole], ['analyst', false]);
  assert.deepEqual(namesOf((await scalekit.role.listRoles()).roles).slice(0, 2), ['admin', 'member']);
  assert.deepEqual(namesOf((await scalekit.permission.listRolePermissions('lead')).permissions), []);
  assert.deepEqual(namesOf((await scalekit.permission.listEffectiveRolePermissions('lead')).permissions), ['reports:read']);
  assert.deepEqual(namesOf((await scalekit.role.listDependentRoles('analyst')).roles), ['lead']);
  const renamed = await scalekit.role.updateRole('lead', create(UpdateRoleSchema, { displayName: 'Lead' }));
  assert.equal(renamed.role?.displayName, 'Lead');
  await assert.rejects(scalekit.role.createRole(role('lead')), ScalekitBadRequestException);
  await scalekit.role.deleteRoleBase('lead');
  await scalekit.role.deleteRole('analyst');
  await assert.rejects(scalekit.role.getRole('analyst'), ScalekitNotFoundException);
});

test('a role that somebody has goes only with another to take its place', async () => {
  await scalekit.role.createRole(role('drafter'));
  await scalekit.role.createRole(role('writer'));
  const { organizationId, userId } = await member(['drafter']);
  assert.equal((await scalekit.role.getRoleUsersCount('drafter')).count, 1n);
  await assert.rejects(scalekit.role.deleteRole('drafter'), (error: Error) => {
    assert.ok(error instanceof ScalekitBadRequestException);
    assert.match(error.message, /role cannot be deleted as it is assigned to users/);
    return true;
  });
  await scalekit.role.deleteRole('drafter', 'writer');
  assert.deepEqual(namesOf((await scalekit.user.listUserRoles(organizationId, userId)).roles), ['writer']);
});

test('an organization has roles and a default of its own', async () => {
  const { organizationId } = await member();
  const { role: made } = await scalekit.role.createOrganizationRole(
    organizationId,
    create(CreateOrganizationRoleSchema, { name: 'guest', displayName: 'Guest', extends: 'member' }),
  );
  assert.deepEqual([made?.isOrgRole, made?.extends], [true, 'member']);
  assert.equal((await scalekit.role.updateDefaultOrganizationRoles(organizationId, 'guest')).defaultMember?.name, 'guest');
  const { user } = await scalekit.user.createUserAndMembership(organizationId, { email: 'guest@example.com' } as Parameters<
    typeof scalekit.user.createUserAndMembership
  >[1]);
  assert.deepEqual(namesOf(user!.memberships[0]!.roles), ['guest']);
  assert.equal((await scalekit.role.getOrganizationRoleUsersCount(organizationId, 'guest')).count, 1n);
  assert.ok(namesOf((await scalekit.role.listOrganizationRoles(organizationId)).roles).includes('guest'));
  await scalekit.organization.deleteOrganization(organizationId);
  await assert.rejects(scalekit.role.listOrganizationRoles(organizationId), ScalekitNotFoundException);
});

test('what a role allows is felt at the next call', async () => {
  await scalekit.role.createRole(role('editor'));
  const { organizationId, userId } = await member(['editor']);
  const shown = async () => [...(await scalekit.user.getUser(userId)).user!.memberships[0]!.permissions];
  assert.deepEqual(await shown(), []);
  for (const name of ['pages:write', 'pages:read']) await scalekit.permission.createPermission(permission(name));
  const added = await scalekit.permission.addPermissionsToRole('editor', ['pages:write', 'pages:read', 'pages:nothing']);
  assert.equal(added.permissions.length, 2);
  assert.deepEqual(await shown(), ['pages:read', 'pages:write']);
  assert.deepEqual(namesOf((await scalekit.user.listUserPermissions(organizationId, userId)).permissions), ['pages:read', 'pages:write']);
  await scalekit.permission.removePermissionFromRole('editor', 'pages:read');
  await assert.rejects(scalekit.permission.removePermissionFromRole('editor', 'pages:read'), ScalekitNotFoundException);
  assert.deepEqual(await shown(), ['pages:write']);
  await scalekit.permission.deletePermission('pages:write');
  assert.deepEqual(await shown(), []);
  assert.deepEqual(namesOf((await scalekit.user.assignUserRoles(organizationId, userId, ['admin'])).roles), ['editor', 'admin']);
  await scalekit.user.removeUserRole(organizationId, userId, 'editor');
  assert.deepEqual(namesOf((await scalekit.user.listUserRoles(organizationId, userId)).roles), ['admin']);
});

test('permissions are listed from the newest, page by page', async () => {
  for (const name of ['page:a', 'page:b', 'page:c']) await scalekit.permission.createPermission(permission(name));
  const first = await scalekit.permission.listPermissions(undefined, 2);
  const second = await scalekit.permission.listPermissions(first.nextPageToken, 1);
  assert.deepEqual(namesOf([...first.permissions, ...second.permissions]), ['page:c', 'page:b', 'page:a']);
  await assert.rejects(scalekit.permission.createPermission(permission('page:a')), ScalekitBadRequestException);
  const changed = await scalekit.permission.updatePermission('page:a', create(CreatePermissionSchema, { name: 'page:a', description: 'Better said.' }));
  assert.equal(changed.permission?.description, 'Better said.');
});

test('the defaults of the environment are told and changed', async () => {
  const { defaultCreator, defaultMember } = await scalekit.role.updateDefaultRoles({ defaultCreatorRole: 'admin', defaultMemberRole: 'member' });
  assert.deepEqual([defaultCreator?.name, defaultMember?.name], ['admin', 'member']);
  await assert.rejects(scalekit.role.updateDefaultRoles({ defaultCreatorRole: '__invalid_role_name__' }), ScalekitNotFoundException);
});
