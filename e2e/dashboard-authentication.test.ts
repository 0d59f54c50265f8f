import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// How people sign in, as an operator sets it, and what of it people and apps see.

let stack: Stack;
let browser: Browser;
let cookies: Cookies;
let organizationId = '';

interface Answer {
  readonly organization: { readonly id: string; readonly display_name: string; readonly external_id: string };
  readonly environment: {
    readonly methods: Record<string, unknown>;
    readonly sign_up_enabled: boolean;
    readonly invitation_days: number;
    readonly own_settings: readonly string[];
    readonly sign_up: { readonly contact_email: string; readonly seats: number };
  };
}

const api = async (method: string, path: string, body?: object): Promise<Answer> => {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: stack.clientId, client_secret: stack.clientSecret });
  const { access_token: token } = (await (await fetch(`${stack.url}/oauth/token`, { method: 'POST', body: form })).json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${stack.url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  assert.ok(answer.ok, `${method} ${path} ${answer.status}`);
  return (await answer.json()) as Answer;
};

/** What the buttons of the page say that people are sent to who sign in. */
async function signInButtons(): Promise<string> {
  const address = new URL('/oauth/authorize', stack.url);
  address.search = String(
    new URLSearchParams({ response_type: 'code', client_id: stack.clientId, redirect_uri: `${stack.demo}/auth/callback`, scope: 'openid', state: 's' }),
  );
  const page = await (await browser.newContext()).newPage();
  await page.goto(address.href);
  const buttons = await page.getByRole('button').allInnerTexts();
  await page.context().close();
  return buttons.join(', ');
}

before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  cookies = await signInOperator(browser, stack);
  const { organization } = await api('POST', '/organizations', { display_name: 'Orion Analytics', metadata: { plan: 'enterprise' } });
  organizationId = organization.id;
  await api('POST', `/organizations/${organizationId}/users?send_invitation_email=false`, {
    email: 'ada@orion.example',
    user_profile: { name: 'Ada Lovelace' },
  });
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

const saveChanges = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();

test('settings are kept until they are saved, refused at their field, guarded against leaving, and taken back again', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/authentication');
  await page.getByLabel('A link only').check();
  await page.getByLabel('Good for', { exact: true }).fill('90');
  await saveChanges(page);
  await page.getByText('At most an hour.').waitFor();

  await page.getByRole('link', { name: 'Organizations' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await page.getByLabel('Good for', { exact: true }).inputValue(), '90');

  await page.getByLabel('Good for', { exact: true }).fill('10');
  await saveChanges(page);
  // Whoever points at it can undo it for as long as they do, and not for some seconds only.
  await page.getByText('Saved. It holds from now on.').hover();
  const { methods } = (await api('GET', '/environment')).environment;
  assert.equal(methods['mail_seconds'], 600);
  assert.ok(!methods['email_code'] && methods['magic_link']);

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('As it was before.').waitFor();
  await page.getByRole('radio', { name: 'A link and a code', checked: true }).waitFor();
  assert.equal(await page.getByLabel('Good for', { exact: true }).inputValue(), '5');

  // What only the server knows: that every way in would be shut.
  await page.getByLabel('No mail').check();
  await page.getByLabel('Sign in with a passkey').uncheck();
  await saveChanges(page);
  await page
    .getByText(/at least one way to sign in/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  assert.ok(await page.getByLabel('A link and a code').isChecked());
  await page.context().close();
});

test("a provider's button stands on the sign-in page once its credentials are entered, and goes with its switch", async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/authentication');
  await page.getByRole('button', { name: 'Set up Google' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Client ID').fill('123.apps.example');
  assert.match(await drawer.getByLabel('Authorized redirect URI', { exact: true }).inputValue(), /\/sso\/v1\/oauth\/conn_\d+\/callback$/);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByText('Enter the Client secret that Google shows.').waitFor();
  await drawer.getByLabel('Client secret').fill('s3cret');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByText('On the sign-in page', { exact: true }).waitFor();
  assert.match(await signInButtons(), /Google/);
  await page.getByRole('switch', { name: 'Sign in with Google' }).press('Space');
  await page.getByText('The button of Google is gone.').waitFor();
  assert.doesNotMatch(await signInButtons(), /Google/);
  await page.getByRole('button', { name: 'Edit Google' }).click();
  await drawer.getByRole('button', { name: 'Disconnect…' }).click();
  await page.getByRole('dialog', { name: 'Disconnect Google?' }).getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('Google is disconnected.').waitFor();
  await page.getByRole('button', { name: 'Set up Google' }).waitFor();
  await page.context().close();
});

test('sign-up is closed for this environment, whatever the server says, and goes by the server again', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/authentication/sign-up');
  await page.getByText('As the server was started: TENON_SIGN_UP=yes.').waitFor();
  await page.getByLabel('Anybody may sign up').uncheck();
  await page.getByLabel('An invitation stays open for').fill('30');
  await saveChanges(page);
  await page.getByText('Saved. It holds from now on.').waitFor();
  await page.getByText('Set for this environment. The server was started with TENON_SIGN_UP=yes.').waitFor();
  const settled = async () => {
    const { sign_up_enabled, invitation_days, own_settings } = (await api('GET', '/environment')).environment;
    return [sign_up_enabled, invitation_days, own_settings.length];
  };
  assert.deepEqual(await settled(), [false, 30, 2]);

  await visit(page, '/settings');
  await page
    .getByRole('row', { name: /TENON_INVITATION_DAYS/ })
    .getByText('15 days')
    .waitFor();
  await page.getByText('Set for this environment: 30 days').waitFor();
  await page.getByRole('link', { name: 'See' }).first().click();
  await page.getByRole('button', { name: 'Go by TENON_SIGN_UP again' }).click();
  await page.getByRole('button', { name: 'Go by TENON_INVITATION_DAYS again' }).click();
  await saveChanges(page);
  await page.getByText('As the server was started: TENON_INVITATION_DAYS=15.').waitFor();
  await page.getByText('Saved. It holds from now on.').waitFor();
  assert.deepEqual(await settled(), [true, 15, 0]);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('two who change the same settings lose nothing: what one of them changed is kept, and what both did is asked about', async () => {
  const [{ page: one }, { page: other }] = [await openDashboard(browser, stack, cookies), await openDashboard(browser, stack, cookies)];
  for (const page of [one, other]) await visit(page, '/authentication/sign-up');
  const contact = (page: Page) => page.getByLabel('Mail address');
  const changeContact = async (page: Page, address: string) => {
    await contact(page).fill(address);
    await saveChanges(page);
  };
  const isSaved = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' }).waitFor({ state: 'detached' });
  const settled = async () => {
    const { contact_email, seats } = (await api('GET', '/environment')).environment.sign_up;
    return [contact_email, seats];
  };
  await other.getByLabel('Seats of each').fill('40');
  await saveChanges(other);
  await isSaved(other);
  await changeContact(one, 'help@orion.example');
  await isSaved(one);
  assert.deepEqual(await settled(), ['help@orion.example', 40]);

  // The other page still shows what was there before both.
  await changeContact(other, 'desk@orion.example');
  await other.getByText('Saved otherwise meanwhile: Mail address.').waitFor();
  assert.deepEqual(await settled(), ['help@orion.example', 40]);
  await other.getByRole('button', { name: 'Take theirs' }).click();
  await isSaved(other);
  assert.equal(await contact(other).inputValue(), 'help@orion.example');

  await changeContact(one, 'people@orion.example');
  await isSaved(one);
  await changeContact(other, 'desk@orion.example');
  await other.getByRole('button', { name: 'Save mine' }).click();
  await isSaved(other);
  assert.deepEqual(await settled(), ['desk@orion.example', 40]);
  await other.context().close();

  // A drawer that was open while an app changed the same organization.
  await visit(one, `/organizations/${organizationId}`);
  await one.getByRole('button', { name: 'Edit' }).click();
  const drawer = one.getByRole('dialog');
  await drawer.getByLabel('Name *').fill('Orion');
  await api('PATCH', `/organizations/${organizationId}`, { display_name: 'Orion Labs', external_id: 'cust_7' });
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByText('Saved otherwise meanwhile: Name.').waitFor();
  await drawer.getByRole('button', { name: 'Save mine' }).click();
  await drawer.waitFor({ state: 'detached' });
  const { organization } = await api('GET', `/organizations/${organizationId}`);
  assert.deepEqual([organization.display_name, organization.external_id], ['Orion', 'cust_7']);
  await api('PATCH', `/organizations/${organizationId}`, { display_name: 'Orion Analytics' });
  await one.context().close();
});

test('a claim shows what it comes to while it is typed, and stands in tokens once it is saved', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/authentication/claims');
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await page.getByText('"enterprise"', { exact: true }).waitFor();
  await page.getByLabel('Name of the claim').fill('sub');
  await page
    .getByText(/is a claim that tokens have already/)
    .first()
    .waitFor();
  await page.getByLabel('Name of the claim').fill('plan');
  await page.getByLabel('Expression of plan').fill('user.nmae');
  await page.locator('[data-tone=bad]').first().waitFor();
  await page.getByLabel('Expression of plan').fill('organization.name');
  await page.getByText('"Orion Analytics"', { exact: true }).waitFor();
  await saveChanges(page);
  await page.getByText('Saved. It holds from now on.').waitFor();
  assert.match(await page.getByRole('region', { name: 'Access token' }).innerText(), /"plan": "Orion Analytics"/);
  await page.context().close();
});

test('an attribute is declared under a key made from its name, and the simulator says why somebody gets in', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/authentication/attributes');
  await page.getByRole('button', { name: 'Declare attribute' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Cost centre');
  assert.equal(await dialog.getByLabel('Key').inputValue(), 'cost_centre');
  await dialog.getByRole('button', { name: 'Declare attribute' }).click();
  await page.getByRole('cell', { name: 'Cost centre', exact: true }).waitFor();

  await page.getByRole('link', { name: 'Simulator' }).click();
  await page.getByLabel('E-mail address').fill('ada@orion.example');
  await page.getByRole('button', { name: 'Simulate' }).click();
  await page.getByText('They get in.').waitFor();
  await page.getByText('Orion Analytics: a member.').waitFor();
  assert.match(page.url(), /email=ada/, 'the question can be sent on');
  await page.getByRole('link', { name: 'environment.methods', exact: true }).click();
  await page.waitForURL('**/dashboard/authentication');
  await page.context().close();
});
