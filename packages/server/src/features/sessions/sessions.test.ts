import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Environment } from '../../platform/environment.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import {
  dropFromSessions,
  endSession,
  enterOrganization,
  findSession,
  findSessionById,
  mayEnter,
  sessionDuty,
  startSession,
  strengthenSession,
  touchSession,
} from './index.ts';

const MINUTE = 60_000;

/** A world with one person in it, and a way to run a piece of work there. */
async function setUp(over: Partial<Environment> = {}) {
  const world = await createWorld(over);
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const person = async (email: string): Promise<UserId> => {
    const id = world.desk.entropy.id('usr', world.now());
    await world.db.insertInto('users').values({ id, environment_id: world.environment.id, email, created_at: world.now(), updated_at: world.now() }).execute();
    return id;
  };
  return { world, within, person, userId: await person('ada@example.com') };
}

test('the cookie finds the session; another text does not', async () => {
  const { within, userId } = await setUp();
  const { id, secret } = await within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }));

  const found = await within((work) => findSession(work, secret));
  assert.equal(found?.id, id);
  assert.deepEqual(found?.proofs, ['email_code']);
  assert.deepEqual(found?.organizations, []);
  assert.equal(await within((work) => findSession(work, `${secret}x`)), undefined);
});

test('the table keeps no secret that would open a session', async () => {
  const { world, within, userId } = await setUp();
  const { id, secret } = await within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }));

  const row = await world.db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  assert.ok(!JSON.stringify(row).includes(secret));
});

test('a session of one environment is unknown in another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { id, secret } = await here.within((work) => startSession(work, { userId: here.userId, proof: 'email_code', opensAll: true }));

  assert.equal(await there.within((work) => findSession(work, secret)), undefined);
  assert.equal(await there.within((work) => findSessionById(work, id)), undefined);
});

test('a session ends with its last hour', async () => {
  const { world, within, userId } = await setUp({ sessionAbsoluteMinutes: 60 });
  const { secret } = await within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }));

  world.later(60 * MINUTE - 1);
  assert.ok(await within((work) => findSession(work, secret)));
  world.later(1);
  assert.equal(await within((work) => findSession(work, secret)), undefined);
});

test('an idle session ends; one that is used does not', async () => {
  const { world, within, userId } = await setUp({ sessionIdleMinutes: 10 });
  const { secret } = await within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }));

  world.later(9 * MINUTE);
  await within(async (work) => touchSession(work, (await findSession(work, secret))!));
  world.later(9 * MINUTE);
  assert.ok(await within((work) => findSession(work, secret)));
  world.later(MINUTE);
  assert.equal(await within((work) => findSession(work, secret)), undefined);
});

test('an invitation opens one door, fresh proof opens the others', async () => {
  const { world, within, userId } = await setUp();
  const [invited, other] = [await world.organization('Invited'), await world.organization('Other')];
  const { secret } = await within((work) => startSession(work, { userId, proof: 'invitation_link', opensAll: false, organizationId: invited }));

  const session = await within((work) => findSession(work, secret));
  assert.ok(session);
  assert.equal(session.organizationId, invited);
  assert.ok(mayEnter(session, invited));
  assert.ok(!mayEnter(session, other));

  world.later(MINUTE);
  await within((work) => strengthenSession(work, session, 'email_code'));
  const stronger = await within((work) => findSession(work, secret));
  assert.ok(stronger && mayEnter(stronger, other));
  assert.deepEqual(stronger.proofs, ['invitation_link', 'email_code']);
  assert.deepEqual(stronger.authenticatedAt, world.now());
});

test('entering an organization makes it the current one and keeps the ones before', async () => {
  const { world, within, userId } = await setUp();
  const [first, second] = [await world.organization(), await world.organization()];
  const { secret } = await within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true, organizationId: first }));

  await within(async (work) => enterOrganization(work, (await findSession(work, secret))!, second));
  const session = await within((work) => findSession(work, secret));
  assert.equal(session?.organizationId, second);
  assert.deepEqual(session?.organizations, [first, second]);
});

test('an ended session is gone, and says so once', async () => {
  const { world, within, userId } = await setUp();
  const { id, secret } = await within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }));

  await within((work) => endSession(work, id, 'logout'));
  await within((work) => endSession(work, id, 'revoked'));
  assert.equal(await within((work) => findSession(work, secret)), undefined);
  assert.deepEqual(await world.events(), ['user.logout']);
});

test('one session can lose an organization alone', async () => {
  const { world, within, userId } = await setUp();
  const organizationId = await world.organization();
  const start = () => within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true, organizationId }));
  const [one, other] = [await start(), await start()];
  await within((work) => dropFromSessions(work, { organizationId, sessionId: one.id }));
  assert.equal(await within((work) => findSession(work, one.secret)), undefined);
  assert.ok(await within((work) => findSession(work, other.secret)));
});

test('losing an organization ends the session only when no other is left', async () => {
  const { world, within, userId, person } = await setUp();
  const [left, kept] = [await world.organization(), await world.organization()];
  const grace = await person('grace@example.com');
  const start = (who: UserId, organizationId = left) =>
    within((work) => startSession(work, { userId: who, proof: 'email_code', opensAll: true, organizationId }));
  const [both, only, hers] = [await start(userId, kept), await start(userId), await start(grace)];
  await within(async (work) => enterOrganization(work, (await findSession(work, both.secret))!, left));

  await within((work) => dropFromSessions(work, { organizationId: left, userId }));

  const session = await within((work) => findSession(work, both.secret));
  assert.deepEqual(session?.organizations, [kept]);
  assert.equal(session?.organizationId, undefined);
  assert.equal(await within((work) => findSession(work, only.secret)), undefined);
  assert.ok(await within((work) => findSession(work, hers.secret)), 'somebody else is not touched');

  await within((work) => dropFromSessions(work, { organizationId: left }));
  assert.equal(await within((work) => findSession(work, hers.secret)), undefined);
});

test('a session is kept for thirty days after the last moment it could have lasted to, and takes its grants along', async () => {
  const { world, within, userId } = await setUp({ sessionAbsoluteMinutes: 60 });
  const start = () => within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }));
  const old = await start();
  await within((work) => endSession(work, old.id, 'logout'));
  world.later(60 * MINUTE);
  const young = await start();
  const ids = async () => (await world.db.selectFrom('sessions').select('id').where('user_id', '=', userId).orderBy('id').execute()).map(({ id }) => id);

  world.later(30 * 24 * 60 * MINUTE);
  await within(sessionDuty.run);
  assert.deepEqual(await ids(), [old.id, young.id]);
  world.later(1);
  await within(sessionDuty.run);
  assert.deepEqual(await ids(), [young.id]);
});
