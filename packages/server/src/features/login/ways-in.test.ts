import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { AuthService, Intent } from '@tenon/api/scalekit/v1/auth/auth_pb.ts';
import { ConnectionType, PasswordlessType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { DEFAULT_BRANDING, DEFAULT_METHODS, type Environment } from '../../platform/environment.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { createDomain } from '../domains/index.ts';
import { authService } from './auth-rpc.ts';

const world = await createWorld();
let settled: Partial<Environment> = {};
const environmentOf = async (): Promise<Environment> => ({ ...world.environment, signUp: true, ...settled });
const { url } = await openFront({ house: { desk: world.desk, environmentOf }, services: [authService] });
const auth = createClient(AuthService, createGrpcTransport({ baseUrl: url }));
const authorize = `${world.environment.url}/oauth/authorize`;

/** Asks where the environment is as it is said here. */
async function where<T>(settings: Partial<Environment>, ask: () => Promise<T>): Promise<T> {
  settled = settings;
  try {
    return await ask();
  } finally {
    settled = {};
  }
}

async function connection(values: {
  readonly id: string;
  readonly organizationId?: string;
  readonly kind: 'oidc' | 'saml' | 'oauth';
  readonly provider: string;
  readonly enabled?: boolean;
}) {
  const { id, organizationId = null, kind, provider, enabled = true } = values;
  await world.db
    .insertInto('connections')
    .values({
      id: id as `conn_${string}`,
      environment_id: world.environment.id,
      organization_id: organizationId as `org_${string}` | null,
      kind,
      provider,
      enabled,
      status: 'completed',
      settings: '{}',
      attribute_mapping: '{}',
      created_at: world.now(),
      updated_at: world.now(),
    })
    .execute();
}

const failure = async (call: Promise<unknown>): Promise<Code> => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  return thrown.code;
};
const nameOf = (type: ConnectionType) => Object.keys(ConnectionType).find((name) => ConnectionType[name as keyof typeof ConnectionType] === type);
const kinds = async (intent: string) => (await auth.listAuthMethods({ intent })).authMethods.map(({ connectionType }) => nameOf(connectionType));

test('the ways in are those that are on, and whoever is new has set none up', async () => {
  assert.deepEqual(await kinds(''), ['PASSWORDLESS', 'WEBAUTHN']);
  assert.deepEqual(await kinds('sign_up'), ['PASSWORDLESS']);
  const all = { methods: { ...DEFAULT_METHODS, password: true, magicLink: false } };
  assert.deepEqual(await where(all, () => kinds('sign_in')), ['PASSWORDLESS', 'PASSWORD', 'WEBAUTHN']);
  const [mail] = await where(all, async () => (await auth.listAuthMethods({})).authMethods);
  assert.deepEqual([mail?.passwordlessType, mail?.codeChallengeLength, mail?.authInitiationUri], [PasswordlessType.OTP, 6, authorize]);
  const [both, passkey] = (await auth.listAuthMethods({})).authMethods;
  assert.deepEqual([both?.passwordlessType, passkey?.showPasskeyButton], [PasswordlessType.LINK_OTP, true]);
  assert.deepEqual(await where({ signUp: false }, () => kinds('sign_up')), []);
  assert.equal(await failure(auth.listAuthMethods({ intent: 'sign_off' })), Code.InvalidArgument);
});

test('a provider is a way in when it is chosen and connected', async () => {
  await connection({ id: 'conn_20000000000000001', kind: 'oauth', provider: 'GITHUB' });
  assert.ok(!(await kinds('sign_in')).includes('OAUTH'));
  const [, , github] = await where(
    { methods: { ...DEFAULT_METHODS, socialProviders: ['github', 'google'] } },
    async () => (await auth.listAuthMethods({})).authMethods,
  );
  assert.deepEqual(
    [github?.connectionId, github?.provider, github?.authInitiationUri],
    ['conn_20000000000000001', 'GITHUB', `${authorize}?connection_id=conn_20000000000000001`],
  );
});

test('an address leads to its organization’s connection, and any other to the first way there is', async () => {
  const organizationId = await world.organization('Acme');
  const discover = async (email: string, intent: Intent = Intent.sign_in) =>
    (await auth.discoveryAuthMethod({ discoveryRequest: { email, intent } })).authMethod;
  await world.do(world.client, createDomain, { organization: { id: organizationId }, name: 'acme.example', type: 'organization' });
  assert.equal((await discover('ada@acme.example'))?.connectionType, ConnectionType.PASSWORDLESS);
  await connection({ id: 'conn_20000000000000002', organizationId, kind: 'saml', provider: 'OKTA' });
  const way = await discover('Ada@ACME.example');
  assert.deepEqual([way?.connectionId, way?.connectionType, way?.provider], ['conn_20000000000000002', ConnectionType.SAML, 'OKTA']);
  assert.equal((await discover('ada@sub.acme.example'))?.connectionType, ConnectionType.PASSWORDLESS);

  await world.db.updateTable('connections').set({ enabled: false }).where('id', '=', 'conn_20000000000000002').execute();
  assert.equal((await discover('ada@acme.example'))?.connectionType, ConnectionType.PASSWORDLESS);
  await world.db.updateTable('organizations').set({ auth_policy: '{"ssoOnly": true}' }).where('id', '=', organizationId).execute();
  assert.equal(await failure(discover('ada@acme.example')), Code.FailedPrecondition);
  assert.equal(await failure(where({ signUp: false }, () => discover('ada@example.com', Intent.sign_up))), Code.PermissionDenied);
  assert.equal(await failure(discover('nobody')), Code.InvalidArgument);
});

test('how the pages look and what they can do', async () => {
  const { customizationSettings, settings } = await auth.getAuthCustomizations({});
  assert.deepEqual([customizationSettings?.['accent_color'], customizationSettings?.['radius'], settings?.customBranding], [null, 'medium', false]);
  const branded = await where({ branding: { ...DEFAULT_BRANDING, accentColor: '#224466' } }, () => auth.getAuthCustomizations({}));
  assert.deepEqual([branded.customizationSettings?.['accent_color'], branded.settings?.customBranding], ['#224466', true]);
  const { features } = await auth.getAuthFeatures({});
  assert.deepEqual([features?.['sign_up'], features?.['password'], features?.['second_factor'], features?.['social_providers']], [true, false, 'optional', []]);
});

test('what is not served says why', async () => {
  await assert.rejects(auth.getAuthState({}), (error: ConnectError) => error.code === Code.Unimplemented && /pages of a sign-in/.test(error.rawMessage));
  await assert.rejects(
    auth.updateLoginUserDetails({ connectionId: 'conn_1', loginRequestId: 'lri_1', user: { sub: '1', email: 'a@b.example' } }),
    (error: ConnectError) => error.code === Code.Unimplemented,
  );
});
