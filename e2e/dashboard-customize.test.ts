import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startSmtp } from '../packages/server/src/testing/smtp.ts';
import { openDashboard, openHouse, picture, visit } from './dashboard.ts';
import { patiently } from './stack.ts';

// How pages and mails look and what they say, as an operator sets it, and as people then get them.

const { stack, browser, cookies } = await openHouse();

/** The page that people sign in on. */
async function signInPage(): Promise<Page> {
  const address = new URL('/oauth/authorize', stack.url);
  address.search = String(
    new URLSearchParams({ response_type: 'code', client_id: stack.clientId, redirect_uri: `${stack.demo}/auth/callback`, scope: 'openid', state: 's' }),
  );
  const page = await (await browser.newContext({ colorScheme: 'light' })).newPage();
  await page.goto(address.href);
  return page;
}

test('a look is seen before it is saved, made readable by itself, and worn by pages afterwards', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/branding');
  const preview = page.frameLocator('iframe');
  await preview.getByRole('heading', { name: 'Sign in to' }).waitFor();
  const draft = async () => (await page.locator('iframe').getAttribute('srcdoc')) ?? '';
  const plain = await draft();
  await page.getByLabel('Accent', { exact: true }).fill('#ffcc00');
  const note = page.getByText('On light pages it becomes');
  // Until the next preview is there, it says what the one before was drawn in.
  const drawn = await patiently('another accent', async () => {
    const [color] = /#[0-9a-f]{6}/.exec(await note.innerText()) ?? [];
    return color && !plain.includes(`--accent:${color}`) ? color : undefined;
  });
  assert.notEqual(drawn, '#ffcc00');
  await patiently('the preview in that accent', async () => (await draft()).includes(`--accent:${drawn}`) || undefined);

  await page.getByLabel('Background').fill('url(x)');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page
    .getByText(/colours and gradients/i)
    .last()
    .waitFor();
  await page.getByLabel('Background').fill('');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Saved. Pages look so from now on.').waitFor();
  const worn = await signInPage();
  assert.ok((await worn.content()).includes(`--accent:${drawn}`));
  await worn.context().close();
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 400/.test(complaint)),
    [],
  );
  await page.context().close();
});

test('a text is worded anew beside the page that says it, refused where it names what is not filled in, and taken back', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/branding?part=words&text=signIn.heading');
  const field = page.getByLabel('signIn.heading');
  await field.fill('Welcome to {nobody}');
  await page
    .getByText(/which is not filled in there/)
    .first()
    .waitFor();
  await field.fill('Welcome to {app}');
  await page.frameLocator('iframe').getByRole('heading', { name: 'Welcome to' }).waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Saved. Pages say so from now on.').waitFor();
  const said = await signInPage();
  assert.match(await said.getByRole('heading', { level: 1 }).innerText(), /^Welcome to /);
  await said.context().close();

  await page.getByRole('button', { name: 'Built-in words' }).click();
  await page.frameLocator('iframe').getByRole('heading', { name: 'Sign in to' }).waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).waitFor({ state: 'detached' });
  const again = await signInPage();
  assert.match(await again.getByRole('heading', { level: 1 }).innerText(), /^Sign in to /);
  await again.context().close();
  await page.context().close();
});

test('a mail is written, cannot lose what it is sent for, goes to oneself as a test, and back to the built-in words', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/emails');
  await page.getByRole('link', { name: 'Invitation', exact: true }).click();
  const subject = page.getByLabel('Subject');
  const html = page.getByLabel('HTML', { exact: true }).and(page.locator('textarea'));
  await subject.fill('{{ organization_name }} waits for {{ user_name }}');
  await page.getByText('Acme waits for Grace Hopper').waitFor();
  const before = await html.inputValue();
  await html.fill('<p>Come in.</p>');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page
    .getByText(/has to have \{\{ link \}\} in it/)
    .first()
    .waitFor();
  await html.fill(before);

  await page.getByRole('button', { name: 'Send a test' }).click();
  const dialog = page.getByRole('dialog');
  assert.equal(await dialog.getByLabel('To').inputValue(), 'grace@operators.example');
  await dialog.getByLabel('To').fill('tester@operators.example');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await stack.mail('tester@operators.example')).subject, 'Acme waits for Grace Hopper');

  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Your words').waitFor();
  await page.getByRole('button', { name: 'Built-in words' }).click();
  await dialog.getByRole('button', { name: 'Built-in words' }).click();
  await page.getByText('The built-in mail goes out again.').waitFor();
  await patiently('the built-in subject', async () => /invites you/.test(await subject.inputValue()) || undefined);
  await page.context().close();
});

test('mails of the environment go through a server of its own, which says what it made of a test, and the way of the server again', async () => {
  const smtp = await startSmtp('accept', 'open sesame');
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/emails');
  await page.getByText('The server was started without SMTP_URL.').waitFor();
  await page.getByRole('button', { name: 'Set a mail server' }).click();
  await dialog.getByRole('combobox', { name: 'Provider' }).click();
  await page.getByRole('option', { name: 'SendGrid' }).click();
  assert.equal(await dialog.getByLabel('Username').inputValue(), 'apikey');
  await dialog.getByLabel('Host').fill('localhost');
  await dialog.getByLabel('Port').fill(String(smtp.port));
  await dialog.getByRole('combobox', { name: 'Encryption' }).click();
  await page.getByRole('option', { name: 'None' }).click();
  await dialog.getByLabel('Sender’s address').fill('hello@orion.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('must be given: it is kept only while').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill('wrong');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Set for this environment. The server was started without SMTP_URL.').waitFor();

  const test = async (to: string, says: RegExp) => {
    await page.getByRole('button', { name: 'Send a test' }).click();
    await dialog.getByLabel('To').fill(to);
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText(says).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  };
  await test('first@operators.example', /535 wrong password/);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.getByLabel('Password', { exact: true }).fill('open sesame');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await test('second@operators.example', /^250/);
  await picture(page, 'emails-own-server');
  // The first is tried again meanwhile, and says something of the server, too.
  const mail = await patiently('the second test', async () => smtp.received.find(({ to }) => to.includes('second@operators.example')));
  assert.deepEqual([mail.from, mail.user], ['hello@orion.example', 'apikey']);
  assert.deepEqual(await stack.mails('second@operators.example'), [], 'the mailbox has not seen it');

  await page.getByRole('button', { name: 'Go by SMTP_URL again' }).click();
  await dialog.getByRole('button', { name: 'Go by SMTP_URL' }).click();
  await page.getByText('keeps every mail').waitFor();
  await test('third@operators.example', /Accepted/);
  await stack.mail('third@operators.example');
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 400/.test(complaint)),
    [],
  );
  await page.context().close();
});
