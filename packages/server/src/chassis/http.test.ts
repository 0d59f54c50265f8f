import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_BRANDING, DEFAULT_METHODS, DEFAULT_SIGN_UP_RULES } from '../platform/environment.ts';
import { faults } from '../platform/fault.ts';
import { openFront } from '../testing/front.ts';
import { serveShelf } from '../testing/shelf.ts';
import { trustProxies } from './arrival.ts';
import { browserSecret, clearSessionCookie, readSessionSecret, setSessionCookie } from './cookies.ts';
import type { House, Routes } from './http.ts';

const hostFaults = faults('hosts', { unknown: ['missing', 'Nobody lives at {host}.'] });

const environmentAt = (url: string) => ({
  id: `env_${url.length}` as const,
  name: 'Orion',
  kind: 'development' as const,
  system: false,
  url,
  invitationDays: 15,
  organizationWord: 'Organization',
  organizationWords: {},
  signUp: true,
  accessTokenSeconds: 300,
  idTokenSeconds: 1800,
  sessionAbsoluteMinutes: 60,
  sessionIdleMinutes: null,
  methods: DEFAULT_METHODS,
  signUpRules: DEFAULT_SIGN_UP_RULES,
  branding: DEFAULT_BRANDING,
  claims: [],
  agents: { registration: false, metadata: false },
  metadataClaims: [],
  pageTexts: {},
  byServer: { signUp: true, invitationDays: 15 },
  own: {},
  mail: { byServer: { server: null, from: 'Orion <no-reply@orion.example>' }, own: null, lastTest: null },
  hasWebhooks: false,
});

const house: House = {
  desk: undefined as never,
  async environmentOf(host) {
    if (host === 'secure.example') return environmentAt('https://secure.example');
    if (host.startsWith('127.0.0.1:')) return environmentAt(`http://${host}`);
    throw hostFaults.unknown({ host });
  },
};

const routes: Routes[] = [
  (app) => {
    app.get('/caller', async ({ caller }) => ({ ...caller, environment: caller.environment.url }));
    app.post('/form', async ({ body }) => body);
    app.get('/invite/:token', async () => 'hello');
    app.get('/bug', async () => {
      throw new TypeError('the secret inside');
    });
    app.get('/cookies/set', async (request, reply) => {
      setSessionCookie(reply, request.caller.environment, 'a-session');
      const [first, second] = [browserSecret(request, reply, request.caller.environment), browserSecret(request, reply, request.caller.environment)];
      return { first, second };
    });
    app.get('/cookies/clear', async (request, reply) => {
      clearSessionCookie(reply, request.caller.environment);
      return {};
    });
    app.get('/cookies/read', async (request, reply) => ({
      session: readSessionSecret(request) ?? null,
      browser: browserSecret(request, reply, request.caller.environment),
    }));
  },
];

const { front, url, lines } = await openFront({
  house,
  routes,
  trust: trustProxies(['10.0.0.0/8']),
  errorPage: ({ message }) => `<h1>${message}</h1>`,
});
const json = async (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) => {
  const answer = await fetch(`${url}${path}`, { ...init, headers });
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of many shapes
  return { answer, body: (await answer.json().catch(() => undefined)) as any };
};
/** As if from another machine, or for another host: what fetch does not let us say. */
const inject = (path: string, options: { headers?: Record<string, string>; remoteAddress?: string } = {}) => front.http.inject({ url: path, ...options });

test('a request knows its environment by its host', async () => {
  assert.equal((await json('/caller')).body.environment, url);
  const elsewhere = await inject('/caller', { headers: { host: 'secure.example' } });
  assert.equal(elsewhere.json().environment, 'https://secure.example');
  const nowhere = await inject('/caller', { headers: { host: 'nowhere.example' } });
  assert.equal(nowhere.statusCode, 404);
  assert.equal(nowhere.json().details[0].debug_info.detail, 'hosts.unknown');
});

test('everybody is a visitor at first', async () => {
  assert.deepEqual((await json('/caller')).body.actor, { kind: 'visitor' });
});

test('a request id is taken when it is one, and made when it is not', async () => {
  const given = await json('/caller', { 'x-request-id': 'trace-0123456789' });
  assert.equal(given.body.requestId, 'trace-0123456789');
  assert.equal(given.answer.headers.get('x-request-id'), 'trace-0123456789');
  for (const bad of ['short', 'has spaces in it', 'x'.repeat(200), 'new"line']) {
    assert.match((await json('/caller', { 'x-request-id': bad })).body.requestId, /^[0-9a-f-]{36}$/);
  }
});

test('what a stranger says of where they come from is not believed', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'secure.example' };
  const { from, environment } = (await json('/caller', forwarded)).body;
  assert.equal(from.ip, '127.0.0.1');
  assert.equal(environment, url);
});

test('what a proxy of ours says is believed, as far back as the proxies go', async () => {
  const asked = await inject('/caller', {
    remoteAddress: '::ffff:10.0.0.1',
    headers: { host: '127.0.0.1:1', 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.0.0.2', 'x-forwarded-host': 'secure.example' },
  });
  assert.equal(asked.json().from.ip, '203.0.113.7');
  assert.equal(asked.json().environment, 'https://secure.example');
});

test('proxies are told by network, by name or by number, and nonsense is refused', () => {
  assert.equal(trustProxies(['loopback'])('127.0.0.1', 0), true);
  assert.equal(trustProxies(['private'])('192.168.1.1', 0), true);
  assert.equal(trustProxies(['private'])('8.8.8.8', 0), false);
  assert.equal(trustProxies(['fd00::/8'])('fd12::1', 0), true);
  assert.deepEqual(
    [0, 1, 2].map((hop) => trustProxies(['2'])('8.8.8.8', hop)),
    [true, true, false],
  );
  assert.equal(trustProxies([])('127.0.0.1', 0), false);
  assert.throws(() => trustProxies(['everybody']), /everybody/);
});

test('answers say that they are not to be kept, framed or guessed at', async () => {
  const { answer } = await json('/caller');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
});

test('a form arrives as an object, a repeated field as a list', async () => {
  const post = (body: string) => json('/form', { 'content-type': 'application/x-www-form-urlencoded' }, { method: 'POST', body });
  assert.deepEqual((await post('a=1&b=x+y%26z&a=2&__proto__=p')).body, JSON.parse('{"a":["1","2"],"b":"x y&z","__proto__":"p"}'));
});

test('cookies are of the host alone on https, and a browser is given its secret once', async () => {
  const set = await inject('/cookies/set', { headers: { host: 'secure.example' } });
  const { first, second } = set.json();
  assert.equal(first, second);
  assert.match(first, /^[\w-]{43}$/);
  const [session, browser] = [set.headers['set-cookie']].flat();
  assert.equal(session, '__Host-tenon_session=a-session; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Lax');
  assert.match(browser ?? '', /^__Host-tenon_browser=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);

  const read = await inject('/cookies/read', {
    headers: { host: 'secure.example', cookie: `__Host-tenon_session=s; __Host-tenon_browser=${first}; tenon_session=planted` },
  });
  assert.deepEqual(read.json(), { session: 's', browser: first });
  assert.equal(read.headers['set-cookie'], undefined);
  const cleared = await inject('/cookies/clear', { headers: { host: 'secure.example' } });
  assert.match(String(cleared.headers['set-cookie']), /^__Host-tenon_session=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/);

  const plain = await fetch(`${url}/cookies/set`);
  assert.match(plain.headers.get('set-cookie') ?? '', /^tenon_session=a-session; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax/);
});

test('a browser secret that cannot be one of ours is replaced', async () => {
  const read = await inject('/cookies/read', { headers: { host: '127.0.0.1:1', cookie: 'tenon_browser=planted' } });
  assert.notEqual(read.json().browser, 'planted');
});

test('a browser is told of errors by a page, a program in JSON', async () => {
  const page = await fetch(`${url}/bug`, { headers: { accept: 'text/html,application/xhtml+xml', 'x-request-id': 'page-bug-1' } });
  assert.equal(page.status, 500);
  assert.match(page.headers.get('content-type') ?? '', /text\/html/);
  assert.equal(await page.text(), '<h1>Something went wrong on our side. Request id: page-bug-1</h1>');
  const program = await json('/bug');
  assert.equal(program.answer.status, 500);
  assert.equal(program.body.code, 13);
});

test('an unknown address is 404, a wrong method 405 with the right ones', async () => {
  assert.equal((await json('/nothing')).answer.status, 404);
  const wrong = await json('/form');
  assert.equal(wrong.answer.status, 405);
  assert.equal(wrong.answer.headers.get('allow'), 'POST');
  const options = await fetch(`${url}/invite/abc`, { method: 'OPTIONS' });
  assert.equal(options.status, 204);
  assert.equal(options.headers.get('allow'), 'GET, HEAD');
  assert.equal((await fetch(`${url}/invite/abc`, { method: 'HEAD' })).status, 200);
});

test('a part of a path that is too long is an unknown address', async () => {
  assert.equal((await json(`/invite/${'x'.repeat(600)}`)).answer.status, 404);
});

test('bad JSON, too much and an unknown type are refused by a page as well', async () => {
  const post = (body: string, type: string) => json('/form', { 'content-type': type }, { method: 'POST', body });
  assert.equal((await post('{', 'application/json')).answer.status, 400);
  assert.equal((await post('x', 'application/pdf')).answer.status, 415);
  assert.equal((await post('x'.repeat(5_000_000), 'application/x-www-form-urlencoded')).answer.status, 413);
});

test('the log has templates, never what stood in the path', async () => {
  await fetch(`${url}/invite/very-secret-token?also=secret`, { headers: { 'x-request-id': 'log-path-1', cookie: 'tenon_session=secret' } });
  const line = lines.find(({ request }) => request === 'log-path-1');
  assert.equal(line?.name, '/invite/:token');
  assert.doesNotMatch(JSON.stringify(line), /secret/);
});

test('the same holds for RPC and REST', async () => {
  const { url, lines } = await openFront({ services: [serveShelf()] });
  await fetch(`${url}/test/v1/books/b1`, { headers: { 'x-request-id': 'log-rest-1', authorization: 'Bearer good' } });
  const line = lines.find(({ request }) => request === 'log-rest-1');
  assert.deepEqual([line?.name, line?.actor, line?.environment], ['/test/v1/books/{id}', 'client', 'env_1']);
});
