import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ScalekitBadRequestException, ScalekitClient, ScalekitNotFoundException } from '@scalekit-sdk/node';
import type { SessionId, UserId } from '../../platform/ids.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { startSession } from './index.ts';
import { revokeSession } from './revoke.ts';
import { sessionService } from './rpc.ts';
import { listSessions } from './show.ts';

const MINUTE = 60_000;
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const NOBODY = 'usr_123456789012345678';

async function setUp() {
  const house = await createOAuthWorld({ sessionAbsoluteMinutes: 60, sessionIdleMinutes: 30 }, [sessionService]);
  const sdk = new ScalekitClient(house.url, house.client.id, house.client.secret);
  const start = async (userId: UserId = house.userId) => (await house.within((work) => startSession(work, { userId, proof: 'email_code', opensAll: true }))).id;
  const rest = async (method: string, path: string, token: string) => {
    const response = await fetch(new URL(path, house.url), { method, headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const machineToken = async () => (await house.token({ grant_type: 'client_credentials' })).body.access_token!;
  return { ...house, sdk, start, rest, machineToken };
}

test('a session, as the contract shows it', async () => {
  const { sdk, tokens, world, userId, organizationId, client } = await setUp();
  await tokens();
  const { id } = await world.db
    .updateTable('sessions')
    .set({ user_agent: CHROME, ip: '192.0.2.7' })
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirstOrThrow();
  const session = await sdk.session.getSession(id);
  assert.deepEqual([session.sessionId, session.userId, session.organizationId, session.status], [id, userId, organizationId, 'active']);
  assert.deepEqual(session.authenticatedOrganizations, [organizationId]);
  assert.deepEqual(
    session.authenticatedClients.map((app) => [app.clientId, app.organizationId]),
    [[client.id, organizationId]],
  );
  const { device } = session;
  assert.deepEqual(
    [device?.userAgent, device?.ip, device?.os, device?.browser, device?.browserVersion, device?.deviceType],
    [CHROME, '192.0.2.7', 'Windows', 'Chrome', '131.0.0.0', 'desktop'],
  );
  const now = world.now().getTime();
  const minutes = (at: Parameters<typeof timestampDate>[0] | undefined) => at && (timestampDate(at).getTime() - now) / MINUTE;
  assert.deepEqual([session.createdAt, session.updatedAt, session.lastActiveAt].map(minutes), [0, 0, 0]);
  assert.deepEqual([minutes(session.idleExpiresAt), minutes(session.absoluteExpiresAt), session.expiredAt, session.logoutAt], [30, 60, undefined, undefined]);
});

test('somebody who never signed in has no sessions; nobody at all is not found', async () => {
  const { sdk, person } = await setUp();
  const { sessions, totalSize, nextPageToken } = await sdk.session.getUserSessions(await person('fresh@example.com'));
  assert.deepEqual([sessions, totalSize, nextPageToken], [[], 0, '']);
  await assert.rejects(sdk.session.getUserSessions(NOBODY), ScalekitNotFoundException);
  await assert.rejects(sdk.session.getSession('ses_123456789012345678'), ScalekitNotFoundException);
  await assert.rejects(sdk.session.revokeSession('ses_123456789012345678'), ScalekitNotFoundException);
  await assert.rejects(sdk.session.revokeAllUserSessions(NOBODY), ScalekitNotFoundException);
  for (const malformed of ['ses_x', '123', 'usr_1']) await assert.rejects(sdk.session.getSession(malformed), ScalekitBadRequestException);
});

test('the newest first, page by page', async () => {
  const { sdk, start, userId, person } = await setUp();
  const made = [await start(), await start(), await start()];
  await start(await person('other@example.com'));
  const first = await sdk.session.getUserSessions(userId, { pageSize: 2 });
  assert.deepEqual(
    first.sessions.map(({ sessionId }) => sessionId),
    [made[2], made[1]],
  );
  assert.equal(first.totalSize, 3);
  const second = await sdk.session.getUserSessions(userId, { pageSize: 2, pageToken: first.nextPageToken });
  assert.deepEqual(
    second.sessions.map(({ sessionId }) => sessionId),
    [made[0]],
  );
  assert.equal(second.nextPageToken, '');
  await assert.rejects(sdk.session.getUserSessions(await person('third@example.com'), { pageToken: first.nextPageToken }), ScalekitBadRequestException);
});

test('filters: by status, whatever the capitals, and by when it began', async () => {
  const { sdk, start, userId, world, rest, machineToken } = await setUp();
  const end = (id: SessionId, how: 'logout' | 'replaced' | 'revoked' | 'expired') =>
    world.db.updateTable('sessions').set({ ended_at: world.now(), ended_how: how }).where('id', '=', id).execute();
  const [old, idle] = [await start(), await start()];
  const began = world.now();
  await world.db.updateTable('sessions').set({ idle_expires_at: null }).where('id', '=', old).execute();
  world.later(60 * MINUTE);
  const [revoked, left, replaced, active] = [await start(), await start(), await start(), await start()];
  await end(revoked, 'revoked');
  await end(left, 'logout');
  await end(replaced, 'replaced');

  const ids = async (filter: { status?: string[]; startTime?: Date; endTime?: Date }) =>
    (await sdk.session.getUserSessions(userId, { filter })).sessions.map(({ sessionId }) => sessionId);
  assert.deepEqual(await ids({ status: ['active'] }), [active]);
  assert.deepEqual(await ids({ status: ['EXPIRED'] }), [idle, old]);
  assert.deepEqual(await ids({ status: ['logout'] }), [replaced, left]);
  assert.deepEqual(await ids({ status: ['Revoked', 'active'] }), [active, revoked]);
  assert.deepEqual(await ids({ endTime: began }), [idle, old]);
  assert.deepEqual(await ids({ startTime: world.now(), status: ['active', 'expired'] }), [active]);
  await assert.rejects(ids({ status: ['asleep'] }), ScalekitBadRequestException);
  const token = await machineToken();
  const { body } = await rest('GET', `/api/v1/users/${userId}/sessions?filter.status=revoked&filter.status=logout&page_size=2`, token);
  assert.deepEqual(
    (body['sessions'] as { session_id: string }[]).map(({ session_id }) => session_id),
    [replaced, left],
  );

  const shown = async (id: string) => {
    const { status, expiredAt, logoutAt } = await sdk.session.getSession(id);
    return [
      status,
      expiredAt && (timestampDate(expiredAt).getTime() - began.getTime()) / MINUTE,
      logoutAt && timestampDate(logoutAt).getTime() - world.now().getTime(),
    ];
  };
  assert.deepEqual(await shown(old), ['expired', 60, undefined]);
  assert.deepEqual(await shown(idle), ['expired', 30, undefined]);
  assert.deepEqual(await shown(left), ['logout', undefined, 0]);
  assert.deepEqual(await shown(revoked), ['revoked', undefined, undefined]);
});

test('revoking ends the session, its refresh tokens and the access tokens’ use here, once', async () => {
  const { sdk, tokens, refresh, rest, world, userId } = await setUp();
  const { refresh_token, access_token } = await tokens();
  const { id } = await world.db.selectFrom('sessions').select('id').where('user_id', '=', userId).executeTakeFirstOrThrow();
  const { revokedSession } = await sdk.session.revokeSession(id);
  assert.deepEqual([revokedSession?.sessionId, revokedSession?.userId, revokedSession?.status], [id, userId, 'revoked']);
  assert.equal((await refresh(refresh_token)).body.error, 'invalid_grant');
  assert.equal((await rest('GET', '/userinfo', access_token!)).status, 401);
  const grant = await world.db.selectFrom('grants').select('revoked_why').where('session_id', '=', id).executeTakeFirstOrThrow();
  assert.equal(grant.revoked_why, 'session_revoked');
  assert.deepEqual((await sdk.session.getSession(id)).authenticatedClients, []);
  assert.equal((await world.events()).at(-1), 'user.logout');
  await assert.rejects(sdk.session.revokeSession(id), /ended already: it is revoked/);
});

test('revoking all ends those that live and no others', async () => {
  const { sdk, start, userId, person, world } = await setUp();
  const [first, second, third] = [await start(), await start(), await start()];
  const others = await start(await person('other@example.com'));
  await sdk.session.revokeSession(second);
  const { revokedSessions, totalRevoked } = await sdk.session.revokeAllUserSessions(userId);
  assert.deepEqual(
    revokedSessions.map(({ sessionId, status }) => [sessionId, status]),
    [
      [third, 'revoked'],
      [first, 'revoked'],
    ],
  );
  assert.equal(totalRevoked, 2);
  assert.equal((await sdk.session.revokeAllUserSessions(userId)).totalRevoked, 0);
  assert.equal((await sdk.session.getSession(others)).status, 'active');
  assert.equal((await world.events()).filter((type) => type === 'user.logout').length, 3);
});

test('two who revoke at once: it is revoked and told of once', async () => {
  const { sdk, start, userId, world } = await setUp();
  await start();
  await Promise.allSettled([sdk.session.revokeAllUserSessions(userId), sdk.session.revokeAllUserSessions(userId)]);
  assert.deepEqual(
    (await world.events()).filter((type) => type === 'user.logout'),
    ['user.logout'],
  );
});

test('a person sees and ends their own sessions with their own access token, and nobody else’s', async () => {
  const { tokens, rest, start, userId, person, world } = await setUp();
  const { access_token } = await tokens();
  const mine = await start();
  const strangerId = await person('other@example.com');
  const strangers = await start(strangerId);

  const listed = await rest('GET', `/api/v1/users/${userId}/sessions`, access_token!);
  assert.deepEqual([listed.status, listed.body['total_size']], [200, 2]);
  assert.equal((await rest('GET', `/api/v1/users/${strangerId}/sessions`, access_token!)).status, 403);
  assert.equal((await rest('GET', `/api/v1/users/${NOBODY}/sessions`, access_token!)).status, 403);
  assert.equal((await rest('GET', `/api/v1/sessions/${mine}`, access_token!)).status, 403);
  assert.equal((await rest('POST', `/api/v1/sessions/${strangers}/revoke`, access_token!)).status, 404);
  assert.equal((await rest('POST', `/api/v1/users/${userId}/sessions/revoke`, access_token!)).status, 403);
  const revoked = await rest('POST', `/api/v1/sessions/${mine}/revoke`, access_token!);
  assert.deepEqual([revoked.status, (revoked.body['revoked_session'] as { status: string }).status], [200, 'revoked']);

  const machine = { kind: 'machine', id: 'm2morg_1', organizationId: 'org_1', scopes: [] } as const;
  for (const by of [machine, world.visitor]) {
    await assert.rejects(world.do(by, listSessions, { userId, size: 0, token: '', statuses: [] }), /access|allowed|token/);
    await assert.rejects(world.do(by, revokeSession, { sessionId: strangers }), /access|allowed|token/);
  }
});

test('a session of another environment is not there', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const id = await there.start();
  await assert.rejects(here.sdk.session.getSession(id), ScalekitNotFoundException);
  await assert.rejects(here.sdk.session.revokeSession(id), ScalekitNotFoundException);
  await assert.rejects(here.sdk.session.getUserSessions(there.userId), ScalekitNotFoundException);
  assert.equal((await there.sdk.session.getSession(id)).status, 'active');
});
