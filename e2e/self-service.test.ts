import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, picture, settled, VIEWS, type View } from './dashboard.ts';
import { openApi, openUi, signInAt, visitUi } from './self-service.ts';
import { type Stack, startStack } from './stack.ts';

// Self-service at /ui/ as it is served: what people of an organization do for themselves, and what they do not see.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ADMIN = 'ada@orion.example';
const MEMBER = 'max@orion.example';

let stack: Stack;
let browser: Browser;
let api: Awaited<ReturnType<typeof openApi>>;
let orion: string;
let vega: string;

before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  api = await openApi(stack);
  orion = await api.organization('Orion Analytics');
  await api.call('PATCH', '/environment', { branding: { accent_color: '#7a3cff' } });
  vega = await api.organization('Vega', []);
  const ada = await api.member(orion, ADMIN, 'admin', { given_name: 'Ada', family_name: 'Lovelace' });
  await api.also(vega, ada, 'member');
  await api.member(orion, MEMBER, 'member', { given_name: 'Maximilian Alexander', family_name: 'von Hohenstein-Rabenau' });
  const { context } = await signInAt(browser, stack, ADMIN, { choose: 'Orion Analytics' });
  administrator = await context.storageState();
  await context.close();
  for (const [index, name] of ['Grace Hopper', 'Emmy Noether', 'Annie Easley', 'Mary Somerville'].entries()) {
    const [given_name = '', family_name = ''] = name.split(' ');
    await api.member(orion, `${family_name.toLowerCase()}@orion.example`, index === 0 ? 'admin' : 'member', { given_name, family_name });
  }
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

/** The administrator's browser, signed in to Orion once: codes are mailed to nobody without end. */
let administrator: Cookies;
const asAda = (path: string) => openUi(browser, stack, administrator, path);

const connectionsOf = async () =>
  ((await api.call('GET', `/connections?organization_id=${orion}&include=all`)) as { readonly connections: readonly { readonly id: string }[] }).connections;
const directoriesOf = async () =>
  ((await api.call('GET', `/organizations/${orion}/directories`)) as { readonly directories: readonly { readonly id: string }[] }).directories;

const links = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();

test('whoever is signed out signs in on the hosted page and is back where they wanted to be; signing out ends there', async () => {
  const { page, context, complaints } = await signInAt(browser, stack, 'hopper@orion.example', { path: '/ui/security?from=mail' });
  assert.equal(new URL(page.url()).pathname, '/ui/security');
  assert.match(page.url(), /from=mail/);
  await page.getByRole('button', { name: /hopper@orion/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/a/auth/login*');
  await page.goto('/ui');
  assert.match(page.url(), /\/a\/auth\/login/, 'the session is over');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a member sees colleagues and settings, changes their own name, and nothing of what they may not', async () => {
  const { page, context, complaints } = await signInAt(browser, stack, MEMBER);
  assert.deepEqual(await links(page), ['My account', 'Security', 'General', 'Members']);
  await page.getByLabel('First name').fill('Max');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /^Max von/ }).waitFor();

  await visitUi(page, '/members');
  await page.getByRole('row', { name: /Grace Hopper/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Invite|Actions/ }).count(), 0);
  await visitUi(page, '/organization');
  assert.equal(await page.getByRole('button', { name: 'Save' }).count(), 0);
  // Every page that others have, by its address, and what is below it: each says so, and asks the server for nothing.
  const theirs = await asAda('/');
  const have = (visited: Page) =>
    visited
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link.getAttribute('href') ?? '').replace(/^\/ui/, '')));
  const closed = (await have(theirs.page)).filter((path) => path !== '');
  await theirs.context.close();
  const open = await have(page);
  assert.ok(closed.some((path) => !open.includes(path)));
  for (const path of [...closed.filter((path) => !open.includes(path)), '/members/bulk', '/members/bulk?by=paste', '/members/bulk/bulk_1']) {
    await visitUi(page, path);
    await page.getByText('This page is not for you').first().waitFor();
    assert.equal(await page.locator('main table, main form, main [role=alert]').count(), 0, path);
  }
  // And of a page that is theirs, what is for others.
  for (const path of ['/members?invite=yes', '/members?show=waiting', '/members?show=answered']) {
    await visitUi(page, path);
    await page.getByRole('row', { name: /Grace Hopper/ }).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
  }
  // The server says the same, whatever the page shows.
  const refused = await page.request.post('/scalekit.v1.users.UserService/DeleteMembership', {
    headers: { 'x-tenon-surface': 'ui', 'content-type': 'application/json' },
    data: { organization_id: orion, id: 'usr_1' },
  });
  assert.equal(refused.status(), 403);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an administrator invites a colleague, changes roles, takes the invitation back, and sees it written down', async () => {
  const { page, context, complaints } = await asAda('/');
  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill('new@orion.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  const row = page.getByRole('row', { name: /new@orion\.example/ });
  // What is said of its mail changes as it goes out.
  await row.getByText(/^Invited · /).waitFor();
  await stack.mail('new@orion.example');

  await page.getByRole('button', { name: 'Actions for Emmy Noether' }).click();
  await page.getByRole('menuitem', { name: 'Change roles' }).click();
  await dialog.getByLabel('Admin').check();
  await dialog.getByRole('button', { name: 'Change roles' }).click();
  await page
    .getByRole('row', { name: /Emmy Noether/ })
    .getByText('Admin')
    .waitFor();
  // Whoever goes on by keys goes on from there.
  await page.locator('[aria-label="Actions for Emmy Noether"]:focus').waitFor();

  await page.getByRole('button', { name: 'Actions for new@orion.example' }).click();
  await page.getByRole('menuitem', { name: 'Revoke invitation' }).click();
  await dialog.getByRole('button', { name: 'Revoke invitation' }).click();
  await row.waitFor({ state: 'detached' });
  // It is gone with its row: the next one has the focus.
  await page.locator('tbody [aria-label^="Actions for"]:focus').waitFor();

  await page.getByRole('searchbox').fill('easley');
  await page.getByRole('row', { name: /Annie Easley/ }).waitFor();
  await page.waitForURL(/q=easley/);
  await page.getByRole('row', { name: /Grace Hopper/ }).waitFor({ state: 'detached' });

  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('row', { name: /invit/i }).first().waitFor();
  await page.getByRole('combobox', { name: 'Any action' }).fill('gave roles');
  await page.getByRole('option', { name: '… gave roles to a member of Orion Analytics' }).click();
  await page.waitForURL(/action=membership\.roles_assigned|action=membership\.updated/);
  await page.getByRole('row', { name: /invit/i }).first().waitFor({ state: 'detached' });
  await page.locator('[aria-label="Clear: Any action"]').click();
  await page.getByRole('combobox', { name: 'Anybody' }).click();
  await page.getByRole('option', { name: /Emmy Noether/ }).click();
  await page.getByText('Nothing like that in the log').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('combobox', { name: 'Any time' }).click();
  await page.getByRole('option', { name: 'Past hour' }).click();
  await page.waitForURL(/when=1h/);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const file = await (await download).createReadStream();
  const log = Buffer.concat((await file.toArray()) as Buffer[]).toString();
  assert.match(log, /new@orion\.example/);
  assert.ok(!log.includes(vega), 'no other organization is in it');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an administrator invites a whole list, follows it, and takes back whoever has not accepted; in their own language', async () => {
  await api.member(orion, 'hedy@orion.example', 'admin', { given_name: 'Hedy', family_name: 'Lamarr', locale: 'de' });
  const { page, context, complaints } = await signInAt(browser, stack, 'hedy@orion.example', { path: '/ui/members', locale: 'de' });
  // The roles that every environment begins with are called in German, too.
  await page.getByRole('row', { name: /Annie Easley.*Mitglied/ }).waitFor();
  // What the server refuses it says in German.
  await page.getByRole('button', { name: 'Einladen', exact: true }).click();
  const invitation = page.getByRole('dialog');
  await invitation.getByLabel('E-Mail-Adresse').fill(ADMIN);
  await invitation.getByRole('button', { name: 'Einladung senden' }).click();
  await invitation.getByText(`${ADMIN} ist hier schon Mitglied.`).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Viele einladen' }).click();
  const many = Array.from({ length: 60 }, (_, index) => `p${index}@list.example;P${index};`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'leute.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      ['E-Mail;Vorname;Rolle', 'kim@list.example;Kim;', 'eve@list.example;Eve;nirgends', 'kim@list.example;;', 'lee@list.example;Lee;', ...many].join('\n'),
    ),
  });
  await page.waitForURL('**/ui/members/bulk/bulk_*');
  await page.getByRole('button', { name: /Nur Probleme/ }).click();
  await page.getByText('Eine frühere Zeile hat dieselbe Adresse.').waitFor();
  await page.waitForURL(/show=problems/);
  await page.getByRole('combobox', { name: 'Rolle', exact: true }).click();
  await page.getByRole('option', { name: 'Nicht lesen' }).click();
  const before = page.url();
  await page.getByRole('button', { name: 'Neu einlesen' }).click();
  await page.waitForURL((url) => url.href !== before);

  // The app is asked about everybody, and has not said a word before the list is paused.
  const word = Promise.withResolvers<void>();
  const app = createServer(async (_asked, answer) => {
    await word.promise;
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ decision: 'ALLOW' }));
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const { interceptor } = (await api.call('POST', '/interceptors', {
    display_name: 'The app',
    trigger: 'INTERCEPTOR_TRIGGER_PRE_USER_INVITATION',
    url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/`,
    timeout_seconds: 10,
  })) as { readonly interceptor: { readonly id: string } };
  await page.getByRole('button', { name: '63 Personen einladen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Starten' }).click();
  await page.getByRole('button', { name: 'Anhalten' }).click();
  await page.getByText('Angehalten', { exact: true }).waitFor();
  word.resolve();
  // It stays so for whoever comes back, and nobody has heard of it.
  await page.reload();
  await page.getByText('Angehalten', { exact: true }).waitFor();
  assert.deepEqual(await stack.mails('kim@list.example'), []);
  await page.getByRole('button', { name: 'Fortsetzen' }).click();
  await page.getByText('Fertig', { exact: true }).waitFor();
  await api.call('DELETE', `/interceptors/${interceptor.id}`);
  app.close();
  const { text } = await stack.mail('lee@list.example');
  assert.match(text, /Hedy Lamarr/, 'the mails are in the name of whoever invites');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Ergebnis herunterladen' }).click();
  assert.equal((await download).suggestedFilename(), 'leute-ergebnis.csv');
  await page.getByRole('button', { name: /Zurückziehen/ }).click();
  await dialog.getByRole('textbox').fill('63');
  await dialog.getByRole('button', { name: 'Zurückziehen' }).click();
  await page.getByText('Zurückgezogen', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Alle Listen' }).click();
  await page.getByRole('row', { name: /leute\.csv.*63 Personen eingeladen und 63 zurückgezogen/ }).waitFor();
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 409/.test(complaint)),
    [],
    'but for the invitation that was refused',
  );
  // Even the page that never comes says so in German.
  await page.route('**/ui/assets/*.js', (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').getByText('Diese Seite konnte nicht geladen werden.').waitFor();
  await context.close();
});

test('an invitation that waits is answered from the mail by whoever signs in for it, and refused with a reason', async () => {
  const vesta = await api.organization('Vesta', []);
  const ROLE = { name: 'recruiter', display_name: 'Recruiter', permissions: ['sk_org_users_read', 'sk_org_users_invite'] };
  await api.call('POST', `/organizations/${vesta}/roles`, ROLE);
  await api.member(vesta, 'rita@vesta.example', 'recruiter', { given_name: 'Rita' });
  await api.member(vesta, 'boss@vesta.example', 'admin', { given_name: 'Bo' });
  await api.call('PATCH', `/organizations/${vesta}/invitation-approval`, { approval_required: true });

  const rita = await signInAt(browser, stack, 'rita@vesta.example', { path: '/ui/members?invite=yes' });
  const dialog = rita.page.getByRole('dialog');
  await dialog.getByText('Somebody here has to approve it before it goes out.').waitFor();
  await picture(rita.page, 'ui-invite-waits');
  await dialog.getByLabel('E-mail address').fill('new@vesta.example');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await rita.page.getByText('Asked for. You are told by mail when somebody has answered.').waitFor();

  const link = /\/approve\/[\w-]+/.exec((await stack.mail('boss@vesta.example')).text)?.[0] ?? '';
  const signInForIt = async (page: Page, heading: string) => {
    await page.goto(link);
    await page.getByRole('heading', { name: heading }).waitFor();
    await picture(page, `approve-${heading.replaceAll(' ', '-')}`);
    await page.getByRole('link', { name: 'Sign in as boss@vesta.example' }).click();
    assert.equal(await page.inputValue('input[name=email]'), 'boss@vesta.example');
    const before = await stack.mails('boss@vesta.example');
    await page.click('button.primary');
    await page.fill('input[name=code]', /\b\d{6}\b/.exec((await stack.mail('boss@vesta.example', before)).text)?.[0] ?? '');
    await page.click('button.primary');
    await page.getByRole('heading', { name: /rita@vesta\.example wants to invite/ }).waitFor();
    assert.equal(new URL(page.url()).pathname, link);
  };
  assert.deepEqual(rita.complaints, []);
  await signInForIt(rita.page, 'This link is for somebody else');
  await rita.context.close();

  const before = await stack.mails('rita@vesta.example');
  const { page, context } = await openUi(browser, stack, { cookies: [], origins: [] }, '/');
  await signInForIt(page, 'Sign in first');
  await picture(page, 'approve-question');
  await page.getByLabel('Why not? (optional)').fill('We are full until January.');
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('heading', { name: 'Refused' }).waitFor();
  assert.match((await stack.mail('rita@vesta.example', before)).text, /Their reason: We are full until January\./);
  await visitUi(page, '/members?show=waiting');
  await page.getByText('No invitation is waiting').waitFor();
  await page.getByText('Answered', { exact: true }).click();
  const answer = page.getByRole('row', { name: /new@vesta\.example/ });
  for (const text of ['rita@vesta.example wanted them invited', 'Refused', /^by you/, 'We are full until January.']) await answer.getByText(text).waitFor();
  await picture(page, 'ui-answered');
  await context.close();
});

test('an administrator settles who may join, how long sessions last, and a domain', async () => {
  const { page, context, complaints } = await asAda('/organization');
  assert.equal(await page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--accent")'), '#7a3cff', 'it wears the colour of the app');
  await page.getByRole('textbox', { name: 'Domain' }).fill('orion.example');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Remove orion.example' }).waitFor();
  const asks = page.getByLabel('Let people ask before they join');
  await asks.click();
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await settled(page);
  assert.ok(await asks.isChecked());

  await visitUi(page, '/session-policy');
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await page.getByLabel('Our own').check();
  await page.getByRole('textbox', { name: 'Sign out after', exact: true }).fill('3');
  // What was begun and is not shown any more keeps nobody from saving the rest.
  const idle = page.getByLabel('Sign out who does nothing');
  await idle.check();
  await page.getByRole('textbox', { name: 'After doing nothing for', exact: true }).fill('');
  await idle.uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();

  await visitUi(page, '/domains');
  await page.getByRole('button', { name: 'Add a domain' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Domain' }).fill('orion-analytics.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByText('Waiting for the record').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('another browser of the same person is listed and signed out at once', async () => {
  const elsewhere = await signInAt(browser, stack, 'somerville@orion.example');
  const { page, context, complaints } = await signInAt(browser, stack, 'somerville@orion.example', { path: '/ui/security' });
  const rows = page.getByRole('table', { name: 'Where you are signed in' }).getByRole('row');
  await rows.filter({ hasText: 'This browser' }).waitFor();
  for (const revoke = page.getByRole('button', { name: /^Revoke / }); (await revoke.count()) > 0; ) {
    const many = await revoke.count();
    await revoke.first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(`document.querySelectorAll('[aria-label^="Revoke "]').length < ${many}`);
  }
  await elsewhere.page.goto('/ui');
  assert.match(elsewhere.page.url(), /\/a\/auth\/login/);
  await page.reload();
  assert.equal(new URL(page.url()).pathname, '/ui/security', 'this one stays signed in');

  // An agent she lets in stands there until she takes it back.
  await page.getByRole('heading', { name: 'How you sign in' }).waitFor();
  assert.equal(await page.getByText('What acts for you').count(), 0);
  const { resource } = (await api.call('POST', '/resources', { name: 'Tasks', resource_uri: 'https://tasks.example', resource_type: 'MCP_SERVER' })) as {
    readonly resource: { readonly id: string };
  };
  const { client } = (await api.call('POST', `/resources/${resource.id}/clients`, {
    name: 'Helpful Agent',
    redirect_uris: ['https://agent.example/callback'],
  })) as { readonly client: { readonly client_id: string } };
  await page.route('https://agent.example/**', (route) => route.fulfill({ body: 'Back' }));
  const wanted = { client_id: client.client_id, redirect_uri: 'https://agent.example/callback', response_type: 'code', scope: 'openid' };
  const proof = { resource: 'https://tasks.example', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', state: 'a-state' };
  await page.goto(`/oauth/authorize?${new URLSearchParams({ ...wanted, ...proof })}`);
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.waitForURL('https://agent.example/**');
  await visitUi(page, '/security');
  await page.getByRole('button', { name: 'Revoke Helpful Agent' }).click();
  await page.getByRole('dialog').getByText('It gets in no more').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Taken back.').waitFor();
  await page.getByText('What acts for you').waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
  await Promise.all([context.close(), elsewhere.context.close()]);
});

const METADATA = `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://okta.orion.example/entity">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://okta.orion.example/post"/>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://okta.orion.example/sso"/>
</md:IDPSSODescriptor></md:EntityDescriptor>`;

test('an administrator is led through single sign-on: what to enter there, what to bring back, whose addresses, on and gone', async () => {
  await api.call('POST', `/organizations/${orion}/domains`, { domain: 'people.orion.example', domain_type: 'ORGANIZATION_DOMAIN' });
  const { page, context, complaints } = await asAda('/sso');
  const dialog = page.getByRole('dialog');
  await page.getByText('No connection yet').waitFor();
  await page.getByRole('button', { name: 'Add connection' }).click();
  await dialog.getByRole('combobox', { name: 'Identity provider' }).click();
  await page.getByRole('option', { name: 'Okta' }).click();
  await dialog.getByRole('button', { name: 'Add and configure' }).click();
  await page.waitForURL(/\/ui\/sso\/conn_\d+$/);
  await page.getByText('Applications › Create App Integration › SAML 2.0').waitFor();
  assert.match(await page.getByRole('textbox', { name: 'ACS URL' }).inputValue(), /\/sso\/v1\/saml\/conn_\d+\/callback$/);
  await page.getByText('Over there: Audience URI (SP Entity ID)').waitFor();
  await page.getByText('Connections can be set up, and not used yet').waitFor();

  await page.getByRole('button', { name: 'Configure' }).click();
  await dialog.getByText('By hand').click();
  await dialog.locator('input[type=file]').setInputFiles({ name: 'metadata.xml', mimeType: 'text/xml', buffer: Buffer.from(METADATA) });
  await dialog.getByText('Read. Look it over, and save.').waitFor();
  assert.equal(await dialog.getByLabel('Sign-in address').inputValue(), 'https://okta.orion.example/sso');
  await dialog.getByRole('button', { name: 'Add a pair' }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('email');
  await dialog.getByRole('textbox', { name: 'Value of email' }).fill('mail');
  await dialog.getByRole('button', { name: 'Save' }).click();
  // It has no certificate yet: what is there is kept all the same.
  await page.getByText('Something is missing').waitFor();
  await page.getByText('https://okta.orion.example/entity').waitFor();
  await page.locator('code', { hasText: /^mail$/ }).waitFor();
  await page.getByRole('button', { name: 'Configure' }).click();
  await dialog.getByText('By its metadata').click();
  await dialog.getByLabel('Metadata address').fill('https://okta.orion.example/metadata');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Set up, off').waitFor();

  await page.getByRole('button', { name: 'Choose domains for Okta' }).click();
  await dialog.getByLabel('people.orion.example').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('bdi', { hasText: /^people\.orion\.example$/ }).waitFor();
  await page.getByRole('button', { name: 'Enable' }).click();
  await dialog.getByText('are sent to Okta then').waitFor();
  await dialog.getByText('This server cannot speak to identity providers yet').waitFor();
  await picture(page, 'ui-sso-enable');
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await page.getByText('On, not in use yet').waitFor();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Set up, off').waitFor();

  await page.getByRole('button', { name: 'More for Okta' }).click();
  await page.getByRole('menuitem', { name: 'Delete connection' }).click();
  await dialog.getByRole('button', { name: 'Delete connection' }).click();
  await page.waitForURL(/\/ui\/sso$/);
  await page.getByText('No connection yet').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an administrator makes a directory, changes its token for another without a gap, and takes it away', async () => {
  const { page, context, complaints } = await asAda('/scim');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Add directory' }).click();
  await dialog.getByRole('combobox', { name: 'Directory' }).click();
  await page.getByRole('option', { name: 'Microsoft Entra ID' }).click();
  await dialog.getByRole('button', { name: 'Add directory' }).click();
  await dialog.getByText('Over there: Secret Token').waitFor();
  const first = (await dialog.locator('code').textContent()) ?? '';
  assert.ok(first.length > 20);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.match(await page.getByRole('textbox', { name: 'Endpoint' }).inputValue(), /\/directory\/dir_\d+\/scim\/v2$/);
  assert.ok(!(await page.content()).includes(first), 'it is shown once');

  const tokens = page.getByRole('list', { name: /^Tokens of/ }).getByRole('listitem');
  await page.getByRole('button', { name: 'New token' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await tokens.nth(1).waitFor();
  await page.getByRole('button', { name: `Revoke the token that ends in ${first.slice(-6)}` }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await tokens.nth(1).waitFor({ state: 'detached' });
  await tokens.filter({ hasText: first.slice(-6) }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Users' }).click();
  await dialog.getByText('It has brought nobody yet').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Group roles' }).click();
  await dialog.getByText('It has brought no group yet').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'More for Microsoft Entra ID directory' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByLabel('to confirm').fill('Microsoft Entra ID directory');
  await dialog.getByRole('button', { name: 'Disable and delete' }).click();
  await page.getByText('No directory yet').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('whoever may only look at how people sign in sees no way to change it, and is refused; so is whoever asks about another organization', async () => {
  const ROLE = { name: 'looker', display_name: 'Looker', permissions: ['sk_org_sso_read', 'sk_org_scim_read'] };
  await api.call('POST', `/organizations/${orion}/roles`, ROLE);
  await api.member(orion, 'lena@orion.example', 'looker', { given_name: 'Lena', locale: 'de' });
  const made = async (of: string) =>
    ((await api.call('POST', `/organizations/${of}/connections`, { provider: 'OKTA', type: 'SAML' })) as { readonly connection: { readonly id: string } })
      .connection.id;
  const [ours, theirs] = [await made(orion), await made(vega)];
  const { page, context } = await signInAt(browser, stack, 'lena@orion.example', { path: `/ui/sso/${ours}`, locale: 'de' });
  await page.getByText('1. Eine Anwendung bei Okta hinzufügen').waitFor();
  assert.deepEqual(
    await page
      .getByRole('main')
      .getByRole('button', { name: /Einrichten|Einschalten|Domains|Mehr/ })
      .allInnerTexts(),
    [],
  );
  await visitUi(page, '/scim?add=yes');
  await page.getByText('Noch kein Verzeichnis').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Verzeichnis hinzufügen' }).count(), 0);
  const { directory } = (await api.call('POST', `/organizations/${orion}/directories`, { directory_type: 'SCIM' })) as {
    readonly directory: { readonly id: string };
  };
  await api.call('PUT', `/organizations/${orion}/directories/${directory.id}/attributes`, {
    attributes: [
      { key: 'nickName', map_to: 'name' },
      { key: 'costCenter', map_to: 'cost_center' },
    ],
  });
  await visitUi(page, `/scim?directory=${directory.id}&show=attributes`);
  const attributes = page.getByRole('dialog', { name: 'Attribute von Verzeichnis' });
  await attributes.getByRole('row', { name: /cost_center/ }).waitFor();
  const fills = async (name: RegExp) => attributes.getByRole('row', { name }).locator('code').allInnerTexts();
  assert.deepEqual(
    [await fills(/Vorname/), await fills(/Voller Name Geändert/), await fills(/cost_center/)],
    [
      ['given_name', 'name.givenName'],
      ['name', 'nickName'],
      ['cost_center', 'costCenter'],
    ],
  );
  assert.equal(await attributes.getByRole('textbox').count(), 0);

  const ask = async (who: Page, call: string, data: object) => {
    const answer = await who.request.post(`/scalekit.v1.${call}`, {
      headers: { 'x-tenon-surface': 'ui', 'content-type': 'application/json', 'accept-language': 'de' },
      data,
    });
    return [answer.status(), ((await answer.json()) as { readonly message?: string }).message];
  };
  const NO = [403, 'Das dürfen Sie nicht.'];
  const GONE = [404, 'Diese Verbindung gibt es nicht mehr.'];
  const connections = 'connections.ConnectionService';
  assert.deepEqual(await ask(page, `${connections}/DeleteConnection`, { organizationId: orion, id: ours }), NO);
  assert.deepEqual(await ask(page, `${connections}/EnableConnection`, { organizationId: orion, id: ours }), NO);
  assert.deepEqual(await ask(page, 'directories.DirectoryService/CreateDirectory', { organizationId: orion, directory: { directoryType: 'SCIM' } }), NO);
  assert.deepEqual(await ask(page, `${connections}/GetConnection`, { organizationId: vega, id: theirs }), NO);
  assert.deepEqual(await ask(page, `${connections}/GetConnection`, { organizationId: orion, id: theirs }), GONE);
  await context.close();

  const ada = await asAda('/sso');
  assert.deepEqual(await ask(ada.page, `${connections}/DeleteConnection`, { organizationId: vega, id: theirs }), NO);
  assert.deepEqual(await ask(ada.page, `${connections}/DeleteConnection`, { organizationId: orion, id: theirs }), GONE);
  await api.call('PATCH', `/organizations/${orion}/settings`, { features: [{ name: 'sso', enabled: false }] });
  const off = await ask(ada.page, `${connections}/GetConnection`, { organizationId: orion, id: ours });
  assert.deepEqual(off, [403, 'Das ist hier nicht eingeschaltet. Fragen Sie die Betreiber der App.']);
  await ada.page.reload();
  await ada.page.getByText('This page is not for you').first().waitFor();
  await api.call('PATCH', `/organizations/${orion}/settings`, { features: [{ name: 'sso', enabled: true }] });
  await ada.context.close();
});

/** Runs of words that only an English sentence has: names begin with capitals, and protocols are one word. */
const englishOn = async (page: Page): Promise<string[]> =>
  (await page.locator('body').innerText()).split('\n').filter((line) => /\b[a-z]{3,} [a-z]{2,}\b/.test(line));

test('a profile that says Arabic is spoken to in Arabic, from right to left, and picks another language', async () => {
  await api.member(orion, 'sophie@orion.example', 'admin', { given_name: 'Sophie', family_name: 'Germain', locale: 'ar' });
  const { page, context } = await signInAt(browser, stack, 'sophie@orion.example');
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.match(await page.locator('h1').innerText(), /\p{Script=Arabic}/u);
  const [side, main] = await Promise.all([page.locator('aside').boundingBox(), page.locator('main').boundingBox()]);
  assert.ok(side && main && side.x > main.x, 'the side stands on the right');
  await picture(page, 'ui-arabic');
  await visitUi(page, '/members');
  await picture(page, 'ui-arabic-members');
  await visitUi(page, '/audit');
  await page.getByRole('row', { name: /دُعي .*sophie@orion\.example.* إلى .*Orion Analytics/ }).waitFor();
  await picture(page, 'ui-arabic-audit');
  const [[{ id: connection } = { id: '' }], [{ id: directory } = { id: '' }]] = await Promise.all([connectionsOf(), directoriesOf()]);
  for (const path of [
    '/audit',
    '/members/bulk',
    '/sso',
    '/sso?add=yes',
    `/sso/${connection}?open=settings`,
    '/scim',
    '/scim?add=yes',
    `/scim?directory=${directory}&show=attributes`,
    '/organization',
    '/members?invite=yes',
    '/members?show=answered',
    '/session-policy',
  ]) {
    await visitUi(page, path);
    assert.deepEqual(await englishOn(page), [], path);
  }

  await visitUi(page, '/');
  await page.getByLabel('اللغة').selectOption('de');
  await page.getByRole('button', { name: 'حفظ' }).click();
  await page.getByRole('heading', { name: 'Mein Konto' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('dir'), 'ltr');
  await context.close();
});

test('every page, on a desk and a phone, light and dark: axe finds nothing, nothing is wider than the screen, nothing complains', async () => {
  const [[{ id: connection } = { id: '' }], [{ id: directory } = { id: '' }]] = await Promise.all([connectionsOf(), directoriesOf()]);
  const paths = [
    '/',
    '/security',
    '/organization',
    '/members',
    '/members?show=waiting',
    '/members?show=answered',
    '/members?invite=yes',
    '/members/bulk',
    '/members/bulk?by=paste',
    '/sso',
    `/sso/${connection}`,
    `/sso/${connection}?open=settings`,
    '/scim',
    '/scim?add=yes',
    `/scim?directory=${directory}&show=attributes`,
    '/domains',
    '/session-policy',
    '/audit',
  ];
  // Side by side: most of the time a page is waited for.
  await Promise.all(VIEWS.map(lookAt));
  async function lookAt(view: View): Promise<void> {
    const { page, context, complaints } = await openUi(browser, stack, administrator, '/', view);
    for (const path of paths) {
      const where = `${path} ${view.name}`;
      await visitUi(page, path);
      await picture(page, `ui${path.replace(/[/?=]/g, '-')}-${view.name}`);
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${where} is wider than the screen`);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        [],
      );
    }
    assert.deepEqual(complaints, [], view.name);
    await context.close();
  }
});

test('who is in several organizations switches between them, and is what they are in each', async () => {
  const { page, context } = await asAda('/');
  assert.ok((await links(page)).includes('Audit log'));
  // Pressed before what opens from it has come.
  const slow = Promise.withResolvers<void>();
  await page.route(/\/switcher-[^/]*\.js/, async (route) => {
    await slow.promise;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('button', { name: /Orion Analytics/ }).hover();
  await page.mouse.down();
  slow.resolve();
  // Let go when another button has taken the place of the one that was pressed.
  await page.getByRole('button', { name: /Orion Analytics/, expanded: true }).waitFor();
  await page.mouse.up();
  await page.getByRole('menuitem', { name: 'Vega' }).click();
  await page.getByRole('button', { name: /Vega/ }).waitFor();
  assert.deepEqual(await links(page), ['My account', 'Security', 'General', 'Members']);
  await context.close();
});
