import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { createFirstRoles, creatorRoles, resolveRoles } from './index.ts';

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  return { world, within, organizationId: await world.organization() };
}

test('an environment starts with an admin for who makes an organization and a member for who joins', async () => {
  const { world, within, organizationId } = await setUp();
  await world.db.deleteFrom('roles').where('environment_id', '=', world.environment.id).execute();
  await Promise.all([within(createFirstRoles), within(createFirstRoles)]);

  assert.equal((await world.db.selectFrom('roles').select('id').where('environment_id', '=', world.environment.id).execute()).length, 2, 'made once');
  const [creator, member] = await within((work) => Promise.all([creatorRoles(work, organizationId), resolveRoles(work, organizationId, [])]));
  assert.deepEqual([creator.map((role) => role.name), member.map((role) => role.name)], [['admin'], ['member']]);
});

test('where no role is the default, who joins gets none', async () => {
  const { world, within, organizationId } = await setUp();
  await world.db.updateTable('roles').set({ default_member: false }).where('environment_id', '=', world.environment.id).execute();
  assert.deepEqual(await within((work) => resolveRoles(work, organizationId, [])), []);
});

test('roles of another environment are unknown', async () => {
  const { within, organizationId } = await setUp();
  const { world: strange } = await setUp();
  const { id } = await strange.db.selectFrom('roles').select('id').where('environment_id', '=', strange.environment.id).limit(1).executeTakeFirstOrThrow();
  await assert.rejects(
    within((work) => resolveRoles(work, organizationId, [id])),
    { code: 'roles.unknown' },
  );
});
