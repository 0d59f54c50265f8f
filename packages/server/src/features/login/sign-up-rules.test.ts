import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_METHODS, DEFAULT_SIGN_UP_RULES, type SignUpRules } from '../../platform/environment.ts';
import type { TestBrowser } from '../../testing/browser.ts';
import { createHosted, type Hosted } from '../../testing/hosted.ts';

const withRules = (rules: Partial<SignUpRules>, signUp = true) => createHosted({ signUp, signUpRules: { ...DEFAULT_SIGN_UP_RULES, ...rules } });

const codeOf = async (hosted: Hosted): Promise<string> => (await hosted.lastMail()).code!;
const askToSignUp = async (browser: TestBrowser, email: string) =>
  browser.press(await browser.open('/park?to=/a/auth/signup'), 'Continue', { given_name: 'Ada', family_name: 'Lovelace', email });
const signIn = async (hosted: Hosted, browser: TestBrowser, email: string) =>
  browser.press(await browser.press(await browser.open('/park'), 'Continue', { email }), 'Continue', { code: await codeOf(hosted) });

test('a blocked address is refused at its field, and no mail goes out', async () => {
  const hosted = await withRules({ blockPublicDomains: true, blockDisposableDomains: true });
  const browser = hosted.browser();
  const atPublic = await askToSignUp(browser, 'ada@gmail.com');
  assert.equal(atPublic.status, 400);
  assert.match(atPublic.html, /Anybody can have an address at gmail\.com\. Use an address at your company instead/);
  const thrownAway = await askToSignUp(browser, 'ada@mx.mailinator.com');
  assert.match(thrownAway.html, /made to be thrown away/);
  assert.deepEqual(await hosted.world.jobs(), []);
  assert.equal((await askToSignUp(browser, 'ada@orion.test')).heading, 'Look in your mail');
});

test('without the rules every address is welcome', async () => {
  const hosted = await withRules({});
  for (const email of ['ada@gmail.com', 'ada@mailinator.com']) assert.equal((await askToSignUp(hosted.browser(), email)).heading, 'Look in your mail');
});

test('somebody new who comes by the sign-in page is refused after the proof; who is here already signs in as before', async () => {
  const hosted = await withRules({ blockPublicDomains: true });
  const refused = await signIn(hosted, hosted.browser(), 'eve@gmail.com');
  assert.deepEqual([refused.status, refused.heading], [403, 'There is no account for eve@gmail.com']);
  assert.match(refused.html, /Use an address at your company instead/);
  await hosted.world.db
    .insertInto('users')
    .values({
      id: hosted.world.desk.entropy.id('usr', hosted.world.now()),
      environment_id: hosted.world.environment.id,
      email: 'old@gmail.com',
      created_at: hosted.world.now(),
      updated_at: hosted.world.now(),
    })
    .execute();
  const browser = hosted.browser();
  assert.match((await signIn(hosted, browser, 'old@gmail.com')).heading, /^authorize/);
  const chooser = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(chooser.heading, 'You belong to no organization in Orion yet');
  assert.ok(!chooser.links.some(({ text }) => text.startsWith('Create')));
  const forced = await browser.open(chooser.url.replace('organizations?', 'organizations/new?'));
  assert.equal(forced.status, 403);
  assert.match(forced.html, /Use an address at your company instead/);
});

test('a person makes as many organizations as the environment lets one make', async () => {
  const hosted = await withRules({ organizationsPerPerson: 1 });
  const browser = hosted.browser();
  await browser.press(await askToSignUp(browser, 'ada@orion.test'), 'Continue', { code: await codeOf(hosted) });
  const naming = await browser.open('/park?to=/a/auth/organizations');
  await browser.press(naming, 'Create organization', { name: 'First' });
  assert.match((await browser.press(naming, 'Create organization', { name: 'First' })).heading, /^authorize/, 'the same press twice');

  const chooser = await browser.open('/park?to=/a/auth/organizations');
  assert.ok(!chooser.links.some(({ text }) => text.startsWith('Create')));
  const forced = await browser.open(chooser.url.replace('organizations?', 'organizations/new?'));
  assert.equal(forced.status, 403);
  assert.match(forced.html, /You have made as many organizations as one person may: 1/);
  const sent = await browser.press(naming, 'Create organization', { name: 'Second' });
  assert.equal(sent.status, 403);
  assert.deepEqual(
    (await hosted.organizations()).map(({ display_name }) => display_name),
    ['First'],
  );
});

test('with naming off, whoever signs up makes an organization without a name by one press', async () => {
  const hosted = await withRules({ nameOrganization: false });
  const browser = hosted.browser();
  await browser.press(await askToSignUp(browser, 'ada@orion.test'), 'Continue', { code: await codeOf(hosted) });
  const page = await browser.open('/park?to=/a/auth/organizations');
  assert.equal(page.heading, 'Your organization is next');
  assert.doesNotMatch(page.html, /<input[^>]+name="name"/);
  assert.match((await browser.press(page, 'Create organization')).heading, /^authorize/);
  assert.deepEqual(
    (await hosted.organizations()).map(({ display_name }) => display_name),
    [''],
  );
});

test('an app by invitation says whom to ask', async () => {
  const hosted = await withRules({ contactEmail: 'hello@orion.test', contactUrl: 'https://orion.test/access' }, false);
  const browser = hosted.browser();
  const off = await browser.open('/park?to=/a/auth/signup');
  for (const page of [off, await signIn(hosted, browser, 'eve@nowhere.test')]) {
    assert.equal(page.status, 403);
    assert.match(page.html, /href="mailto:hello@orion\.test"/);
    assert.match(page.html, /href="https:\/\/orion\.test\/access"/);
  }
});

test('where only links are mailed, the page asks for no code, and the link signs in', async () => {
  const hosted = await createHosted({ methods: { ...DEFAULT_METHODS, emailCode: false, mailSeconds: 600 } });
  const browser = hosted.browser();
  const form = await browser.open('/park');
  assert.match(form.html, /We mail you a link\./);
  const page = await browser.press(form, 'Continue', { email: 'ada@orion.test' });
  assert.match(page.html, /We sent a link to .*It is good for 10 minutes\. Open it in this browser\./s);
  assert.doesNotMatch(page.html, /name="code"/);
  const { link } = await hosted.lastMail();
  const opened = await browser.open(new URL(link!).pathname);
  assert.match((await browser.press(opened, opened.forms[0]!.button)).heading, /^authorize/);
});
