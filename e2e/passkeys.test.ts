import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { openBrowser, person, shot } from './browser.ts';

// Passkeys in a real browser, with an authenticator that Chromium plays: the whole way from an app's request to its code.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// The app, as far as it is needed here.
const app = createServer((_request, response) => void response.setHeader('content-type', 'text/html').end('<h1>The app</h1>')).listen(0, '127.0.0.1');
await once(app, 'listening');
const APP = `http://localhost:${(app.address() as AddressInfo).port}`;
const PAGE = '/ui/profile/passkeys';
const hosted = await createHosted({}, { url: APP, oauth: true, home: true, initiateLogin: true });
const { environment } = hosted.world;
// Passkeys are of a name, not of an address of digits.
const origin = hosted.url.replace('127.0.0.1', 'localhost');
Object.assign(environment, { url: origin });
const methods = environment.methods;
const set = (over: Partial<typeof methods>) => void Object.assign(environment, { methods: { ...methods, ...over } });

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  app.close();
});
afterEach(() => set({}));

interface Device {
  readonly id: string;
  verified(is: boolean): Promise<void>;
  credentials(): Promise<{ readonly credentialId: string; readonly signCount: number }[]>;
  away(): Promise<void>;
}

/** A tab with a device of its own. */
async function tabOf(context: BrowserContext): Promise<{ page: Page; plug: () => Promise<Device>; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const cdp: CDPSession = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  return {
    page,
    complaints,
    async plug() {
      const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          ctap2Version: 'ctap2_1',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      return {
        id: authenticatorId,
        verified: async (isUserVerified) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
        credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
        away: async () => void (await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })),
      };
    },
  };
}

const authorize = (more: Record<string, string> = {}): string =>
  `${origin}/oauth/authorize?${new URLSearchParams({
    client_id: hosted.client.id,
    response_type: 'code',
    redirect_uri: `${APP}/callback`,
    scope: 'openid',
    state: 's',
    ...more,
  })}`;

/** Signs in with the mailed code, from wherever the address is asked for. */
async function byMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await enterCode(page);
}

/** The mail is there once its code is asked for. */
async function enterCode(page: Page): Promise<void> {
  const code = page.getByLabel('The six digits');
  await code.waitFor();
  await code.fill((await hosted.lastMail()).code ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A member of an organization, signed in by mail on the page of passkeys. */
async function onThePage(context: BrowserContext, email: string) {
  const { user } = await hosted.invite(email, await hosted.world.organization());
  await hosted.world.db.updateTable('memberships').set({ status: 'active' }).where('user_id', '=', user.id).execute();
  const tab = await tabOf(context);
  await tab.page.goto(`${origin}${PAGE}`);
  await byMail(tab.page, email);
  await tab.page.getByRole('heading', { name: 'Your passkeys' }).waitFor();
  // Two mails a minute are the most.
  hosted.world.later(61_000);
  return { ...tab, user };
}

async function add(page: Page): Promise<void> {
  await page.goto(`${origin}${PAGE}`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Your passkey is kept').waitFor();
}

const names = (page: Page): Promise<string[]> => page.locator('.item > b').allTextContents();
const inApp = (page: Page) => page.waitForURL(`${APP}/callback?**`);
const proofs = async (): Promise<string[] | undefined> => (await hosted.sessions()).at(-1)?.proofs;

async function everybodyCanUse(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    [],
  );
}

test('made, named, used by the button and in the address field, on two devices, and removed', async () => {
  const context = await browser.newContext();
  const { page, plug, complaints } = await onThePage(context, 'ada@example.com');
  await shot(page, 'passkeys-1-none');
  const first = await plug();
  await add(page);
  await first.away();
  const second = await plug();
  await add(page);
  assert.deepEqual(await names(page), ['Passkey', 'Passkey 2']);

  await page.locator('.item summary').first().click();
  await page.getByLabel('Name').first().fill('The blue key');
  await shot(page, 'passkeys-2-rename');
  await everybodyCanUse(page);
  await page.getByRole('button', { name: 'Save the name' }).first().click();
  await page.getByText('It has its new name').waitFor();
  assert.deepEqual(await names(page), ['The blue key', 'Passkey 2']);

  // The button, in a browser that is signed out.
  set({ passkeyAutofill: false });
  await context.clearCookies();
  await page.goto(authorize());
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  await shot(page, 'passkeys-3-sign-in');
  await everybodyCanUse(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await inApp(page);
  assert.deepEqual(await proofs(), ['passkey']);
  const [{ signCount } = { signCount: 0 }] = await second.credentials();
  assert.ok(signCount > 1);

  // The address field: the browser fills in, and nobody presses anything of ours.
  set({ passkeyAutofill: true, passkeyButton: false });
  await context.clearCookies();
  const signIn = await (await context.request.get(authorize())).text();
  assert.doesNotMatch(signIn, /Sign in with a passkey/);
  assert.match(signIn, /autocomplete="email webauthn"/);
  await page.goto(authorize(), { waitUntil: 'commit' });
  await inApp(page);
  assert.deepEqual(await proofs(), ['passkey']);
  set({});

  await page.goto(`${origin}${PAGE}`);
  await page.getByText('last used').waitFor();
  await page.locator('.item summary').first().click();
  await page.getByRole('button', { name: 'Remove this passkey' }).first().click();
  await page.getByText('It is removed').waitFor();
  assert.deepEqual(await names(page), ['Passkey 2']);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the same device is not registered twice, and a ceremony that is broken off says so', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'grace@example.com');
  const device = await plug();
  await add(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('This device has a passkey for you already').waitFor();
  await shot(page, 'passkeys-4-known');

  set({ passkeyAutofill: false });
  await context.clearCookies();
  await device.verified(false);
  await page.goto(authorize());
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('Nothing happened').waitFor();
  await shot(page, 'passkeys-5-cancelled');
  await everybodyCanUse(page);
  await context.close();
});

test('a removed passkey is told so in words, and the way goes on by mail', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'mary@example.com');
  await plug();
  await add(page);
  await page.locator('.item summary').click();
  await page.getByRole('button', { name: 'Remove this passkey' }).click();
  await page.getByText('It is removed').waitFor();

  set({ passkeyAutofill: false });
  await context.clearCookies();
  await page.goto(authorize());
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey is not known here').waitFor();
  await shot(page, 'passkeys-6-unknown');
  await page.getByRole('link', { name: 'Try again' }).click();
  await byMail(page, 'mary@example.com');
  // They came by mail and have none any more, in a browser that asked for one: the first page after that offers one.
  await page.getByRole('heading', { name: 'Sign in faster next time' }).waitFor();
  await shot(page, 'passkeys-6-offered');
  await everybodyCanUse(page);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await inApp(page);
  assert.deepEqual((await proofs())?.at(-1), 'passkey');
  await context.close();
});

test('where scripts are off, nobody is offered what they could not have; whoever opens the page reads so and goes on', async () => {
  const context = await person(browser);
  const { user } = await hosted.invite('noscript@example.com', await hosted.world.organization());
  await hosted.world.db.updateTable('memberships').set({ status: 'active' }).where('user_id', '=', user.id).execute();
  const page = await context.newPage();
  await page.goto(authorize());
  const interaction = new URL(page.url()).searchParams.get('interaction');
  await byMail(page, 'noscript@example.com');
  await inApp(page);
  hosted.world.later(61_000);
  await page.goto(authorize({ prompt: 'login' }));
  assert.notEqual(new URL(page.url()).searchParams.get('interaction'), interaction);
  await page.goto(page.url().replace('/a/auth/login', '/a/auth/passkey-offer'));
  await page.locator('[data-says=no-script]').getByText('This browser makes none right now').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Make a passkey' }).count(), 0);
  await shot(page, 'passkeys-9-offered-without-scripts');
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('heading', { name: 'Sign in to' }).waitFor();
  await context.close();
});

test('an answer that is sent a second time is refused', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'joan@example.com');
  await plug();
  await add(page);
  set({ passkeyAutofill: false });
  await context.clearCookies();
  let sent = '';
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/a/auth/passkey?')) sent = request.postData() ?? '';
  });
  await page.goto(authorize());
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await inApp(page);
  const replayed = await context.request.post(`${origin}/a/auth/passkey`, {
    data: sent,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
  });
  assert.equal(replayed.status(), 400);
  assert.match(await replayed.text(), /used already/);
  await context.close();
});

test('where a second proof is asked for, the first passkey is made on the way, and is enough from then on', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'edith@example.com');
  await plug();
  set({ secondFactor: 'required', passkeyAutofill: false });
  await page.goto(authorize());
  await page.getByRole('button', { name: 'Make a passkey' }).waitFor();
  await shot(page, 'passkeys-7-second');
  await everybodyCanUse(page);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await inApp(page);
  assert.deepEqual(await proofs(), ['email_code', 'passkey']);

  await context.clearCookies();
  await page.goto(authorize());
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await inApp(page);
  assert.deepEqual(await proofs(), ['passkey']);

  // By mail first: the passkey is the second thing.
  await context.clearCookies();
  await page.goto(authorize());
  await byMail(page, 'edith@example.com');
  await page.getByRole('button', { name: 'Continue with your passkey' }).click();
  await inApp(page);

  // The mailbox alone makes no further passkey.
  await context.clearCookies();
  hosted.world.later(61_000);
  await page.goto(`${origin}${PAGE}`);
  await byMail(page, 'edith@example.com');
  await page.getByText('mail is not enough').waitFor();
  await page.getByRole('button', { name: 'Show a passkey' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
  await context.close();
});

test('an invitation link of somebody with passkeys proves the mailbox, and the passkey is asked for', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'rosa@example.com');
  await plug();
  await add(page);
  await context.clearCookies();
  const { path, whose } = await hosted.invite('rosa@example.com', await hosted.world.organization('Second'));
  await page.goto(`${origin}${path}`);
  await page.getByRole('button', { name: /Join/ }).click();
  await page.waitForURL(`${APP}/login?**`);
  await page.goto(authorize({ organization_id: whose.organizationId }));
  await page.getByRole('button', { name: 'Continue with your passkey' }).click();
  await inApp(page);
  await context.close();
});

test('a proof that is not fresh is asked for anew', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'dora@example.com');
  await plug();
  await add(page);
  hosted.world.later(16 * 60_000);
  await page.goto(`${origin}${PAGE}`);
  await page.getByText('show once more that it is you').waitFor();
  await shot(page, 'passkeys-8-confirm');
  await everybodyCanUse(page);
  assert.equal(await page.getByRole('button', { name: 'Add a passkey' }).count(), 0);
  await page.getByRole('button', { name: 'Show a passkey' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).waitFor();

  hosted.world.later(16 * 60_000);
  await page.reload();
  await page.getByRole('button', { name: 'Mail me a code' }).click();
  await enterCode(page);
  await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
  await context.close();
});

test('without scripts, passkeys are listed, named and removed, and the page says what it cannot do', async () => {
  const context = await browser.newContext();
  const { page, plug } = await onThePage(context, 'hedy@example.com');
  await plug();
  await add(page);
  const plain = await person(browser);
  await plain.addCookies(await context.cookies());
  const still = await plain.newPage();
  await still.goto(`${origin}${PAGE}`);
  await still.getByText('this browser has them switched off').waitFor();
  await shot(still, 'passkeys-9-no-script');
  assert.equal(await still.getByRole('button', { name: 'Add a passkey' }).isVisible(), false);
  await still.locator('.item summary').click();
  await still.getByLabel('Name').fill('Plain');
  await still.getByRole('button', { name: 'Save the name' }).click();
  await still.getByText('It has its new name').waitFor();
  assert.deepEqual(await names(still), ['Plain']);
  await still.locator('.item summary').click();
  await still.getByRole('button', { name: 'Remove this passkey' }).click();
  await still.getByText('You have none yet').waitFor();

  await plain.clearCookies();
  await still.goto(authorize());
  await still.getByLabel('E-mail address').waitFor();
  assert.equal(await still.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false);
  await plain.close();
  await context.close();
});

test('switched off, nobody is offered one', async () => {
  set({ passkeys: false });
  const context = await browser.newContext();
  const { page } = await tabOf(context);
  await page.goto(`${origin}${PAGE}`);
  await page.getByRole('heading', { name: 'No passkeys here' }).waitFor();
  await page.goto(authorize());
  await page.getByLabel('E-mail address').waitFor();
  assert.equal(await page.locator('script').count(), 0);
  await context.close();
});
