import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { openBrowser, person, shot } from './browser.ts';
import { type CaughtMail, type Stack, startStack } from './stack.ts';

// The journey a newcomer takes, in a real browser without JavaScript, through the demo app as `npm start` runs it.

const { connection, db } = await createTestDatabase();
let stack: Stack;
let browser: Browser;

before(async () => {
  stack = await startStack({ database: connection });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

const ADA = 'ada@orion.example';

/** Signs up with a code from the mailbox and names the organization. */
async function signUp(context: BrowserContext, { email, name, workspace }: { email: string; name: [string, string]; workspace: string }): Promise<Page> {
  const page = await context.newPage();
  await page.goto(stack.demo);
  await page.getByRole('link', { name: 'Sign up' }).click();
  await shot(page, '1-sign-up');
  await page.getByLabel('First name').fill(name[0]);
  await page.getByLabel('Last name').fill(name[1]);
  await page.getByLabel(/e-mail address/i).fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel(/digits|code/i).fill(codeIn(await stack.mail(email)));
  await shot(page, '2-code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel(/^Name of/).fill(workspace);
  await shot(page, '3-name-it');
  await page.getByRole('button', { name: /Create/ }).click();
  await page.waitForURL(`${stack.demo}/`);
  return page;
}

async function invite(page: Page, email: string): Promise<CaughtMail> {
  const known = await stack.mails(email);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('status').getByText('invited').waitFor();
  return stack.mail(email, known);
}

const codeIn = (mail: CaughtMail): string => /\b\d{6}\b/.exec(mail.text)?.[0] ?? assert.fail(`no code in: ${mail.text}`);
const linkIn = (mail: CaughtMail): string => mail.links.find((link) => link.includes('/invite/')) ?? assert.fail(`no link in: ${mail.text}`);
const organizationOf = async (page: Page): Promise<string> => (await page.getByTestId('organization').textContent()) ?? '';
const statusOf = async (page: Page, email: string): Promise<string> =>
  (await page.locator(`[data-testid=member][data-email="${email}"] .badge`).textContent()) ?? '';

/** Every address the browser went to, to show which pages nobody saw. */
function footsteps(page: Page): string[] {
  const paths: string[] = [];
  page.on('framenavigated', (frame) => void (frame === page.mainFrame() && paths.push(new URL(frame.url()).pathname)));
  return paths;
}

test('from sign-up to an invited person who is signed in without a login page', async () => {
  const ada = await signUp(await person(browser), { email: ADA, name: ['Ada', 'Lovelace'], workspace: 'Orion Analytics' });
  await ada.getByRole('heading', { name: 'Orion Analytics' }).waitFor();
  const organization = await organizationOf(ada);
  assert.match(organization, /^org_\d{17,19}$/);
  assert.equal(await statusOf(ada, ADA), 'Active');

  const mail = await invite(ada, 'john.doe@example.com');
  assert.match(await statusOf(ada, 'john.doe@example.com'), /^Invited/);
  await shot(ada, '4-invited');
  assert.match(mail.subject, /Orion Analytics/);
  assert.ok(mail.text.includes(linkIn(mail)) && mail.html.includes(linkIn(mail)), 'the link stands in both parts of the mail');

  const john = await (await person(browser)).newPage();
  await john.goto(linkIn(mail));
  await shot(john, '5-invitation');
  assert.ok((await john.textContent('main'))?.includes('john.doe@example.com'));
  await ada.reload();
  assert.match(await statusOf(ada, 'john.doe@example.com'), /^Invited/, 'looking at an invitation accepts nothing');

  const steps = footsteps(john);
  await john.getByRole('button', { name: /Join/ }).click();
  await john.waitForURL(`${stack.demo}/`);
  assert.ok(!steps.some((path) => path.startsWith('/a/auth')), `no hosted page on the way: ${steps.join(' ')}`);
  assert.equal(await john.getByTestId('me').textContent(), 'john.doe@example.com');
  assert.equal(await organizationOf(john), organization, 'the token carries the inviting organization');
  await ada.reload();
  assert.equal(await statusOf(ada, 'john.doe@example.com'), 'Active');
  await shot(ada, '6-active');

  await john.goto(linkIn(mail));
  await shot(john, '7-second-click');
  assert.match((await john.textContent('main')) ?? '', /already/i);
  await john
    .getByRole('link', { name: /Continue/i })
    .or(john.getByRole('button', { name: /Continue/i }))
    .click();
  await john.waitForURL(`${stack.demo}/`);

  // Logging out ends Tenon's session too: the next sign-in asks who it is.
  await john.getByRole('button', { name: 'Log out' }).click();
  await john.waitForURL(`${stack.demo}/`);
  await john.getByRole('link', { name: 'Sign in' }).click();
  await john.getByLabel(/e-mail address/i).waitFor();

  // Somebody without a session opens the used link: it says what happened and lets nobody in.
  await john.context().clearCookies();
  await john.goto(linkIn(mail));
  assert.match((await john.textContent('main')) ?? '', /already|used/i);
  assert.equal(await john.getByRole('button', { name: /Join/ }).count(), 0);
});

test('an expired link says so, and asking for a new one tells the inviter', async () => {
  const page = await signUp(await person(browser), { email: 'grace@orion.example', name: ['Grace', 'Hopper'], workspace: 'Compilers' });
  const mail = await invite(page, 'late@example.com');
  await db
    .updateTable('invitations')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('organization_id', '=', (await organizationOf(page)) as `org_${string}`)
    .execute();
  await page.reload();
  assert.equal(await statusOf(page, 'late@example.com'), 'Invitation expired', 'at once, by the clock');

  const late = await (await person(browser)).newPage();
  const answer = await late.goto(linkIn(mail));
  await shot(late, '8-expired');
  assert.ok((answer?.status() ?? 0) >= 400);
  assert.match((await late.textContent('main')) ?? '', /expired/i);
  assert.equal(await late.getByRole('button', { name: /Join/ }).count(), 0);
});

test('resending gives a new link, and the old one says that there is a newer', async () => {
  const page = await signUp(await person(browser), { email: 'kate@orion.example', name: ['Katherine', 'Johnson'], workspace: 'Orbits' });
  const first = await invite(page, 'slow@example.com');
  await page.getByRole('button', { name: /Resend/ }).click();
  const second = await stack.mail('slow@example.com', [first]);

  const slow = await (await person(browser)).newPage();
  await slow.goto(linkIn(first));
  await shot(slow, '9-replaced');
  assert.match((await slow.textContent('main')) ?? '', /newer/i);
  await slow.goto(linkIn(second));
  await slow.getByRole('button', { name: /Join/ }).click();
  await slow.waitForURL(`${stack.demo}/`);
});

test('a revoked link says so', async () => {
  const page = await signUp(await person(browser), { email: 'mary@orion.example', name: ['Mary', 'Jackson'], workspace: 'Wind Tunnels' });
  const mail = await invite(page, 'never@example.com');
  await page.getByRole('button', { name: /Revoke/ }).click();
  await page.getByRole('status').getByText('they cannot get in here any more').waitFor();
  assert.equal(await page.locator('[data-email="never@example.com"]').count(), 0);

  const never = await (await person(browser)).newPage();
  await never.goto(linkIn(mail));
  await shot(never, '10-revoked');
  assert.match((await never.textContent('main')) ?? '', /withdrawn|revoked|taken back|no longer/i);
});

test('somebody else signed in on this browser is told so, and either stays or goes on as the invitee', async () => {
  const context = await person(browser);
  const dorothy = await signUp(context, { email: 'dorothy@orion.example', name: ['Dorothy', 'Vaughan'], workspace: 'West Computing' });
  const mail = await invite(dorothy, 'annie@example.com');

  await dorothy.goto(linkIn(mail));
  await shot(dorothy, '11-wrong-person');
  const words = (await dorothy.textContent('main')) ?? '';
  assert.ok(words.includes('dorothy@orion.example') || words.includes('Dorothy'), words);
  assert.ok(words.includes('annie@example.com'), words);
  await dorothy
    .getByRole('link', { name: /Stay/ })
    .or(dorothy.getByRole('button', { name: /Stay/ }))
    .click();
  await dorothy.waitForURL(`${stack.demo}/`);
  assert.equal(await dorothy.getByTestId('me').textContent(), 'dorothy@orion.example');

  await dorothy.goto(linkIn(mail));
  await dorothy.getByRole('button', { name: /annie@example\.com/ }).click();
  await dorothy.waitForURL(`${stack.demo}/`);
  assert.equal(await dorothy.getByTestId('me').textContent(), 'annie@example.com');
});

test('a person makes a second workspace and switches between them without being asked again', async () => {
  const page = await signUp(await person(browser), { email: 'margaret@orion.example', name: ['Margaret', 'Hamilton'], workspace: 'Apollo' });
  const first = await organizationOf(page);
  await page.getByLabel('New workspace').fill('Skylab');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('heading', { name: 'Skylab' }).waitFor();
  assert.notEqual(await organizationOf(page), first);

  await page.getByRole('listitem').filter({ hasText: 'Apollo' }).getByRole('link', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'Apollo' }).waitFor();
  assert.equal(await organizationOf(page), first);
});

test('a magic link signs in the browser that asked for it', async () => {
  const page = await signUp(await person(browser), { email: 'radia@orion.example', name: ['Radia', 'Perlman'], workspace: 'Bridges' });
  await page.getByRole('button', { name: 'Log out' }).click();
  const known = await stack.mails('radia@orion.example');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel(/e-mail address/i).fill('radia@orion.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  const mail = await stack.mail('radia@orion.example', known);
  await page.goto(mail.links.find((link) => link.includes('/a/auth/link/')) ?? assert.fail(mail.text));
  await page.getByRole('button', { name: /Sign in|Continue/ }).click();
  await page.waitForURL(`${stack.demo}/`);
  assert.equal(await page.getByTestId('me').textContent(), 'radia@orion.example');
});

test('the mailbox is a page, with the mails of everybody', async () => {
  const page = await (await person(browser)).newPage();
  await page.goto(`${stack.url}/dev/mailbox`);
  await shot(page, '12-mailbox');
  assert.ok((await page.textContent('body'))?.includes('john.doe@example.com'));
});
