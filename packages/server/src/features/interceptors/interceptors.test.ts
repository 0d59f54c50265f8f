import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { createOutside } from '../../platform/outside.ts';
import { signMessage } from '../../protocols/standard-webhooks/sign.ts';
import { createWorld } from '../../testing/world.ts';
import { addMember, inviteUser } from '../invitations/index.ts';
import type { Trigger } from './index.ts';
import {
  type CreateInterceptor,
  createInterceptor,
  deleteInterceptor,
  getInterceptor,
  listInterceptorCalls,
  listInterceptors,
  rotateInterceptorSecret,
  updateInterceptor,
} from './manage.ts';
import { deleteCallsBefore } from './store.ts';
import { testInterceptor } from './try.ts';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    readonly display_name: string;
    readonly trigger_point: string;
    readonly interceptor_context: Record<string, unknown>;
    readonly data: Record<string, unknown>;
  };
}

const heard: Heard[] = [];
const allow = (response: ServerResponse) => void response.setHeader('content-type', 'application/json').end('{"decision":"ALLOW"}');
const say =
  (text: string, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status).end(text);
let reply: (response: ServerResponse) => void = allow;
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const text = Buffer.concat(pieces).toString();
    heard.push({ headers: request.headers, text, body: JSON.parse(text) });
    reply(response);
  });
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const receiver = `http://127.0.0.1:${(server.address() as AddressInfo).port}/interceptor`;

const outside = createOutside({ networks: ['loopback'] });
const world = await createWorld({}, outside);
const organizationId = await world.organization();
after(async () => {
  server.closeAllConnections();
  server.close();
  await outside.close();
});

const make = (over: Partial<CreateInterceptor> = {}) =>
  world.do(world.client, createInterceptor, { displayName: 'Approve', trigger: 'PRE_USER_INVITATION', url: receiver, ...over });
let count = 0;
const invite = (over: object = {}) =>
  world.do(world.client, inviteUser, { organizationId, email: `ada-${++count}@example.com`, roles: [], membershipMetadata: {}, fields: {}, ...over });
const callsOf = async (id: `icpt_${string}`) => (await world.do(world.client, listInterceptorCalls, { interceptorId: id, size: 0, token: '' })).rows;

beforeEach(async () => {
  heard.length = 0;
  reply = allow;
  await world.db.deleteFrom('interceptors').where('environment_id', '=', world.environment.id).execute();
});

test('before somebody is invited the app is asked, with a signature of both families, and its yes changes nothing', async () => {
  const { interceptor, secret } = await make();
  const { user } = await invite({ fields: { profile: { givenName: 'Ada' } }, inviterEmail: 'grace@example.com' });
  assert.equal(heard.length, 1);
  const [{ headers, text, body }] = heard as [Heard];
  assert.equal(body.trigger_point, 'PRE_USER_INVITATION');
  assert.equal(body.interceptor_context['user_email'], user.email);
  assert.equal(body.interceptor_context['organization_id'], organizationId);
  assert.equal(body.interceptor_context['environment_id'], world.environment.id);
  assert.deepEqual(body.data['user'], { email: user.email, given_name: 'Ada', family_name: '', name: '' });
  assert.equal(body.data['inviter_email'], 'grace@example.com');
  for (const family of ['interceptor', 'webhook']) {
    const [id, seconds] = [headers[`${family}-id`], headers[`${family}-timestamp`]];
    assert.equal(headers[`${family}-signature`], signMessage([secret], { id: String(id), seconds: Number(seconds), body: text }));
  }
  const [call, ...others] = await callsOf(interceptor.id);
  assert.equal(others.length, 0);
  assert.deepEqual(
    { ...call, milliseconds: 0 },
    {
      id: call!.id,
      interceptorId: interceptor.id,
      decision: 'ALLOW',
      failure: null,
      status: 200,
      milliseconds: 0,
      request: text,
      response: '{"decision":"ALLOW"}',
      createdAt: world.now(),
    },
  );
  assert.doesNotMatch(JSON.stringify(call), new RegExp(secret.slice(6, 20)));
});

test('a no is told in its words, nothing is written but the call, and without words there is a sentence of ours', async () => {
  const { interceptor } = await make();
  reply = say('{"decision":"DENY","error":{"message":"Ask\\n the  CRM\\u202e team first."}}');
  const before = (await world.events()).length;
  await assert.rejects(invite(), { code: 'interceptors.denied', kind: 'forbidden', message: 'Ask the CRM team first.' });
  reply = say('{"decision":"DENY"}');
  await assert.rejects(invite(), { code: 'interceptors.denied_in_silence' });
  assert.equal((await world.events()).length, before);
  assert.deepEqual(
    (await callsOf(interceptor.id)).map(({ decision, failure }) => [decision, failure]),
    [
      ['DENY', null],
      ['DENY', null],
    ],
  );
  const { user } = await invite({ sendInvitationEmail: false });
  assert.equal(heard.length, 2, 'whoever is added is not invited');
  const elsewhere = await world.organization();
  await assert.rejects(world.do(world.client, addMember, { organizationId: elsewhere, user: { id: user.id }, roles: [], membershipMetadata: {} }), {
    code: 'interceptors.denied_in_silence',
  });
});

test('what is no answer counts as the interceptor was told to count it', async () => {
  const { interceptor: open } = await make();
  const { interceptor: shut } = await make({ onFailure: 'deny' });
  const failures: [RegExp, (response: ServerResponse) => void][] = [
    [/not answer within 1 seconds/, () => {}],
    [/longer than 65536 bytes/, say(`{"decision":"ALLOW","response":"${'x'.repeat(70_000)}"}`)],
    [/not a JSON object/, say('yes')],
    [/not a JSON object/, say('["ALLOW"]')],
    [/no "decision"/, say('{"decision":"allow"}')],
    [/status 500/, say('{"decision":"ALLOW"}', 500)],
    [/status 302/, (response) => void response.writeHead(302, { location: receiver }).end()],
    [/could not be reached/, (response) => void response.socket?.destroy()],
    [
      /could not be reached/,
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"dec', () => response.socket?.destroy());
      },
    ],
  ];
  for (const [index, [why, how]] of failures.entries()) {
    reply = how;
    // As short as it may be where nobody answers, and else as long as a slow machine takes.
    const timeoutSeconds = index === 0 ? 1 : 10;
    await world.do(world.client, updateInterceptor, { id: open.id, timeoutSeconds });
    await world.do(world.client, updateInterceptor, { id: shut.id, enabled: false });
    await invite();
    await world.do(world.client, updateInterceptor, { id: shut.id, enabled: true, timeoutSeconds });
    await assert.rejects(invite(), { code: 'interceptors.denied_in_silence' });
    const [lenient, strict] = [(await callsOf(open.id))[0], (await callsOf(shut.id))[0]];
    assert.match(lenient!.failure!, why);
    assert.match(strict!.failure!, why);
    assert.deepEqual([lenient!.decision, strict!.decision], ['ALLOW', 'DENY']);
    assert.ok(lenient!.response.length <= 8192);
  }
});

test('an address inside our network is not called, even where its name leads there', async () => {
  const { interceptor } = await make({ onFailure: 'deny' });
  const strict = createOutside();
  Object.assign(world.desk.outside, strict);
  await assert.rejects(invite(), { code: 'interceptors.denied_in_silence' });
  Object.assign(world.desk.outside, outside);
  assert.match((await callsOf(interceptor.id))[0]!.failure!, /not a public address/);
  assert.equal(heard.length, 0);
  await strict.close();
});

test('one that is off, of another trigger, or deleted is not asked', async () => {
  const { interceptor } = await make({ enabled: false });
  await make({ trigger: 'PRE_SIGNUP' });
  await invite();
  assert.equal(heard.length, 0);
  await world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: true, displayName: 'Renamed' });
  await invite();
  assert.equal(heard[0]?.body.display_name, 'Renamed');
  await world.do(world.client, deleteInterceptor, interceptor.id);
  await invite();
  assert.equal(heard.length, 1);
  await assert.rejects(world.do(world.client, getInterceptor, interceptor.id), { code: 'interceptors.not_found' });
});

test('a new secret signs beside the one before for a day, then alone', async () => {
  const { interceptor, secret } = await make();
  const { secret: next, previousUntil } = await world.do(world.client, rotateInterceptorSecret, interceptor.id);
  const signedBy = () => {
    const { headers, text } = heard.at(-1)!;
    const message = { id: String(headers['webhook-id']), seconds: Number(headers['webhook-timestamp']), body: text };
    return String(headers['webhook-signature'])
      .split(' ')
      .map((signature) => [secret, next].find((one) => signMessage([one], message) === signature));
  };
  await invite();
  assert.deepEqual(signedBy(), [next, secret]);
  world.later(previousUntil.getTime() - world.now().getTime());
  await invite();
  assert.deepEqual(signedBy(), [next]);
  assert.ok(!JSON.stringify(await world.do(world.client, listInterceptors, undefined)).includes('whsec_'));
});

test('a test asks with made-up people, one that is off too, and stands in no log', async () => {
  const triggers: Trigger[] = ['PRE_SIGNUP', 'PRE_SESSION_CREATION', 'PRE_USER_INVITATION', 'PRE_M2M_TOKEN_CREATION'];
  reply = say('{"decision":"DENY","error":{"message":"No."}}');
  for (const trigger of triggers) {
    const { interceptor } = await make({ trigger, enabled: false });
    const call = await world.do(world.client, testInterceptor, interceptor.id);
    assert.deepEqual([call.decision, call.status, call.failure], ['DENY', 200, null]);
    assert.equal(heard.at(-1)?.body.trigger_point, trigger);
    assert.deepEqual(await callsOf(interceptor.id), []);
  }
});

test('addresses that may not be called, and a sixth of one trigger that is on, are refused', async () => {
  for (const url of ['http://example.com/', 'ftp://localhost/', 'https://ada:secret@example.com/', 'nonsense']) {
    await assert.rejects(make({ url }), (fault: { violations?: { field: string }[] }) => fault.violations?.[0]?.field === 'url', url);
  }
  Object.assign(world.environment, { kind: 'production' });
  await assert.rejects(make());
  Object.assign(world.environment, { kind: 'development' });
  for (let index = 0; index < 5; index += 1) await make();
  await assert.rejects(make(), { code: 'interceptors.too_many' });
  await make({ trigger: 'PRE_SIGNUP' });
  const { interceptor } = await make({ enabled: false });
  await assert.rejects(world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: true }), { code: 'interceptors.too_many' });
});

test('the log pages by key, is narrowed by decision, and forgets after a month', async () => {
  const { interceptor } = await make();
  for (let index = 0; index < 3; index += 1) await invite();
  reply = say('{"decision":"DENY"}');
  await assert.rejects(invite());
  const ask = (more: object) => world.do(world.client, listInterceptorCalls, { interceptorId: interceptor.id, size: 2, token: '', ...more });
  const first = await ask({});
  const second = await ask({ token: first.next });
  assert.deepEqual(
    [...first.rows, ...second.rows].map(({ decision }) => decision),
    ['DENY', 'ALLOW', 'ALLOW', 'ALLOW'],
  );
  assert.equal((await ask({ decision: 'DENY' })).total, 1);
  const forget = command({ needs: openTo('A test.'), run: (work, before: Date) => deleteCallsBefore(work, before, 100) });
  assert.equal(await world.do(world.client, forget, world.now()), 0);
  assert.ok((await world.do(world.client, forget, new Date(world.now().getTime() + 1))) >= 4);
});
