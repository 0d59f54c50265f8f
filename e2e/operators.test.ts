import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createBrowser, type Shown } from '../packages/server/src/testing/browser.ts';
import { startStack } from './stack.ts';

// Those who run the server come in as everybody does, beside everybody else: their environment lives under a path.

const stack = await startStack();
after(() => stack.stop());

const printedLink = () => {
  const [link] = /http:\/\/\S+\/dashboard\/enter\/[\w-]+/.exec(stack.printed()) ?? [];
  assert.ok(link, stack.printed());
  return new URL(link).pathname;
};
const owner = createBrowser(stack.url);

type Browser = typeof owner;

/** What these calls answer, as far as it is looked at. */
interface Said {
  readonly code?: string;
  readonly operator: { readonly userId: string; readonly email: string; readonly role: string };
  readonly systemOrganizationId: string;
  readonly organizations?: readonly { readonly id: string; readonly displayName: string }[];
}

/** A call as the dashboard makes it. */
async function call(browser: Browser, service: string, request: object, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${stack.url}/${service}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-tenon-surface': 'dashboard',
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...headers,
    },
    body: JSON.stringify(request),
  });
  return { status: response.status, body: (await response.json()) as Said };
}
const ORGANIZATIONS = 'scalekit.v1.organizations.OrganizationService';
const USERS = 'scalekit.v1.users.UserService';
const whoAmI = (browser: Browser) => call(browser, 'tenon.v1.OperatorService/GetCurrentOperator', {});

/** The code that was mailed to somebody, typed. */
async function byCode(browser: Browser, page: Shown, email: string): Promise<Shown> {
  const before = await stack.mails(email);
  const asked = await browser.press(page, /^(Continue|Send)/, { email });
  const [code = ''] = /\b\d{6}\b/.exec((await stack.mail(email, before)).text) ?? [];
  return browser.press(asked, 'Continue', { code });
}

/** Addresses of ours that a page leads to without the path it stands under. */
const strays = ({ html }: Shown) =>
  [...html.matchAll(/ (?:href|src|action|formaction|data-options)="(\/(?!operators\/|dashboard)[^"]*)"/g)].map(([, href]) => href);

test('the printed link lets the first owner in, once, and opening it uses nothing up', async () => {
  const path = printedLink();
  await owner.open(path);
  const page = await owner.open(path);
  assert.equal(page.heading, 'Look after this server');
  assert.equal((await owner.press(page, 'Open the dashboard', { email: 'nobody' })).status, 422);

  const inside = await owner.press(page, 'Open the dashboard', { email: 'ada@example.com' });
  assert.equal(inside.heading, 'You are in');
  // They may add a passkey at once: there may be no mail server yet.
  assert.match((await owner.open('/operators/ui/profile/passkeys')).html, /data-passkey=/);
  const { body } = await whoAmI(owner);
  assert.deepEqual([body.operator.email, body.operator.role], ['ada@example.com', 'OPERATOR_ROLE_OWNER']);

  const late = createBrowser(stack.url);
  assert.deepEqual([(await late.open(path)).status, (await late.press(page, 'Open the dashboard', { email: 'eve@example.com' })).status], [410, 403]);
});

test('nobody comes in without a session of their own', async () => {
  const stranger = createBrowser(stack.url);
  assert.equal((await whoAmI(stranger)).status, 401);
  assert.match((await stranger.open('/dashboard/organizations')).url, /\/operators\/a\/auth\/login/);
  const link = await (await fetch(`${stack.url}/dashboard`, { redirect: 'manual' })).headers.get('location');
  assert.equal(link, '/dashboard/sign-in?return_to=%2Fdashboard');
});

test('a page of another site makes no calls, whatever cookies the browser sends along', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
    const { status } = await call(owner, `${ORGANIZATIONS}/CreateOrganization`, { organization: { displayName: 'Evil' } }, headers);
    assert.equal(status, 403);
  }
  const { status } = await call(owner, `${ORGANIZATIONS}/ListOrganization`, { pageSize: 10 }, { 'x-tenon-surface': '' });
  assert.equal(status, 401);
});

test('operators are members of one organization that the app never sees', async () => {
  const { body: here } = await call(owner, `${ORGANIZATIONS}/ListOrganization`, { pageSize: 10 });
  assert.deepEqual(here.organizations ?? [], []);
  const { body: there } = await call(owner, `operators/${ORGANIZATIONS}/ListOrganization`, { pageSize: 10 });
  assert.deepEqual(
    there.organizations?.map(({ displayName }) => displayName),
    ['Operators'],
  );
  const id = there.organizations?.[0]?.id;
  assert.equal((await call(owner, `operators/${ORGANIZATIONS}/DeleteOrganization`, { id })).status, 400);
  const { body: me } = await whoAmI(owner);
  assert.equal(me.systemOrganizationId, id);
  assert.equal((await call(owner, `operators/${USERS}/DeleteUser`, { id: me.operator.userId })).body.code, 'failed_precondition');
});

test('a colleague is invited, signs in under the path, and does what their role says', async () => {
  const { systemOrganizationId } = (await whoAmI(owner)).body;
  const invite = (email: string, role: string) =>
    call(owner, `operators/${USERS}/CreateUserAndMembership`, {
      organizationId: systemOrganizationId,
      user: { email, membership: { roles: [{ name: role }] } },
    });
  assert.equal((await invite('grace@example.com', 'viewer')).status, 200);
  const mail = await stack.mail('grace@example.com');
  const link = mail.links.find((one) => one.includes('/invite/')) ?? '';
  assert.match(link, /\/operators\/invite\//);

  const grace = createBrowser(stack.url);
  const page = await grace.open(new URL(link).pathname);
  assert.deepEqual(strays(page), []);
  const joined = await grace.press(page, /^(Join|Accept)/);
  assert.match(joined.url, /\/dashboard/);
  assert.equal((await whoAmI(grace)).body.operator.role, 'OPERATOR_ROLE_VIEWER');
  assert.equal((await call(grace, `${ORGANIZATIONS}/ListOrganization`, { pageSize: 10 })).status, 200);
  assert.equal((await call(grace, `${ORGANIZATIONS}/CreateOrganization`, { organization: { displayName: 'Acme' } })).status, 403);

  const { body } = await whoAmI(grace);
  const roleOf = (role: string) =>
    call(owner, `operators/${USERS}/UpdateMembership`, {
      organizationId: systemOrganizationId,
      id: body.operator.userId,
      membership: { roles: [{ name: role }] },
    });
  assert.equal((await roleOf('manager')).status, 200);
  assert.equal((await call(grace, `${ORGANIZATIONS}/CreateOrganization`, { organization: { displayName: 'Acme' } })).status, 200);
  assert.equal(
    (await call(grace, `operators/${USERS}/CreateUserAndMembership`, { organizationId: systemOrganizationId, user: { email: 'eve@example.com' } })).status,
    403,
  );
});

test('an operator who signed out comes back by a code, and no page leads out of the path', async () => {
  const out = await owner.post('/dashboard/sign-out', {}, { 'sec-fetch-site': 'same-origin' });
  assert.equal(out.heading, 'You are signed out');
  assert.equal((await whoAmI(owner)).status, 401);

  const page = await owner.open('/dashboard/organizations?q=acme');
  assert.deepEqual(strays(page), []);
  assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /connect-src [^;]*\d\/a\/auth/);
  const back = await byCode(owner, page, 'ada@example.com');
  assert.equal(new URL(back.url).pathname + new URL(back.url).search, '/dashboard/organizations?q=acme');
  assert.equal((await whoAmI(owner)).status, 200);
  assert.deepEqual(strays(await owner.open('/operators/ui/profile/passkeys')), []);
});

test('whoever is no operator is told so, and their own session is none of the dashboard', async () => {
  const eve = createBrowser(stack.url);
  const page = await eve.open('/dashboard');
  const refused = await byCode(eve, page, 'eve@example.com');
  assert.equal((await whoAmI(eve)).status, 401);
  assert.doesNotMatch(refused.url, /\/dashboard$/);
});
