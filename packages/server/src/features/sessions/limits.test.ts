import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Environment } from '../../platform/environment.ts';
import type { OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { enterOrganization, findSession, findSessionById, startSession, strengthenSession, touchSession } from './index.ts';
import { strictest } from './limits.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function setUp(over: Partial<Environment> = {}) {
  const world = await createWorld(over);
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const userId: UserId = world.desk.entropy.id('usr', world.now());
  const times = { created_at: world.now(), updated_at: world.now() };
  await world.db
    .insertInto('users')
    .values({ id: userId, environment_id: world.environment.id, email: 'ada@example.com', ...times })
    .execute();
  const organization = async (absolute: number | null = null, idle: number | null = null, on = true): Promise<OrganizationId> => {
    const id = await world.organization();
    await world.db
      .updateTable('organizations')
      .set({ session_absolute_minutes: absolute, session_idle_minutes: idle, features: JSON.stringify({ session_policy: on }) })
      .where('id', '=', id)
      .execute();
    return id;
  };
  const start = (organizationId?: OrganizationId) =>
    within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true, ...(organizationId ? { organizationId } : {}) }));
  const enter = (id: SessionId, organizationId: OrganizationId) =>
    within(async (work) => enterOrganization(work, (await findSessionById(work, id))!, organizationId));
  const row = (id: SessionId) => world.db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  /** In how many minutes the session ends by itself: for good, and for being idle. */
  const ends = async (id: SessionId) => {
    const { expires_at, idle_expires_at } = await row(id);
    const minutes = (at: Date | null) => at && (at.getTime() - world.now().getTime()) / MINUTE;
    return [minutes(expires_at), minutes(idle_expires_at)];
  };
  return { world, within, organization, start, enter, ends };
}

test('the shorter of each time holds; being idle is limited when anybody limits it', () => {
  const hour = { absoluteMinutes: 60, idleMinutes: null };
  const day = { absoluteMinutes: 1440, idleMinutes: 30 };
  assert.deepEqual(strictest(hour, day), { absoluteMinutes: 60, idleMinutes: 30 });
  assert.deepEqual(strictest(day, hour), { absoluteMinutes: 60, idleMinutes: 30 });
  assert.deepEqual(strictest(hour), hour);
  assert.deepEqual(strictest({ ...day, idleMinutes: 5 }, day).idleMinutes, 5);
});

test('a session that starts in an organization keeps to its limits, and to the environment’s where those are stricter', async () => {
  const { organization, start, ends } = await setUp({ sessionAbsoluteMinutes: 600, sessionIdleMinutes: 60 });
  assert.deepEqual(await ends((await start()).id), [600, 60]);
  assert.deepEqual(await ends((await start(await organization(480, 20))).id), [480, 20]);
  assert.deepEqual(await ends((await start(await organization(6000, 90))).id), [600, 60]);
  assert.deepEqual(await ends((await start(await organization(480, null))).id), [480, 60]);
  assert.deepEqual(await ends((await start(await organization(480, 20, false))).id), [600, 60], 'the feature is off');
  assert.deepEqual(await ends((await start(await organization())).id), [600, 60]);
});

test('entering a stricter organization shortens the session; entering a laxer one gives nothing back', async () => {
  const { world, organization, start, enter, ends } = await setUp();
  const { id } = await start(await organization());
  assert.deepEqual(await ends(id), [43_200, null]);
  world.later(10 * MINUTE);
  const entered = await enter(id, await organization(60, 15));
  assert.deepEqual(await ends(id), [50, 15], 'counted from the proof');
  assert.equal(entered.expiresAt.getTime() - world.now().getTime(), 50 * MINUTE);
  await enter(id, await organization(43_200));
  assert.deepEqual(await ends(id), [50, 15]);
});

test('a session older than an organization allows does not enter it, and is none the worse for it', async () => {
  const { world, organization, start, enter, ends, within } = await setUp();
  const lax = await organization();
  const { id, secret } = await start(lax);
  const strict = await organization(60);
  world.later(HOUR);
  const stayed = await enter(id, strict);
  assert.deepEqual([stayed.organizationId, stayed.organizations], [lax, [lax]]);
  assert.deepEqual(await ends(id), [43_140, null]);

  await within(async (work) => strengthenSession(work, (await findSession(work, secret))!, 'email_code'));
  assert.deepEqual((await enter(id, strict)).organizations, [lax, strict].sort());
  assert.deepEqual(await ends(id), [60, null]);
});

test('a new proof begins the time anew, within the limits of where the session is', async () => {
  const { world, organization, start, within, ends } = await setUp();
  const { id } = await start(await organization(60, 15));
  world.later(10 * MINUTE);
  const strong = await within(async (work) => strengthenSession(work, (await findSessionById(work, id))!, 'email_code'));
  assert.deepEqual(await ends(id), [60, 15]);
  assert.equal(strong.expiresAt.getTime(), world.now().getTime() + HOUR);
});

test('using a session moves its idle end by the limits of now', async () => {
  const { world, organization, start, within, ends } = await setUp();
  const organizationId = await organization(60, 15);
  const { id } = await start(organizationId);
  const touch = () => within(async (work) => touchSession(work, (await findSessionById(work, id))!));
  world.later(5 * MINUTE);
  await touch();
  assert.deepEqual(await ends(id), [55, 15]);
  await world.db.updateTable('organizations').set({ session_absolute_minutes: 30, session_idle_minutes: 10 }).where('id', '=', organizationId).execute();
  world.later(5 * MINUTE);
  await touch();
  assert.deepEqual(await ends(id), [20, 10]);
  world.later(10 * MINUTE);
  assert.equal(await within((work) => findSessionById(work, id)), undefined);
});
