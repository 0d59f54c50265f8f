import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { PasswordlessService, PasswordlessType, TemplateType } from '@tenon/api/scalekit/v1/auth/passwordless_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { passwordlessService } from './rpc.ts';

const world = await createWorld();
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [passwordlessService] });
const passwordless = createClient(
  PasswordlessService,
  createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', 'Bearer good');
        return next(request);
      },
    ],
  }),
);

let count = 0;
const someone = () => `someone-${++count}@example.com`;
const lastMail = async () => (await world.jobs()).at(-1)!.payload;
const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  const info = thrown.findDetails(ErrorInfoSchema)[0];
  return { code: thrown.code, detail: info?.debugInfo?.detail, fields: info?.validationErrorInfo?.fieldViolations.map(({ field }) => field) };
};

test('sent and verified', async () => {
  const email = someone();
  const sent = await passwordless.sendPasswordlessEmail({
    email,
    template: TemplateType.SIGNUP,
    state: 'state-1',
    expiresIn: 3600,
    magiclinkAuthUri: 'https://app.example/verify',
    templateVariables: { greeting: 'Hello' },
  });
  assert.equal(sent.expiresIn, 3600);
  assert.equal(sent.expiresAt, BigInt(world.now().getTime() / 1000 + 3600));
  assert.equal(sent.passwordlessType, PasswordlessType.LINK_OTP);
  const { code } = await lastMail();
  const verified = await passwordless.verifyPasswordlessEmail({ authCredential: { case: 'code', value: code! }, authRequestId: sent.authRequestId });
  assert.deepEqual(
    [verified.email, verified.state, verified.template, verified.passwordlessType],
    [email, 'state-1', TemplateType.SIGNUP, PasswordlessType.LINK_OTP],
  );
});

test('a wrong code stays counted after the call has failed', async () => {
  const { authRequestId } = await passwordless.sendPasswordlessEmail({ email: someone() });
  const { code } = await lastMail();
  const verify = (value: string) => passwordless.verifyPasswordlessEmail({ authCredential: { case: 'code', value }, authRequestId });
  for (let by = 1; by <= 4; by += 1) assert.equal((await failure(verify(String((Number(code) + by) % 1_000_000)))).code, Code.InvalidArgument);
  assert.equal((await failure(verify('nonsense'))).code, Code.ResourceExhausted);
  assert.equal((await failure(verify(code!))).detail, 'passwordless.locked');
});

test('neither a key for each try nor a dry run buys a guess', async () => {
  const { authRequestId } = await passwordless.sendPasswordlessEmail({ email: someone() });
  const { code } = await lastMail();
  const verify = (value: string, headers: Record<string, string>) =>
    failure(passwordless.verifyPasswordlessEmail({ authCredential: { case: 'code', value }, authRequestId }, { headers }));
  const wrong = (by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

  assert.equal((await verify(code!, { prefer: 'dry-run' })).detail, 'dry_run.counts_tries');
  for (let by = 1; by <= 4; by += 1) assert.equal((await verify(wrong(by), { 'idempotency-key': `try-${by}` })).detail, 'passwordless.wrong_code');
  assert.equal((await verify(wrong(4), { 'idempotency-key': 'try-4' })).detail, 'passwordless.wrong_code', 'a repetition is no other try');
  assert.equal((await verify(wrong(5), { 'idempotency-key': 'try-5' })).detail, 'passwordless.locked');
  assert.equal((await verify(code!, { 'idempotency-key': 'try-6' })).detail, 'passwordless.locked');
});

test('REST: send, resend, verify by link', async () => {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/api/v1/passwordless/email/${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer good', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & { message?: string } };
  };
  const email = someone();
  const sent = await post('send', { email, magiclink_auth_uri: 'https://app.example/verify', state: 's' });
  assert.equal(sent.status, 200);
  assert.deepEqual(Object.keys(sent.body).sort(), ['auth_request_id', 'expires_at', 'expires_in', 'passwordless_type']);
  assert.deepEqual([typeof sent.body.expires_at, sent.body.expires_in, sent.body.passwordless_type], ['string', 300, 'LINK_OTP']);

  const { auth_request_id } = sent.body;
  const again = await post('resend', { auth_request_id });
  assert.deepEqual([again.status, again.body.auth_request_id], [200, auth_request_id]);
  assert.equal((await post('resend', { auth_request_id })).status, 429);

  const link_token = new URL((await lastMail()).link!).searchParams.get('link_token');
  assert.deepEqual(await post('verify', { link_token, auth_request_id }), { status: 200, body: { email, state: 's', passwordless_type: 'LINK_OTP' } });

  const bare = await post('verify', { code: '123456' });
  assert.equal(bare.status, 400);
  assert.match(bare.body.message!, /auth_request_id is required/);
  assert.equal((await post('verify', {})).status, 400);
  assert.equal((await post('verify', { link_token: 'unknown' })).status, 400);
  assert.equal((await post('verify', { code: '123456', auth_request_id: 'unknown' })).status, 404);
  assert.equal((await post('resend', { auth_request_id: 'unknown' })).status, 404);
  world.later(300_000);
  const old = await post('send', { email });
  world.later(300_000);
  const expired = await post('verify', { code: '123456', auth_request_id: old.body.auth_request_id });
  assert.match(expired.body.message!, /auth request expired/);
});

test('what the contract refuses', async () => {
  const fields = async (asked: object) => {
    const { code, fields } = await failure(passwordless.sendPasswordlessEmail({ email: someone(), ...asked }));
    assert.equal(code, Code.InvalidArgument);
    return fields;
  };
  assert.deepEqual(await fields({ email: 'nobody' }), ['email']);
  assert.deepEqual(await fields({ template: 9 }), ['template']);
  assert.deepEqual(await fields({ expiresIn: 10 }), ['expires_in']);
  assert.deepEqual(await fields({ templateVariables: { x: 'too short a name' } }), ['template_variables["x"]']);
  assert.deepEqual(await fields({ templateVariables: { otp: '1' } }), ['template_variables["otp"]']);
});
