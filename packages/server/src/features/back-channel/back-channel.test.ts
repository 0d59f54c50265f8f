import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import * as jose from 'jose';
import { command, openTo } from '../../chassis/command.ts';
import { createLog } from '../../platform/log.ts';
import { createOutside } from '../../platform/outside.ts';
import { startWorker } from '../../platform/worker.ts';
import { CALLBACK, createOAuthWorld } from '../../testing/oauth-world.ts';
import { updateClient } from '../clients/index.ts';
import { expiredSessionDuty, revokeSession, revokeSessions } from '../sessions/index.ts';
import { logoutJobs } from './index.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const outside = createOutside({ networks: ['loopback'] });
after(() => outside.close());

interface Received {
  readonly type: string | undefined;
  readonly token: string;
}

/** An app's address for logouts; it answers what it is told to, 200 otherwise. */
async function listener() {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const form = new URLSearchParams(body);
    assert.deepEqual([request.method, [...form.keys()]], ['POST', ['logout_token']]);
    received.push({ type: request.headers['content-type'], token: form.get('logout_token') ?? '' });
    response.writeHead(answers.shift() ?? 200).end('whatever');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  after(() => server.close());
  after(() => server.closeAllConnections());
  return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/logged-out`, received, answers };
}

async function setUp() {
  const house = await createOAuthWorld();
  const { world } = house;
  const shop = await listener();
  const app = await house.app({ name: 'Listening', backChannelLogoutUris: [shop.uri] });
  const work = (retryWaits = [HOUR, HOUR]) => {
    const environments = { byId: async () => world.environment, all: async () => [world.environment] };
    const log = createLog({ level: 'silent' });
    const worker = startWorker(world.desk, { handlers: logoutJobs(outside), environments, log, retryWaits, pollMilliseconds: 10 });
    after(() => worker.stop(0));
    return worker;
  };
  /** Signs a window in to an app. */
  const into = async (client: { readonly id: string; readonly secret: string }, window = house.browser()) => {
    if (!window.jar.has('tenon_session')) await window.signIn();
    const code = (await window.authorize({ client_id: client.id })).searchParams.get('code');
    const { body } = await house.redeem(code, { client_id: client.id, client_secret: client.secret, redirect_uri: CALLBACK });
    return { window, idToken: body.id_token!, sid: String(jose.decodeJwt(body.id_token!)['sid']) };
  };
  const logout = ({ window, idToken }: Awaited<ReturnType<typeof into>>) => window.visit(`/oidc/logout?id_token_hint=${idToken}`);
  const jobs = () =>
    world.db.selectFrom('jobs').selectAll().where('environment_id', '=', world.environment.id).where('kind', '=', 'logout.back_channel').execute();
  const keys = jose.createRemoteJWKSet(new URL(`${house.url}/keys`));
  const checked = async ({ token }: Received, audience = app.id) =>
    (await jose.jwtVerify(token, keys, { issuer: house.url, audience, typ: 'logout+jwt', algorithms: ['RS256'], currentDate: world.now() })).payload;
  return { house, world, shop, app, work, into, logout, jobs, checked };
}

async function until(condition: () => boolean | Promise<boolean>) {
  while (!(await condition())) await sleep(5);
}

test('an app hears that a session it took part in has ended, by a token it can check', async () => {
  const { house, world, shop, app, into, logout, work, jobs, checked } = await setUp();
  const [signedIn, silent] = [await into(app), await house.app()];
  await into(silent, signedIn.window);
  work();
  await logout(signedIn);
  await until(async () => (await jobs()).length === 0);
  const [received, ...others] = shop.received;
  assert.deepEqual([received?.type, others], ['application/x-www-form-urlencoded', []]);
  const { aud, iss, exp, iat, jti, ...claims } = await checked(received!);
  assert.deepEqual(claims, { sub: house.userId, sid: signedIn.sid, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } });
  const now = Math.floor(world.now().getTime() / 1000);
  assert.deepEqual([aud, iss, iat, exp], [app.id, house.url, now, now + 120]);
  assert.match(jti!, /^tkn_\d+$/);
});

test('every app of the session at every address of its own, and nobody else', async () => {
  const { house, world, shop, app, into, logout, jobs } = await setUp();
  const second = await house.app({ backChannelLogoutUris: ['http://localhost:1/one', 'http://localhost:1/two'] });
  await house.app({ backChannelLogoutUris: ['http://localhost:1/of-an-app-that-took-no-part'] });
  const signedIn = await into(app);
  await into(second, signedIn.window);
  const elsewhere = await into(app);
  await logout(signedIn);
  const told = (await world.jobs())
    .filter(({ kind }) => kind === 'logout.back_channel')
    .map(({ payload }) => [payload['clientId'], payload['uri'], payload['sid']]);
  assert.deepEqual(told.sort(), [
    [app.id, shop.uri, signedIn.sid],
    [second.id, 'http://localhost:1/one', signedIn.sid],
    [second.id, 'http://localhost:1/two', signedIn.sid],
  ]);
  await logout(signedIn);
  assert.equal((await jobs()).length, 3, 'a session ends once');
  assert.ok(await elsewhere.window.session());
});

test('a session revoked by API, all sessions of a person, and one that ran out are told as well', async () => {
  const { house, world, app, into, jobs } = await setUp();
  const [one, two, three] = [await into(app), await into(app), await into(app)];
  await world.do(world.client, revokeSession, { sessionId: one.sid as `ses_${string}` });
  assert.equal((await jobs()).length, 1);
  await world.do(world.client, revokeSessions, { userId: house.userId });
  assert.equal((await jobs()).length, 3);

  const late = await into(app);
  world.later(30 * DAY);
  const sweep = command({ needs: openTo('A test.'), run: expiredSessionDuty.run });
  await world.do(world.client, sweep, undefined);
  await world.do(world.client, sweep, undefined);
  const told = (await world.jobs()).filter(({ kind }) => kind === 'logout.back_channel').map(({ payload }) => payload['sid']);
  assert.deepEqual(told.sort(), [one.sid, two.sid, three.sid, late.sid].sort());
  const { ended_how, ended_at, expires_at } = await world.db
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', late.sid as `ses_${string}`)
    .executeTakeFirstOrThrow();
  assert.deepEqual([ended_how, ended_at], ['expired', expires_at]);
});

test('an idle session is told when it ran out, and not while somebody uses it', async () => {
  const house = await createOAuthWorld({ sessionIdleMinutes: 30 });
  const window = house.browser();
  await window.signIn();
  const sweep = () => house.world.do(house.world.client, command({ needs: openTo('A test.'), run: expiredSessionDuty.run }), undefined);
  house.world.later(20 * 60_000);
  await window.authorize();
  house.world.later(20 * 60_000);
  await sweep();
  assert.ok(await window.session());
  house.world.later(10 * 60_000);
  await sweep();
  assert.deepEqual(
    (await house.world.events()).filter((type) => type === 'user.logout'),
    ['user.logout'],
  );
});

test('an app that fails is told again, with a new token, until it is given up', async () => {
  const { world, shop, app, into, logout, work, jobs, checked } = await setUp();
  shop.answers.push(500, 400, 302);
  work([HOUR, HOUR]);
  await logout(await into(app));
  const tried = (times: number) => until(async () => shop.received.length === times && (await jobs()).every(({ locked_until }) => locked_until === null));
  await tried(1);
  assert.equal((await jobs())[0]?.last_error, 'the app answered 500 to the news of a logout');
  world.later(2 * HOUR);
  await tried(2);
  world.later(2 * HOUR);
  await tried(3);
  const [first, , third] = shop.received;
  assert.notEqual(first?.token, third?.token);
  await checked(third!);
  await assert.rejects(checked(first!), { code: 'ERR_JWT_EXPIRED' });
  const [given] = await jobs();
  assert.deepEqual([given?.attempts, given?.failed_at, given?.last_error], [3, world.now(), 'the app answered 302 to the news of a logout']);
});

test('an app that was down for a while hears of it later', async () => {
  const { world, shop, app, into, logout, work, jobs } = await setUp();
  shop.answers.push(503);
  work();
  await logout(await into(app));
  await until(async () => (await jobs())[0]?.last_error !== null);
  world.later(2 * HOUR);
  await until(async () => (await jobs()).length === 0);
  assert.equal(shop.received.length, 2);
});

test('an address inside the network is never called, and one that was taken away no more', async () => {
  const { house, world, shop, into, logout, work, jobs } = await setUp();
  const inside = await house.app({ backChannelLogoutUris: ['http://169.254.169.254/latest'] });
  const removed = await house.app({ backChannelLogoutUris: [shop.uri] });
  const signedIn = await into(inside);
  await into(removed, signedIn.window);
  await logout(signedIn);
  await world.do(world.client, updateClient, { id: removed.id, backChannelLogoutUris: [] });
  work();
  await until(async () => (await jobs()).length === 1 && (await jobs())[0]?.failed_at !== null);
  assert.match((await jobs())[0]?.last_error ?? '', /169\.254\.169\.254 is not a public address/);
  assert.equal(shop.received.length, 0);
});

test('discovery says so, and an app without a server cannot register an address', async () => {
  const { house, app } = await setUp();
  const document = (await (await fetch(`${house.url}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
  assert.deepEqual([document['backchannel_logout_supported'], document['backchannel_logout_session_supported']], [true, true]);
  await assert.rejects(house.app({ kind: 'spa', backChannelLogoutUris: app.backChannelLogoutUris }), { code: 'clients.no_back_channel' });
});
