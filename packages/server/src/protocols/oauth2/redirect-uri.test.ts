import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../../testing/made-up.ts';
import { expand, matchesLoopback, matchesRegistered, whyNotRegistrable } from './redirect-uri.ts';

const [lax, strict] = [{ lax: true }, { lax: false }];

const registrable: [uri: string, development: boolean, production: boolean][] = [
  ['https://app.example.com/callback', true, true],
  ['https://app.example.com:8443/callback', true, true],
  ['http://app.example.com/callback', true, false],
  ['http://localhost:3000/callback', true, false],
  ['https://localhost/callback', true, false],
  ['http://127.0.0.1:53682', true, false],
  ['https://app.localhost/callback', true, false],
  ['exampleappmobile://callback', true, true],
  ['exp://localhost:8081/--/auth/callback', true, true],
  ['com.example.app:/callback', true, true],
  ['https://*.example.com/callback', true, false],
  ['https://auth-*.example.com/callback', true, false],
  ['http://*.localhost:3000/callback', true, false],
  ['https://*.com/callback', false, false],
  ['https://*.co.uk/callback', false, false],
  ['https://shop-*.vercel.app/callback', false, false],
  ['https://*.shop.vercel.app/callback', true, false],
  ['https://*.{{org_slug}}.example.com/callback', false, false],
  ['com.example.*:/callback', false, false],
  ['https://*/callback', false, false],
  ['https://app.*.example.com/callback', false, false],
  ['https://*.*.example.com/callback', false, false],
  ['https://app.example.com/*', false, false],
  ['https://{{org_slug}}.example.com/callback', true, true],
  ['https://{{external_id}}/callback', true, true],
  ['https://app.example.com/{{org_slug}}/callback', true, true],
  ['https://pre-{{org_slug}}.example.com/callback', false, false],
  ['https://{{org_slug}.example.com/callback', false, false],
  ['https://{{}}.example.com/callback', false, false],
  ['https://app.example.com/callback?next=1', false, false],
  ['https://app.example.com/callback#part', false, false],
  ['https://user@app.example.com/callback', false, false],
  ['https://user:word@app.example.com/callback', false, false],
  ['https://app.example.com\\@evil.example/callback', false, false],
  ['https://app.example.com/call back', false, false],
  ['https://app.exämple.com/callback', false, false],
  ['javascript:alert(1)', false, false],
  ['JavaScript://app.example.com/%0aalert(1)', false, false],
  ['data:text/html,x', false, false],
  ['file:///etc/passwd', false, false],
  ['//app.example.com/callback', false, false],
  ['/callback', false, false],
  ['app.example.com', false, false],
  ['https:///callback', false, false],
  ['https://app.example.com:/callback', false, false],
  ['https://0x7f.1/callback', false, false],
  ['http://2130706433/callback', false, false],
  ['', false, false],
  [`https://app.example.com/${'a'.repeat(256)}`, false, false],
];
for (const [uri, development, production] of registrable) {
  test(`registering ${uri.slice(0, 60) || 'nothing'}`, () => {
    assert.equal(whyNotRegistrable(uri, lax) === undefined, development, `development: ${whyNotRegistrable(uri, lax)}`);
    assert.equal(whyNotRegistrable(uri, strict) === undefined, production, `production: ${whyNotRegistrable(uri, strict)}`);
  });
}

const REGISTERED = 'https://app.example.com/callback';
const tricks = [
  'https://app.example.com/callback/',
  'https://app.example.com/Callback',
  'https://APP.example.com/callback',
  'https://app.example.com:443/callback',
  'http://app.example.com/callback',
  'https://app.example.com/callback?x=1',
  'https://app.example.com/callback#x',
  'https://app.example.com/callback/../evil',
  'https://app.example.com/callback%2f..%2fevil',
  'https://app.example.com.evil.example/callback',
  'https://evil.example/https://app.example.com/callback',
  'https://app.example.com@evil.example/callback',
  'https://evil.example\\@app.example.com/callback',
  ' https://app.example.com/callback',
  'https://app.example.com/callback\n',
  'https://app.example.com/callback,https://evil.example',
  '',
];
test('the registered address matches itself', () => assert.ok(matchesRegistered(REGISTERED, REGISTERED, strict)));
for (const asked of tricks) {
  test(`no match: ${JSON.stringify(asked)}`, () => {
    assert.ok(!matchesRegistered(REGISTERED, asked, lax));
    assert.ok(!matchesLoopback(REGISTERED, asked));
  });
}

const WILD = 'https://auth-*.example.com/callback';
const wildcards: [asked: string, matches: boolean][] = [
  ['https://auth-one.example.com/callback', true],
  ['https://auth-ONE-2.example.com/callback', true],
  ['https://auth-.example.com/callback', false],
  ['https://auth-a.b.example.com/callback', false],
  ['https://auth-evil.test/.example.com/callback', false],
  ['https://auth-evil.test#.example.com/callback', false],
  ['https://auth-x@evil.example.com/callback', false],
  ['https://auth-x:80.example.com/callback', false],
  ['https://auth-*.example.com/callback', false],
  ['https://auth-one.example.com/callback/more', false],
  ['http://auth-one.example.com/callback', false],
];
for (const [asked, matches] of wildcards) {
  test(`wildcard: ${asked}`, () => {
    assert.equal(matchesRegistered(WILD, asked, lax), matches);
    assert.ok(!matchesRegistered(WILD, asked, strict), 'never in production');
  });
}

const HOST = 'https://{{org_slug}}.example.com/callback';
const values = { org_slug: 'orion', external_id: 'customer_12345', tricky: 'evil.example/#', dots: '..', deep: 'auth.orion-analytics.com' };
const templates: [registered: string, expanded: string | undefined][] = [
  [HOST, 'https://orion.example.com/callback'],
  ['https://{{ org_slug }}.example.com/callback', 'https://orion.example.com/callback'],
  ['https://{{deep}}/callback', 'https://auth.orion-analytics.com/callback'],
  ['https://app.example.com/{{external_id}}/callback', 'https://app.example.com/customer_12345/callback'],
  ['https://{{external_id}}.example.com/callback', undefined],
  ['https://{{tricky}}.example.com/callback', undefined],
  ['https://app.example.com/{{tricky}}', undefined],
  ['https://app.example.com/{{dots}}/callback', undefined],
  ['https://{{missing}}.example.com/callback', undefined],
  ['https://{{constructor}}.example.com/callback', undefined],
];
for (const [registered, expanded] of templates) {
  test(`template: ${registered}`, () => assert.equal(expand(registered, values, strict), expanded));
}
test('a template matches only with the organization in scope, and never as it is written', () => {
  assert.ok(matchesRegistered(HOST, 'https://orion.example.com/callback', { lax: false, values }));
  assert.ok(!matchesRegistered(HOST, 'https://orion.example.com/callback', strict));
  assert.ok(!matchesRegistered(HOST, 'https://other.example.com/callback', { lax: false, values }));
  assert.ok(!matchesRegistered(HOST, HOST, { lax: false, values }));
});

test("a native app's listener takes any port of its own address", () => {
  assert.ok(matchesLoopback('http://127.0.0.1/callback', 'http://127.0.0.1:53682/callback'));
  assert.ok(matchesLoopback('http://[::1]:1/callback', 'http://[::1]:53682/callback'));
  assert.ok(!matchesLoopback('http://127.0.0.1/callback', 'http://127.0.0.1:53682/other'));
  assert.ok(!matchesLoopback('http://127.0.0.1/callback', 'http://127.0.0.2:53682/callback'));
  assert.ok(!matchesLoopback('http://127.0.0.1/callback', 'http://127.0.0.1:1@evil.example/callback'));
});

test('a native app listens on its own machine, in production too', () => {
  for (const uri of ['http://127.0.0.1/callback', 'http://[::1]:8080/callback', 'http://localhost/callback']) {
    assert.equal(whyNotRegistrable(uri, { lax: false, native: true }), undefined, uri);
    assert.ok(whyNotRegistrable(uri, strict), uri);
  }
  assert.ok(whyNotRegistrable('http://app.example.com/callback', { lax: false, native: true }));
  assert.ok(!matchesLoopback('http://127.0.0.1/callback', 'http://127.0.0.1:53682/callback?x=1'));
});

test('a value that turns the host into this machine fills no template', () => {
  for (const value of ['2130706433', '127.0.0.1', '0x7f.1', 'localhost', 'app.localhost']) {
    assert.equal(expand('https://{{external_id}}/callback', { external_id: value }, strict), undefined, value);
  }
});

/** What somebody may write into an organization who wants the code of another: every character that means something to a URL. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('evil', '.', '/', '\\', '@', '#', '?', ':', '%2f', '%', '*', '{{org_slug}}', '..', ' ', '\t', '\n', '-', '[::1]', '1', 'xn--'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
  fc.domain(),
);

test('whatever the values are, a template moves nothing but its own label and its own segment', () => {
  const registered = 'https://{{org_slug}}.example.com/in/{{external_id}}/callback';
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (slug, external, isLax) => {
      const expanded = expand(registered, { org_slug: slug, external_id: external }, { lax: isLax });
      if (expanded === undefined) return;
      const url = new URL(expanded);
      assert.ok(url.hostname.endsWith('.example.com') && url.hostname === `${slug.toLowerCase()}.example.com`);
      assert.equal(url.pathname, `/in/${external}/callback`);
      assert.equal(`${url.username}${url.password}${url.search}${url.hash}${url.port}`, '');
    }),
    { numRuns: 2000 },
  );
});

test('whatever is asked for, an address that is registered as it is matches itself alone', () => {
  fc.assert(
    fc.property(hostile, fc.boolean(), (more, isLax) => {
      const asked = [`${REGISTERED}${more}`, `${more}${REGISTERED}`, REGISTERED.replace('app', `app${more}`)];
      for (const one of asked) assert.equal(matchesRegistered(REGISTERED, one, { lax: isLax }), one === REGISTERED);
    }),
  );
});

test('whatever stands for the star is one label of the host it stands in', () => {
  fc.assert(
    fc.property(hostile, (star) => {
      const asked = WILD.replace('*', () => star);
      if (!matchesRegistered(WILD, asked, lax)) return;
      assert.match(new URL(asked).hostname, /^auth-[a-z0-9-]+\.example\.com$/);
    }),
    { numRuns: 2000 },
  );
});

test('whatever is registered leads where it says', () => {
  const parts = fc.constantFrom(
    'https',
    'http',
    'app',
    ':',
    '//',
    '/',
    'example',
    '.com',
    '.',
    '@',
    '\\',
    '*',
    '{{org_slug}}',
    '#',
    '?',
    '127.0.0.1',
    'localhost',
    ':80',
    '%2e',
    'javascript',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 9 }), fc.boolean(), (pieces, isLax) => {
      const uri = pieces.join('');
      if (whyNotRegistrable(uri, { lax: isLax }) !== undefined || uri.includes('*') || uri.includes('{{')) return;
      const url = new URL(uri);
      assert.equal(`${url.username}${url.password}${url.search}${url.hash}`, '');
      // What stands behind a scheme of an app's own is no host of the network.
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return;
      assert.ok(uri.slice(url.protocol.length + 2).startsWith(url.hostname));
      if (!isLax) assert.ok(url.protocol !== 'http:' && url.hostname !== 'localhost' && url.hostname !== '127.0.0.1');
    }),
    { numRuns: 5000 },
  );
});
