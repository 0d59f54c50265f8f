import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { changeUser, createUser, deleteUser, emailVerified, findOrCreateUser, findUserByEmail, fullName, getUser, markProven, recordLogin } from './index.ts';

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const ada = (await within((work) =>
    createUser(work, { email: 'Ada@example.com', externalId: 'u-1', profile: { givenName: 'Ada', familyName: 'Lovelace' } }),
  ))!;
  return { world, within, ada };
}

test('a mailbox has one user, whatever its capitals', async () => {
  const { within, ada } = await setUp();
  assert.equal(await within((work) => createUser(work, { email: 'ada@EXAMPLE.com' })), undefined);
  assert.deepEqual(await within((work) => findOrCreateUser(work, { email: 'ada@EXAMPLE.com', profile: { givenName: 'Eve' } })), ada);
  assert.deepEqual(await within((work) => findUserByEmail(work, 'ADA@EXAMPLE.COM')), ada);
});

test('the same mailbox in another environment is another person, and nobody there finds this one', async () => {
  const { within, ada } = await setUp();
  const strange = await createWorld();
  const there = <T>(deed: (work: Work) => Promise<T>) => strange.do(strange.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  assert.notEqual((await there((work) => findOrCreateUser(work, { email: ada.email, externalId: 'u-1' }))).id, ada.id);
  for (const who of [ada.id, { externalId: 'u-2' }, { email: 'x@example.com' }] as const)
    await assert.rejects(
      there((work) => getUser(work, who)),
      { kind: 'missing', code: 'users.not_found' },
    );
  await assert.rejects(
    there((work) => changeUser(work, ada.id, { profile: { name: 'Mine' } })),
    { kind: 'missing' },
  );
  await assert.rejects(
    there((work) => deleteUser(work, ada)),
    { kind: 'missing' },
  );
  assert.deepEqual(await within((work) => getUser(work, ada.id)), ada);
});

test('a name is made of given and family name until there is one', async () => {
  const { within, ada } = await setUp();
  assert.equal(fullName(ada), 'Ada Lovelace');
  assert.equal(fullName(await within((work) => changeUser(work, ada.id, { profile: { familyName: 'King' } }))), 'Ada King');
  assert.equal(fullName(await within((work) => changeUser(work, ada.id, { profile: { name: 'Countess' } }))), 'Countess');
});

test('a change writes what it names and leaves the rest', async () => {
  const { world, within, ada } = await setUp();
  world.later(1000);
  const changed = await within((work) => changeUser(work, ada.id, { profile: { locale: 'en-GB' }, metadata: { plan: 'pro' } }));
  assert.deepEqual(changed, { ...ada, profile: { ...ada.profile, locale: 'en-GB' }, metadata: { plan: 'pro' }, updatedAt: world.now() });
  assert.deepEqual(await world.events(), ['user.created', 'user.updated']);
});

test('an external id is taken, found, and let go', async () => {
  const { within, ada } = await setUp();
  const eve = await within((work) => findOrCreateUser(work, { email: 'eve@example.com' }));
  await assert.rejects(
    within((work) => changeUser(work, eve.id, { externalId: 'u-1' })),
    { kind: 'taken', code: 'users.external_id_taken', message: /"u-1"/ },
  );
  assert.equal((await within((work) => getUser(work, { externalId: 'u-1' }))).id, ada.id);
  assert.equal((await within((work) => changeUser(work, ada.id, { externalId: '' }))).externalId, null);
  await within((work) => changeUser(work, eve.id, { externalId: 'u-1' }));
});

test('a mailbox is proven once, and that is news only to who was not told that it is verified', async () => {
  const { world, within, ada } = await setUp();
  assert.equal(emailVerified(ada), false);
  await within((work) => markProven(work, ada.id));
  world.later(1000);
  await within((work) => markProven(work, ada.id));
  const proven = await within((work) => getUser(work, ada.id));
  assert.deepEqual([emailVerified(proven), proven.emailProvenAt], [true, proven.createdAt]);
  assert.deepEqual(await world.events(), ['user.created', 'user.updated']);
});

test('asserted is reported as verified and is not proven', async () => {
  const { world, within } = await setUp();
  const eve = await within((work) => findOrCreateUser(work, { email: 'eve@example.com', asserted: true }));
  assert.deepEqual([emailVerified(eve), eve.emailProvenAt], [true, null]);
  await within((work) => markProven(work, eve.id));
  assert.deepEqual(await world.events(), ['user.created', 'user.created']);
});

test('signing in is remembered', async () => {
  const { world, within, ada } = await setUp();
  await within((work) => recordLogin(work, ada.id));
  assert.deepEqual((await within((work) => getUser(work, ada.id))).lastLoginAt, world.now());
});

test('a deleted person is gone, and their mailbox and external id are free', async () => {
  const { within, ada } = await setUp();
  await within((work) => deleteUser(work, ada));
  const again = await within((work) => createUser(work, { email: ada.email, externalId: 'u-1' }));
  assert.notEqual(again?.id, ada.id);
});
