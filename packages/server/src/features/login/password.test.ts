import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_METHODS } from '../../platform/environment.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';
import { requirePasswordChange } from '../passwords/index.ts';

const MINUTE = 60_000;
const hosted = await createHosted({ methods: { ...DEFAULT_METHODS, password: true } }, { oauth: true });
const { world } = hosted;
const { db } = world;
const good = 'correct horse battery staple';

const request = (more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid', ...more })}`;
const isIn = (page: Shown) => assert.match(page.location ?? page.heading, /[?&]code=/);
const mailed = async () => (await hosted.mails()).filter(({ kind }) => kind === 'mail.challenge').at(-1)!.payload.code!;
const typed = (password: string) => ({ password, again: password });

/** Somebody with a password and a place, signed in in a browser. */
async function person(email: string, password = good) {
  const organizationId = await world.organization();
  const { user, path } = await hosted.invite(email, organizationId);
  const browser = hosted.browser();
  await browser.press(await browser.open(path), /^Join/);
  let page = await browser.open('/a/auth/password');
  page = await browser.press(page, 'Mail me a code');
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.equal(page.heading, 'Set a password for Orion');
  page = await browser.press(page, 'Save password', typed(password));
  assert.match(page.html, /Your password is saved/);
  world.later(MINUTE);
  return { user, organizationId, browser };
}

async function byPassword(browser: TestBrowser, email: string, password: string, more: Readonly<Record<string, string>> = {}): Promise<Shown> {
  const page = await browser.press(await browser.open(request(more)), 'Continue', { email });
  assert.equal(page.heading, 'Type your password');
  return browser.press(page, 'Sign in', { password });
}

const steps = async () =>
  (await db.selectFrom('auth_steps').select('step').where('environment_id', '=', world.environment.id).orderBy('number').execute()).map(({ step }) => step);
const proofsOf = async (userId: UserId) =>
  (await db.selectFrom('sessions').select('proofs').where('user_id', '=', userId).where('ended_at', 'is', null).orderBy('id').execute()).map(
    ({ proofs }) => proofs,
  );
const demand = (id: OrganizationId, policy: object) =>
  db
    .updateTable('organizations')
    .set({ auth_policy: JSON.stringify(policy) })
    .where('id', '=', id)
    .execute();

test('whoever signs up is asked for a password once the mailbox is proven, and may say not now', async () => {
  const browser = hosted.browser();
  let page = await browser.open(request({ prompt: 'create' }));
  page = await browser.press(page, 'Continue', { given_name: 'Grace', family_name: 'Hopper', email: 'grace@new.test' });
  assert.equal(page.heading, 'Look in your mail');
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.equal(page.heading, 'Set a password for Orion');
  assert.match(page.html, /name="username"[^>]*value="grace@new.test"[^>]*autocomplete="username"/);
  assert.match(page.html, /id="password"[^>]*autocomplete="new-password"/);
  const skipped = await browser.open(page.links.find(({ text }) => text === 'Not now')!.href);
  assert.match(skipped.heading, /^Name your organization$/);

  for (const [password, again, told] of [
    ['too short', 'too short', /too short/],
    ['password12345', 'password12345', /Others try this one first/],
    ['grace@new.test', 'grace@new.test', /made of your address/],
    [good, `${good}s`, /not the same/],
  ] as const) {
    const refused = await browser.press(page, 'Save password', { password, again });
    assert.equal(refused.status, 400);
    assert.match(refused.html, told);
    assert.ok(!refused.html.includes(good), 'what was typed is not shown again');
  }
  page = await browser.press(page, 'Save password', typed(good));
  assert.match(page.heading, /^Name your organization$/);
  assert.ok((await steps()).includes('password_set'));
  assert.deepEqual((await hosted.lastMail())['what'], 'set');
});

test('an address and its password sign in, spaces and all; the session knows how', async () => {
  const { user } = await person('ada@spaces.test', ` ${good} `);
  const browser = hosted.browser();
  assert.equal((await byPassword(browser, 'ada@spaces.test', good)).status, 400);
  isIn(await byPassword(browser, 'Ada@Spaces.test', ` ${good} `));
  assert.deepEqual((await proofsOf(user.id)).at(-1), ['password']);
  assert.ok((await steps()).includes('password_wrong') && (await steps()).includes('password_right'));
});

test('the page is the same for an address nobody has, and so is what a wrong password hears', async () => {
  await person('ada@same.test');
  const pages: string[][] = [];
  for (const email of ['ada@same.test', 'nobody@same.test']) {
    const browser = hosted.browser();
    const asked = await browser.press(await browser.open(request()), 'Continue', { email });
    const wrong = await browser.press(asked, 'Sign in', { password: 'not the right one' });
    pages.push([asked, wrong].map(({ html, status }) => `${status} ${html.replaceAll(email, 'X').replace(/value="[\w-]{43}"|req_\d+/g, '')}`));
  }
  assert.deepEqual(pages[0], pages[1]);
  assert.match(pages[0]![1]!, /You have 4 tries left/);
});

test('whoever was wrong too often waits for the password, and gets in by mail meanwhile', async () => {
  const email = 'ada@wait.test';
  await person(email);
  const browser = hosted.browser();
  let page = await browser.press(await browser.open(request()), 'Continue', { email });
  for (let attempt = 0; attempt < 5; attempt += 1) page = await browser.press(page, 'Sign in', { password: 'not the right one' });
  assert.equal(page.status, 429);
  assert.match(page.html, /Wait 1 minute/);
  page = await browser.press(page, 'Sign in', { password: good });
  assert.equal(page.status, 429);
  page = await browser.press(page, 'Mail me a code instead');
  isIn(await browser.press(page, 'Continue', { code: await mailed() }));
});

test('whoever forgot it proves the mailbox, sets a new one and goes on; every other browser is signed out', async () => {
  const email = 'ada@forgot.test';
  const { user, browser: old } = await person(email);
  const browser = hosted.browser();
  let page = await browser.press(await browser.open(request()), 'Continue', { email });
  page = await browser.press(page, 'Forgot it, or have none yet?');
  assert.equal((await hosted.lastMail())['purpose'], 'password');
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.equal(page.heading, 'Set a password for Orion');
  isIn(await browser.press(page, 'Save password', typed('another one that is long')));
  assert.deepEqual((await hosted.lastMail())['what'], 'changed');
  assert.deepEqual(await proofsOf(user.id), [['email_code', 'password']]);
  assert.equal((await old.open(request())).heading, 'Sign in to Orion');
  assert.equal((await byPassword(hosted.browser(), email, good)).status, 400);
});

test('a sign-in by password alone, or an old one, does not change the password', async () => {
  const email = 'ada@fresh.test';
  const { browser } = await person(email);
  const page = await browser.open('/a/auth/password');
  world.later(15 * MINUTE);
  const other = hosted.browser();
  isIn(await byPassword(other, email, good));
  for (const one of [browser, other]) assert.equal((await one.open('/a/auth/password')).heading, 'Show once more that it is you');
  assert.equal((await browser.press(page, 'Save password', typed('another one that is long'))).heading, 'Show once more that it is you');
  isIn(await byPassword(hosted.browser(), email, good));
});

test('asked for a new one, somebody with the password alone goes no further', async () => {
  const email = 'ada@change.test';
  const { user, browser: old } = await person(email);
  await world.do(world.client, requirePasswordChange, { userId: user.id });
  assert.equal((await old.open(request())).heading, 'Sign in to Orion');
  const browser = hosted.browser();
  let page = await byPassword(browser, email, good);
  assert.equal(page.heading, 'Show once more that it is you');
  assert.match((await browser.open(request({ prompt: 'none' }))).location!, /error=interaction_required/);
  page = await browser.press(page, 'Mail me a code');
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.match(page.html, /You are asked for a new password/);
  assert.ok(!page.links.some(({ text }) => text === 'Not now'));
  isIn(await browser.press(page, 'Save password', typed('another one that is long')));
  isIn(await byPassword(hosted.browser(), email, 'another one that is long'));
});

test('where nothing but a password counts, whoever has none sets one on the way', async () => {
  const email = 'ada@only.test';
  const organizationId = await world.organization();
  await demand(organizationId, { methods: ['password'] });
  const { path } = await hosted.invite(email, organizationId);
  const browser = hosted.browser();
  await browser.press(await browser.open(path), /^Join/);
  let page = await browser.open(request({ organization_id: organizationId }));
  assert.equal(page.heading, 'Show once more that it is you');
  page = await browser.press(page, 'Mail me a code');
  page = await browser.press(page, 'Continue', { code: await mailed() });
  assert.ok(!page.links.some(({ text }) => text === 'Not now'));
  isIn(await browser.press(page, 'Save password', typed(good)));
});

test('where passwords are off nobody is asked for one, and none opens anything', async () => {
  const email = 'ada@off.test';
  await person(email);
  const on = world.environment.methods;
  Object.assign(world.environment, { methods: { ...on, password: false } });
  const browser = hosted.browser();
  const page = await browser.open(request());
  const parked = page.forms[0]!;
  assert.equal((await browser.post(parked.action, { ...parked.values, email, password: good })).heading, 'Look in your mail');
  Object.assign(world.environment, { methods: on });
});
