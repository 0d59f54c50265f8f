import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import express from 'express';
import fastify from 'fastify';
import { fakeApp } from '../testing/fake-app.ts';
import { expressSessions } from './express.ts';
import { fastifySessions } from './fastify.ts';
import { nextSessions } from './next.ts';

/** A server whose address is known before there is an app to answer at it. */
async function openServer() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** The same walk in every framework: refused, sent to sign in, signed in, signed out. */
async function walk(base: string, app: ReturnType<typeof fakeApp>) {
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...init.headers, cookie: Array.from(app.jar, ([n, v]) => `${n}=${v}`).join('; ') },
      redirect: 'manual',
    });
    app.keep(answer);
    return answer;
  };
  assert.equal((await call('/api/me')).status, 401);
  const page = await call('/api/me', { headers: { accept: 'text/html' } });
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/login?returnTo=%2Fapi%2Fme']);
  const login = await call('/login?returnTo=/api/me');
  const asked = new URL(login.headers.get('location') ?? '').searchParams;
  app.setNonce(asked.get('nonce') ?? '');
  const back = await call(`/auth/callback?code=c&state=${asked.get('state')}`);
  assert.deepEqual([back.status, back.headers.get('location')], [303, '/api/me']);
  assert.deepEqual(await (await call('/api/me')).json(), { email: 'ada@example.com' });
  assert.equal((await call('/logout', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' })).status, 303);
  assert.equal((await call('/api/me')).status, 401);
}

test('Express', async () => {
  const { server, base } = await openServer();
  const fake = fakeApp({ baseUrl: base });
  const sessions = expressSessions(fake.options);
  const app = express();
  app.use(sessions.middleware);
  const api = express.Router();
  api.get('/me', sessions.requireSession, (request, response) => void response.json({ email: sessions.getSession(request)?.user.email }));
  app.use('/api', api);
  server.on('request', app);
  await walk(base, fake);
});

test('Fastify', async () => {
  const { server, base } = await openServer();
  const fake = fakeApp({ baseUrl: base });
  const sessions = fastifySessions(fake.options);
  const app = fastify();
  sessions.attach(app);
  app.get('/api/me', { onRequest: sessions.requireSession }, async (request) => ({ email: sessions.getSession(request)?.user.email }));
  await app.ready();
  after(() => app.close());
  server.on('request', app.routing);
  await walk(base, fake);
});

test('Next.js: middleware, server components and route handlers', async () => {
  const fake = fakeApp();
  const sessions = nextSessions(fake.options);
  const passed: (Headers | undefined)[] = [];
  const responses = {
    next(init?: { request?: { headers?: Headers } }) {
      passed.push(init?.request?.headers);
      return new Response(null);
    },
  };
  const middleware = async (path: string, init?: RequestInit) => {
    const answer = await sessions.middleware(fake.request(path, init), responses, (asked) => asked.startsWith('/app'));
    fake.keep(answer);
    return answer;
  };
  // Next takes whole addresses only, whatever address the request came to behind a proxy.
  assert.equal((await middleware('/app', { headers: { accept: 'text/html' } })).headers.get('location'), 'https://app.example.com/login?returnTo=%2Fapp');
  const login = await middleware('/login?returnTo=/app');
  const asked = new URL(login.headers.get('location') ?? '').searchParams;
  fake.setNonce(asked.get('nonce') ?? '');
  const back = await middleware(`/auth/callback?code=c&state=${asked.get('state')}`);
  assert.equal(back.headers.get('location'), 'https://app.example.com/app');
  assert.equal((await middleware('/app')).status, 200);
  assert.deepEqual(passed, [undefined]);

  const store = { getAll: () => Array.from(fake.jar, ([name, value]) => ({ name, value })) };
  assert.equal((await sessions.getSession(store))?.user.email, 'ada@example.com');
  const handler = sessions.withSession(async (_request, session, { id }: { id: string }) => Response.json({ id, email: session.user.email }));
  assert.deepEqual(await (await handler(fake.request('/app/api'), { id: '7' })).json(), { id: '7', email: 'ada@example.com' });
  fake.jar.clear();
  assert.equal((await handler(fake.request('/app/api'), { id: '7' })).status, 401);
  assert.equal(await sessions.getSession(store), undefined);
});
