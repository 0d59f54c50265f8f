import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { environmentSecret } from './index.ts';

const secretOf = (world: World) =>
  world.do(world.visitor, command({ needs: openTo('A test.'), run: (work) => environmentSecret(work, 'refresh_tokens') }), undefined);

test('of many that need it first, all get the same one', async () => {
  const world = await createWorld();
  const secrets = await Promise.all(Array.from({ length: 8 }, () => secretOf(world)));
  assert.equal(new Set(secrets.map((secret) => secret.toString('hex'))).size, 1);
  assert.ok(secrets[0]!.length >= 32);
});

test('another environment has another one', async () => {
  const [here, there] = [await createWorld(), await createWorld()];
  assert.ok(!(await secretOf(here)).equals(await secretOf(there)));
});

test('the table does not show it', async () => {
  const world = await createWorld();
  const secret = await secretOf(world);
  const { sealed } = await world.db.selectFrom('environment_secrets').selectAll().where('environment_id', '=', world.environment.id).executeTakeFirstOrThrow();
  assert.ok(!sealed.includes(secret.toString()) && !sealed.includes(secret.toString('base64url')));
});
