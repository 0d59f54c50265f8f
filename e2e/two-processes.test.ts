import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { EnvironmentId } from '../packages/server/src/platform/ids.ts';
import { networkOf } from '../packages/server/src/platform/network.ts';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { limitsOf } from '../packages/server/src/testing/limits.ts';
import { createBrowser, signInWithCode } from './browserless.ts';
import { freePorts, patiently, type Stack, startStack } from './stack.ts';

// Several server processes on one database behave as one: as behind a load balancer, whichever answers.

const { connection, db } = await createTestDatabase();
const secretKey = randomBytes(32).toString('base64');
let one: Stack;
let other: Stack;

const limits = { TENON_LIMIT_FAILURES: '20' };

before(async () => {
  one = await startStack({ database: connection, env: { TENON_SECRET_KEY: secretKey, ...limits } });
  // The same address, the same credentials: it is the same server, twice.
  other = await startStack({
    database: connection,
    env: { TENON_SECRET_KEY: secretKey, ...limits, TENON_URL: one.url, TENON_CLIENT_ID: one.clientId, TENON_CLIENT_SECRET: one.clientSecret },
    answersAt: (await freePorts(1))[0]!,
  });
});
after(async () => {
  await other?.stop();
  await one?.stop();
});

async function token(at: Stack): Promise<string> {
  const answer = await fetch(`${at.answersAt}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: one.clientId, client_secret: one.clientSecret }),
  });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call<T>(at: Stack, path: string, bearer: string, body?: object): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${at.answersAt}/api/v1${path}`, {
    headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

test('a token of one is good at the other, and what one writes the other reads', async () => {
  const { status, body } = await call<{ organization: { id: string } }>(one, '/organizations', await token(other), { display_name: 'Orion' });
  assert.equal(status, 201);
  assert.equal((await call(other, `/organizations/${body.organization.id}`, await token(one))).status, 200);
});

test('what both promise at once is kept once', async () => {
  const bearer = await token(one);
  const { body } = await call<{ organization: { id: string } }>(one, '/organizations', bearer, { display_name: 'Orion' });
  const people = Array.from({ length: 60 }, (_, number) => `somebody-${number}@example.com`);
  const answers = await Promise.all(
    people.map((email, number) => call<{ user: { id: string } }>(number % 2 ? one : other, `/organizations/${body.organization.id}/users`, bearer, { email })),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  assert.equal(new Set(answers.map(({ body }) => body.user.id)).size, people.length);

  await patiently('every job to be done', async () => {
    const { waiting } = await db
      .selectFrom('jobs')
      .select((row) => row.fn.countAll<string>().as('waiting'))
      .executeTakeFirstOrThrow();
    return waiting === '0' || undefined;
  });
  const caught = await db.selectFrom('caught_mails').select('recipient').where('recipient', 'like', 'somebody-%').execute();
  assert.deepEqual(caught.map(({ recipient }) => recipient).sort(), [...people].sort());
});

test('of one mailbox invited at both at once there is one user', async () => {
  const bearer = await token(one);
  const make = async () => (await call<{ organization: { id: string } }>(one, '/organizations', bearer, { display_name: 'Orion' })).body.organization.id;
  const [first, second] = [await make(), await make()];
  const [a, b] = await Promise.all([
    call<{ user: { id: string } }>(one, `/organizations/${first}/users`, bearer, { email: 'Twice@example.com' }),
    call<{ user: { id: string } }>(other, `/organizations/${second}/users`, bearer, { email: 'twice@example.com' }),
  ]);
  assert.deepEqual([a.status, b.status, a.body.user.id], [201, 201, b.body.user.id]);
});

test('a sign-in that begins at one goes on at the other', async () => {
  const bearer = await token(one);
  const { body } = await call<{ organization: { id: string } }>(one, '/organizations', bearer, { display_name: 'Orion' });
  await call(one, `/organizations/${body.organization.id}/users?send_invitation_email=false`, bearer, { email: 'ada@example.com' });
  const redirectUri = `${one.demo}/auth/callback`;
  const asked = new URLSearchParams({ response_type: 'code', client_id: one.clientId, redirect_uri: redirectUri, scope: 'openid', state: 's' });

  // Every request goes to the other process than the one before.
  const browser = createBrowser({ answeredBy: alternately(new URL(one.url).host, new URL(other.answersAt).host) });
  const callback = await signInWithCode(one, `${one.url}/oauth/authorize?${asked}`, 'ada@example.com', browser);
  const answer = await fetch(`${other.answersAt}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code')!,
      redirect_uri: redirectUri,
      client_id: one.clientId,
      client_secret: one.clientSecret,
    }),
  });
  assert.equal(answer.status, 200);
});

test('what a role allows changes at one, and the other tells it as soon as it heard', async () => {
  const bearer = await token(one);
  const { body } = await call<{ organization: { id: string } }>(one, '/organizations', bearer, { display_name: 'Orion' });
  const invited = await call<{ user: { id: string } }>(one, `/organizations/${body.organization.id}/users`, bearer, { email: 'grace@example.com' });
  const told = async () => {
    const answer = await call<{ user: { memberships: { permissions: string[] }[] } }>(other, `/users/${invited.body.user.id}`, bearer);
    return answer.body.user.memberships[0]?.permissions.join();
  };
  const before = 'sk_org_settings_read,sk_org_users_read';
  assert.equal(await told(), before);
  await call(one, '/permissions', bearer, { name: 'ships:read' });
  await call(one, '/roles/member/permissions', bearer, { permission_names: ['ships:read'] });
  await patiently('the permission', async () => (await told()) === `ships:read,${before}` || undefined);
  await db.deleteFrom('permissions').where('name', '=', 'ships:read').execute();
  await patiently('its end', async () => (await told()) === before || undefined);
});

test('a limit is one for both: whoever used it up at one is refused by the other', async () => {
  // A count whose minute will not end before this test does.
  const { id } = await db.selectFrom('environments').select('id').executeTakeFirstOrThrow();
  const counts = limitsOf({ failures: 1 }, () => new Date());
  const client = Array.from({ length: 100 }, (_, number) => `skc_${number}`).find((client) => {
    const outcome = counts.look(id as EnvironmentId, [{ rule: 'failures', subject: `${client} ${networkOf('::1')}` }]);
    const other = counts.look(id as EnvironmentId, [{ rule: 'failures', subject: `${client} 127.0.0.1` }]);
    return Math.min(outcome?.standing.resetSeconds ?? 0, other?.standing.resetSeconds ?? 0) > 30;
  })!;
  const guess = async (at: Stack) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client, client_secret: 'a guess' });
    return fetch(`${at.answersAt}/oauth/token`, { method: 'POST', body });
  };
  for (let tries = 0; tries < 20; tries += 1) assert.equal((await guess(one)).status, 401);
  const refused = await guess(one);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  await patiently('the count to be shared', async () => {
    const row = await db.selectFrom('rate_counts').select('taken').where('key', 'like', `failures:${client} %`).where('taken', '>=', 20).executeTakeFirst();
    return row;
  });
  let heard = 0;
  await patiently('the refusal', async () => {
    const { status } = await guess(other);
    if (status === 429) return true;
    assert.equal(status, 401);
    heard += 1;
    return undefined;
  });
  assert.ok(heard < 20, 'it counted to the limit by itself');
});

test('a secret that is revoked is refused by both as soon as they heard of it', async () => {
  await Promise.all([token(one), token(other)]);
  await db.updateTable('client_secrets').set({ revoked_at: new Date() }).execute();
  for (const at of [one, other]) {
    await patiently('the refusal', async () => {
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: one.clientId, client_secret: one.clientSecret });
      return (await fetch(`${at.answersAt}/oauth/token`, { method: 'POST', body })).status === 401 || undefined;
    });
  }
});

/** In front of the same name stands now one, now the other. */
function alternately(name: string, elsewhere: string): (url: URL) => URL {
  let count = 0;
  return (url) => {
    if (url.host !== name || count++ % 2 === 0) return url;
    const moved = new URL(url);
    moved.host = elsewhere;
    return moved;
  };
}
