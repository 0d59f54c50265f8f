import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHosted } from '../../testing/hosted.ts';
import { CHALLENGE, VERIFIER } from '../../testing/oauth-world.ts';
import { anApi } from '../../testing/resources.ts';
import { createClient } from '../clients/index.ts';
import { consentsOf } from '../consents/index.ts';
import { updateScope } from '../resources/scopes.ts';
import { createResource } from '../resources/write.ts';

const hosted = await createHosted({}, { oauth: true });
const { world } = hosted;
const CALLBACK = 'https://agent.example.com/callback';

const resource = await world.do(world.client, createResource, anApi({ uri: 'https://mcp.example.com', name: 'Tasks of Orion' }));
await world.do(world.client, updateScope, { id: resource.scopes[0]!.id, description: 'read your tasks' });
const { client: agent, secret } = await world.do(world.client, createClient, {
  kind: 'resource',
  name: 'Helpful <b>Agent</b>',
  resourceId: resource.id,
  redirectUris: [CALLBACK],
});

const ask = (scope: string) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: agent.id, redirect_uri: CALLBACK, response_type: 'code', scope, state: 's1', code_challenge: CHALLENGE, code_challenge_method: 'S256' })}`;

async function signedIn(email: string) {
  const organizationId = await world.organization(`House of ${email}`);
  const browser = hosted.browser();
  const { path } = await hosted.invite(email, organizationId);
  await browser.press(await browser.open(path), /Join|Accept/);
  return { browser, organizationId };
}

test('a person is asked in words, says yes, and is not asked again', async () => {
  const { browser, organizationId } = await signedIn('ada@example.com');
  const page = await browser.open(ask('openid offline_access todo:read todo:write'));
  assert.equal(page.heading, 'Let Helpful <b>Agent</b> act for you?');
  for (const words of [
    'read your tasks',
    'todo:write',
    'know that it is you',
    'Tasks of Orion',
    'House of ada@example.com',
    'ada@example.com',
    'agent.example.com',
  ]) {
    assert.ok(page.html.includes(words), words);
  }
  assert.ok(!page.html.includes('<b>Agent</b>'));
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action [^;]*https:\/\/agent\.example\.com/);
  const answer = new URL((await browser.press(page, 'Allow')).location!);
  assert.deepEqual([answer.origin, answer.searchParams.get('state'), answer.searchParams.get('iss')], ['https://agent.example.com', 's1', hosted.url]);
  const form = {
    grant_type: 'authorization_code',
    redirect_uri: CALLBACK,
    code: answer.searchParams.get('code')!,
    code_verifier: VERIFIER,
    client_id: agent.id,
    client_secret: secret!,
  };
  assert.equal((await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })).status, 200);

  const [consent] = await hosted.within((work) => consentsOf(work, { organizationId }));
  assert.deepEqual([...(consent?.scopes ?? [])].sort(), ['offline_access', 'openid', 'todo:read', 'todo:write']);
  assert.ok((await browser.open(ask('openid todo:read'))).location?.startsWith(CALLBACK), 'less than was allowed');
  assert.equal((await browser.open(ask('openid email todo:read'))).heading, page.heading);
});

test('a person says no, and the app is told', async () => {
  const { browser, organizationId } = await signedIn('grace@example.com');
  const answer = new URL((await browser.press(await browser.open(ask('todo:read')), 'Do not allow')).location!);
  assert.deepEqual([answer.searchParams.get('error'), answer.searchParams.get('code')], ['access_denied', null]);
  assert.deepEqual(await hosted.within((work) => consentsOf(work, { organizationId })), []);
  assert.equal((await browser.open(ask('todo:read'))).heading, 'Let Helpful <b>Agent</b> act for you?', 'the next request asks again');
});

test('nobody says yes for somebody else: not without the token of the form, not from another browser, not before they are there', async () => {
  const { browser, organizationId } = await signedIn('joan@example.com');
  const page = await browser.open(ask('todo:read'));
  const [{ action, values }] = page.forms as [(typeof page.forms)[number]];
  const origin = { origin: hosted.url, 'sec-fetch-site': 'same-origin' };
  assert.equal((await browser.post(action, { answer: 'allow' }, origin)).status, 403);
  assert.equal((await browser.press(page, 'Allow', {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status, 403);
  const stranger = hosted.browser();
  await stranger.open('/a/auth/login');
  assert.equal((await stranger.post(action, { ...values, answer: 'allow' }, origin)).status, 403);
  assert.equal((await browser.press(page, 'Allow', { answer: 'perhaps' })).heading, page.heading);
  assert.deepEqual(await hosted.within((work) => consentsOf(work, { organizationId })), []);

  // Somebody who is in two organizations has not said yet where.
  const visitor = hosted.browser();
  const login = await visitor.open(ask('todo:read'));
  const id = new URL(login.url).searchParams.get('interaction');
  assert.equal((await visitor.open(`/a/auth/consent?interaction=${id}`)).heading, login.heading);
});
