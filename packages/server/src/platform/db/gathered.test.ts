import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDatabase } from '../../testing/database.ts';
import { gathered } from './gathered.ts';

/** Notes what every statement was asked for, and finds everything but `nothing`. */
function lookUp() {
  const asked: string[] = [];
  const find = gathered(
    async (_sql, { environmentId, organizationId }: { environmentId: string; organizationId?: string | undefined }, keys: readonly string[]) => {
      const scope = `${environmentId}/${organizationId ?? '*'}`;
      asked.push(`${scope}: ${keys.join(' ')}`);
      if (keys.includes('broken')) throw new Error('the database is away');
      return new Map(keys.filter((key) => key !== 'nothing').map((key) => [key, `${key} of ${scope}`]));
    },
  );
  return { asked, find };
}

const env = { environmentId: 'env_1' };

test('what is asked for at the same time goes in one statement, and everybody gets what is theirs', async () => {
  const { db } = await createTestDatabase();
  const { asked, find } = lookUp();
  const found = await Promise.all(['ada', 'grace', 'nothing', 'ada'].map((key) => find(db, env, key)));
  assert.deepEqual(found, ['ada of env_1/*', 'grace of env_1/*', undefined, 'ada of env_1/*']);
  assert.deepEqual(asked, ['env_1/*: ada grace nothing']);
});

test('nobody is answered out of the scope of another', async () => {
  const { db } = await createTestDatabase();
  const { asked, find } = lookUp();
  const scopes = [env, { environmentId: 'env_2' }, { environmentId: 'env_1', organizationId: 'org_1' }, { organizationId: undefined, environmentId: 'env_1' }];
  const found = await Promise.all(scopes.map((scope) => find(db, scope, 'ada')));
  assert.deepEqual(found, ['ada of env_1/*', 'ada of env_2/*', 'ada of env_1/org_1', 'ada of env_1/*']);
  assert.equal(asked.length, 4);
});

test('who asks when a statement is on its way is not answered by it', async () => {
  const { db } = await createTestDatabase();
  const { asked, find } = lookUp();
  const first = find(db, env, 'ada');
  await new Promise(setImmediate);
  await Promise.all([first, find(db, env, 'ada')]);
  assert.deepEqual(asked, ['env_1/*: ada', 'env_1/*: ada']);
});

test('a statement is asked for so many and no more', async () => {
  const { db } = await createTestDatabase();
  const { asked, find } = lookUp();
  const keys = Array.from({ length: 70 }, (_, at) => `k${at}`);
  const found = await Promise.all(keys.map((key) => find(db, env, key)));
  assert.deepEqual(
    found,
    keys.map((key) => `${key} of env_1/*`),
  );
  assert.deepEqual(
    asked.map((line) => line.split(' ').length - 1),
    [32, 32, 6],
  );
});

test('a statement that fails fails for those who asked with it, and for nobody after them', async () => {
  const { db } = await createTestDatabase();
  const { find } = lookUp();
  const outcomes = await Promise.allSettled([find(db, env, 'ada'), find(db, env, 'broken')]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await find(db, env, 'ada'), 'ada of env_1/*');
});

test('a transaction asks for itself', async () => {
  const { db } = await createTestDatabase();
  const { asked, find } = lookUp();
  await db.transaction().execute(async (one) => {
    await Promise.all([find(one, env, 'ada'), find(one, env, 'grace'), find(db, env, 'ada')]);
  });
  assert.deepEqual(asked.sort(), ['env_1/*: ada', 'env_1/*: ada', 'env_1/*: grace']);
});
