import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../../testing/world.ts';
import type { EnvironmentId, RoleId } from '../ids.ts';
import { prepared } from './prepared.ts';

test('a statement is built once for each shape, however many rows it has', async () => {
  const { db, environment, now } = await createWorld();
  let built = 0;
  const insert = prepared((db, { environmentId, at, rows }: { environmentId: EnvironmentId; at: Date; rows: readonly { id: RoleId; name: string }[] }) => {
    built += 1;
    return db
      .insertInto('roles')
      .values(rows.map(({ id, name }) => ({ id, environment_id: environmentId, name, display_name: name, created_at: at, updated_at: at })))
      .returning(['id', 'name']);
  });
  const rows = (...names: string[]) => names.map((name) => ({ id: `role_${name}`, name }) as const);
  const given = { environmentId: environment.id, at: now() };
  assert.deepEqual(await insert(db, { ...given, rows: rows('1') }), [{ id: 'role_1', name: '1' }]);
  assert.deepEqual(await insert(db, { ...given, rows: rows('2') }), [{ id: 'role_2', name: '2' }]);
  assert.equal(built, 1);
  assert.deepEqual(await insert(db, { ...given, rows: rows('3', '4') }), [
    { id: 'role_3', name: '3' },
    { id: 'role_4', name: '4' },
  ]);
  assert.equal(built, 2);
});

const find = prepared((db, { environmentId, name }: { environmentId: EnvironmentId; name?: string | undefined }) =>
  db
    .selectFrom('roles')
    .select('name')
    .where('environment_id', '=', environmentId)
    .$if(name !== undefined, (query) => query.where('name', '=', name!))
    .orderBy('name'),
);

test('two callers each get what is theirs', async () => {
  const [one, other] = [await createWorld(), await createWorld()];
  await one.db.deleteFrom('roles').where('environment_id', '=', one.environment.id).where('name', '=', 'admin').execute();
  assert.deepEqual(await find(one.db, { environmentId: one.environment.id }), [{ name: 'member' }]);
  assert.deepEqual(await find(other.db, { environmentId: other.environment.id }), [{ name: 'admin' }, { name: 'member' }]);
  assert.deepEqual(await find(other.db, { environmentId: other.environment.id, name: 'admin' }), [{ name: 'admin' }]);
  assert.deepEqual(await find(one.db, { environmentId: one.environment.id, name: 'admin' }), []);
});

test('a value that does not come from the values is refused: it would be sent with every later call', async () => {
  const { db, environment } = await createWorld();
  const leaking = prepared((db, { name }: { name: string }) =>
    db.selectFrom('roles').select('name').where('environment_id', '=', environment.id).where('name', '=', name),
  );
  await assert.rejects(leaking(db, { name: 'admin' }), /took a value from outside/);
});

test('a value cannot be looked at while the statement is built', async () => {
  const { db } = await createWorld();
  const looking = prepared((db, { name }: { name: string }) => db.selectFrom('roles').select('name').where('name', '=', `${name}!`));
  await assert.rejects(looking(db, { name: 'admin' }), /cannot be looked at/);
});
