import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import * as oauth from 'oauth4webapi';
import type { Page } from 'playwright-core';
import { consentsOf } from '../packages/server/src/features/consents/index.ts';
import { createResource } from '../packages/server/src/features/resources/write.ts';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { anApi } from '../packages/server/src/testing/resources.ts';
import { openBrowser, person, shot } from './browser.ts';

// An agent on somebody's own machine that knows the address of an API and nothing else: it registers itself, sends the
// person's browser, which runs no script, and hears the answer at whatever port was free.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const insecure = { [oauth.allowInsecureRequests]: true };
const heard: URL[] = [];
const agent = createServer((request, response) => {
  heard.push(new URL(request.url ?? '/', 'http://127.0.0.1'));
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Back in your agent</h1>');
});
await new Promise<void>((listening) => agent.listen(0, '127.0.0.1', listening));
const listener = `http://127.0.0.1:${(agent.address() as AddressInfo).port}/callback`;
const hosted = await createHosted({ agents: { registration: true, metadata: false } }, { oauth: true });
const { world } = hosted;
const browser = await openBrowser();
after(async () => {
  await browser.close();
  agent.close();
});

const resource = await world.do(world.client, createResource, anApi({ uri: 'https://mcp.example.com' }));
const issuer = new URL(`${hosted.url}/resources/${resource.id}`);
const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }));
const program = await oauth.processDynamicClientRegistrationResponse(
  await oauth.dynamicClientRegistrationRequest(as, { client_name: 'Helpful Agent', redirect_uris: ['http://127.0.0.1/callback'] }, insecure),
);
const verifier = oauth.generateRandomCodeVerifier();

async function ask(page: Page, state: string): Promise<void> {
  const address = new URL(as.authorization_endpoint!);
  address.search = new URLSearchParams({
    client_id: program.client_id,
    redirect_uri: listener,
    response_type: 'code',
    scope: 'todo:read todo:write offline_access',
    resource: 'https://mcp.example.com',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).toString();
  await page.goto(address.href);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

test('a person lets an agent on their own machine in, and says no the next time', async () => {
  const organizationId = await world.organization('Orion Analytics');
  const { path } = await hosted.invite('john.doe@example.com', organizationId);
  const context = await person(browser);
  const page = await context.newPage();
  await page.goto(hosted.url + path);
  await page.locator('main button.primary, button.primary').first().click();

  await ask(page, 'first');
  assert.match(await heading(page), /Helpful Agent/);
  for (const words of ['Orion Analytics', 'john.doe@example.com', 'todo:write', 'Tasks', 'a program on this machine']) {
    assert.ok((await page.locator('body').innerText()).includes(words), words);
  }
  await shot(page, 'consent');
  await press(page, 'Allow');
  await page.waitForURL(`${listener}**`);
  assert.equal(await heading(page), 'Back in your agent');

  const me: oauth.Client = { client_id: program.client_id };
  const answer = oauth.validateAuthResponse(as, me, heard.find(({ searchParams }) => searchParams.has('code'))!, 'first');
  const response = await oauth.authorizationCodeGrantRequest(as, me, oauth.None(), answer, listener, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(as, me, response);
  assert.equal(tokens.scope, 'todo:read todo:write offline_access');
  const [consent] = await hosted.within((work) => consentsOf(work, { organizationId }));
  assert.equal(consent?.clientId, program.client_id);

  // Nobody knows who made it, so they are asked again.
  world.later(1000);
  await ask(page, 'second');
  await press(page, 'Do not allow');
  await page.waitForURL(`${listener}**`);
  assert.throws(() => oauth.validateAuthResponse(as, me, new URL(page.url()), 'second'), { error: 'access_denied' });
  await context.close();
});

test('the page can be read and used by everybody, in both themes and on a phone', async () => {
  const organizationId = await world.organization('Orion Analytics');
  const { path } = await hosted.invite('joan@example.com', organizationId);
  const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(hosted.url + path);
  await page.locator('button.primary').first().click();
  await ask(page, 'third');
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
      [],
    );
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), `${width} wide`);
  }
  // Both answers are reached and given with the keyboard alone.
  await page.getByRole('button', { name: 'Do not allow' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${listener}**`);
  await context.close();
});
