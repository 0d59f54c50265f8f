import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openDashboard, openHouse, picture, putAway, visit } from './dashboard.ts';
import { type CaughtMail, patiently } from './stack.ts';

// Inviting as operators do it: a whole company by a file, pasted addresses, and what they see of each invitation afterwards; and the first run that the overview teaches.

const { stack, browser, cookies } = await openHouse();

async function organization(page: Page, name: string, logo = ''): Promise<string> {
  await visit(page, '/organizations?create=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByRole('textbox', { name: 'Logo' }).fill(logo);
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return /org_\d+/.exec(page.url())?.[0] ?? assert.fail(page.url());
}

const linkIn = (mail: CaughtMail): string => mail.links.find((link) => link.includes('/invite/')) ?? assert.fail(mail.text);
const stat = (page: Page, label: string) => page.locator('dl > div', { has: page.getByText(label, { exact: true }) }).locator('dd');
/** Waits until a number is this one. */
const becomes = (page: Page, label: string, value: string) =>
  patiently(`${value} ${label}`, async () => ((await stat(page, label).textContent()) === value ? true : undefined));

/** A report as a mail server writes it, piped into `tenon bounce`. */
async function bounce(email: string, answer: string): Promise<{ readonly code: number; readonly said: string }> {
  const report = `Date: ${new Date().toUTCString()}
From: MAILER-DAEMON@relay.example
To: no-reply@orion.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=part

--part
Content-Type: text/plain

Your mail could not be handed over.
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; ${email}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; ${answer}
--part--
`;
  const child = spawn(process.execPath, ['packages/server/bin/tenon.mjs', 'bounce'], {
    cwd: resolve(import.meta.dirname, '..'),
    env: { PATH: process.env.PATH, TENON_URL: stack.answersAt, TENON_CLIENT_ID: stack.clientId, TENON_CLIENT_SECRET: stack.clientSecret },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(report);
  const [said, [code]] = await Promise.all([child.stdout.setEncoding('utf8').toArray(), once(child, 'close')]);
  return { code, said: said.join('').trim() };
}

const FILE = [
  'Post;Vorname;Team',
  'ada@company.example;Ada;north',
  'grace@company.example;Grace;north',
  'ada@company.example;;',
  'no address;Nobody;',
  ...Array.from({ length: 60 }, (_, index) => `p${index}@company.example;Person ${index};south`),
].join('\r\n');

test('the overview leads from nothing to the first sign-in, and sees each step done', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/');
  const next = page.locator('li[aria-current=step]');
  // `npm start` registered the addresses of the demo app.
  await page.getByText('2 of 5 done').waitFor();
  await next.getByRole('link', { name: 'Create organization' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('First');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'First', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Overview' }).first().click();
  await next.getByRole('link', { name: 'Invite to First' }).click();
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('john@first.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByRole('row', { name: /john@first\.example/ }).waitFor();
  await visit(page, '/');
  await page.getByText('4 of 5 done').waitFor();
  assert.equal(await next.getByRole('link', { name: 'Sign in at your app' }).getAttribute('href'), `${stack.demo}/login`);
  await picture(page, 'first-run-desk');
  const mailbox = page.waitForEvent('popup');
  await next.getByRole('link', { name: 'Open the mailbox' }).click();
  await (await mailbox).getByText('john@first.example').first().waitFor();
  const mail = await stack.mail('john@first.example');
  const invitee = await (await browser.newContext()).newPage();
  await invitee.goto(linkIn(mail));
  await invitee.getByRole('button', { name: /Join/ }).click();
  await invitee.waitForURL(`${stack.demo}/`);
  await invitee.context().close();
  // Nobody has to ask for it.
  await page.getByText('5 of 5 done').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a company is invited by a file: looked at, read otherwise, started, found again, and taken back', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const id = await organization(page, 'Company');
  await visit(page, `/organizations/${id}/users`);
  await page.getByRole('link', { name: 'Invite many' }).click();
  await page.getByText('Nobody was invited by a list yet').waitFor();
  await picture(page, 'bulk-start-desk');

  // No column is called what we would call it: the page asks which one it is.
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByText('No column of people.csv is called what addresses usually are.').waitFor();
  await picture(page, 'bulk-which-desk');
  await page.getByRole('combobox', { name: 'Which column holds the e-mail addresses?' }).click();
  await page.getByRole('option', { name: 'Post' }).click();
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.waitForURL('**/users/bulk/bulk_*');
  await becomes(page, 'people can be invited', '62');
  await becomes(page, 'rows are passed over', '2');
  await picture(page, 'bulk-ready-desk');

  await page.getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option', { name: 'Metadata: team' }).click();
  const before = page.url();
  await page.getByRole('button', { name: 'Read it again' }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.getByRole('button', { name: /Only problems/ }).click();
  await page.getByText('Row 1 has the same address.').waitFor();
  await page.getByText('2 rows', { exact: true }).waitFor();
  assert.deepEqual(await stack.mails('ada@company.example'), [], 'nobody has heard of it');
  await page.getByRole('button', { name: /All rows/ }).click();

  await page.getByRole('button', { name: 'Invite 62 people' }).click();
  const starts: string[] = [];
  page.on('request', (request) => void (request.url().endsWith('/StartBulkInvitation') && starts.push(request.url())));
  // A double click, before anything can be drawn between its halves.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Start' })
    .evaluate((button: { click(): void }) => {
      button.click();
      button.click();
    });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(starts.length, 1);
  await page.getByText('Done', { exact: true }).waitFor();
  // Who comes back later finds it where it is.
  await page.reload();
  await becomes(page, 'invited', '62');
  await becomes(page, 'mails accepted', '62');
  await picture(page, 'bulk-done-desk');
  const mail = await stack.mail('ada@company.example');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download results' }).click();
  const saved = await download;
  assert.equal(saved.suggestedFilename(), 'people-results.csv');
  const lines = await (await saved.createReadStream()).toArray();
  assert.match(Buffer.concat(lines as Buffer[]).toString(), /1,ada@company\.example,invited,ok,/);

  const invitee = await (await browser.newContext()).newPage();
  await invitee.goto(linkIn(mail));
  await invitee.getByRole('button', { name: /Join/ }).click();
  await becomes(page, 'joined', '1');
  await invitee.context().close();

  await page.getByRole('button', { name: 'Take back…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take back 61 invitations?' });
  await dialog.getByText('1 person who joined already stays.').waitFor();
  await dialog.getByRole('textbox').fill('61');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('Taken back', { exact: true }).first().waitFor();
  await becomes(page, 'taken back', '61');
  await page.getByRole('link', { name: 'All lists' }).click();
  await page.getByRole('row', { name: /people\.csv.*Taken back.*62 people invited and 61 taken back/ }).waitFor();
  await page.getByRole('row', { name: /people\.csv.*Cancelled/ }).waitFor();
  await picture(page, 'bulk-lists-desk');
  await page.getByRole('link', { name: 'All users' }).click();
  await page.getByText('1 in all').waitFor();
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 400/.test(complaint)),
    [],
    'but for the file that could not be read',
  );
  await page.context().close();
});

test('pasted addresses wait while the list is paused, and a cancelled one invites nobody further', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies, { name: 'phone', width: 390, height: 844, scheme: 'dark' });
  const id = await organization(page, 'Paste');
  await visit(page, `/organizations/${id}/users/bulk?by=paste`);
  await page.getByRole('textbox', { name: 'Addresses' }).fill('Kim <kim@paste.example>, eve@paste.example\nnobody');
  await page.getByText('2 addresses').waitFor();
  await picture(page, 'bulk-paste-phone');
  await page.getByRole('button', { name: 'Look at them' }).click();
  await page.waitForURL('**/users/bulk/bulk_*');
  await becomes(page, 'people can be invited', '2');
  await picture(page, 'bulk-ready-phone');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('link', { name: 'Pasted addresses' }).click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Invite/ }).count(), 0);
  assert.deepEqual(await stack.mails('kim@paste.example'), []);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('the list of people says where each invitation is: its mail, and that its link was opened', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await page.route('https://pictures.example/**', (route) => route.abort());
  const id = await organization(page, 'Orion', 'https://pictures.example/logo.svg');
  await page.locator('main img').waitFor({ state: 'detached' });

  // What the dialog has to know cannot be had: it says so, and does not just stay away.
  await page.route('**/ListOrganizationRoles', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"code":"internal"}' }));
  await visit(page, `/organizations/${id}/users?invite=true`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').waitFor();
  await picture(page, 'invite-failed-desk');
  await page.unroute('**/ListOrganizationRoles');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('ada@orion.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  const status = page.getByRole('row', { name: /ada@orion\.example/ }).getByRole('button', { name: /^Invited/ });
  await status.getByText('Invited · mail accepted').waitFor();
  const mail = await stack.mail('ada@orion.example');
  const link = linkIn(mail);
  // A program that checks mails is no person.
  await fetch(link);
  const invitee = await (await browser.newContext()).newPage();
  await invitee.goto(link);
  await status.getByText('Invited · opened the link').waitFor();
  await status.click();
  const story = page.getByRole('dialog', { name: /^Invited/ });
  await story.getByText('kept in the mailbox of this server').waitFor();
  await story.getByText(/Was opened/).waitFor();
  await picture(page, 'invitation-story-desk');
  await page.keyboard.press('Escape');
  // What was opened was the link of the mail before.
  await page.getByRole('button', { name: /^Resend/ }).click();
  await page.getByText('Invitation sent again').waitFor();
  await status.getByText('Invited · mail accepted').waitFor();
  await picture(page, 'invitations-desk');
  // It stands where the story of the row ends.
  await putAway(page, 'Invitation sent again');

  // The mail server behind the first one does not know her: its report goes the way an alias of the sender takes.
  assert.deepEqual(await bounce('ada@orion.example', '550 5.1.1 <ada@orion.example>: no such user'), {
    code: 0,
    said: 'ada@orion.example: noted of 1 invitation.',
  });
  await status.getByText('Invited · came back').waitFor();
  await status.getByText('550 5.1.1 <ada@orion.example>: no such user').waitFor();
  await status.click();
  await story.getByText('Was taken, and came back later: check the address').waitFor();
  await picture(page, 'invitation-came-back-desk');
  await story.getByRole('button', { name: 'Copy a link instead' }).click();
  const handed = page.getByRole('dialog', { name: 'Invitation link' });
  await handed.getByText(/For ada@orion\.example alone/).waitFor();
  await story.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await handed.waitFor({ state: 'detached' });
  await status.click();
  await story.getByRole('button', { name: 'Resend' }).click();
  await status.getByText('Invited · mail accepted').waitFor();
  await invitee.context().close();
  assert.deepEqual(
    complaints.filter((complaint) => !/pictures\.example|status of 500/.test(complaint)),
    [],
    'but for what was kept from it',
  );
  await page.context().close();
});
