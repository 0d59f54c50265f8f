import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InteractionId } from '../../platform/ids.ts';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { APP, createHosted, type Hosted } from '../../testing/hosted.ts';
import { askForCode } from './index.ts';

const MINUTE = 60_000;
const email = 'ada@example.com';

/** From the app's request to the page that asks for the code. */
async function asked(browser: TestBrowser, address = email): Promise<Shown> {
  return browser.press(await browser.open('/park'), 'Continue', { email: address });
}

const codeOf = async (hosted: Hosted): Promise<string> => (await hosted.lastMail()).code!;
const pathOf = (link: string): string => new URL(link).pathname;
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function signedUp(hosted: Hosted, browser: TestBrowser, { address = email, given = 'Ada', name = undefined as string | undefined } = {}) {
  const form = await browser.open('/park?to=/a/auth/signup');
  const code = await browser.press(form, 'Continue', { given_name: given, family_name: 'Lovelace', email: address });
  await browser.press(code, 'Continue', { code: await codeOf(hosted) });
  const naming = await browser.open('/park?to=/a/auth/organizations');
  return browser.press(naming, 'Create organization', name ? { name } : {});
}

test('a mailed code signs in, and the request that waited goes on', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const page = await asked(browser);
  assert.equal(page.heading, 'Look in your mail');
  assert.match(page.html, /ada@example\.com/);
  assert.match(page.html, /autocomplete="one-time-code"/);

  const done = await browser.press(page, 'Continue', { code: await codeOf(hosted) });
  assert.match(done.heading, /^authorize req_\d+$/);
  assert.ok(browser.cookies.has('tenon_session'));
  const [session] = await hosted.sessions();
  assert.deepEqual([session?.proofs, session?.opens_all], [['email_code'], true]);
  assert.deepEqual(await hosted.world.events(), ['user.created', 'user.login']);
});

test('the address the app hinted at stands in the field', async () => {
  const hosted = await createHosted();
  const page = await hosted.browser().open('/park?loginHint=grace@example.com');
  assert.equal(page.forms[0]?.values['email'], 'grace@example.com');
});

test('a wrong code says how many tries are left, and the fifth ends it', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  let page = await asked(browser);
  const code = await codeOf(hosted);
  page = await browser.press(page, 'Continue', { code: wrong(code) });
  assert.equal(page.status, 400);
  assert.match(page.html, /role="alert".*You have 4 tries left/s);
  for (let attempt = 0; attempt < 3; attempt += 1) page = await browser.press(page, 'Continue', { code: wrong(code) });
  assert.match(page.html, /You have one try left/);
  page = await browser.press(page, 'Continue', { code: wrong(code) });
  assert.deepEqual([page.heading, page.status], ['Too many wrong codes', 429]);
  assert.ok(!browser.cookies.has('tenon_session'));
  const again = await browser.open(page.links[0]!.href);
  assert.equal(again.heading, 'Sign in to Orion');
});

test('known and unknown addresses get the same page and the same mail', async () => {
  const hosted = await createHosted({ signUp: false });
  const { user } = await hosted.invite(email, await hosted.world.organization());
  assert.ok(user);
  const answers = [];
  for (const address of [email, 'nobody@example.com']) {
    const page = await asked(hosted.browser(), address);
    const { to, code, link, ...mail } = await hosted.lastMail();
    assert.equal(to, address);
    assert.ok(code && link);
    const text = page.html.replaceAll(address, 'X').replace(/value="[\w-]{43}"|chl_\d+|req_\d+/g, '');
    answers.push({ status: page.status, text, mail });
  }
  assert.deepEqual(answers[0], answers[1]);
});

test('sign-up off: an unknown address hears whom to ask, after the proof and not before', async () => {
  const hosted = await createHosted({ signUp: false });
  const browser = hosted.browser();
  const page = await asked(browser);
  const refused = await browser.press(page, 'Continue', { code: await codeOf(hosted) });
  assert.deepEqual([refused.heading, refused.status], ['There is no account for ada@example.com', 403]);
  assert.match(refused.html, /by invitation\. Ask somebody/);
  assert.ok(!browser.cookies.has('tenon_session'));
  assert.deepEqual(await hosted.world.events(), []);
  assert.equal((await browser.open('/park?to=/a/auth/signup')).heading, 'Orion is by invitation');
});

test('a third mail within a minute is refused in words', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const page = await asked(browser);
  const second = await browser.press(page, 'Send a new code');
  assert.match(second.html, /A new code is on its way/);
  const third = await browser.press(second, 'Send a new code');
  assert.equal(third.status, 429);
  assert.match(third.html, /Two mails went out to this address within a minute/);
  const fourth = await browser.press(await browser.open('/park'), 'Continue', { email });
  assert.equal(fourth.status, 429);
  assert.match(fourth.html, /role="alert"/);
  assert.ok((await browser.press(third, 'Continue', { code: await codeOf(hosted) })).heading.startsWith('authorize'));
});

test('what is no address is said at the field', async () => {
  const hosted = await createHosted();
  const page = await asked(hosted.browser(), 'ada@example');
  assert.equal(page.status, 400);
  assert.match(page.html, /role="alert" id="alert"><p><a href="#email">That is not an e-mail address/);
  assert.match(page.html, /id="email"[^>]*value="ada@example"[^>]*aria-invalid="true" aria-describedby="alert"/);
  assert.deepEqual(await hosted.mails(), []);
});

test('opening the link does nothing; pressing its button signs in', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await asked(browser);
  const path = pathOf((await hosted.lastMail()).link!);
  for (let scan = 0; scan < 3; scan += 1) await hosted.browser().open(path);
  const page = await browser.open(path);
  assert.match(page.html, /You go on as/);
  assert.equal((await hosted.sessions()).length, 0);

  const done = await browser.press(page, 'Sign in to Orion');
  assert.match(done.heading, /^authorize/);
  assert.deepEqual((await hosted.sessions())[0]?.proofs, ['magic_link']);
});

test('in another browser the link signs nobody in, and the code is the way out', async () => {
  const hosted = await createHosted();
  const [browser, other] = [hosted.browser(), hosted.browser()];
  const page = await asked(browser);
  const { link, code } = await hosted.lastMail();
  const elsewhere = await other.open(pathOf(link!));
  assert.equal(elsewhere.heading, 'This is not the browser where you started');
  assert.doesNotMatch(elsewhere.html, /ada@example\.com/, 'it does not tell whose it is');

  const forced = await other.press({ ...page, url: elsewhere.url, forms: [{ ...(await other.open('/park')).forms[0]!, action: pathOf(link!) }] }, 'Continue');
  assert.equal(forced.heading, 'This is not the browser where you started');
  assert.equal((await hosted.sessions()).length, 0);
  assert.match((await browser.press(page, 'Continue', { code: code! })).heading, /^authorize/);
});

test('a used, expired or replaced link says so', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const page = await asked(browser);
  const path = pathOf((await hosted.lastMail()).link!);
  await browser.press(page, 'Send a new code');
  assert.deepEqual([(await browser.open(path)).heading, (await browser.open(path)).status], ['This link no longer works', 410]);
  const newest = pathOf((await hosted.lastMail()).link!);
  hosted.world.later(5 * MINUTE);
  assert.equal((await browser.open(newest)).status, 410);
  assert.equal((await browser.open('/a/auth/link/nonsense')).status, 410);
});

test('pressing twice with a slow network is the same as pressing once', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const page = await asked(browser);
  const code = await codeOf(hosted);
  const answers = await Promise.all([browser.press(page, 'Continue', { code }), browser.press(page, 'Continue', { code })]);
  assert.ok(answers.every(({ heading }) => heading.startsWith('authorize')));
  assert.equal((await hosted.world.events()).filter((type) => type === 'user.created').length, 1);
});

test('the back button after signing in leads on, not to a dead end', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const page = await asked(browser);
  await browser.press(page, 'Continue', { code: await codeOf(hosted) });
  assert.match((await browser.open(page.url)).heading, /^authorize/);
});

test('signing in as somebody else ends the session before; as the same person it makes it stronger', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const enter = async (address: string) => browser.press(await asked(browser, address), 'Continue', { code: await codeOf(hosted) });
  await enter(email);
  const first = browser.cookies.get('tenon_session');
  hosted.world.later(MINUTE);
  await enter(email);
  assert.equal(browser.cookies.get('tenon_session'), first);
  assert.deepEqual(
    (await hosted.sessions()).map(({ ended_how }) => ended_how),
    [null],
  );
  await enter('grace@example.com');
  assert.notEqual(browser.cookies.get('tenon_session'), first);
  assert.deepEqual(
    (await hosted.sessions()).map(({ ended_how }) => ended_how),
    ['replaced', null],
  );
});

test('sign-up makes the person, asks for the name of an organization, and makes it with its first administrator', async () => {
  const hosted = await createHosted({ organizationWord: 'Workspace' });
  const browser = hosted.browser();
  const form = await browser.open('/park?to=/a/auth/signup');
  assert.equal(form.heading, 'Create your Orion account');
  for (const autocomplete of ['given-name', 'family-name', 'email']) assert.match(form.html, new RegExp(`autocomplete="${autocomplete}"`));
  const code = await browser.press(form, 'Continue', { given_name: 'Ada', family_name: 'Lovelace', email });
  assert.equal((await hosted.lastMail()).purpose, 'sign_up');
  assert.match((await browser.press(code, 'Continue', { code: await codeOf(hosted) })).heading, /^authorize/);

  const naming = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(naming.heading, 'Name your workspace');
  assert.equal(naming.forms[0]?.values['name'], "Ada's Workspace");
  assert.match((await browser.press(naming, 'Create workspace')).heading, /^authorize/);

  const [organization] = await hosted.organizations();
  assert.equal(organization?.display_name, "Ada's Workspace");
  const [membership] = await hosted.memberships();
  assert.deepEqual([membership?.status, membership?.provisioning_method], ['active', 'org_creator']);
  assert.deepEqual(await hosted.world.events(), ['user.created', 'user.login', 'organization.created', 'user.organization_membership_created', 'user.signup']);
  const roles = await hosted.world.db
    .selectFrom('membership_roles')
    .innerJoin('roles', 'roles.id', 'role_id')
    .select('name')
    .where('membership_id', '=', membership!.id)
    .execute();
  assert.deepEqual(roles, [{ name: 'admin' }]);
  const [user] = await hosted.world.db.selectFrom('users').selectAll().where('environment_id', '=', hosted.world.environment.id).execute();
  assert.deepEqual([user?.given_name, user?.family_name, user?.email_proven_at], ['Ada', 'Lovelace', hosted.world.now()]);
  const [chosen] = await hosted.world.db
    .selectFrom('interactions')
    .select('organization_id')
    .where('organization_id', 'is not', null)
    .where('environment_id', '=', hosted.world.environment.id)
    .execute();
  assert.equal(chosen?.organization_id, organization?.id);
});

test('an unknown address that signs in goes on as a sign-up', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await browser.press(await asked(browser), 'Continue', { code: await codeOf(hosted) });
  const naming = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(naming.heading, 'Name your organization');
  assert.equal(naming.forms[0]?.values['name'], '', 'nobody said what they are called');
  await browser.press(naming, 'Create organization', { name: 'Analytical Engines' });
  assert.ok((await hosted.world.events()).includes('user.signup'));
});

test('naming can be skipped, and pressed twice makes one organization', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await browser.press(await asked(browser), 'Continue', { code: await codeOf(hosted) });
  const naming = await browser.open('/park?to=/a/auth/organizations');
  await Promise.all([browser.press(naming, 'Skip for now'), browser.press(naming, 'Skip for now')]);
  assert.deepEqual(
    (await hosted.organizations()).map(({ display_name }) => display_name),
    [''],
  );
});

test('a name that is too long or empty is said at the field and makes nothing', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await browser.press(await asked(browser), 'Continue', { code: await codeOf(hosted) });
  const naming = await browser.open('/park?to=/a/auth/organizations');
  for (const name of ['', '   ', 'x'.repeat(201)]) assert.equal((await browser.press(naming, 'Create organization', { name })).status, 400);
  assert.deepEqual(await hosted.organizations(), []);
});

test('signing up with an address that has an account signs in, and fills only what is empty', async () => {
  const hosted = await createHosted();
  await signedUp(hosted, hosted.browser());
  hosted.world.later(MINUTE);
  const browser = hosted.browser();
  const form = await browser.open('/park?to=/a/auth/signup');
  const code = await browser.press(form, 'Continue', { given_name: 'Eve', family_name: '', email });
  assert.match((await browser.press(code, 'Continue', { code: await codeOf(hosted) })).heading, /^authorize/);
  const users = await hosted.world.db.selectFrom('users').select('given_name').where('environment_id', '=', hosted.world.environment.id).execute();
  assert.deepEqual(users, [{ given_name: 'Ada' }]);
});

test('somebody who is invited is offered to join instead of being given an organization of their own', async () => {
  const hosted = await createHosted();
  const organizationId = await hosted.world.organization('Orion Analytics');
  await hosted.invite(email, organizationId);
  const browser = hosted.browser();
  const form = await browser.open('/park?to=/a/auth/signup');
  const code = await browser.press(form, 'Continue', { given_name: 'Ada', family_name: '', email });
  await browser.press(code, 'Continue', { code: await codeOf(hosted) });

  const chooser = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(chooser.heading, 'You are invited');
  assert.match(chooser.html, /Orion Analytics/);
  assert.match(chooser.html, /grace@example\.com/);
  assert.match((await browser.press(chooser, /^Join/)).heading, /^authorize/);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['active'],
  );
  assert.ok((await hosted.world.events()).includes('user.organization_invitation_accepted'));
  assert.match((await browser.press(chooser, /^Join/)).heading, /^authorize/, 'pressed twice');
});

test('an invitation of somebody else cannot be joined', async () => {
  const hosted = await createHosted();
  await hosted.invite('grace@example.com', await hosted.world.organization());
  const [{ id }] = (await hosted.world.db.selectFrom('invitations').select('id').where('environment_id', '=', hosted.world.environment.id).execute()) as [
    { id: string },
  ];
  const browser = hosted.browser();
  await signedUp(hosted, browser);
  const chooser = await browser.open('/park?to=/a/auth/organizations');
  const answer = await browser.press(chooser, /Ada/, { organization: '', join: id });
  assert.equal(answer.status, 409);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending', 'active'],
  );
});

test('the chooser shows where one belongs, and notes the choice on the request', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await signedUp(hosted, browser, { name: 'First' });
  const chooser = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(chooser.heading, 'Choose an organization');
  const another = await browser.open(chooser.links.find(({ text }) => text === 'Create an organization')!.href);
  await browser.press(another, 'Create organization', { name: 'Second' });
  const again = await browser.open('/park?to=/a/auth/organizations');
  assert.deepEqual(
    again.forms.map(({ button }) => button),
    ['FirstAdmin', 'SecondAdmin', 'Use another account'],
  );
  const [, request] = /^authorize (req_\d+)$/.exec((await browser.press(again, /^First/)).heading) ?? [];
  const [first] = await hosted.organizations();
  const waiting = await hosted.world.db
    .selectFrom('interactions')
    .selectAll()
    .where('id', '=', request as InteractionId)
    .executeTakeFirst();
  assert.equal(waiting?.organization_id, first?.id);
  assert.equal((await hosted.world.events()).filter((type) => type === 'user.signup').length, 1, 'only the first is a sign-up');
});

test('an organization one does not belong to cannot be chosen', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await signedUp(hosted, browser);
  const strange = await hosted.world.organization('Strange');
  const chooser = await browser.open('/park?to=/a/auth/organizations');
  assert.equal((await browser.press(chooser, /Ada/, { organization: strange })).status, 409);
  assert.notEqual((await hosted.sessions())[0]?.organization_id, strange);
});

test('without sign-up, somebody who belongs nowhere hears whom to ask', async () => {
  const hosted = await createHosted({ signUp: false });
  const { whose } = await hosted.invite(email, await hosted.world.organization());
  const browser = hosted.browser();
  await browser.press(await asked(browser), 'Continue', { code: await codeOf(hosted) });
  await hosted.world.db.deleteFrom('memberships').where('user_id', '=', whose.userId).execute();
  const page = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(page.heading, 'You belong to no organization in Orion yet');
  assert.match(page.html, /Ask somebody who uses it/);
  assert.equal((await browser.open(page.url.replace('organizations?', 'organizations/new?'))).status, 403);
});

test('"use another account" signs this browser out and starts anew', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  await signedUp(hosted, browser);
  const chooser = await browser.open('/park?to=/a/auth/organizations');
  assert.match((await browser.press(chooser, 'Use another account')).heading, /^authorize/);
  assert.ok(!browser.cookies.has('tenon_session'));
  assert.equal((await hosted.sessions())[0]?.ended_how, 'logout');
});

test('a page that is opened by itself leads to where the app starts its sign-in', async () => {
  const hosted = await createHosted();
  for (const path of ['/a/auth/login', '/a/auth/signup', '/a/auth/organizations', '/a/auth/organizations/new']) {
    assert.equal((await hosted.browser().open(path)).location, `${APP}/login`, path);
  }
});

test('where the app names no such place, the page explains', async () => {
  const hosted = await createHosted({}, { home: true });
  const page = await hosted.browser().open('/a/auth/login');
  assert.deepEqual([page.heading, page.status, page.links[0]?.href], ['Start from Orion', 409, `${APP}/`]);
});

test('a browser that keeps no cookies hears so instead of going round in circles', async () => {
  const hosted = await createHosted();
  const page = await hosted.browser().open('/park');
  const fresh = await hosted.browser().open(page.url);
  assert.deepEqual([fresh.heading, fresh.status], ['Your browser kept no cookie', 403]);

  const browser = hosted.browser();
  const form = await browser.open('/park');
  browser.cookies.clear();
  assert.equal((await browser.press(form, 'Continue', { email })).heading, 'Your browser kept no cookie');
  assert.deepEqual(await hosted.mails(), []);
});

test('a form from another site, or without its token, does nothing', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const form = await browser.open('/park');
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    const answer = await browser.press(form, 'Continue', { email }, headers);
    assert.deepEqual([answer.heading, answer.status], ['Nothing was done', 403]);
  }
  assert.equal((await browser.press(form, 'Continue', { email, form_token: 'x' })).status, 403);
  assert.deepEqual(await hosted.mails(), []);
});

test('another browser cannot go on with a request it did not park, nor with its code', async () => {
  const hosted = await createHosted();
  const [browser, thief] = [hosted.browser(), hosted.browser()];
  const page = await asked(browser);
  await thief.open('/park');
  assert.equal(
    (await thief.open(new URL((await browser.open('/park')).url).pathname + new URL((await browser.open('/park')).url).search)).location,
    `${APP}/login`,
  );
  const stolen = await thief.open(page.url);
  assert.equal(stolen.heading, 'This page has run out');
  assert.doesNotMatch(stolen.html, /ada@example\.com/);
});

test('a network that sends too many forms is asked to wait, on a page that leads back to where it was', async () => {
  const hosted = await createHosted({}, { initiateLogin: true, limits: { signIn: 2 } });
  const browser = hosted.browser();
  const form = await browser.open('/park');
  for (let i = 0; i < 2; i += 1) assert.equal((await browser.press(form, 'Continue', { email: 'nobody' })).status, 400);
  const page = await browser.press(form, 'Continue', { email });
  assert.deepEqual([page.status, page.heading], [429, 'A little slower, please']);
  assert.equal(page.headers.get('retry-after'), page.headers.get('ratelimit-reset'));
  assert.deepEqual(await hosted.mails(), []);
  // Looking costs nothing.
  const again = await browser.open(page.links[0]!.href);
  assert.equal(again.heading, form.heading);
  hosted.world.later(MINUTE);
  assert.equal((await browser.press(again, 'Continue', { email })).heading, 'Look in your mail');
});

test('a network whose browsers come too often is told so on a page, not in JSON', async () => {
  const hosted = await createHosted({}, { oauth: true, limits: { address: 1 } });
  const browser = hosted.browser();
  const address = `/oauth/authorize?response_type=code&client_id=${hosted.client.id}&redirect_uri=${encodeURIComponent(`${APP}/callback`)}&scope=openid`;
  assert.equal((await browser.open(address)).heading, 'Sign in to Orion');
  const page = await browser.open(address);
  assert.deepEqual([page.status, page.heading], [429, 'A little slower, please']);
  assert.equal(new URL(page.links[0]!.href, hosted.url).href, new URL(address, hosted.url).href);
});

test('neither addresses nor codes nor tokens reach the log', async () => {
  const hosted = await createHosted();
  const browser = hosted.browser();
  const page = await asked(browser);
  const { code, link } = await hosted.lastMail();
  await browser.press(page, 'Continue', { code: wrong(code!) });
  await browser.open(pathOf(link!));
  await browser.press(await browser.open(pathOf(link!)), 'Sign in to Orion');
  for (let mail = 0; mail < 3; mail += 1) await browser.press(await browser.open('/park'), 'Continue', { email });
  const log = JSON.stringify(hosted.lines);
  assert.match(log, /\/a\/auth\/link\/:token/);
  for (const secret of [email, code!, link!.split('/').at(-1)!]) assert.ok(!log.includes(secret), secret);
});

test('where sign-up is off, the command refuses it too, not only the page', async () => {
  const { world } = await createHosted({ signUp: false });
  const profile = { givenName: 'Ada', familyName: '' };
  await assert.rejects(world.do(world.visitor, askForCode, { email, browserSecret: 'browser', profile }), { kind: 'forbidden', code: 'login.sign_up_off' });
  assert.deepEqual(await world.jobs(), []);
});
