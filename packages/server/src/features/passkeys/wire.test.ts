import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { services } from '../../app.ts';
import { command, openTo } from '../../chassis/command.ts';
import { DEFAULT_METHODS } from '../../platform/environment.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createAuthenticator } from '../../testing/authenticator.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { getUser } from '../users/index.ts';
import { beginRegistration, finishRegistration } from './index.ts';

// Over REST, as the contract has it.

const house = await createOAuthWorld({ methods: { ...DEFAULT_METHODS, passkeys: true } }, services);
// Passkeys are of a name, not of an address of digits.
const ORIGIN = house.url.replace('127.0.0.1', 'localhost');
Object.assign(house.world.environment, { url: ORIGIN });
let app: string;
let member: string;
let ada: UserId;
const device = createAuthenticator(ORIGIN, { aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d', synced: true });
let passkeyId: string;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into here and there
const rest = async (method: string, path: string, body?: unknown, token?: string): Promise<{ status: number; body: any }> => {
  const response = await fetch(`${house.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};

before(async () => {
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
    house.world.do(house.world.visitor, command({ needs: openTo('a test'), run: (work) => deed(work) }), undefined);
  ada = await house.person('joan@example.com');
  const organization: OrganizationId = await house.world.organization();
  await house.member(ada, organization);
  const window = house.browser();
  await window.signIn(ada);
  const { body } = await house.redeem((await window.authorize({ organization_id: organization })).searchParams.get('code'));
  member = body.access_token ?? assert.fail('no token');
  app = (await house.token({ grant_type: 'client_credentials' })).body.access_token ?? assert.fail('no token');
  const registered = await within(async (work) => {
    const user = await getUser(work, ada);
    const options = await beginRegistration(work, { user, browserSecret: 'b' });
    return finishRegistration(work, { user, browserSecret: 'b', given: device.make(options) });
  });
  assert.ok(registered.kept);
  passkeyId = registered.passkey.id;
});

const CREDENTIALS = '/api/v1/webauthn/credentials';

test('a passkey is listed with all that is known of it, to the app and to its person', async () => {
  const { body } = await rest('GET', `${CREDENTIALS}?user_id=${ada}`, undefined, app);
  const [credential] = body.credentials;
  assert.deepEqual(
    [credential.id, credential.user_id, credential.display_name, credential.authenticator.name, credential.authenticator.attachment, credential.transports],
    [passkeyId, ada, '1Password', '1Password', 'platform', ['internal', 'hybrid']],
  );
  assert.deepEqual(credential.authenticator_flags, { user_present: true, user_verified: true, backup_eligible: true, backup_state: true });
  assert.equal(Buffer.from(credential.credential_id, 'base64').toString('base64url'), device.credentialId);
  assert.deepEqual([credential.client_info.ip, credential.user_agent.raw], ['127.0.0.1', 'test']);
  assert.deepEqual(body.all_accepted_credentials_options, {
    rp_id: 'localhost',
    user_id: Buffer.from(ada).toString('base64url'),
    all_accepted_credential_ids: [device.credentialId],
  });
  assert.deepEqual((await rest('GET', CREDENTIALS, undefined, member)).body, body, 'a person need not say who they are');
  assert.equal((await rest('GET', CREDENTIALS, undefined, app)).status, 400);
  assert.equal((await rest('GET', `${CREDENTIALS}?user_id=usr_404`, undefined, app)).status, 404);
  assert.equal((await rest('GET', CREDENTIALS)).status, 401);
});

test('names are 1 to 120 characters long', async () => {
  const rename = (display_name: string) => rest('PATCH', `${CREDENTIALS}/${passkeyId}`, { display_name }, member);
  assert.equal((await rename('The blue key')).body.credential.display_name, 'The blue key');
  assert.equal((await rename('é'.repeat(120))).status, 200);
  for (const name of ['', 'é'.repeat(121)]) assert.equal((await rename(name)).status, 400, `${name.length}`);
});

test('whoever shows a passkey is signed in, once for each challenge', async () => {
  const { body: begun } = await rest('POST', '/api/v1/webauthn/authentication:begin', {});
  assert.deepEqual([begun.options.rpId, begun.options.userVerification], ['localhost', 'required']);
  const shown = device.show(begun.options);
  const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('base64');
  const answer = {
    session_id: begun.session_id,
    credential_id: bytes(shown.id),
    type: shown.type,
    response: {
      authenticator_data: bytes(shown.response.authenticatorData),
      client_data_json: bytes(shown.response.clientDataJSON),
      signature: bytes(shown.response.signature),
      user_handle: bytes(shown.response.userHandle),
    },
  };
  const finish = (given: object) => rest('POST', '/api/v1/webauthn/authentication:finish', given);
  assert.equal((await finish({ ...answer, session_id: 'another' })).body.details[0].debug_info.detail, 'passkeys.elsewhere');
  const { body } = await finish(answer);
  assert.deepEqual([body.success, body.user_id], [true, ada]);
  const sessions = await house.world.db.selectFrom('sessions').selectAll().where('user_id', '=', ada).orderBy('id').execute();
  assert.deepEqual(sessions.at(-1)?.proofs, ['passkey']);
  assert.ok(body.session_token.length > 20);
  const again = await finish(answer);
  assert.deepEqual([again.status, again.body.details[0].debug_info.detail], [400, 'passkeys.used']);
});

test('making one is for the hosted page', async () => {
  for (const token of [app, member]) {
    const { status, body } = await rest('POST', '/api/v1/webauthn/registration:begin', {}, token);
    assert.equal(status, 400);
    assert.match(body.message, /\/ui\/profile\/passkeys/);
  }
});

test('browsers are told the sites', async () => {
  assert.deepEqual((await rest('GET', '/.well-known/webauthn')).body, { origins: [ORIGIN] });
});

test('a removed passkey is gone, and the browser can be told', async () => {
  const { body } = await rest('DELETE', `${CREDENTIALS}/${passkeyId}`, undefined, member);
  assert.deepEqual(body, { success: true, unknown_credential_options: { rp_id: 'localhost', credential_id: device.credentialId } });
  assert.equal((await rest('DELETE', `${CREDENTIALS}/${passkeyId}`, undefined, member)).status, 404);
});
