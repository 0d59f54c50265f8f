import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateSync } from 'otplib';
import { command, openTo } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { EMPTY_PROFILE } from '../users/index.ts';
import {
  confirmAuthenticator,
  getSecondFactor,
  newEnrolment,
  proveByAuthenticator,
  proveByRecoveryCode,
  readEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
} from './index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const sessionId = 'ses_1';

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
    world.do(world.visitor, command({ needs: openTo('a test'), run: (work) => deed(work) }), undefined);
  const id: UserId = world.desk.entropy.id('usr', world.now());
  const user = { id, email: 'ada@example.com', profile: EMPTY_PROFILE };
  const times = { created_at: world.now(), updated_at: world.now() };
  await world.db
    .insertInto('users')
    .values({ id, email: user.email, environment_id: world.environment.id, ...times })
    .execute();
  const codeOf = (secret: string, off = 0) => generateSync({ secret, epoch: Math.floor(world.now().getTime() / SECOND) + off });
  const enrol = async () => {
    const { secret } = await within(async (work) => newEnrolment(work, { user, sessionId }));
    const done = await within((work) => confirmAuthenticator(work, user, { secret }, codeOf(secret)));
    assert.ok(done.confirmed);
    world.later(MINUTE);
    return { secret, recoveryCodes: done.recoveryCodes };
  };
  const byCode = (code: string) => within((work) => proveByAuthenticator(work, id, code));
  const byRecovery = (code: string) => within((work) => proveByRecoveryCode(work, user, code));
  const news = async () => (await world.jobs()).filter(({ kind }) => kind === 'mail.second_factor').map(({ payload }) => payload['what']);
  return { world, within, user, codeOf, enrol, byCode, byRecovery, news };
}

const wrong = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

test('a page shows a secret as text, address and picture, and only its own session reads it back', async () => {
  const { world, within, user } = await setUp();
  const shown = await within(async (work) => newEnrolment(work, { user, sessionId }));
  assert.match(shown.secret, /^[A-Z2-7]{32}$/);
  assert.ok(shown.uri.startsWith('otpauth://totp/Orion:ada%40example.com?'));
  assert.ok(shown.uri.includes(`secret=${shown.secret}`) && shown.uri.includes('issuer=Orion'));
  assert.match(shown.picture, /^data:image\/svg\+xml,%3Csvg /);
  const read = (whose: { user: typeof user; sessionId: `ses_${string}` }) => within(async (work) => readEnrolment(work, whose, shown.sealed));
  assert.equal((await read({ user, sessionId }))?.secret, shown.secret);
  assert.equal(await read({ user, sessionId: 'ses_2' }), undefined);
  assert.equal(await read({ user: { ...user, id: 'usr_2' }, sessionId }), undefined);
  world.later(30 * MINUTE);
  assert.equal(await read({ user, sessionId }), undefined);
});

test('nothing is set up before the app showed a right code, and then once', async () => {
  const { world, within, user, codeOf, byCode, news } = await setUp();
  const { secret } = await within(async (work) => newEnrolment(work, { user, sessionId }));
  const confirm = (code: string) => within((work) => confirmAuthenticator(work, user, { secret }, code));
  assert.deepEqual(await confirm(wrong(codeOf(secret))), { confirmed: false, why: 'wrong' });
  assert.deepEqual(await byCode(codeOf(secret)), { proven: false, why: 'none' });
  const both = await Promise.all([confirm(codeOf(secret)), confirm(codeOf(secret))]);
  assert.deepEqual(both.map(({ confirmed }) => confirmed).sort(), [false, true]);
  assert.deepEqual(await news(), ['added']);
  const row = JSON.stringify(await world.db.selectFrom('authenticators').selectAll().where('user_id', '=', user.id).executeTakeFirstOrThrow());
  assert.ok(!row.includes(secret));
});

test('a code is good one step before and after its time, and no further', async () => {
  const { enrol, codeOf, byCode, world } = await setUp();
  const { secret } = await enrol();
  world.later(5 * MINUTE);
  assert.equal((await byCode(codeOf(secret, -60))).proven, false);
  assert.equal((await byCode(codeOf(secret, 60))).proven, false);
  assert.equal((await byCode(codeOf(secret, -30))).proven, true);
  assert.equal((await byCode(codeOf(secret, 30))).proven, true);
});

test('a code is worth one use, also the one that set it up, and none older than it is worth anything after', async () => {
  const { enrol, codeOf, byCode, world } = await setUp();
  const { secret } = await enrol();
  assert.equal((await byCode(codeOf(secret, -60))).proven, false, 'the code that set it up');
  const code = codeOf(secret);
  const both = await Promise.all(Array.from({ length: 4 }, () => byCode(`${code.slice(0, 3)} ${code.slice(3)}`)));
  assert.equal(both.filter(({ proven }) => proven).length, 1);
  assert.equal((await byCode(codeOf(secret, -30))).proven, false);
  world.later(30 * SECOND);
  assert.equal((await byCode(codeOf(secret))).proven, true);
});

test('after five wrong ones in a row somebody waits, longer each time, and a right one ends it', async () => {
  const { enrol, codeOf, byCode, byRecovery, world } = await setUp();
  const { secret } = await enrol();
  const told = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const outcome = attempt % 2 ? await byRecovery('no-such-code') : await byCode(wrong(codeOf(secret)));
    told.push(outcome.proven ? 'proven' : outcome.why === 'wrong' ? outcome.triesLeft : outcome.why);
  }
  assert.deepEqual(told, [4, 3, 2, 1, 'wait']);
  assert.deepEqual(await byCode(codeOf(secret)), { proven: false, why: 'wait', waitSeconds: 60 });
  world.later(MINUTE);
  assert.equal((await byCode(wrong(codeOf(secret)))).proven, false);
  assert.deepEqual(await byCode(codeOf(secret)), { proven: false, why: 'wait', waitSeconds: 120 });
  world.later(2 * MINUTE);
  assert.equal((await byCode(codeOf(secret))).proven, true);
  assert.deepEqual(await byCode(wrong(codeOf(secret))), { proven: false, why: 'wrong', triesLeft: 4 });
});

test('guesses at the same moment are counted one by one', async () => {
  const { enrol, codeOf, byCode } = await setUp();
  const { secret } = await enrol();
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => byCode(wrong(codeOf(secret)))));
  assert.equal(outcomes.filter((outcome) => !outcome.proven && outcome.why === 'wrong').length, 4);
});

test('ten recovery codes, each for one use, however they are typed, and none of them in the database', async () => {
  const { enrol, byRecovery, within, user, world, news } = await setUp();
  const { recoveryCodes } = await enrol();
  const [first = '', second = ''] = recoveryCodes;
  assert.equal(new Set(recoveryCodes).size, 10);
  for (const code of recoveryCodes) assert.match(code, /^([2-9a-hjkmnp-tw-z]{4}-){2}[2-9a-hjkmnp-tw-z]{4}$/);
  const both = await Promise.all([byRecovery(first), byRecovery(first.toUpperCase().replaceAll('-', ' '))]);
  assert.deepEqual(both.map(({ proven }) => proven).sort(), [false, true]);
  assert.deepEqual(await world.do(world.client, getSecondFactor, { userId: user.id }), {
    authenticatorSince: new Date(world.now().getTime() - MINUTE),
    recoveryCodesLeft: 9,
  });
  const rows = JSON.stringify(await world.db.selectFrom('recovery_codes').selectAll().where('user_id', '=', user.id).execute());
  assert.ok(!rows.includes(second) && !rows.includes(second.replaceAll('-', '')));

  const fresh = await within((work) => renewRecoveryCodes(work, user));
  // The chance of a small world comes round again.
  const old = recoveryCodes.find((code) => code !== first && !fresh.includes(code))!;
  assert.equal((await byRecovery(old)).proven, false);
  assert.equal((await byRecovery(fresh[0]!)).proven, true);
  assert.deepEqual(await news(), ['added', 'recovery_code_used', 'recovery_codes_new', 'recovery_code_used']);
});

test('the app’s own server takes it away, and it can be set up anew', async () => {
  const { enrol, world, user, byRecovery, news } = await setUp();
  const { recoveryCodes } = await enrol();
  await world.do(world.client, removeSecondFactor, { userId: user.id });
  assert.deepEqual(await world.do(world.client, getSecondFactor, { userId: user.id }), { recoveryCodesLeft: 0 });
  assert.deepEqual(await byRecovery(recoveryCodes[0]!), { proven: false, why: 'none' });
  await assert.rejects(world.do(world.client, removeSecondFactor, { userId: user.id }), { code: 'second_factors.none' });
  await enrol();
  assert.deepEqual(await news(), ['added', 'removed', 'added']);
  await assert.rejects(world.do(world.visitor, removeSecondFactor, { userId: user.id }), { code: 'access.no_credentials' });
});

test('another environment does not know it', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { secret } = await here.enrol();
  assert.deepEqual(await there.within((work) => proveByAuthenticator(work, here.user.id, here.codeOf(secret))), { proven: false, why: 'none' });
  await assert.rejects(there.world.do(there.world.client, removeSecondFactor, { userId: here.user.id }), { code: 'users.not_found' });
});
