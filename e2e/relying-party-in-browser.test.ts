import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { UserManager, UserManagerSettings } from 'oidc-client-ts';
import type { Browser, Page } from 'playwright-core';
import { createClient } from '../packages/server/src/features/clients/index.ts';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { openBrowser, shot } from './browser.ts';

// An app without a server, with oidc-client-ts as it is published: PKCE, userinfo, renewal by token and by a hidden frame,
// revocation and signing out, in a real browser and across origins.

/** What stands in the window of the app; these functions run there. */
declare const window: { readonly oidc: typeof import('oidc-client-ts'); manager: UserManager };

const library = readFileSync(
  createRequire(import.meta.url)
    .resolve('oidc-client-ts')
    .replace(/dist\/.*$/, 'dist/browser/oidc-client-ts.min.js'),
);
const app = createServer((request, response) => {
  if (request.url === '/oidc.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(library);
  const silent = request.url?.startsWith('/silent') ? '<script>new oidc.UserManager({}).signinSilentCallback()</script>' : '';
  return response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<!doctype html><title>App</title><h1>The app</h1><script src="/oidc.js"></script>${silent}`);
});
await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
const home = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;

const hosted = await createHosted({}, { url: home, oauth: true });
const { world } = hosted;
// The library compares our times with the clock of its browser.
world.later(Math.floor(Date.now() / 1000) * 1000 - world.now().getTime());
const { client } = await world.do(world.client, createClient, {
  kind: 'spa',
  name: 'Single page',
  redirectUris: [`${home}/callback`, `${home}/silent`],
  postLogoutUris: [home],
});
const settings: UserManagerSettings = {
  authority: hosted.url,
  client_id: client.id,
  redirect_uri: `${home}/callback`,
  silent_redirect_uri: `${home}/silent`,
  post_logout_redirect_uri: home,
  scope: 'openid profile email',
  loadUserInfo: true,
  revokeTokensOnSignout: true,
  automaticSilentRenew: false,
  monitorSession: false,
};

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  app.close();
  app.closeAllConnections();
});

/** Opens a page of the app; there, `manager` is the library. */
async function openApp(page: Page, address: string, scope: string): Promise<void> {
  if (page.url() !== address) await page.goto(address);
  await page.evaluate((given) => void (window.manager = new window.oidc.UserManager(given)), { ...settings, scope });
}

/** The app sends the person to sign in, who does, and takes what comes back. */
async function signIn(scope: string) {
  const email = `ada-${scope.length}@spa.test`;
  await hosted.invite(email, await world.organization('North'));
  const page = await (await browser.newContext()).newPage();
  await openApp(page, `${home}/`, scope);
  await Promise.all([page.waitForURL(`${hosted.url}/a/auth/login**`), page.evaluate(() => void window.manager.signinRedirect({ state: { from: 'here' } }))]);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const code = page.getByLabel(/digits|code/i);
  await code.waitFor();
  await code.fill((await hosted.lastMail()).code!);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Join North' }).click();
  await page.waitForURL(`${home}/callback?**`);
  await shot(page, 'relying-party-in-browser');
  await openApp(page, page.url(), scope);
  const user = await page.evaluate(async () => {
    const { profile, state, access_token, refresh_token, expired } = await window.manager.signinRedirectCallback();
    return { profile, state, access_token, refresh_token, expired };
  });
  assert.equal(user.profile['email'], email);
  assert.deepEqual(user.state, { from: 'here' });
  assert.equal(user.expired, false);
  return { page, user };
}

const renewed = (page: Page) =>
  page.evaluate(() =>
    window.manager.signinSilent().then(
      (user) => ({ access_token: user?.access_token, refresh_token: user?.refresh_token, sub: user?.profile.sub, error: '' }),
      (error: { readonly error?: string; readonly message: string }) => ({ access_token: '', refresh_token: '', sub: '', error: error.error ?? error.message }),
    ),
  );

test('oidc-client-ts signs in, renews by its refresh token, revokes it and signs out', async () => {
  const { page, user } = await signIn('openid profile email offline_access');
  assert.ok(user.refresh_token);
  const again = await renewed(page);
  assert.deepEqual([again.error, again.sub], ['', user.profile.sub]);
  assert.ok(again.refresh_token && again.refresh_token !== user.refresh_token);
  assert.notEqual(again.access_token, user.access_token);

  await Promise.all([page.waitForURL((url) => url.origin === home && url.pathname === '/'), page.evaluate(() => void window.manager.signoutRedirect())]);
  assert.equal((await hosted.sessions()).filter(({ ended_at }) => !ended_at).length, 0);
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: client.id, refresh_token: again.refresh_token });
  const refused = await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body });
  assert.equal(((await refused.json()) as { error: string }).error, 'invalid_grant');
});

test('without a refresh token it renews in a hidden frame, as long as the person is signed in', async () => {
  const { page, user } = await signIn('openid profile email');
  assert.equal(user.refresh_token, undefined);
  const again = await renewed(page);
  assert.deepEqual([again.error, again.sub], ['', user.profile.sub]);

  // Signed out in another tab: the frame hears so, and shows nothing.
  await world.db.updateTable('sessions').set({ ended_at: world.now() }).where('environment_id', '=', world.environment.id).execute();
  assert.equal((await renewed(page)).error, 'login_required');
});
