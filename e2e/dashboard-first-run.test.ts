import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { patiently, type Stack, startStack } from './stack.ts';

// The first minutes of somebody who runs `npm start`: in one browser, as they would do it.

let stack: Stack;
let browser: Browser;
before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

test('the printed link, a passkey, an organization, an invitation: and whoever accepts it in the same browser turns active before the owner', async () => {
  const context = await browser.newContext({ baseURL: stack.url });
  const page = await context.newPage();
  const authenticator = await context.newCDPSession(page);
  await authenticator.send('WebAuthn.enable');
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const link = await patiently('the link to the dashboard', async () => /\S+\/dashboard\/enter\/\S+/.exec(stack.printed())?.[0]);
  await page.goto(link);
  await page.getByLabel('Your e-mail address').fill('ada@operators.example');
  await page.getByRole('button', { name: 'Open the dashboard' }).click();
  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Your passkey is kept.').waitFor();
  await page.getByRole('link', { name: 'Open Tenon' }).click();

  await page
    .getByRole('link', { name: 'Create organization' })
    .or(page.getByRole('button', { name: 'Create organization' }))
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Orion Analytics');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Orion Analytics', level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Parts of the organization' }).getByRole('link', { name: 'Users' }).click();
  await page.getByRole('button', { name: 'Invite', exact: true }).first().click();
  await dialog.getByLabel('E-mail address').fill('bob@orion.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await page
    .getByRole('row', { name: /bob@orion\.example/ })
    .getByText(/^Invited/)
    .waitFor();

  const mail = await stack.mail('bob@orion.example');
  const other = await context.newPage();
  await other.goto(mail.links.find((one) => one.includes('/invite/')) ?? '');
  await other.getByRole('button', { name: /^(Join|Accept)/ }).click();
  await other.waitForURL(`${stack.demo}/**`);
  // Nobody reloads the owner's page, and the owner is still the owner.
  await page.getByRole('table').getByText('Active', { exact: true }).waitFor();
  assert.match(await page.getByRole('table').innerText(), /bob@orion\.example/);

  // Signed out, the browser offers the passkey by itself, and this one's owner agrees to everything.
  await page.getByRole('button', { name: /ada@operators/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await context.close();
});
