import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { fastifyCookie } from '@fastify/cookie';
import fastify from 'fastify';
import { command, openTo } from '../../chassis/command.ts';
import { distrustCaches, trustCaches } from '../../platform/cache.ts';
import { openDatabase } from '../../platform/db/open.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { countStatements } from '../../testing/statements.ts';
import { createWorld } from '../../testing/world.ts';
import { addActiveMembership, findMembership, removeMembership, replaceRoles } from '../memberships/index.ts';
import { makeOrganization } from '../organizations/index.ts';
import { createOperatorRoles, listAllRoles } from '../roles/index.ts';
import { endSession, findSession, startSession } from '../sessions/index.ts';
import { findOrCreateUser, getUser } from '../users/index.ts';
import { createEntryLink, enter, peekEntry } from './entry.ts';
import { operatorRole, wayBack } from './operator.ts';
import { operatorOf, pageRecogniser } from './recognise.ts';
import { deleteEntryLinks } from './store.ts';

const MINUTE = 60_000;
const world = await createWorld();
const { desk, db, environment } = world;
const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
const system = { kind: 'system', job: 'a test' } as const;

// As ensureOperators furnishes it, beside the roles that every world has.
await db.updateTable('roles').set({ default_creator: false, default_member: false }).where('environment_id', '=', environment.id).execute();
await within(createOperatorRoles);
const organizationId = await within(async (work) => (await makeOrganization(work, { displayName: 'Operators' })).id);

// Cookies can be read once the plugin is there, as it is in every house.
await fastify().register(fastifyCookie);

/** A second process: a pool of its own, and nothing it heard of. */
const second = openDatabase(world.connection, { poolSize: 1, namedStatements: true });
after(() => second.destroy());
const elsewhere = { ...desk, db: second };
afterEach(distrustCaches);

const among = world.caller(world.visitor);
const whoIs = (secret: string | undefined) => operatorOf(desk, among, secret);
const whoIsElsewhere = (secret: string | undefined) => operatorOf(elsewhere, among, secret);
const roleId = (work: Work, name: string) => listAllRoles(work, organizationId).then((roles) => roles.find((role) => role.name === name)!.id);

let count = 0;
/** Somebody with these roles in that organization, signed in there. */
async function person(roles: readonly string[], where: OrganizationId = organizationId, entered = true) {
  const email = `person${++count}@example.com`;
  return within(async (work) => {
    const { id: userId } = await findOrCreateUser(work, { email, proven: true, profile: { givenName: count % 2 ? 'Ada' : '', familyName: '' } });
    const roleIds = await Promise.all(roles.map((name) => roleId(work, name)));
    await addActiveMembership(work, { organizationId: where, userId, roleIds, provisioningMethod: 'org_creator' });
    const { secret } = await startSession(work, { userId, proof: 'email_code', opensAll: true, ...(entered ? { organizationId: where } : {}) });
    return { userId, email, secret };
  });
}
const membershipOf = (work: Work, userId: UserId) => findMembership(work, organizationId, userId).then((membership) => membership!);

test('the most that any of their roles allows counts, and a role of another name nothing', () => {
  assert.deepEqual(
    [operatorRole(['viewer', 'owner']), operatorRole(['manager', 'admin']), operatorRole(['admin']), operatorRole([])],
    ['owner', 'manager', undefined, undefined],
  );
});

test('one comes back to an address of the dashboard, and to no other', () => {
  for (const path of ['/dashboard', '/dashboard/users?page=2', '/dashboard#top']) assert.equal(wayBack(path), path);
  for (const path of [
    '/dashboards',
    '//evil.example',
    '/dashboard/\\evil.example',
    'https://evil.example/dashboard',
    '/operators',
    undefined,
    ['/dashboard/users'],
  ])
    assert.equal(wayBack(path), '/dashboard', String(path));
});

test('a link from the shell makes the first owner, once, within a quarter of an hour; looking at it uses nothing up', async () => {
  await assert.rejects(world.do(system, createEntryLink, { email: 'nobody@example.com' }), { code: 'operators.no_operator' });
  const { token, expiresAt } = await world.do(system, createEntryLink, {});
  assert.equal(expiresAt.getTime() - world.now().getTime(), 15 * MINUTE);
  assert.deepEqual(await world.do(world.visitor, peekEntry, { token }), { good: true, email: undefined });
  const opens = (email: string | undefined) => world.do(world.visitor, enter, { token, email, sessionSecret: undefined });
  await assert.rejects(opens(undefined), { code: 'operators.email_needed' });
  const both = await Promise.allSettled([opens('root@example.com'), opens('eve@example.com')]);
  const [entered, ...others] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.deepEqual([others, both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))], [[], ['operators.used_link']]);
  const owner = await whoIs(entered?.secret);
  assert.deepEqual([owner?.kind, owner?.role, owner?.memberOf, owner?.displayName], ['operator', 'owner', organizationId, owner?.email]);
  assert.deepEqual(await world.do(world.visitor, peekEntry, { token }), { good: false });
  assert.equal((await db.selectFrom('memberships').select('id').where('organization_id', '=', organizationId).execute()).length, 1, 'the other is nobody');

  // From now on it is for them, and in a browser where they were signed in it takes that session's place.
  const again = await world.do(system, createEntryLink, {});
  assert.deepEqual(await world.do(world.visitor, peekEntry, { token: again.token }), { good: true, email: owner?.email });
  const { secret } = await world.do(world.visitor, enter, { token: again.token, email: undefined, sessionSecret: entered?.secret });
  assert.deepEqual([await whoIs(entered?.secret), (await whoIs(secret))?.id], [undefined, owner?.id]);

  const late = await world.do(system, createEntryLink, { email: owner?.email });
  world.later(15 * MINUTE);
  await assert.rejects(world.do(world.visitor, enter, { token: late.token, email: undefined, sessionSecret: undefined }), { code: 'operators.used_link' });
  assert.equal(await within((work) => deleteEntryLinks(work, new Date(world.now().getTime() + 1), 10)), 3);
});

test('who sits before the dashboard is found by one statement, and by none when nobody can', async () => {
  const { userId, email, secret } = await person(['manager', 'viewer']);
  let found: Awaited<ReturnType<typeof whoIs>>;
  assert.equal(await countStatements(desk, async () => (found = await whoIs(secret))), 1);
  const session = await within((work) => findSession(work, secret));
  const displayName = count % 2 ? 'Ada' : email;
  assert.deepEqual(found, { kind: 'operator', id: userId, email, displayName, memberOf: organizationId, role: 'manager', sessionId: session?.id });
  assert.equal(await countStatements(desk, () => whoIs(undefined)), 0);
  assert.equal(await whoIs('no secret of anybody'), undefined);
});

test('who is demoted, deactivated, removed or signed out is so at the next call, in every process', async () => {
  // Whatever were kept in memory here would be believed: nobody tells of a change.
  trustCaches();
  const { userId, secret } = await person(['owner']);
  const both = async () => [await whoIs(secret), await whoIsElsewhere(secret)].map((operator) => operator?.role);
  const change = (deed: (work: Work) => Promise<unknown>) => within(async (work) => void (await deed(work)));
  const give = (name: string) => change(async (work) => replaceRoles(work, (await membershipOf(work, userId)).id, [await roleId(work, name)]));
  const stand = (status: 'active' | 'inactive') => db.updateTable('memberships').set({ status }).where('user_id', '=', userId).execute();

  assert.deepEqual(await both(), ['owner', 'owner']);
  await give('viewer');
  assert.deepEqual(await both(), ['viewer', 'viewer']);
  await give('member');
  assert.deepEqual(await both(), [undefined, undefined], 'a role of another name');
  await give('manager');
  await stand('inactive');
  assert.deepEqual(await both(), [undefined, undefined]);
  await stand('active');
  assert.deepEqual(await both(), ['manager', 'manager']);
  await change(async (work) => endSession(work, (await findSession(work, secret))!.id, 'logout'));
  assert.deepEqual(await both(), [undefined, undefined], 'signed out');

  const other = await person(['manager']);
  assert.equal((await whoIsElsewhere(other.secret))?.role, 'manager');
  await change(async (work) => removeMembership(work, await getUser(work, other.userId), await membershipOf(work, other.userId)));
  assert.deepEqual([await whoIs(other.secret), await whoIsElsewhere(other.secret)], [undefined, undefined], 'removed');
});

test('nobody is an operator by a session that did not enter there, or by another organization, or for longer than it lasts', async () => {
  assert.equal(await whoIs((await person(['owner'], organizationId, false)).secret), undefined);
  assert.equal(await whoIs((await person(['owner'], await world.organization('Second'))).secret), undefined);
  const { secret } = await person(['owner']);
  assert.equal((await whoIs(secret))?.role, 'owner');
  const strangers = await createWorld();
  assert.equal(await operatorOf(desk, { ...among, environment: strangers.environment }, secret), undefined, 'another environment');
  world.later(environment.sessionAbsoluteMinutes * MINUTE);
  assert.equal(await whoIs(secret), undefined);
});

test('that somebody works is written down every ten minutes', async () => {
  const { secret } = await person(['viewer']);
  const lastActive = async () => (await within((work) => findSession(work, secret)))?.lastActiveAt.getTime();
  const began = await lastActive();
  world.later(10 * MINUTE);
  await whoIs(secret);
  assert.equal(await lastActive(), began);
  world.later(1);
  await whoIs(secret);
  assert.equal(await lastActive(), world.now().getTime());
});

test('a page of ours tells who sits before it by its cookie, and no page of another site does', async () => {
  const operator = await person(['viewer']);
  const member = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: [] } as const;
  const operators = { ...environment, system: true };
  const recognise = pageRecogniser(
    desk,
    async () => operators,
    async (_desk, { environment: there }, secret) => (secret === 'of a member' && there === environment ? member : undefined),
  );
  const nameOf = (there: typeof environment) => (there.system ? 'tenon_session_operators' : 'tenon_session');
  const ask = (surface: 'dashboard' | 'ui', cookie: string, fromElsewhere = false) => recognise(among, { surface, cookie, fromElsewhere });
  const ofOperator = `${nameOf(operators)}=${operator.secret}`;
  assert.equal((await ask('dashboard', ofOperator)).kind, 'operator');
  assert.deepEqual(await ask('dashboard', `${nameOf(environment)}=of a member`), { kind: 'visitor' });
  assert.deepEqual(await ask('ui', `${nameOf(environment)}=of a member`), member);
  assert.deepEqual(await ask('ui', ofOperator), { kind: 'visitor' });
  await assert.rejects(ask('dashboard', ofOperator, true), { code: 'operators.from_elsewhere' });
});
