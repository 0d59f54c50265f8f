import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHosted } from '../../testing/hosted.ts';
import { createInterceptor } from '../interceptors/manage.ts';

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
