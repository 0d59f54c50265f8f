import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';
import { createInterceptor, updateInterceptor } from '../interceptors/manage.ts';

const hosted = await createHosted({}, { oauth: true });
const { world } = hosted;
const asked: { readonly trigger_point: string; readonly interceptor_context: Record<string, unknown> }[] = [];
let answer: object = {};
Object.assign(world.desk.outside, {
  fetch: async (_url: URL, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return Response.json(answer);
  },
});
await world.do(world.client, createInterceptor, { displayName: 'Sign-ups', trigger: 'PRE_SIGNUP', url: 'https://app.example.com/interceptor' });

async function signUp(email: string) {
  const browser = hosted.browser();
  const query = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  const code = await browser.press(await browser.open(`/oauth/authorize?${query}`), 'Continue', { email });
  return { browser, page: await browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! }) };
}
const named = async (name: string) => (await hosted.organizations()).filter(({ display_name }) => display_name === name);

test('before a sign-up gets its organization the app is asked: a no is shown in its words, and nothing is made', async () => {
  const { browser, page } = await signUp('ada@example.com');
  answer = { decision: 'DENY', error: { message: 'Call our sales team first.' } };
  const button = page.forms[0]!.button;
  const refused = await browser.press(page, button, { name: 'Acme' });
  assert.equal(refused.status, 403);
  assert.match(refused.html, /Call our sales team first\./);
  assert.deepEqual(await named('Acme'), []);
  assert.deepEqual([asked.at(-1)?.trigger_point, asked.at(-1)?.interceptor_context['user_email']], ['PRE_SIGNUP', 'ada@example.com']);

  answer = { decision: 'ALLOW' };
  assert.match((await browser.press(refused, button, { name: 'Acme' })).location ?? '', /code=/);
  assert.equal((await named('Acme')).length, 1);
});

test('a yes may name the organization they belong to: they are a member there, and nothing new is made', async () => {
  const organizationId = await world.organization('Customer');
  const { browser, page } = await signUp('bob@example.com');
  answer = { decision: 'ALLOW', response: { create_organization_membership: { organization_id: organizationId, roles: ['member'] } } };
  assert.match((await browser.press(page, page.forms[0]!.button, { name: 'Own' })).location ?? '', /code=/);
  assert.deepEqual(await named('Own'), []);
  assert.deepEqual(
    (await hosted.memberships()).filter(({ organization_id }) => organization_id === organizationId).map(({ status }) => status),
    ['active'],
  );
});

test('however somebody comes, the app is asked before it gets its session: by code, by link, by an invitation', async () => {
  const { interceptor } = await world.do(world.client, createInterceptor, {
    displayName: 'Sessions',
    trigger: 'PRE_SESSION_CREATION',
    url: 'https://app.example.com/interceptor',
  });
  answer = { decision: 'DENY', error: { message: 'We are closed on Sundays.' } };
  const about = () => asked.splice(0).map(({ trigger_point, interceptor_context: { user_email: email, organization_id: id } }) => [trigger_point, email, id]);
  const query = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  const organizationId = (await hosted.organizations()).find(({ display_name }) => display_name === 'Acme')!.id;
  about();
  for (const way of ['code', 'link'] as const) {
    world.later(120_000); // so many mails a minute
    const browser = hosted.browser();
    const sent = await browser.press(await browser.open(`/oauth/authorize?${query}`), 'Continue', { email: 'ada@example.com' });
    const mail = await hosted.lastMail();
    const refused = way === 'code' ? await browser.press(sent, 'Continue', { code: mail.code! }) : await press(browser, new URL(mail.link!).pathname);
    assert.deepEqual([refused.status, /We are closed on Sundays\./.test(refused.html)], [403, true], way);
    assert.deepEqual(about(), [['PRE_SESSION_CREATION', 'ada@example.com', organizationId]]);
    assert.match(refused.links.find(({ text }) => text === 'Go to Orion')?.href ?? '', /error=access_denied/);
  }

  const { path } = await hosted.invite('carol@example.com', organizationId);
  const carol = hosted.browser();
  assert.equal((await press(carol, path)).location, undefined);
  assert.deepEqual(about(), [], 'the invitation is accepted, and no app has anything of it yet');
  const refused = await carol.open(`/oauth/authorize?${query}`);
  assert.deepEqual([refused.status, about()], [403, [['PRE_SESSION_CREATION', 'carol@example.com', organizationId]]]);

  answer = { decision: 'ALLOW' };
  assert.match((await carol.open(`/oauth/authorize?${query}`)).location ?? '', /code=/);
  await world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: false });
});

/** Opens a page with one button, and presses it. */
async function press(browser: TestBrowser, path: string) {
  const page = await browser.open(path);
  return browser.press(page, page.forms[0]!.button);
}
