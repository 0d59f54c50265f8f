import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDashboard, openHouse, picture, putAway, visit } from './dashboard.ts';
import { patiently } from './stack.ts';

// The pages about people: they are added, found, changed, signed out and deleted by somebody at the dashboard.

const { stack, browser, cookies } = await openHouse();

test('a person is added to an organization, comes in, is seen there, changed, signed out and deleted', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  for (const name of ['Orion Analytics', 'Northwind']) {
    await visit(page, '/organizations?create=true');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Create organization' }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  await visit(page, '/users');
  await page.getByText('Nobody is here yet').waitFor();
  await page.getByRole('button', { name: 'Add user' }).first().click();
  await dialog.getByRole('combobox', { name: 'Organization' }).fill('orion');
  await page.getByRole('option', { name: 'Orion Analytics' }).click();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByLabel('E-mail address').fill('ada@orion.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  const row = page.getByRole('row', { name: /ada@orion\.example/ });
  await row.getByText('Invited').waitFor();

  // She comes in from another browser, which then is a session of hers.
  const [link] = (await stack.mail('ada@orion.example')).links.filter((found) => found.includes('/invite'));
  const hers = await (await browser.newContext()).newPage();
  await hers.goto(link ?? '');
  await hers.click('button[type=submit]');
  await hers.waitForURL(`${stack.demo}/`);

  await page.getByRole('link', { name: 'ada@orion.example' }).click();
  await page.getByRole('heading', { name: 'ada@orion.example', level: 1 }).waitFor();
  await page.getByText('Verified').waitFor();
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await dialog.getByLabel('First name').fill('Ada');
  await dialog.getByLabel('Last name').fill('Lovelace');
  await dialog.getByLabel('Phone').fill('12345');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('With its country').waitFor();
  await dialog.getByLabel('Phone').fill('+44 20 7946 0000');
  await dialog.getByLabel('External id').fill('person_1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  await page.getByText('+442079460000').waitFor();

  await page.getByRole('link', { name: 'Organizations', exact: true }).last().click();
  await page.getByRole('button', { name: 'Add to an organization' }).click();
  await dialog.getByRole('combobox', { name: 'Organization' }).click();
  await page.getByRole('option', { name: 'Northwind' }).click();
  assert.equal(await page.getByRole('option', { name: 'Orion Analytics' }).count(), 0, 'she is there already');
  await dialog.getByRole('checkbox', { name: 'Ask them by e-mail' }).uncheck();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByRole('row', { name: /Northwind/ })
    .getByText('Active')
    .waitFor();

  await page.getByRole('link', { name: 'Sign-in', exact: true }).click();
  const sessions = page.getByRole('list', { name: 'Sessions' });
  await sessions.getByText('Chrome').first().waitFor();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await dialog.getByText('1 browser has to sign in again').waitFor();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByText('They are signed in nowhere.').waitFor();

  const slow = Promise.withResolvers<void>();
  await page.route(/\/user-[^/]*\.js/, async (route) => {
    await slow.promise;
    await route.continue();
  });
  await visit(page, '/users');
  await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
  await page.getByRole('searchbox').fill('lovelace');
  await page.getByRole('link', { name: 'Ada Lovelace' }).click();
  // They are on their way already when the pause after typing is over, and are not called back.
  await page.evaluate('new Promise((over) => setTimeout(over, 400))');
  slow.resolve();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByText('memberships deleted').waitFor();
  await dialog.getByLabel('to confirm').fill('ada@orion.example');
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await page.waitForURL('**/dashboard/users');
  await page.getByText('Nobody is here yet').waitFor();
  assert.deepEqual(complaints, []);
});

test('whoever asks to join waits until an operator has answered, and the answer stays', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/organizations?create=true');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Vega');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Vega', level: 1 }).waitFor();
  const organizationId = /org_\d+/.exec(page.url())?.[0] ?? '';
  const allowed = await page.context().request.post('/scalekit.v1.domains.DomainService/CreateDomain', {
    data: { organizationId, domain: { domain: 'vega.example', domainType: 'ALLOWED_EMAIL_DOMAIN' } },
    headers: { 'x-tenon-surface': 'dashboard' },
  });
  assert.ok(allowed.ok(), await allowed.text());
  await page.getByRole('link', { name: 'Approvals' }).click();
  await page.getByText('Nobody waits').waitFor();
  // A switch is where it was put before the server has said so, and back where it was when the server says no.
  const word = Promise.withResolvers<void>();
  const turns: string[] = [];
  await page.route('**/UpdateJoinPolicy', async (route) => {
    turns.push('asked');
    await word.promise;
    const response = await route.fetch();
    // Before the page hears of it: the next turn may be asked for as soon as it has.
    turns.push('answered');
    await route.fulfill({ response });
  });
  await page.route('**/UpdateInvitationApproval', (route) => route.fulfill({ status: 503 }));
  await page.getByRole('switch', { name: 'Whomever a member invites' }).click();
  await page.getByText('The server could not be reached.').waitFor();
  await putAway(page, 'The server could not be reached.');
  await page.getByRole('switch', { name: 'Whomever a member invites', checked: false }).waitFor();
  // Turned again and again meanwhile, it is as it was put last.
  for (const checked of [true, false, true]) {
    await page.getByRole('switch', { name: 'Whoever joins by their e-mail domain' }).click();
    await page.getByRole('switch', { name: 'Whoever joins by their e-mail domain', checked }).waitFor();
  }
  assert.equal(await page.getByText('Saved.').count(), 0);
  word.resolve();
  await patiently('the last turn', async () => (turns.length === 6 ? true : undefined));
  assert.deepEqual(turns, ['asked', 'answered', 'asked', 'answered', 'asked', 'answered']);
  await page.getByRole('switch', { name: 'Whoever joins by their e-mail domain', checked: true }).waitFor();
  await putAway(page, 'Saved.');

  for (const email of ['ann@vega.example', 'bob@vega.example']) {
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(stack.demo);
    await theirs.getByRole('link', { name: 'Sign up' }).click();
    await theirs.getByLabel('First name').fill(email.slice(0, 3));
    await theirs.getByLabel(/e-mail address/i).fill(email);
    await theirs.getByRole('button', { name: 'Continue' }).click();
    await theirs.getByLabel(/digits|code/i).fill(/\b\d{6}\b/.exec((await stack.mail(email)).text)?.[0] ?? '');
    await theirs.getByRole('button', { name: 'Continue' }).click();
    await theirs.getByRole('button', { name: 'Ask to join' }).click();
    await theirs.getByRole('heading', { name: 'Waiting for approval' }).waitFor();
    await theirs.context().close();
  }
  // The one list of all that waits, wherever it is; and the organization's own.
  // Whoever comes back to the window sees at once that they wait.
  await page.evaluate('dispatchEvent(new Event("focus"))');
  await page.getByRole('link', { name: 'Requests 2 waiting' }).click();
  const inbox = page.getByRole('table', { name: 'Requests' });
  await inbox.getByRole('button', { name: 'Approve bob@vega.example' }).waitFor();
  assert.deepEqual(await page.getByRole('button', { name: /^Approve/ }).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), [
    'Approve ann@vega.example',
    'Approve bob@vega.example',
  ]);
  await page.getByRole('button', { name: 'Approve ann@vega.example' }).click();
  await page.getByText('ann@vega.example is in.').waitFor();
  await page.getByRole('link', { name: 'Requests 1 waiting' }).waitFor();
  // The answered row has left the list, and the focus is on the next.
  await page.locator('tr:focus-within', { hasText: 'bob@vega.example' }).waitFor();
  await page
    .getByRole('row', { name: /bob@vega.example/ })
    .getByRole('link', { name: 'Vega' })
    .click();
  await page.getByRole('button', { name: 'Refuse bob@vega.example' }).click();
  const before = await stack.mails('bob@vega.example');
  await dialog.getByLabel('Reason (optional)').fill('Contractors ask their own company.');
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('Nobody waits').waitFor();
  await page.getByRole('link', { name: 'Requests', exact: true }).waitFor();
  assert.match((await stack.mail('bob@vega.example', before)).text, /Their reason: Contractors ask their own company\./);
  await page.getByText('Refused', { exact: true }).click();
  await page
    .getByRole('row', { name: /bob@vega.example/ })
    .getByText('Contractors ask their own company.')
    .waitFor();
  await page.getByText('Approved', { exact: true }).click();
  await page
    .getByRole('row', { name: /ann@vega.example/ })
    .getByText('by you')
    .waitFor();
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByText('Answered', { exact: true }).click();
  await page.waitForURL('**/requests?show=answered');
  const answers = page.getByRole('table', { name: 'Answered requests' });
  await answers.getByRole('row', { name: /ann@vega\.example.*Approved.*by you/ }).waitFor();
  await answers.getByRole('row', { name: /bob@vega\.example.*Refused.*by you.*Contractors ask their own company\./ }).waitFor();
  await picture(page, 'requests-answered-desk');
  await answers.getByRole('link', { name: 'Vega' }).first().click();
  await page.getByRole('link', { name: 'Approvals' }).waitFor();
  await page.getByRole('link', { name: 'Users', exact: true }).last().click();
  await page
    .getByRole('row', { name: /ann@vega.example/ })
    .getByText('Active')
    .waitFor();
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 503/.test(complaint)),
    [],
  );
  await page.context().close();
});
