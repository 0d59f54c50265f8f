import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateSync } from 'otplib';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';
import { removeSecondFactor } from '../second-factors/index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const hosted = await createHosted({}, { oauth: true });
const { world } = hosted;
const { db } = world;

const request = (more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid', ...more })}`;
const isIn = (page: Shown) => assert.match(page.location ?? page.heading, /[?&]code=/);
const mailed = async () => (await hosted.mails()).filter(({ kind }) => kind === 'mail.challenge').at(-1)!.payload.code!;
const secretOn = (page: Shown) => /<code>([A-Z2-7 ]+)<\/code>/.exec(page.html)![1]!.replaceAll(' ', '');
const codesOn = (page: Shown) => [...page.html.matchAll(/<li>([\w-]{14})<\/li>/g)].map(([, code]) => code!);
const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(world.now().getTime() / SECOND) });
const wrong = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

async function byMail(browser: TestBrowser, page: Shown, email: string): Promise<Shown> {
  const asked = await browser.press(page, 'Continue', { email });
  return browser.press(asked, 'Continue', { code: await mailed() });
}

/** A member of an organization, nowhere signed in. */
async function member(email: string, policy: object = {}) {
  const organizationId = await world.organization();
  await db
    .updateTable('organizations')
    .set({ auth_policy: JSON.stringify(policy) })
    .where('id', '=', organizationId)
    .execute();
  const { user, path } = await hosted.invite(email, organizationId);
  const browser = hosted.browser();
  await browser.press(await browser.open(path), /^Join/);
  world.later(MINUTE);
  return { user, organizationId };
}

/** The same, with an app set up and signed in. */
async function withApp(email: string) {
  const who = await member(email);
  const browser = hosted.browser();
  isIn(await byMail(browser, await browser.open(request()), email));
  const page = await browser.open('/a/auth/second-factor');
  const secret = secretOn(page);
  const codes = codesOn(await browser.press(page, 'Set it up', { code: codeOf(secret) }));
  world.later(MINUTE);
  return { ...who, browser, secret, codes };
}

const steps = async () =>
  (await db.selectFrom('auth_steps').select('step').where('environment_id', '=', world.environment.id).orderBy('number').execute()).map(({ step }) => step);

test('where a second factor is required, whoever has none sets one up on the way', async () => {
  const email = 'ada@required.test';
  const { organizationId } = await member(email, { secondFactor: true });
  const browser = hosted.browser();
  let page = await byMail(browser, await browser.open(request({ organization_id: organizationId })), email);
  assert.equal(page.heading, 'Set up an authenticator app');
  assert.match(page.html, /<img class="qr" src="data:image\/svg\+xml,%3Csvg[^"]+" alt="[^"]+">/);
  const secret = secretOn(page);
  const refused = await browser.press(page, 'Set it up', { code: wrong(codeOf(secret)) });
  assert.equal(refused.status, 400);
  assert.equal(secretOn(refused), secret, 'a wrong code does not change the key that was read');
  page = await browser.press(refused, 'Set it up', { code: codeOf(secret) });
  assert.equal(page.heading, 'Keep your recovery codes');
  assert.equal(codesOn(page).length, 10);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  isIn(await browser.open(page.links.find(({ text }) => text === 'I have kept them')!.href));
  assert.ok((await steps()).includes('second_factor_added'));
  // Once set up, the page asks for its codes and shows no other key.
  assert.equal((await browser.open('/a/auth/second-factor')).heading, 'One more step');
});

test('whoever set one up is asked for it at the next sign-in, five times and then later', async () => {
  const email = 'ada@asked.test';
  const { secret, user } = await withApp(email);
  const browser = hosted.browser();
  let page = await byMail(browser, await browser.open(request()), email);
  assert.equal(page.heading, 'One more step');
  assert.match((await browser.open(request({ prompt: 'none' }))).location!, /error=interaction_required/);
  for (const left of ['4 tries', '3 tries', '2 tries', 'one try']) {
    page = await browser.press(page, 'Continue', { code: wrong(codeOf(secret)) });
    assert.equal(page.status, 400);
    assert.match(page.html, new RegExp(`You have ${left} left`));
  }
  page = await browser.press(page, 'Continue', { code: wrong(codeOf(secret)) });
  assert.equal(page.status, 429);
  page = await browser.press(page, 'Continue', { code: codeOf(secret) });
  assert.equal(page.status, 429);
  world.later(MINUTE);
  isIn(await browser.press(page, 'Continue', { code: codeOf(secret) }));
  const [session] = await db.selectFrom('sessions').selectAll().where('user_id', '=', user.id).orderBy('id', 'desc').limit(1).execute();
  assert.deepEqual(session?.proofs, ['email_code', 'totp']);
  assert.ok((await steps()).includes('second_factor_wrong') && (await steps()).includes('second_factor_right'));

  // The same code in another browser, at once: it has been used.
  const other = hosted.browser();
  page = await byMail(other, await other.open(request()), email);
  assert.equal((await other.press(page, 'Continue', { code: codeOf(secret) })).status, 400);
});

test('a second proof alone makes a sign-in no younger', async () => {
  const email = 'ada@younger.test';
  const { secret, browser } = await withApp(email);
  world.later(15 * MINUTE);
  const page = await browser.open(request({ max_age: '600' }));
  assert.equal(page.heading, 'Sign in to Orion');
  const { search } = new URL(page.url);
  const asked = await browser.open(`/a/auth/second-factor${search}`);
  assert.equal((await browser.press(asked, 'Continue', { code: codeOf(secret) })).heading, 'Sign in to Orion');
});

test('a recovery code lets in once, and its owner hears of it by mail', async () => {
  const email = 'ada@lost.test';
  const { codes } = await withApp(email);
  const enter = async () => {
    world.later(MINUTE);
    const browser = hosted.browser();
    const page = await byMail(browser, await browser.open(request()), email);
    return { browser, page: await browser.open(page.links.find(({ text }) => text === 'Use a recovery code')!.href) };
  };
  const first = await enter();
  isIn(await first.browser.press(first.page, 'Continue', { code: codes[0]!.toUpperCase() }));
  assert.equal((await hosted.lastMail())['what'], 'recovery_code_used');
  const second = await enter();
  assert.equal((await second.browser.press(second.page, 'Continue', { code: codes[0]! })).status, 400);
  const shown = await first.browser.open('/ui/profile/security');
  assert.match(shown.html.replace(/<[^>]*>/g, ' '), /Recovery codes left\s+9/);
});

test('an invitation’s link proves the mailbox and no more: the second factor is asked for', async () => {
  const email = 'ada@invited.test';
  await withApp(email);
  const organizationId = await world.organization();
  const { path } = await hosted.invite(email, organizationId);
  const browser = hosted.browser();
  await browser.press(await browser.open(path), /^Join/);
  assert.equal((await browser.open(request({ organization_id: organizationId }))).heading, 'One more step');
});

test('where it is looked after: new codes and removal ask for fresh proofs of both kinds', async () => {
  const email = 'ada@account.test';
  const { browser, secret, user, codes } = await withApp(email);
  let page = await browser.open('/ui/profile/security');
  assert.equal(page.heading, 'How you sign in to Orion');
  const renewed = await browser.press(page, 'Make new recovery codes');
  assert.equal(codesOn(renewed).length, 10);
  assert.ok(codes.some((code) => !codesOn(renewed).includes(code)));

  world.later(15 * MINUTE);
  page = await browser.press(page, 'Remove the app');
  assert.equal(page.heading, 'Show once more that it is you');
  page = await browser.press(page, 'Mail me a code');
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.equal(page.heading, 'How you sign in to Orion');
  page = await browser.press(page, 'Remove the app');
  assert.equal(page.heading, 'One more step', 'the mailbox alone does not take it away');
  page = await browser.press(page, 'Continue', { code: codeOf(secret) });
  page = await browser.press(page, 'Remove the app');
  assert.match(page.html, /The app is removed/);
  assert.equal((await hosted.lastMail())['what'], 'removed');
  const rows = await db.selectFrom('recovery_codes').select('hash').where('user_id', '=', user.id).execute();
  assert.equal(rows.length, 0);
});

test('signed out, one comes to it by mail and back to it', async () => {
  const email = 'ada@out.test';
  await member(email);
  const browser = hosted.browser();
  let page = await browser.open('/ui/profile/security');
  assert.equal((await browser.press(page, 'Continue', { email: 'nonsense' })).status, 400);
  page = await browser.press(page, 'Continue', { email });
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.equal(page.heading, 'How you sign in to Orion');
  assert.match(page.html, /not set up/);
});

test('a page for one person’s app sets up nothing for another, and nothing after an operator took it away', async () => {
  const [ada, eve] = ['ada@mine.test', 'eve@mine.test'];
  await member(ada);
  await member(eve);
  const [hers, eves] = [hosted.browser(), hosted.browser()];
  isIn(await byMail(hers, await hers.open(request()), ada));
  isIn(await byMail(eves, await eves.open(request()), eve));
  const shown = await eves.open('/a/auth/second-factor');
  const own = await hers.open('/a/auth/second-factor');
  const form = own.forms.find(({ button }) => button === 'Set it up')!;
  const stolen = await hers.post(
    form.action,
    { ...form.values, enrolment: shown.forms.find(({ button }) => button === 'Set it up')!.values['enrolment']!, code: codeOf(secretOn(shown)) },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  );
  assert.match(stolen.html, /The page was open too long/);
  assert.notEqual(secretOn(stolen), secretOn(shown));

  const required = await withApp('bob@mine.test');
  await world.do(world.client, removeSecondFactor, { userId: required.user.id });
  isIn(await required.browser.open(request()));
});

test('turned off in the environment, nobody is asked', async () => {
  const email = 'ada@off.test';
  const { organizationId }: { organizationId: OrganizationId } = await withApp(email);
  const on = world.environment.methods;
  Object.assign(world.environment, { methods: { ...on, secondFactor: 'off' } });
  const browser = hosted.browser();
  isIn(await byMail(browser, await browser.open(request({ organization_id: organizationId })), email));
  Object.assign(world.environment, { methods: on });
});
