import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import * as jose from 'jose';
import { command, openTo } from '../../chassis/command.ts';
import { distrustCaches, tableChanged, trustCaches } from '../../platform/cache.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { createFirstKey, keyDuty, keyringOf, rotateKeys } from './index.ts';

const DAY = 86_400_000;
afterEach(distrustCaches);

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  await within(createFirstKey);
  const keyring = () => world.do(world.visitor, command({ needs: openTo('A test.'), reads: true, run: keyringOf }), undefined);
  const kids = async () => (await keyring()).published.map(({ kid }) => kid);
  const signedWith = async () => jose.decodeProtectedHeader(await (await keyring()).sign({ sub: 'usr_1' })).kid;
  return { world, within, keyring, kids, signedWith };
}

test('what it signs, a client can check with what it publishes', async () => {
  const { keyring } = await setUp();
  const { sign, published, verify } = await keyring();
  const token = await sign({ sub: 'usr_1' });
  const { payload, protectedHeader } = await jose.jwtVerify(token, jose.createLocalJWKSet({ keys: published as unknown as jose.JWK[] }));
  assert.equal(payload.sub, 'usr_1');
  assert.match(protectedHeader.kid ?? '', /^snk_\d+$/);
  assert.equal(verify(token)?.claims.sub, 'usr_1');
  for (const jwk of published) assert.deepEqual(Object.keys(jwk).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use'], 'and nothing private');
});

test('an environment is given one first key, however many begin at once', async () => {
  const { within, kids } = await setUp();
  await Promise.all([1, 2, 3].map(() => within(createFirstKey)));
  assert.equal((await kids()).length, 1);
});

test("another environment's token is not ours", async () => {
  const [here, there] = [await setUp(), await setUp()];
  const token = await (await there.keyring()).sign({ sub: 'usr_1' });
  assert.equal((await here.keyring()).verify(token), undefined);
});

test('a new key is published a day before it signs, and the old one stays a month after', async () => {
  const { world, keyring, kids, signedWith } = await setUp();
  const [old] = await kids();
  const early = await (await keyring()).sign({ sub: 'usr_1' });

  const { id: fresh } = await world.do(world.client, rotateKeys, {});
  assert.deepEqual(await kids(), [old, fresh]);
  assert.equal(await signedWith(), old);

  world.later(DAY);
  assert.equal(await signedWith(), fresh);
  assert.ok((await keyring()).verify(early));

  world.later(30 * DAY);
  assert.deepEqual(await kids(), [fresh]);
  assert.equal((await keyring()).verify(early), undefined);
});

test('asking twice for a new key makes one', async () => {
  const { world, kids } = await setUp();
  const made = await Promise.all([1, 2, 3].map(() => world.do(world.client, rotateKeys, {})));
  assert.equal(new Set(made.map(({ id }) => id)).size, 1);
  assert.equal((await kids()).length, 2);
});

test('a withdrawn key signs nothing and proves nothing', async () => {
  const { world, keyring, kids, signedWith } = await setUp();
  const stolen = await (await keyring()).sign({ sub: 'usr_1' });
  const { id } = await world.do(world.client, rotateKeys, { withdraw: true });
  assert.deepEqual(await kids(), [id]);
  assert.equal(await signedWith(), id);
  assert.equal((await keyring()).verify(stolen), undefined);
});

test('keys turn by themselves after three months, once', async () => {
  const { world, within, kids } = await setUp();
  world.later(88 * DAY);
  await within(keyDuty.run);
  assert.equal((await kids()).length, 1);
  world.later(DAY);
  await Promise.all([within(keyDuty.run), within(keyDuty.run)]);
  assert.equal((await kids()).length, 2);
});

test('only the environment itself turns keys', async () => {
  const { world } = await setUp();
  await assert.rejects(world.do(world.visitor, rotateKeys, {}), { code: 'access.no_credentials' });
});

test('the table does not show a private key', async () => {
  const { world } = await setUp();
  const row = await world.db.selectFrom('signing_keys').selectAll().where('environment_id', '=', world.environment.id).executeTakeFirstOrThrow();
  assert.ok(!('d' in (row.public_jwk as object)));
  assert.match(row.sealed_private, /^v1\./);
});

test('a process that hears of a new key uses it', async () => {
  const { world, kids } = await setUp();
  trustCaches();
  assert.equal((await kids()).length, 1);
  await world.do(world.client, rotateKeys, {});
  tableChanged('signing_keys');
  assert.equal((await kids()).length, 2);
});
