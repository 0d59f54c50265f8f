import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { DEFAULT_METHODS } from '../../platform/environment.ts';
import type { Work } from '../../platform/work.ts';
import { type Authenticator, createAuthenticator, type Mood } from '../../testing/authenticator.ts';
import { createWorld } from '../../testing/world.ts';
import { findOrCreateUser, type User } from '../users/index.ts';
import {
  beginProof,
  beginRegistration,
  finishRegistration,
  listPasskeys,
  listPasskeysOf,
  passkeyDuty,
  passkeysWork,
  provePasskey,
  removePasskey,
  renamePasskey,
} from './index.ts';

const browserSecret = 'browser-one';
const ORIGIN = 'http://orion.localhost:8080';
const ONE_PASSWORD = 'bada5566-a7aa-401f-bd96-45619a55120d';

async function setUp(methods: Partial<typeof DEFAULT_METHODS> = {}) {
  const world = await createWorld({ methods: { ...DEFAULT_METHODS, passkeys: true, ...methods } });
  Object.assign(world.environment, { url: ORIGIN });
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
    world.do(world.visitor, command({ needs: openTo('a test'), run: (work) => deed(work) }), undefined);
  const person = (email: string) => within((work) => findOrCreateUser(work, { email, proven: true, profile: { givenName: '', familyName: '' } }));
  const begin = (user: User, browser = browserSecret) => within((work) => beginRegistration(work, { user, browserSecret: browser }));
  const finish = (user: User, given: unknown, browser = browserSecret) => within((work) => finishRegistration(work, { user, browserSecret: browser, given }));
  const register = async (user: User, device: Authenticator) => {
    const registered = await finish(user, device.make(await begin(user)));
    assert.ok(registered.kept);
    return registered.passkey;
  };
  const ask = (whose = browserSecret) => within((work) => beginProof(work, { whose }));
  const prove = (given: unknown, whose = browserSecret) => within((work) => provePasskey(work, { whose, given }));
  const show = async (device: Authenticator, mood: Mood = {}) => prove(device.show(await ask(), mood));
  const ada = await person('ada@example.com');
  return { world, within, person, begin, finish, register, ask, prove, show, ada };
}

const whyOf = (outcome: object): unknown => ('why' in outcome ? outcome.why : undefined);

test('a passkey that was made proves its person', async () => {
  const { ada, register, show, world } = await setUp();
  const device = createAuthenticator(ORIGIN, { aaguid: ONE_PASSWORD, synced: true });
  const made = await register(ada, device);
  assert.deepEqual(
    [made.name, made.transports, made.attachment, made.backupEligible, made.backedUp, made.ip, made.userAgent],
    ['1Password', ['internal', 'hybrid'], 'platform', true, true, '127.0.0.1', 'test'],
  );
  world.later(1000);
  const proven = await show(device);
  assert.ok(proven.proven);
  assert.deepEqual([proven.passkey.userId, proven.passkey.signCount, proven.passkey.usedAt], [ada.id, 2, world.now()]);
});

test('what is asked names the site, demands the check of the person and carries nothing about them', async () => {
  const { ada, begin, ask, register } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  const creation = await begin(ada);
  assert.deepEqual(creation.rp, { id: 'orion.localhost', name: 'Orion' });
  assert.deepEqual(
    [creation.attestation, creation.authenticatorSelection?.userVerification, creation.authenticatorSelection?.residentKey, creation.timeout],
    ['none', 'required', 'required', 300_000],
  );
  assert.deepEqual(
    creation.excludeCredentials?.map(({ id }) => id),
    [device.credentialId],
    'a device that has one makes no second',
  );
  assert.equal(Buffer.from(creation.user.id, 'base64url').toString(), ada.id);
  const request = await ask();
  assert.deepEqual([request.rpId, request.userVerification, request.allowCredentials], ['orion.localhost', 'required', []]);
});

test('an answer counts once, in the browser that began, within five minutes', async () => {
  const { ada, begin, finish, register, ask, prove, world } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);

  const answer = device.show(await ask());
  assert.equal(whyOf(await prove(answer, 'another browser')), 'elsewhere');
  assert.ok((await prove(answer)).proven);
  assert.equal(whyOf(await prove(answer)), 'used');
  const twice = device.show(await ask());
  const both = await Promise.all([prove(twice), prove(twice)]);
  assert.deepEqual(both.map(({ proven }) => proven).sort(), [false, true]);

  const late = device.show(await ask());
  world.later(300_000);
  assert.equal(whyOf(await prove(late)), 'expired');

  const second = createAuthenticator(ORIGIN);
  const made = second.make(await begin(ada));
  assert.equal(whyOf(await finish(ada, made, 'another browser')), 'elsewhere');
  const grace = { ...ada, id: 'usr_999' as const };
  assert.equal(whyOf(await finish(grace, made)), 'elsewhere', 'made for one person, it is kept for no other');
  assert.ok((await finish(ada, made)).kept);
  assert.equal(whyOf(await finish(ada, made)), 'used');
});

test('a challenge of one ceremony answers no other', async () => {
  const { ada, begin, finish, register, ask, prove } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  assert.equal(whyOf(await prove(device.show(await begin(ada)))), 'elsewhere');
  const other = createAuthenticator(ORIGIN);
  assert.equal(whyOf(await finish(ada, other.make({ ...(await ask()), user: { id: 'x' } }))), 'elsewhere');
});

const WRONG: readonly [what: string, mood: Mood, why: string][] = [
  ['shown on another site', { origin: 'https://orion.evil.test' }, 'wrongOrigin'],
  ['shown on another port', { origin: 'http://orion.localhost:9090' }, 'wrongOrigin'],
  ['shown inside another page', { crossOrigin: true }, 'wrongOrigin'],
  ['made for another site', { rpId: 'evil.test' }, 'malformed'],
  ['nobody was checked', { verified: false }, 'unverified'],
  ['nobody was there', { present: false }, 'malformed'],
];
test('what is wrong with an answer is told apart, and nobody is signed in or registered by it', async () => {
  const { ada, begin, finish, register, show, within } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  for (const [what, mood, expected] of WRONG) {
    assert.equal(whyOf(await show(device, mood)), expected, what);
    assert.equal(whyOf(await finish(ada, createAuthenticator(ORIGIN).make(await begin(ada), mood))), expected, what);
  }
  assert.equal(whyOf(await show(device, { userHandle: Buffer.from('usr_1').toString('base64url') })), 'malformed', "somebody else's handle");
  assert.equal((await within((work) => listPasskeysOf(work, ada.id))).length, 1);
});

test('nothing that is sent instead of an answer does any harm', async () => {
  const { ada, ask, begin, prove, finish, register } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  const good = device.show(await ask());
  const other = createAuthenticator(ORIGIN).show(await ask());
  const bad = [undefined, '', '{', 'null', '[]', 7, { ...good, type: 'password' }, { ...good, id: '' }, { ...good, response: {} }];
  for (const given of bad) {
    assert.equal(whyOf(await prove(given)), 'malformed');
    assert.equal(whyOf(await finish(ada, given)), 'malformed');
  }
  const swapped = { ...good, response: { ...good.response, signature: other.response.signature } };
  assert.equal(whyOf(await prove(swapped)), 'malformed', "another device's signature");
  assert.equal(whyOf(await prove({ ...good, rawId: other.rawId })), 'malformed');
  const made = createAuthenticator(ORIGIN).make(await begin(ada));
  assert.equal(whyOf(await finish(ada, { ...made, response: { ...made.response, attestationObject: 'AAAA' } })), 'malformed');
  assert.ok((await prove(good)).proven, 'what failed before used nothing up');
});

test('a passkey nobody knows, and one that was removed, are told so', async () => {
  const { ada, register, show, world } = await setUp();
  assert.equal(whyOf(await show(createAuthenticator(ORIGIN))), 'unknown');
  const device = createAuthenticator(ORIGIN);
  const { id } = await register(ada, device);
  await world.do(world.client, removePasskey, { passkeyId: id });
  assert.equal(whyOf(await show(device)), 'unknown');
});

test('a counter that went back is noticed: nobody is signed in, and the passkey stays under suspicion', async () => {
  const { ada, register, show, within } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  assert.ok((await show(device, { count: 10 })).proven);
  for (const count of [10, 9, 0]) assert.equal(whyOf(await show(device, { count })), 'copied', `${count} after 10`);
  const [kept] = await within((work) => listPasskeysOf(work, ada.id));
  assert.deepEqual([kept?.signCount, kept?.suspectedAt !== null], [10, true]);
});

test('authenticators that do not count are not suspected', async () => {
  const { ada, register, show } = await setUp();
  const device = createAuthenticator(ORIGIN, { counts: false, synced: true });
  await register(ada, device);
  assert.ok((await show(device)).proven);
  assert.ok((await show(device)).proven);
});

test('what an authenticator says of its maker is not looked at', async () => {
  const { ada, begin, finish } = await setUp();
  assert.ok((await finish(ada, createAuthenticator(ORIGIN).make(await begin(ada), { format: 'packed' }))).kept);
});

test('one device is registered once, whoever tries', async () => {
  const { ada, person, begin, finish, register } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  const grace = await person('grace@example.com');
  assert.equal(whyOf(await finish(grace, device.make(await begin(grace)))), 'alreadyKnown');
});

test('passkeys get names that can be told apart, and are renamed', async () => {
  const { ada, register, world } = await setUp();
  const names = [];
  for (const aaguid of [ONE_PASSWORD, ONE_PASSWORD, undefined]) names.push((await register(ada, createAuthenticator(ORIGIN, aaguid ? { aaguid } : {}))).name);
  assert.deepEqual(names, ['1Password', '1Password 2', 'Passkey']);
  const { passkeys } = await world.do(world.client, listPasskeys, { userId: ada.id });
  const renamed = await world.do(world.client, renamePasskey, { passkeyId: passkeys[0]!.id, name: 'The blue key' });
  assert.equal(renamed.name, 'The blue key');
});

test('with mail off, the last passkey stays', async () => {
  const { ada, register, world } = await setUp({ emailCode: false, magicLink: false });
  const [first, second] = [await register(ada, createAuthenticator(ORIGIN)), await register(ada, createAuthenticator(ORIGIN))];
  const herself = { kind: 'member', id: ada.id, organizationId: 'org_1', sessionId: 'ses_1', permissions: [] } as const;
  await world.do(herself, removePasskey, { passkeyId: first.id });
  await assert.rejects(world.do(herself, removePasskey, { passkeyId: second.id }), { code: 'passkeys.last_way_in' });
  await world.do(world.client, removePasskey, { passkeyId: second.id });
});

test('switched off, or at an address that browsers make none for, there are none', async () => {
  const { ada, begin, ask } = await setUp({ passkeys: false });
  await assert.rejects(begin(ada), { code: 'passkeys.off' });
  await assert.rejects(ask(), { code: 'passkeys.off' });
  const at = (url: string) => passkeysWork({ url, methods: { ...DEFAULT_METHODS, passkeys: true } });
  assert.deepEqual(['https://id.example.com', 'http://localhost:8080', 'http://id.example.com', 'http://127.0.0.1:8080', 'https://[::1]'].map(at), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('answers are forgotten when their challenges are long past', async () => {
  const { ada, register, show, world, within } = await setUp();
  const device = createAuthenticator(ORIGIN);
  await register(ada, device);
  await show(device);
  const count = async () =>
    (await world.db.selectFrom('passkey_answers').select('challenge_hash').where('environment_id', '=', world.environment.id).execute()).length;
  assert.equal(await count(), 2);
  world.later(2 * 86_400_000);
  await within(passkeyDuty.run);
  assert.equal(await count(), 0);
});
