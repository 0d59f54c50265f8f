import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { UnavailableError } from '../errors.ts';
import { fakeApp } from '../testing/fake-app.ts';
import { createSeal } from './seal.ts';
import { createSessions } from './sessions.ts';

const signedIn = async () => {
  const app = fakeApp();
  await app.go(await app.begin('/login?returnTo=%2Finvoices%3Fpage%3D2'));
  return app;
};

test('signing in asks with state, nonce and PKCE, and ends where somebody wanted to go', async () => {
  const app = fakeApp();
  const login = await app.go('/login?returnTo=%2Finvoices%3Fpage%3D2&organization_id=org_1&login_hint=ada%40example.com');
  const asked = new URL(login?.headers.get('location') ?? '').searchParams;
  assert.equal(login?.status, 303);
  assert.equal(asked.get('redirect_uri'), 'https://app.example.com/auth/callback');
  assert.equal(asked.get('scope'), 'openid profile email offline_access');
  assert.deepEqual([asked.get('organization_id'), asked.get('login_hint'), asked.get('code_challenge_method')], ['org_1', 'ada@example.com', 'S256']);
  for (const name of ['state', 'nonce', 'code_challenge']) assert.match(asked.get(name) ?? '', /^[\w-]{43}$/);
  assert.match(login?.headers.getSetCookie()[0] ?? '', /^__Host-tenon_app_login_[\w-]{8}=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1800; Secure$/);

  const back = await app.go(await app.begin('/login?returnTo=%2Finvoices%3Fpage%3D2'));
  assert.deepEqual([back?.status, back?.headers.get('location')], [303, '/invoices?page=2']);
  const { session } = await app.sessions.visit(app.request('/'));
  assert.deepEqual(
    [session?.user.email, session?.organizationId, session?.organizationExternalId, session?.sessionId, session?.roles, session?.permissions],
    ['ada@example.com', 'org_1', 'crm-1', 'ses_1', ['admin'], ['a:b']],
  );
  assert.ok(!JSON.stringify([...app.jar]).includes('ada@example.com'));
});

test('a callback that this browser did not begin signs nobody in', async () => {
  const app = fakeApp();
  const callback = await app.begin();
  const stranger = fakeApp();
  assert.equal((await stranger.go(callback))?.status, 400);
  assert.equal((await app.go(callback.replace('state=', 'state=x')))?.status, 400);
  assert.equal((await app.go('/auth/callback?code=c-1'))?.status, 400);
  assert.equal((await app.go(`${callback}&iss=https%3A%2F%2Felsewhere.example`))?.status, 400);
  assert.equal(app.to('/oauth/token').length, 0);
});

test('a sign-in is finished once; coming back to it later finds the session', async () => {
  const app = fakeApp();
  const callback = await app.begin();
  await app.go(callback);
  const again = await app.go(callback);
  assert.deepEqual([again?.status, again?.headers.get('location')], [303, '/']);
  assert.equal(app.to('/oauth/token').length, 1);
});

test('another nonce, a refused code and an error are told, and nobody is signed in', async () => {
  const nonce = fakeApp();
  const first = await nonce.begin();
  await nonce.begin();
  assert.equal((await nonce.go(first))?.status, 403);

  const refused = fakeApp();
  const callback = await refused.begin();
  refused.setGrant('over');
  assert.equal((await refused.go(callback))?.status, 403);

  const error = fakeApp();
  const page = await error.go((await error.begin()).replace('code=c-1', 'error=access_denied&error_description=%3Cb%3Eno'));
  assert.equal(page?.status, 403);
  assert.match((await page?.text()) ?? '', /&#60;b&#62;no/);
  for (const app of [nonce, refused, error]) assert.equal((await app.sessions.visit(app.request('/'))).session, undefined);
});

test('a login address from elsewhere is only followed when it is from our Tenon', async () => {
  const app = fakeApp();
  assert.equal((await app.go('/login?iss=https%3A%2F%2Felsewhere.example'))?.status, 400);
  assert.equal((await app.go('/login?iss=https%3A%2F%2Fauth.example.com&invitation=inv_1'))?.status, 303);
});

test('tokens are renewed before they end, once for all requests that come together or just after', async () => {
  const app = await signedIn();
  const stale = app.request('/');
  mock.timers.enable({ apis: ['Date'], now: Date.now() + 271_000 });
  try {
    const visits = await Promise.all([app.sessions.visit(stale), app.sessions.visit(stale), app.sessions.visit(stale)]);
    const late = await app.sessions.visit(stale);
    assert.equal(app.to('/oauth/token').length, 2);
    for (const { session, cookies } of [...visits, late]) assert.ok(session && cookies.length > 0 && session.expiresAt.getTime() > Date.now() + 200_000);
    assert.match(app.to('/oauth/token')[1]?.body ?? '', /refresh_token=refresh-1$/);
    // The next request comes with the new cookie.
    app.keep(undefined, [...late.cookies]);
    assert.deepEqual((await app.sessions.visit(app.request('/'))).cookies, []);
    assert.equal((await app.sessions.read(late.cookieHeader))?.user.id, 'usr_1');
  } finally {
    mock.timers.reset();
  }
});

test('a session that Tenon has ended is over here too', async () => {
  const app = await signedIn();
  app.setGrant('over');
  mock.timers.enable({ apis: ['Date'], now: Date.now() + 301_000 });
  try {
    const { session, cookies, cookieHeader } = await app.sessions.visit(app.request('/'));
    assert.deepEqual([session, cookieHeader], [undefined, '']);
    app.keep(undefined, [...cookies]);
    assert.equal(app.jar.size, 0);
  } finally {
    mock.timers.reset();
  }
});

test('while Tenon is out of reach a token that is still good will do; after that the visit fails and nobody is signed out', async () => {
  const app = await signedIn();
  app.setGrant('busy');
  mock.timers.enable({ apis: ['Date'], now: Date.now() + 280_000 });
  try {
    assert.ok((await app.sessions.visit(app.request('/'))).session);
    mock.timers.tick(30_000);
    await assert.rejects(app.sessions.visit(app.request('/')), UnavailableError);
  } finally {
    mock.timers.reset();
  }
});

test('signing out forgets the session here and ends it at Tenon; another site cannot ask for it', async () => {
  const app = await signedIn();
  assert.equal((await app.go('/logout', { method: 'POST', headers: { origin: 'https://evil.example' } }))?.status, 403);
  assert.equal((await app.go('/logout', { headers: { 'sec-fetch-site': 'cross-site' } }))?.status, 403);
  assert.equal((await app.go('/logout', { headers: { 'sec-purpose': 'prefetch' } }))?.status, 204);
  assert.ok((await app.sessions.visit(app.request('/'))).session);

  const out = await app.go('/logout', { method: 'POST', headers: { origin: 'https://app.example.com', 'sec-fetch-site': 'same-origin' } });
  const url = new URL(out?.headers.get('location') ?? '');
  assert.equal(`${url.origin}${url.pathname}`, 'https://auth.example.com/oidc/logout');
  assert.equal(url.searchParams.get('post_logout_redirect_uri'), 'https://app.example.com/');
  assert.ok(url.searchParams.has('id_token_hint'));
  assert.equal(app.jar.size, 0);
  assert.equal((await app.go('/logout'))?.headers.get('location'), 'https://app.example.com/');
});

test('pages send people to sign in, everything else says 401', async () => {
  const { sessions, request } = fakeApp();
  const page = sessions.refuse(request('/a?b=1', { headers: { accept: 'text/html' } }));
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/login?returnTo=%2Fa%3Fb%3D1']);
  assert.equal(sessions.refuse(request('/a')).status, 401);
  assert.equal(sessions.refuse(request('/a', { method: 'POST', headers: { accept: 'text/html' } })).status, 401);
});

test('other paths are not ours', async () => {
  const { go } = fakeApp();
  assert.equal(await go('/'), undefined);
  assert.equal(await go('/login', { method: 'POST' }), undefined);
});

test('a cookie that was changed, or sealed for something else or by somebody else, is nothing', async () => {
  const app = await signedIn();
  const name = '__Host-tenon_app';
  const sealed = app.jar.get(name) ?? '';
  const other = createSessions({ ...app.options, cookieSecret: 'y'.repeat(32) });
  assert.equal((await other.visit(app.request('/'))).session, undefined);
  for (const value of [`${sealed.slice(0, -2)}xx`, 'hello', '', await createSeal(['x'.repeat(32)], 'login').close({ a: 'x', i: 'x', e: 9e15 })]) {
    app.jar.set(name, value);
    assert.equal((await app.sessions.visit(app.request('/'))).session, undefined, value);
  }
});

test('a new secret opens what the old one closed', async () => {
  const app = await signedIn();
  const rotated = createSessions({ ...app.options, cookieSecret: ['y'.repeat(32), 'x'.repeat(32)] });
  assert.ok((await rotated.visit(app.request('/'))).session);
});

test('options that cannot be are said at once', () => {
  const { options } = fakeApp();
  assert.throws(() => createSessions({ ...options, cookieSecret: 'short' }), /at least 32 characters/);
  assert.throws(() => createSessions({ ...options, baseUrl: 'app' }), TypeError);
  assert.throws(() => createSessions({ ...options, loginPath: 'login' }), /loginPath must begin with a slash/);
});
