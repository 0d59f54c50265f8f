import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { House } from '../../chassis/house.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { limitsOf } from '../../testing/limits.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { turnstile } from './limits.ts';

const machine = { grant_type: 'client_credentials' };
const wrong = { ...machine, client_secret: 'wrong' };

test('a network may ask so often, and is then told when to come back, in the words of OAuth', async () => {
  const house = await createOAuthWorld({}, [], { address: 2 });
  const [first, second, third] = [await house.token(machine), await house.post('/oauth/revoke', { token: 'x' }), await house.token(machine)];
  assert.deepEqual([first.status, second.status, third.status], [200, 401, 429]);
  assert.deepEqual([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')], ['2', '1']);
  assert.equal(third.body.error, 'temporarily_unavailable');
  assert.match(third.body.error_description ?? '', /Wait \d+ s/);
  assert.equal(third.headers.get('retry-after'), first.headers.get('ratelimit-reset'));
  assert.equal(third.headers.get('ratelimit-remaining'), '0');
  assert.equal((await fetch(new URL('/userinfo', house.url))).status, 429);
  assert.equal((await fetch(new URL('/oauth/authorize', house.url), { redirect: 'manual' })).status, 429);
  // What everybody may read and nobody asks for often stays open.
  assert.equal((await fetch(new URL('/keys', house.url))).status, 200);
  house.world.later(60_000);
  assert.equal((await house.token(machine)).status, 200);
});

test('a client that has proven itself has a count of its own; one that only says its id counts for nobody', async () => {
  const house = await createOAuthWorld({}, [], { oauthClient: 2 });
  const { access_token } = await house.tokens();
  for (let i = 0; i < 3; i += 1) assert.equal((await house.token(wrong)).status, 401);
  const userinfo = () => fetch(new URL('/userinfo', house.url), { headers: { authorization: `Bearer ${access_token}` } });
  assert.equal((await userinfo()).status, 200);
  const refused = await userinfo();
  assert.equal(refused.status, 429);
  assert.equal(((await refused.json()) as { error: string }).error, 'temporarily_unavailable');
  assert.equal((await house.token(machine)).status, 429);
  assert.equal((await house.post('/oauth/revoke', { client_id: house.client.id, client_secret: house.client.secret, token: 'x' })).status, 429);
});

test('who shows wrong secrets is not heard for the rest of the minute, with the right one neither', async () => {
  const house = await createOAuthWorld({}, [], { failures: 2, allFailures: 100 });
  assert.equal((await house.token(machine)).status, 200);
  assert.deepEqual(
    [(await house.token(wrong)).status, (await house.post('/oauth/revoke', { ...wrong, client_id: house.client.id, token: 'x' })).status],
    [401, 401],
  );
  const refused = await house.token(machine);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  // Another client of the same network is none the worse.
  const other = await house.app({ kind: 'web', name: 'Other' });
  assert.equal((await house.post('/oauth/token', { ...machine, client_id: other.id, client_secret: other.secret })).status, 200);
  house.world.later(60_000);
  assert.equal((await house.token(machine)).status, 200);
});

test('who tries the secrets of many clients is stopped as well', async () => {
  const house = await createOAuthWorld({}, [], { failures: 100, allFailures: 3 });
  for (const id of ['skc_1', 'skc_2', 'x'.repeat(5000)]) assert.equal((await house.post('/oauth/token', { ...wrong, client_id: id })).status, 401);
  assert.equal((await house.token(machine)).status, 429);
});

test('a stranger elsewhere does not lock a client out of its own address', async () => {
  const { world } = await createOAuthWorld();
  const house: House = { desk: world.desk, environmentOf: async () => world.environment, limits: limitsOf({ failures: 1, allFailures: 5 }, world.desk.clock) };
  const from = (ip: string) =>
    turnstile(house, {
      arrival: {} as never,
      caller: { environment: world.environment, actor: { kind: 'visitor' }, requestId: 'test', from: { ip, userAgent: '' } },
    });
  const fail = () => Promise.reject(new OAuthError('invalid_client', 'wrong'));
  const stranger = from('2001:db8:666::1');
  await assert.rejects(stranger.tryCredentials('skc_1', fail), OAuthError);
  await assert.rejects(
    stranger.tryCredentials('skc_1', async () => 'in'),
    { code: 'limits.failures' },
  );
  // The next address of the same network is the same stranger.
  await assert.rejects(
    from('2001:db8:666::2').tryCredentials('skc_1', async () => 'in'),
    { code: 'limits.failures' },
  );
  assert.equal(await from('192.0.2.7').tryCredentials('skc_1', async () => 'in'), 'in');
});
