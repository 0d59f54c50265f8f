import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { openBrowser } from './browser.ts';

// The way in, in a real browser with JavaScript switched off: our pages must not need it, and their policy must let
// the browser through to the app, which lives at other addresses than we do and sends people on between them.

const john = 'john.doe@example.com';

// Made here and not in a hook: what a hook asks to be done after it is done after the hook.
const server = createServer((request, response) => {
  void answerAsApp(request).then(([status, location, body]) => response.writeHead(status, { location, 'content-type': 'text/html' }).end(body));
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const app = `http://app.orion.localhost:${(server.address() as AddressInfo).port}`;
const hosted = await createHosted({}, { url: app, initiateLogin: true, home: true, oauth: true });
const browser = await openBrowser();

after(async () => {
  await browser.close();
  server.close();
});

/** A small app: /login begins, /callback redeems the code and sends the person on to their organization's own host. */
async function answerAsApp(request: IncomingMessage): Promise<[status: number, location: string, body: string]> {
  const url = new URL(request.url ?? '/', app);
  if (url.pathname === '/login' || url.pathname === '/signup') {
    const authorize = new URL('/oauth/authorize', hosted.url);
    authorize.search = new URLSearchParams({
      client_id: hosted.client.id,
      redirect_uri: `${app}/callback`,
      response_type: 'code',
      scope: 'openid profile email',
      state: 's',
      ...(url.pathname === '/signup' ? { prompt: 'create' } : {}),
    }).toString();
    return [302, authorize.href, ''];
  }
  if (url.pathname === '/callback') {
    const { id, secret } = hosted.client;
    const answer = await fetch(new URL('/oauth/token', hosted.url), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: url.searchParams.get('code') ?? '',
        redirect_uri: `${app}/callback`,
        client_id: id,
        client_secret: secret,
      }),
    });
    const tokens = (await answer.json()) as { id_token?: string; error?: string };
    const claims = tokens.id_token
      ? Buffer.from(tokens.id_token.split('.')[1]!, 'base64url').toString()
      : JSON.stringify({ ...tokens, ...Object.fromEntries(url.searchParams) });
    return [302, `${app.replace('//app.', '//acme.')}/home?claims=${encodeURIComponent(claims)}`, ''];
  }
  return [200, '', '<h1>The app</h1>'];
}

const newContext = (): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });

/** Who the app was told is in, where. */
async function arrived(page: Page): Promise<{ readonly email: string; readonly oid: string; readonly error?: string }> {
  await page.waitForURL(/acme\.orion\.localhost.*\/home/);
  return JSON.parse(new URL(page.url()).searchParams.get('claims') ?? '{}');
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

/** The mail is there once its code is asked for. */
async function enterCode(page: Page): Promise<void> {
  const code = page.getByLabel('The six digits from the mail');
  await code.waitFor();
  await code.fill((await hosted.lastMail()).code!);
  await press(page, 'Continue');
}

async function signInByCode(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await press(page, 'Continue');
  await enterCode(page);
}

test('an invitee presses one button and is in the app, in the inviting organization, without a login page', async () => {
  const organizationId = await hosted.world.organization('Orion Analytics');
  const { path } = await hosted.invite(john, organizationId);
  const context = await newContext();
  const page = await context.newPage();
  const seen: string[] = [];
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname));
  await page.goto(hosted.url + path);
  assert.equal(await heading(page), 'grace@example.com invites you to Orion Analytics');
  await press(page, 'Join Orion Analytics');
  const claims = await arrived(page);
  assert.deepEqual([claims.email, claims.oid], [john, organizationId]);
  assert.ok(!seen.some((path) => path.startsWith('/a/auth')), seen.join(' '));

  await page.goto(hosted.url + path);
  assert.equal(await heading(page), 'You are already in Orion Analytics');
  await page.getByRole('link', { name: 'Continue to Orion' }).click();
  assert.equal((await arrived(page)).oid, organizationId);
  await context.close();
});

test('somebody else at the browser chooses, and the invitee goes on', async () => {
  const organizationId = await hosted.world.organization('Other Analytics');
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${app}/login`);
  await signInByCode(page, 'ada@example.com');
  await press(page, 'Skip for now');
  assert.equal((await arrived(page)).email, 'ada@example.com');

  const { path } = await hosted.invite('grace@example.org', organizationId);
  await page.goto(hosted.url + path);
  assert.equal(await heading(page), 'You are signed in as ada@example.com');
  await press(page, 'Continue as grace@example.org');
  const claims = await arrived(page);
  assert.deepEqual([claims.email, claims.oid], ['grace@example.org', organizationId]);
  await context.close();
});

test('signing up by the app makes an organization and ends in it', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${app}/signup`);
  assert.equal(await heading(page), 'Create your Orion account');
  await page.getByLabel('First name').fill('Katherine');
  await page.getByLabel('Last name').fill('Johnson');
  await page.getByLabel('Work e-mail address').fill('katherine@example.com');
  await press(page, 'Continue');
  await enterCode(page);
  assert.equal(await page.getByLabel('Name of the organization').inputValue(), "Katherine's Organization");
  await press(page, 'Create organization');
  const claims = await arrived(page);
  assert.equal(claims.email, 'katherine@example.com');
  const made = (await hosted.organizations()).find(({ id }) => id === claims.oid);
  assert.equal(made?.display_name, "Katherine's Organization");
  await context.close();
});

test('the link from the mail signs in the browser that asked, and no other', async () => {
  const [context, other] = [await newContext(), await newContext()];
  const page = await context.newPage();
  await page.goto(`${app}/login`);
  await page.getByLabel('E-mail address').fill('dorothy@example.com');
  await press(page, 'Continue');
  await page.waitForURL(/\/a\/auth\/code/);
  const { link } = await hosted.lastMail();

  const elsewhere = await other.newPage();
  await elsewhere.goto(link!);
  assert.equal(await heading(elsewhere), 'This is not the browser where you started');
  const tab = await context.newPage();
  await tab.goto(link!);
  await press(tab, 'Sign in to Orion');
  await press(tab, 'Skip for now');
  assert.equal((await arrived(tab)).email, 'dorothy@example.com');
  await Promise.all([context.close(), other.close()]);
});

test('the keyboard alone is enough, and the caret waits where it is needed', async () => {
  const context = await newContext();
  const page = await context.newPage();
  // A page is there a moment before the caret is.
  const caretWaits = () => page.locator('input:focus').waitFor();
  await page.goto(`${app}/login`);
  await caretWaits();
  await page.keyboard.type('mary@example.com');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/a\/auth\/code/);
  await caretWaits();
  await page.keyboard.type((await hosted.lastMail()).code!);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/a\/auth\/organizations\/new/);
  await caretWaits();
  await page.keyboard.press('Control+A');
  await page.keyboard.type("Mary's Engines");
  await page.keyboard.press('Enter');
  assert.equal((await arrived(page)).email, 'mary@example.com');
  await context.close();
});

test('the back button and a second press lead nowhere wrong', async () => {
  const { path } = await hosted.invite('twice@example.com', await hosted.world.organization('Twice'));
  const context = await newContext();
  const [page, tab] = [await context.newPage(), await context.newPage()];
  await page.goto(hosted.url + path);
  await tab.goto(hosted.url + path);
  await press(page, 'Join Twice');
  await arrived(page);
  await press(tab, 'Join Twice');
  assert.equal((await arrived(tab)).email, 'twice@example.com');
  await page.goBack();
  assert.match(await heading(page), /Twice|The app/);
  assert.equal((await hosted.memberships()).filter(({ status }) => status === 'pending').length, 0);
  await context.close();
});
