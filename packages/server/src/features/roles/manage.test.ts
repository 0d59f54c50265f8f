import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { OrganizationId, RoleId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { inviteUser } from '../invitations/index.ts';
import { removeRoleBase } from './base.ts';
import { changeDefaultRoles, changeOrganizationDefault } from './defaults.ts';
import { createPermission, createRole, deleteRole, permissionsOf, updateRole } from './index.ts';
import { deletePermission, updatePermission } from './permissions.ts';
import { countRoleUsers, getOrganizationRole, getRole, listDependentRoles, listOrganizationRoles, listRoles } from './read.ts';
import { addRolePermissions, listRolePermissions, removeRolePermission } from './role-permissions.ts';

async function setUp() {
  const world = await createWorld();
  const { client } = world;
  let people = 0;
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(client, command({ needs: openTo('A test.'), run: deed }), undefined);
  return {
    world,
    within,
    permit: (...names: string[]) => Promise.all(names.map((name) => world.do(client, createPermission, { name, description: '' }))),
    role: (name: string, over: { extends?: string; permissions?: string[]; organizationId?: OrganizationId } = {}) =>
      world.do(client, createRole, { organizationId: null, name, displayName: name, description: '', permissions: [], ...over }),
    update: (role: string, over: { extends?: string; permissions?: string[]; displayName?: string; organizationId?: OrganizationId }) =>
      world.do(client, updateRole, { organizationId: null, role, permissions: [], ...over }),
    remove: (role: string, replacement?: string, organizationId: OrganizationId | null = null) =>
      world.do(client, deleteRole, { organizationId, role, ...(replacement === undefined ? {} : { replacement }) }),
    allowed: async (role: string, include: 'own' | 'all' = 'all') => (await world.do(client, listRolePermissions, { role, include })).map(({ name }) => name),
    invite: (organizationId: OrganizationId, roles: string[]) =>
      world.do(client, inviteUser, {
        organizationId,
        email: `p${++people}@example.com`,
        roles,
        fields: {},
        membershipMetadata: {},
        sendInvitationEmail: false,
      }),
    /** The roles of each member, by name and in order. */
    held: async (organizationId: OrganizationId): Promise<Record<string, (string | null)[]>> => {
      const rows = await world.db
        .selectFrom('memberships')
        .leftJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
        .leftJoin('roles', 'roles.id', 'membership_roles.role_id')
        .select(['memberships.id', 'roles.name'])
        .where('memberships.organization_id', '=', organizationId)
        .orderBy('memberships.id')
        .orderBy('membership_roles.position')
        .execute();
      return Object.fromEntries([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ name }) => name)]));
    },
    exists: async (id: RoleId) => (await world.db.selectFrom('roles').select('id').where('id', '=', id).executeTakeFirst()) !== undefined,
  };
}

test('a role allows what it has of its own and what it inherits, each once, with the nearest holder as its origin', async () => {
  const { world, permit, role, allowed } = await setUp();
  await permit('a:read', 'a:write', 'b:read');
  await role('base', { permissions: ['a:read'] });
  await role('middle', { extends: 'base', permissions: ['a:read', 'b:read'] });
  const top = await role('top', { extends: 'middle', permissions: ['a:write'] });
  assert.equal(top.base?.name, 'middle');

  assert.deepEqual(await allowed('top'), ['a:read', 'a:write', 'b:read']);
  assert.deepEqual(await allowed('top', 'own'), ['a:write']);
  const { permissions } = await world.do(world.client, getRole, { role: 'top', include: 'all' });
  assert.deepEqual(
    permissions.map(({ name, holder }) => [name, holder]),
    [
      ['a:read', 'middle'],
      ['a:write', 'top'],
      ['b:read', 'middle'],
    ],
  );
  assert.deepEqual((await world.do(world.client, getRole, { role: 'top', include: 'none' })).permissions, []);
  assert.deepEqual(await world.events(), [...Array(3).fill('permission.created'), ...Array(3).fill('role.created')]);
});

test('roles cannot extend each other in a circle, however long', async () => {
  const { world, role, update } = await setUp();
  await role('a');
  await role('b', { extends: 'a' });
  await role('c', { extends: 'b' });
  await assert.rejects(update('a', { extends: 'c' }), { code: 'roles.circle' });
  await assert.rejects(update('a', { extends: 'a' }), { code: 'roles.circle' });
  await assert.rejects(update('a', { extends: 'nobody' }), { code: 'roles.unknown_base' });
  await world.do(world.client, removeRoleBase, { organizationId: null, role: 'b' });
  assert.equal((await update('a', { extends: 'c' })).base?.name, 'c');
});

test('of two changes that would close a circle together, one is refused', async () => {
  const { world, role, update } = await setUp();
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [`a${round}`, `b${round}`];
    await role(a);
    await role(b);
    const results = await Promise.allSettled([update(a, { extends: b }), update(b, { extends: a })]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((results.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason.code, 'roles.circle');
  }
  assert.equal((await world.do(world.client, listRoles, { include: 'all' })).length, 22);
});

test('an update changes what it names; permissions replace all there were, and unknown ones are refused by name', async () => {
  const { permit, role, update, allowed } = await setUp();
  await permit('a', 'b', 'c');
  await role('base', { permissions: ['c'] });
  await role('editor', { extends: 'base', permissions: ['a'] });
  const renamed = await update('editor', { displayName: 'Writer' });
  assert.deepEqual([renamed.name, renamed.displayName, renamed.base?.name], ['editor', 'Writer', 'base']);
  assert.deepEqual(await allowed('editor'), ['a', 'c']);
  await update('editor', { permissions: ['b', 'b'] });
  assert.deepEqual(await allowed('editor', 'own'), ['b']);
  await assert.rejects(update('editor', { permissions: ['b', 'd', 'e'] }), { code: 'permissions.unknown', details: { permissions: '"d", "e"' } });
  await assert.rejects(role('other', { permissions: ['d'] }), { code: 'permissions.unknown' });
  await assert.rejects(update('nobody', {}), { code: 'roles.not_found' });
});

test('names of roles are unique where they live, and are found by id as well', async () => {
  const { world, role } = await setUp();
  const organizationId = await world.organization();
  const editor = await role('editor');
  await assert.rejects(role('editor'), { code: 'roles.name_taken', kind: 'invalid' });
  const own = await role('editor', { organizationId });
  await assert.rejects(role('editor', { organizationId }), { code: 'roles.name_taken' });
  const get = async (reference: string) => (await world.do(world.client, getOrganizationRole, { organizationId, role: reference, include: 'none' })).role.id;
  assert.deepEqual([await get('editor'), await get(editor.id), await get(own.id)], [own.id, editor.id, own.id]);
  assert.equal((await world.do(world.client, getRole, { role: editor.id, include: 'none' })).role.name, 'editor');
  await assert.rejects(world.do(world.client, getRole, { role: own.id, include: 'none' }), { code: 'roles.not_found' });
});

test('admin and member come first, then the oldest; an organization sees its own after them and nobody else’s', async () => {
  const { world, role } = await setUp();
  const [organizationId, other] = [await world.organization(), await world.organization()];
  await role('zebra');
  await role('own', { organizationId, extends: 'zebra' });
  await role('foreign', { organizationId: other, extends: 'zebra' });
  await role('apple', { extends: 'zebra' });
  const names = (roles: Awaited<ReturnType<typeof list>>) => roles.map((shown) => shown.role.name);
  const list = () => world.do(world.client, listOrganizationRoles, { organizationId, include: 'none' });
  assert.deepEqual(names(await world.do(world.client, listRoles, { include: 'none' })), ['admin', 'member', 'zebra', 'apple']);
  assert.deepEqual(names(await list()), ['admin', 'member', 'zebra', 'apple', 'own']);
  assert.equal((await list()).find((shown) => shown.role.name === 'zebra')?.role.dependents, 2, 'what another organization builds is not counted');
  assert.deepEqual(names(await world.do(world.client, listDependentRoles, { role: 'zebra' })), ['apple', 'own', 'foreign']);
  assert.equal((await world.do(world.client, getRole, { role: 'zebra', include: 'none' })).role.dependents, 3);
  await assert.rejects(world.do(world.client, listOrganizationRoles, { organizationId: 'org_1', include: 'none' }), { code: 'roles.no_organization' });
});

test('a role of an organization extends its own or the environment’s, and is not changed as if it were the environment’s', async () => {
  const { world, permit, role, update, within } = await setUp();
  const [organizationId, other] = [await world.organization(), await world.organization()];
  await permit('a', 'b');
  await role('base', { permissions: ['a'] });
  const own = await role('own', { organizationId, extends: 'base', permissions: ['b'] });
  const further = await role('further', { organizationId, extends: 'own' });
  assert.deepEqual(await within((work) => permissionsOf(work, [further])), ['a', 'b']);
  assert.deepEqual(await within((work) => permissionsOf(work, [])), []);
  await assert.rejects(role('strange', { organizationId: other, extends: 'own' }), { code: 'roles.unknown_base' });
  await assert.rejects(role('strange', { extends: own.id }), { code: 'roles.unknown_base' });
  await assert.rejects(update('base', { organizationId, displayName: 'Mine' }), { code: 'roles.not_of_organization' });
  await assert.rejects(role('own', { organizationId: 'org_1' }), { code: 'roles.no_organization' });
});

test('a change is felt at the next call, whatever was kept before', async () => {
  const { world, permit, role, within } = await setUp();
  await permit('a', 'b');
  const base = await role('base', { permissions: ['a'] });
  const top = await role('top', { extends: 'base' });
  const both = () => within((work) => permissionsOf(work, [base, top]));
  assert.deepEqual(await both(), ['a']);
  await world.do(world.client, addRolePermissions, { role: 'base', permissions: ['b'] });
  assert.deepEqual(await both(), ['a', 'b']);
  await world.do(world.client, deletePermission, { name: 'a' });
  assert.deepEqual(await both(), ['b']);
});

test('adding permissions answers what was new, and passes over names that nothing has', async () => {
  const { world, permit, role, allowed } = await setUp();
  await permit('a', 'b');
  await role('editor', { permissions: ['a'] });
  const add = async (...permissions: string[]) => (await world.do(world.client, addRolePermissions, { role: 'editor', permissions })).map(({ name }) => name);
  assert.deepEqual(await add('nothing'), []);
  assert.deepEqual(await add('a', 'b', 'b', 'nothing'), ['b']);
  assert.deepEqual(await allowed('editor'), ['a', 'b']);
  await assert.rejects(world.do(world.client, addRolePermissions, { role: 'nobody', permissions: ['a'] }), { code: 'roles.not_found' });
});

test('a permission is taken from the role that has it of its own', async () => {
  const { world, permit, role, allowed } = await setUp();
  await permit('a', 'b');
  await role('base', { permissions: ['a'] });
  await role('top', { extends: 'base', permissions: ['b'] });
  const take = (name: string, permission: string) => world.do(world.client, removeRolePermission, { role: name, permission });
  await assert.rejects(take('top', 'a'), { code: 'permissions.inherited', kind: 'wrongState' });
  await assert.rejects(take('top', 'nothing'), { code: 'permissions.not_held', kind: 'missing' });
  await take('top', 'b');
  await assert.rejects(take('top', 'b'), { code: 'permissions.not_held' });
  assert.deepEqual(await allowed('top'), ['a']);
});

test('a role that somebody has, even an invited one, is deleted only with another to take its place', async () => {
  const { world, role, remove, invite, held, exists } = await setUp();
  const organizationId = await world.organization();
  const [editor] = [await role('editor'), await role('writer')];
  await invite(organizationId, ['editor', 'member']);
  await invite(organizationId, ['member', 'editor', 'writer']);
  await assert.rejects(remove('editor'), { code: 'roles.assigned', message: 'role cannot be deleted as it is assigned to users' });
  await assert.rejects(remove('editor', 'nobody'), { code: 'roles.unknown_replacement' });
  await assert.rejects(remove('editor', 'editor'), { code: 'roles.replaces_itself' });
  assert.equal(await world.do(world.client, countRoleUsers, { organizationId: null, role: 'editor' }), 2);

  await remove('editor', 'writer');
  assert.equal(await exists(editor.id), false);
  assert.deepEqual(Object.values(await held(organizationId)), [
    ['writer', 'member'],
    ['member', 'writer'],
  ]);
  assert.equal((await world.events()).at(-1), 'role.deleted');
  await assert.rejects(remove('editor'), { code: 'roles.not_found' });
});

test('a role that others extend is deleted only with another to take its place in their line', async () => {
  const { world, permit, role, remove, allowed } = await setUp();
  const organizationId = await world.organization();
  await permit('ground', 'base', 'next');
  await role('ground', { permissions: ['ground'] });
  await role('base', { extends: 'ground', permissions: ['base'] });
  await role('next', { extends: 'base', permissions: ['next'] });
  await role('leaf', { extends: 'base' });
  await role('own', { organizationId, extends: 'base' });
  await role('below', { extends: 'leaf' });
  await assert.rejects(remove('base'), { code: 'roles.extended', details: { role: 'base', count: 3 } });
  await assert.rejects(remove('base', 'below'), { code: 'roles.replacement_extends' });

  await remove('base', 'next');
  assert.deepEqual(await allowed('next'), ['ground', 'next']);
  assert.deepEqual(await allowed('below'), ['ground', 'next']);
  const { role: own } = await world.do(world.client, getOrganizationRole, { organizationId, role: 'own', include: 'none' });
  assert.equal(own.base?.name, 'next');
});

test('of two deletions that would put everybody into each other’s role, one finds its replacement gone', async () => {
  const { world, role, remove, invite, held } = await setUp();
  for (let round = 0; round < 10; round += 1) {
    const organizationId = await world.organization();
    const [a, b] = [`a${round}`, `b${round}`];
    await role(a);
    await role(b);
    await Promise.all([invite(organizationId, [a]), invite(organizationId, [b])]);
    const results = await Promise.allSettled([remove(a, b), remove(b, a)]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((results.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason.code, 'roles.unknown_replacement');
    const left = results[0]?.status === 'fulfilled' ? b : a;
    assert.deepEqual(Object.values(await held(organizationId)), [[left], [left]]);
  }
});

test('who is given a role while it is deleted gets the one in its place, or is told', async () => {
  const { world, role, remove, invite, held } = await setUp();
  await role('kept');
  const organizationId = await world.organization();
  let given = 0;
  for (let round = 0; round < 10; round += 1) {
    await role('going');
    const [asked, removed] = await Promise.allSettled([invite(organizationId, ['going']), remove('going', 'kept')]);
    assert.equal(removed.status, 'fulfilled');
    if (asked.status === 'fulfilled') given += 1;
    else assert.ok(['roles.unknown', 'memberships.role_gone'].includes(asked.reason.code), asked.reason.message);
  }
  assert.deepEqual(Object.values(await held(organizationId)), Array(given).fill(['kept']));
});

test('a default of the environment stays until another one is, or takes its place', async () => {
  const { world, role, remove } = await setUp();
  await role('owner');
  await role('viewer');
  await assert.rejects(remove('member'), { code: 'roles.is_default' });
  const defaults = await world.do(world.client, changeDefaultRoles, { creator: 'owner' });
  assert.deepEqual([defaults.creator?.name, defaults.member?.name], ['owner', 'member']);
  await remove('admin');
  await remove('member', 'viewer');
  const now = await world.do(world.client, changeDefaultRoles, {});
  assert.deepEqual([now.creator?.name, now.member?.name], ['owner', 'viewer']);
  const flagged = await world.db
    .selectFrom('roles')
    .select('name')
    .where('environment_id', '=', world.environment.id)
    .where((is) => is.or([is('default_creator', '=', true), is('default_member', '=', true)]))
    .orderBy('name')
    .execute();
  assert.deepEqual(
    flagged.map(({ name }) => name),
    ['owner', 'viewer'],
  );
  await assert.rejects(world.do(world.client, changeDefaultRoles, { member: 'nobody' }), { code: 'roles.not_found' });
});

test('an organization gives newcomers its own default, until that role goes', async () => {
  const { world, role, remove, invite, held } = await setUp();
  const [organizationId, other] = [await world.organization(), await world.organization()];
  await role('guest');
  await role('local', { organizationId });
  const change = (member: string) => world.do(world.client, changeOrganizationDefault, { organizationId, member });
  // The role is one of the environment, and would be found without the organization.
  const nowhere = world.do(world.client, changeOrganizationDefault, { organizationId: 'org_1', member: 'member' });
  await assert.rejects(nowhere, { code: 'roles.no_organization' });
  const given = async (where: OrganizationId) => {
    const { membership } = await invite(where, []);
    return (await held(where))[membership.id];
  };
  assert.equal((await change('guest')).name, 'guest');
  assert.deepEqual([await given(organizationId), await given(other)], [['guest'], ['member']]);
  assert.equal((await change('local')).name, 'local');
  assert.deepEqual(await given(organizationId), ['local']);
  const shown = await world.do(world.client, listOrganizationRoles, { organizationId, include: 'none' });
  assert.deepEqual(
    shown.filter((each) => each.role.defaultMember).map((each) => each.role.name),
    ['local'],
  );

  await remove('local', 'guest', organizationId);
  assert.deepEqual(await given(organizationId), ['guest'], 'what takes the place takes it here, too');
  await world.db.deleteFrom('membership_roles').execute();
  await remove('guest');
  assert.deepEqual(await given(organizationId), ['member']);
  await assert.rejects(change('nobody'), { code: 'roles.not_in_organization' });
});

test('an organization takes its roles with it, whatever hangs on them', async () => {
  const { world, role, invite } = await setUp();
  const organizationId = await world.organization();
  await role('a', { organizationId });
  await role('b', { organizationId, extends: 'a' });
  await world.do(world.client, changeOrganizationDefault, { organizationId, member: 'a' });
  await invite(organizationId, ['b', 'a']);
  await world.db.deleteFrom('organizations').where('id', '=', organizationId).execute();
  assert.deepEqual(await world.db.selectFrom('roles').select('name').where('organization_id', '=', organizationId).execute(), []);
});

test('users are counted once, in one organization or in all', async () => {
  const { world, role, invite } = await setUp();
  const [first, second] = [await world.organization(), await world.organization()];
  await role('editor');
  const { user } = await invite(first, ['editor']);
  await invite(first, ['editor']);
  await world.do(world.client, inviteUser, { organizationId: second, email: user.email, roles: ['editor'], fields: {}, membershipMetadata: {} });
  const count = (organizationId: OrganizationId | null) => world.do(world.client, countRoleUsers, { organizationId, role: 'editor' });
  assert.deepEqual([await count(null), await count(first), await count(second)], [2, 2, 1]);
});

test('a permission keeps its name; this server’s own keep everything', async () => {
  const { world, permit } = await setUp();
  await permit('a');
  await assert.rejects(permit('a'), { code: 'permissions.name_taken', kind: 'invalid' });
  const update = (name: string, newName = name) => world.do(world.client, updatePermission, { name, newName, description: 'Better said.' });
  assert.equal((await update('a')).description, 'Better said.');
  await assert.rejects(update('a', 'b'), { code: 'permissions.name_is_fixed' });
  await assert.rejects(update('nothing'), { code: 'permissions.not_found' });

  await world.db
    .insertInto('permissions')
    .values({
      id: world.desk.entropy.id('perm', world.now()),
      environment_id: world.environment.id,
      name: 'ours',
      system: true,
      created_at: world.now(),
      updated_at: world.now(),
    })
    .execute();
  await assert.rejects(update('ours'), { code: 'permissions.is_ours' });
  await assert.rejects(world.do(world.client, deletePermission, { name: 'ours' }), { code: 'permissions.is_ours' });
  assert.deepEqual(await world.events(), ['permission.created', 'permission.updated']);
});

test('nothing of one environment is found from another', async () => {
  const { role, permit } = await setUp();
  await permit('a');
  const { id } = await role('editor', { permissions: ['a'] });
  const stranger = await setUp();
  await assert.rejects(stranger.remove(id), { code: 'roles.not_found' });
  await assert.rejects(stranger.role('mine', { extends: id }), { code: 'roles.unknown_base' });
  await assert.rejects(stranger.role('mine', { permissions: ['a'] }), { code: 'permissions.unknown' });
  assert.deepEqual(await stranger.within((work) => permissionsOf(work, [{ id, organizationId: null }])), []);
});
