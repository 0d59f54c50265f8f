import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { createBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';

const hosted = await createHosted({}, { oauth: true, initiateLogin: true });
const { world } = hosted;
// Passkeys are of a name, not of an address of digits.
const origin = hosted.url.replace('127.0.0.1', 'localhost');
Object.assign(world.environment, { url: origin });

const request = (more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid', ...more })}`;
const OFFER = 'Sign in faster next time';
const A_DAY = 24 * 60 * 60 * 1000;

/** A member of one organization. */
async function member(email: string): Promise<void> {
  const { user } = await hosted.invite(email, await world.organization());
  await world.db.updateTable('memberships').set({ status: 'active' }).where('user_id', '=', user.id).execute();
}

/** A browser whose script has asked for the options of a passkey, as it does on the sign-in page. */
async function capable(): Promise<TestBrowser> {
  const browser = createBrowser(origin);
  await browser.open(request());
  await browser.open('/a/auth/passkey/options');
  return browser;
}

async function byMail(browser: TestBrowser, email: string, more: Readonly<Record<string, string>> = {}): Promise<Shown> {
  world.later(61_000);
  const code = await browser.press(await browser.open(request({ prompt: 'login', ...more })), 'Continue', { email });
  return browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! });
}

const isIn = (page: Shown) => assert.match(page.location ?? page.heading, /[?&]code=/);

test('whoever came by mail is asked once, says not now, and is asked again after a month and not before', async () => {
  await member('ada@offers.test');
  const browser = await capable();
  const offer = await byMail(browser, 'ada@offers.test');
  assert.equal(offer.heading, OFFER);
  assert.match(offer.html, /ada@offers\.test/);
  isIn(await browser.press(offer, 'Not now'));
  isIn(await byMail(browser, 'ada@offers.test'));
  // The person was asked, in whichever browser they are.
  isIn(await byMail(await capable(), 'ada@offers.test'));

  world.later(31 * A_DAY);
  assert.equal((await byMail(await capable(), 'ada@offers.test')).heading, OFFER);
});

test('the browser was told not now, whoever comes to it', async () => {
  await member('first@offers.test');
  await member('second@offers.test');
  const browser = await capable();
  isIn(await browser.press(await byMail(browser, 'first@offers.test'), 'Not now'));
  await browser.open('/a/auth/passkey/options');
  isIn(await byMail(browser, 'second@offers.test'));
});

test('nobody is asked in a browser that never said it makes passkeys, where they are off, or by a request that may show nothing', async () => {
  await member('grace@offers.test');
  isIn(await byMail(createBrowser(origin), 'grace@offers.test'));

  const browser = await capable();
  const { methods } = world.environment;
  Object.assign(world.environment, { methods: { ...methods, passkeys: false } });
  isIn(await byMail(browser, 'grace@offers.test'));
  Object.assign(world.environment, { methods });
  isIn(await browser.open(request({ prompt: 'none' })));
  isIn(await browser.open(request()));
});

test('an offer that is left standing is no way round anything: the request still waits for its answer', async () => {
  await member('mary@offers.test');
  const browser = await capable();
  const offer = await byMail(browser, 'mary@offers.test');
  assert.equal(offer.heading, OFFER);
  assert.equal((await browser.open(new URL(offer.url).pathname + new URL(offer.url).search)).heading, OFFER, 'looking at it answers nothing');
  isIn(await browser.press(offer, 'Not now'));
  const again = await browser.press(offer, 'Not now');
  assert.doesNotMatch(again.location ?? '', /[?&]code=/, 'one answer each');
});
