import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { openBrowser, person, shot } from './browser.ts';

// One person, one browser, two tabs in two organizations: neither loses its place to the other.

const app = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>The app</h1>'));
await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
const home = `http://localhost:${(app.address() as AddressInfo).port}`;
const hosted = await createHosted({}, { url: home, oauth: true });
let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  app.close();
});

const address = (more: Readonly<Record<string, string>> = {}) =>
  `${hosted.url}/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: `${home}/callback`, response_type: 'code', scope: 'openid offline_access', ...more })}`;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function token(given: Readonly<Record<string, string>>): Promise<Tokens> {
  const body = new URLSearchParams({ client_id: hosted.client.id, client_secret: hosted.client.secret, ...given });
  const response = await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Tokens;
}

const claimsOf = ({ access_token }: Tokens) =>
  JSON.parse(Buffer.from(access_token.split('.')[1]!, 'base64url').toString()) as { readonly oid: string; readonly sid: string };

async function redeem(page: Page): Promise<Tokens> {
  await page.waitForURL(`${home}/callback?**`);
  return token({ grant_type: 'authorization_code', redirect_uri: `${home}/callback`, code: new URL(page.url()).searchParams.get('code')! });
}

const refresh = ({ refresh_token }: Tokens) => token({ grant_type: 'refresh_token', refresh_token });

async function signIn(context: BrowserContext, email: string, more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address(more));
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  const code = page.getByLabel(/digits|code/i);
  await code.waitFor();
  await code.fill((await hosted.lastMail()).code!);
  await page.getByRole('button', { name: 'Continue' }).click();
  return page;
}

test('two tabs in two organizations keep working, in one session and without a question', async () => {
  const email = 'ada@two.test';
  const [north, south] = [await hosted.world.organization('North'), await hosted.world.organization('South')];
  await hosted.invite(email, north);
  await hosted.invite(email, south, 'grace@two.test');
  const context = await person(browser);

  // Both tabs stand before the chooser, each with a request of its own.
  const one = await signIn(context, email);
  await one.getByRole('heading', { name: 'You are invited', exact: true }).waitFor();
  assert.match((await one.textContent('body'))!, /by grace@two\.test/);
  await shot(one, 'two-tabs-chooser');
  const two = await context.newPage();
  await two.goto(address({ prompt: 'select_account' }));
  await one.getByRole('button', { name: 'Join North' }).click();
  const inNorth = await redeem(one);
  await two.getByRole('button', { name: 'Join South' }).click();
  const inSouth = await redeem(two);
  assert.deepEqual([claimsOf(inNorth).oid, claimsOf(inSouth).oid], [north, south]);
  assert.equal(claimsOf(inNorth).sid, claimsOf(inSouth).sid);

  // Each goes on where it is, however they take turns.
  const again = [await refresh(inNorth), await refresh(inSouth)];
  assert.deepEqual(
    again.map((tokens) => claimsOf(tokens).oid),
    [north, south],
  );
  await one.goto(address({ organization_id: north, prompt: 'none' }));
  assert.equal(claimsOf(await redeem(one)).oid, north);
  await two.goto(address({ organization_id: south }));
  const switched = await redeem(two);
  assert.deepEqual([claimsOf(switched).oid, claimsOf(switched).sid], [south, claimsOf(inNorth).sid]);
  assert.equal(claimsOf(await refresh(again[0]!)).oid, north);

  // Asked to choose, they are shown both; asked to prove it again, they are.
  await one.goto(address({ prompt: 'select_account' }));
  await one.getByRole('button', { name: /^North/ }).click();
  assert.equal(claimsOf(await redeem(one)).oid, north);
  await two.goto(address({ prompt: 'login', organization_id: south }));
  await two.getByText('You are signed in already').waitFor();

  // Signing out in one tab ends it for both.
  await one.goto(address({ prompt: 'select_account' }));
  await one.getByRole('button', { name: 'Use another account' }).click();
  await one.getByRole('heading', { name: 'Sign in to Orion' }).waitFor();
  await two.goto(address({ organization_id: south, prompt: 'none' }));
  assert.equal(new URL(two.url()).searchParams.get('error'), 'login_required');
});
