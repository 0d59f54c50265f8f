import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { WebhookError } from './index.ts';
import { fakeServer } from './testing/fake-server.ts';

const { tenon } = fakeServer({});
const NOW = 1_800_000_000;
const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const BODY = '{"id":"evt_1","type":"user.created","data":{"email":"ü@example.com"}}';

const sign = (body: string, { secret = SECRET, id = 'msg_1', time = String(NOW) } = {}) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${time}.${body}`)
    .digest('base64')}`;
const headersOf = (signature: string, { family = 'webhook', time = String(NOW) } = {}) => ({
  [`${family}-id`]: 'msg_1',
  [`${family}-timestamp`]: time,
  [`${family}-signature`]: signature,
});

test('a webhook of ours is the event it holds, as text or as bytes, whatever the case of its headers', async () => {
  const headers = headersOf(sign(BODY));
  assert.equal((await tenon.verifyWebhookPayload(SECRET, headers, BODY)).type, 'user.created');
  assert.equal((await tenon.verifyWebhookPayload(SECRET, new Headers(headers), Buffer.from(BODY))).id, 'evt_1');
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]));
  assert.equal((await tenon.verifyWebhookPayload(SECRET, upper, BODY)).id, 'evt_1');
});

test('the example of Standard Webhooks holds', async () => {
  const body = '{"test": 2432232314}';
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const { tenon: then } = fakeServer({}, { surroundings: { now: () => 1_614_265_330_000 } });
  assert.deepEqual(await then.verifyWebhookPayload('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', headers, body), { test: 2432232314 });
});

test('one good signature of several, and one good secret of several, is enough', async () => {
  const other = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  const headers = headersOf(`v1a,xyz v1,AAAA ${sign(BODY)}`);
  await tenon.verifyWebhookPayload([other, SECRET], headers, BODY);
  await assert.rejects(tenon.verifyWebhookPayload(other, headers, BODY), WebhookError);
});

test('both families of headers are read, each where it belongs', async () => {
  const signature = sign(BODY);
  await tenon.verifyWebhookPayload(SECRET, headersOf(signature, { family: 'svix' }), BODY);
  await tenon.verifyInterceptorPayload(SECRET, headersOf(signature, { family: 'interceptor' }), BODY);
  await tenon.verifyInterceptorPayload(SECRET, headersOf(signature), BODY);
  await assert.rejects(tenon.verifyWebhookPayload(SECRET, headersOf(signature, { family: 'interceptor' }), BODY), WebhookError);
});

const wrong: [what: string, headers: Record<string, string>, body: string][] = [
  ['another body', headersOf(sign(BODY)), `${BODY} `],
  ['another secret', headersOf(sign(BODY, { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })), BODY],
  ['another id', { ...headersOf(sign(BODY)), 'webhook-id': 'msg_2' }, BODY],
  ['too old', headersOf(sign(BODY, { time: String(NOW - 301) }), { time: String(NOW - 301) }), BODY],
  ['from the future', headersOf(sign(BODY, { time: String(NOW + 301) }), { time: String(NOW + 301) }), BODY],
  ['a time with a fraction', headersOf(sign(BODY, { time: `${NOW}.0` }), { time: `${NOW}.0` }), BODY],
  ['no signature', { 'webhook-id': 'msg_1', 'webhook-timestamp': String(NOW) }, BODY],
  ['an empty signature', headersOf('v1,'), BODY],
  ['no headers', {}, BODY],
  ['signed, but not JSON', headersOf(sign('hello')), 'hello'],
];
for (const [what, headers, body] of wrong) {
  test(`a webhook is refused: ${what}`, () => assert.rejects(tenon.verifyWebhookPayload(SECRET, headers, body), WebhookError));
}

test('five minutes are still good, either way', async () => {
  for (const time of [String(NOW - 300), String(NOW + 300)]) await tenon.verifyWebhookPayload(SECRET, headersOf(sign(BODY, { time }), { time }), BODY);
});

test('a secret that is none is refused', () => assert.rejects(tenon.verifyWebhookPayload('whsec_', headersOf(sign(BODY)), BODY), WebhookError));
