import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { SecondFactor } from '@tenon/api/tenon/v1/environments_pb.ts';
import { OrganizationPolicyService, SignInMethod } from '@tenon/api/tenon/v1/policies_pb.ts';
import type { Actor } from '../../platform/actor.ts';
import { DEFAULT_METHODS } from '../../platform/environment.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { createDomain } from '../domains/index.ts';
import { inviteUser } from '../invitations/index.ts';
import { changePolicy, getPolicy } from './index.ts';
import { policyService } from './rpc.ts';

const world = await createWorld({ methods: { ...DEFAULT_METHODS, passkeys: true } });
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [policyService] });
const authorization = 'Bearer good';
const policies = createClient(
  OrganizationPolicyService,
  createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', authorization);
        return next(request);
      },
    ],
  }),
);

/** An organization with these people in it, who rule it. */
async function ruledBy(...administrators: string[]) {
  const organizationId = await world.organization();
  for (const email of administrators) {
    await world.do(world.client, inviteUser, {
      organizationId,
      email,
      fields: {},
      roles: ['admin'],
      membershipMetadata: {},
      sendInvitationEmail: false,
    });
  }
  return organizationId;
}

const set = (organizationId: Awaited<ReturnType<typeof ruledBy>>, changes: Parameters<(typeof changePolicy)['run']>[1]['changes'], by: Actor = world.client) =>
  world.do(by, changePolicy, { organizationId, changes });

test('a policy is changed field by field and shown with what it comes to', async () => {
  const organizationId = await ruledBy('ada@policy.test');
  const fresh = await policies.getOrganizationPolicy({ organizationId });
  assert.deepEqual(fresh.policy?.methods?.methods, []);
  assert.deepEqual(fresh.effective?.methods, [SignInMethod.EMAIL_CODE, SignInMethod.MAGIC_LINK, SignInMethod.PASSKEY]);
  assert.equal(fresh.effective.secondFactor, SecondFactor.OPTIONAL);

  await policies.updateOrganizationPolicy({ organizationId, policy: { methods: { methods: [SignInMethod.PASSKEY, SignInMethod.EMAIL_CODE] } } });
  const changed = await policies.updateOrganizationPolicy({ organizationId, policy: { ssoOnly: true } });
  assert.deepEqual(changed.policy?.methods?.methods, [SignInMethod.EMAIL_CODE, SignInMethod.PASSKEY]);
  assert.deepEqual(changed.effective?.methods, [SignInMethod.EMAIL_CODE, SignInMethod.PASSKEY]);
  assert.equal(changed.effective.ssoOnly, true);

  const rest = await fetch(new URL(`/api/v1/organizations/${organizationId}/policy`, url), {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ methods: { methods: [] }, sso_only: false }),
  });
  assert.equal(rest.status, 200);
  assert.deepEqual(await world.do(world.client, getPolicy, { organizationId }), {
    demands: { methods: [], secondFactor: false, ssoOnly: false },
    effective: { methods: ['email_code', 'magic_link', 'passkey'], secondFactor: 'optional', ssoOnly: false },
  });
});

test('a way that the environment has off is refused by its place', async () => {
  const organizationId = await ruledBy();
  await assert.rejects(set(organizationId, { methods: ['email_code', 'password'] }), (fault: { violations?: { field: string }[] }) => {
    assert.deepEqual(
      fault.violations?.map(({ field }) => field),
      ['policy.methods.methods[1]'],
    );
    return true;
  });
});

test('no change leaves an organization’s administrators outside', async () => {
  const organizationId = await ruledBy('ada@lock.test', 'bob@lock.test');
  await assert.rejects(set(organizationId, { methods: ['passkey'] }), { code: 'policies.locks_out' });
  assert.deepEqual((await world.do(world.client, getPolicy, { organizationId })).demands, { methods: [], secondFactor: false, ssoOnly: false });

  await world.do(world.client, createDomain, { organization: { id: organizationId }, name: 'lock.test', type: 'organization' });
  await assert.rejects(set(organizationId, { ssoOnly: true }), { code: 'policies.locks_out' });
  await world.do(world.client, inviteUser, {
    organizationId,
    email: 'rescue@elsewhere.test',
    fields: {},
    roles: ['admin'],
    membershipMetadata: {},
    sendInvitationEmail: false,
  });
  assert.equal((await set(organizationId, { ssoOnly: true })).effective.ssoOnly, true);
});

test('what people have, or get on the way, locks nobody out: a second factor, a password, a passkey', async () => {
  const organizationId = await ruledBy('ada@has.test', 'bob@has.test');
  assert.equal((await set(organizationId, { secondFactor: true })).effective.secondFactor, 'required');
  Object.assign(world.environment, { methods: { ...world.environment.methods, password: true } });
  assert.deepEqual((await set(organizationId, { methods: ['password'] })).effective.methods, ['password']);
  Object.assign(world.environment, { methods: { ...world.environment.methods, password: false } });

  await set(organizationId, { methods: [] });
  await assert.rejects(set(organizationId, { methods: ['passkey'] }), { code: 'policies.locks_out' });
  const { id: user_id } = await world.db.selectFrom('users').select('id').where('email', '=', 'bob@has.test').executeTakeFirstOrThrow();
  const times = { created_at: world.now(), updated_at: world.now() };
  await world.db
    .insertInto('passkeys')
    .values({
      id: world.desk.entropy.id('cred', world.now()),
      environment_id: world.environment.id,
      user_id,
      credential_id: 'of-bob',
      public_key: '',
      sign_count: '0',
      aaguid: '00000000-0000-0000-0000-000000000000',
      transports: [],
      backup_eligible: true,
      backed_up: true,
      name: 'Phone',
      ...times,
    })
    .execute();
  assert.deepEqual((await set(organizationId, { methods: ['passkey'] })).effective.methods, ['passkey']);
});

test('social sign-in alone is refused until one administrator is known to be able to come by it', async () => {
  const before = world.environment.methods;
  Object.assign(world.environment, { methods: { ...before, socialProviders: ['google', 'github'] } });
  const connectionId = world.desk.entropy.id('conn', world.now());
  const times = { created_at: world.now(), updated_at: world.now() };
  await world.db
    .insertInto('connections')
    .values({ id: connectionId, environment_id: world.environment.id, kind: 'oauth', provider: 'GITHUB', status: 'completed', enabled: true, ...times })
    .execute();
  const linked = await ruledBy('ada@social.test', 'bob@social.test');
  const onlySocial = (organizationId: typeof linked) => set(organizationId, { methods: ['social'] });
  await assert.rejects(onlySocial(linked), { code: 'policies.locks_out' });

  const { id: user_id } = await world.db.selectFrom('users').select('id').where('email', '=', 'bob@social.test').executeTakeFirstOrThrow();
  await world.db
    .insertInto('identities')
    .values({
      environment_id: world.environment.id,
      connection_id: connectionId,
      subject: '42',
      user_id,
      attributes: '{}',
      created_at: world.now(),
      synced_at: world.now(),
      last_login_at: world.now(),
    })
    .execute();
  await assert.rejects(set(linked, { methods: ['passkey'] }), { code: 'policies.locks_out' }, 'an account at a provider is no passkey');
  assert.deepEqual((await onlySocial(linked)).effective.methods, ['social']);

  const mailed = await ruledBy('carol@gmail.com');
  await assert.rejects(onlySocial(mailed), { code: 'policies.locks_out' }, 'Google has no connection here');
  await world.db
    .insertInto('connections')
    .values({
      id: world.desk.entropy.id('conn', world.now()),
      environment_id: world.environment.id,
      kind: 'oidc',
      provider: 'GOOGLE',
      status: 'completed',
      enabled: true,
      ...times,
    })
    .execute();
  assert.deepEqual((await onlySocial(mailed)).effective.methods, ['social']);

  Object.assign(world.environment, { methods: { ...before, socialProviders: ['google'] } });
  await set(linked, { methods: [] });
  await assert.rejects(onlySocial(linked), { code: 'policies.locks_out' }, 'GitHub is off');
  Object.assign(world.environment, { methods: before });
});

test('people who are not in yet, and who rule nothing, open no door', async () => {
  const organizationId = await ruledBy('ada@rules.test');
  await world.do(world.client, createDomain, { organization: { id: organizationId }, name: 'rules.test', type: 'organization' });
  const outsider = { organizationId, fields: {}, membershipMetadata: {} };
  await world.do(world.client, inviteUser, { ...outsider, email: 'asked@elsewhere.test', roles: ['admin'] });
  await world.do(world.client, inviteUser, { ...outsider, email: 'member@elsewhere.test', roles: ['member'], sendInvitationEmail: false });
  await assert.rejects(set(organizationId, { ssoOnly: true }), { code: 'policies.locks_out' });
});

test('an organization without administrators can be given any policy, and any policy can be loosened', async () => {
  const organizationId = await ruledBy();
  await set(organizationId, { methods: ['passkey'], secondFactor: true, ssoOnly: true });
  await world.do(world.client, inviteUser, {
    organizationId,
    email: 'late@policy.test',
    fields: {},
    roles: ['admin'],
    membershipMetadata: {},
    sendInvitationEmail: false,
  });
  assert.equal((await set(organizationId, { secondFactor: false })).demands.secondFactor, false);
  assert.deepEqual((await set(organizationId, { methods: ['passkey', 'email_code'] })).demands.methods, ['passkey', 'email_code']);
});

test('members change it with the permission, in their own organization', async () => {
  const organizationId = await ruledBy('ada@own.test');
  const other = await ruledBy();
  const member = (permissions: readonly ('organizations_read' | 'organizations_write')[]): Actor => ({
    kind: 'member',
    id: 'usr_1',
    organizationId,
    sessionId: 'ses_1',
    permissions,
  });
  assert.deepEqual((await set(organizationId, { methods: ['email_code'] }, member(['organizations_write']))).demands.methods, ['email_code']);
  await assert.rejects(set(other, { methods: ['email_code'] }, member(['organizations_write'])), { code: 'access.denied' });
  await assert.rejects(set(organizationId, { methods: ['email_code'] }, member(['organizations_read'])), { code: 'access.lacks_permission' });
});
