import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { TimeUnit } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { OrganizationService, SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { organizationService } from './rpc.ts';
import { changeSessionPolicy, getSessionPolicy } from './session-policy.ts';

const world = await createWorld({ sessionIdleMinutes: 120 });
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [organizationService] });
const authorization = 'Bearer good';
const organizations = createClient(
  OrganizationService,
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
const rest = async (method: string, path: string, body?: object) => {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  const [info] = thrown.findDetails(ErrorInfoSchema);
  return { code: thrown.code, detail: info?.debugInfo?.detail, fields: info?.validationErrorInfo?.fieldViolations.map(({ field }) => field) ?? [] };
};
const NOBODY = 'org_123456789012345678';

const set = (id: string, ...features: [name: string, enabled: boolean][]) =>
  organizations.updateOrganizationSettings({ id, settings: { features: features.map(([name, enabled]) => ({ name, enabled })) } });
const enabledIn = ({ organization }: Awaited<ReturnType<typeof set>>) =>
  organization?.settings?.features.filter(({ enabled }) => enabled).map(({ name }) => name);

test('features are turned on and off one by one; sso and dir_sync stay the first of the list', async () => {
  const id = await world.organization();
  assert.deepEqual(enabledIn(await set(id, ['sso', true], ['dir_sync', true])), ['sso', 'dir_sync']);
  const answer = await set(id, ['sso', false]);
  assert.deepEqual(enabledIn(answer), ['dir_sync']);
  assert.deepEqual(
    answer.organization?.settings?.features.map(({ name }) => name),
    ['sso', 'dir_sync', 'domain_verification', 'session_policy'],
  );
  assert.deepEqual(enabledIn(await set(id, ['dir_sync', false], ['scim', true])), ['dir_sync'], 'an older name of the same; the last word counts');
  assert.deepEqual(enabledIn(await set(id)), ['dir_sync']);
  assert.deepEqual(
    (await organizations.getOrganization({ identities: { case: 'id', value: id } })).organization?.settings,
    (await set(id)).organization?.settings,
  );
  const events = await world.events();
  assert.equal(events.at(-1), 'organization.updated');
});

test('a feature that is not there is refused by name, and nothing changes', async () => {
  const id = await world.organization();
  assert.deepEqual(await failure(set(id, ['sso', true], ['teleport', true], ['', true])), {
    code: Code.InvalidArgument,
    detail: 'request.invalid',
    fields: ['settings.features[1].name', 'settings.features[2].name'],
  });
  assert.deepEqual(enabledIn(await set(id)), []);
  assert.equal((await failure(set(NOBODY, ['sso', true]))).detail, 'organizations.not_found');
  assert.equal((await failure(organizations.updateOrganizationSettings({ id }))).code, Code.InvalidArgument);
});

test('two calls at once lose nothing of each other', async () => {
  const id = await world.organization();
  await Promise.all([set(id, ['sso', true]), set(id, ['dir_sync', true]), set(id, ['domain_verification', true]), set(id, ['session_policy', true])]);
  assert.equal(enabledIn(await set(id))?.length, 4);
});

test('seats: none is no limit, 0 is one that comes back as 0', async () => {
  const organizationId = await world.organization();
  const upsert = async (settings: { maxAllowedUsers?: number }) =>
    (await organizations.upsertUserManagementSettings({ organizationId, settings })).settings?.maxAllowedUsers;
  const get = async () => (await organizations.getOrganizationUserManagementSetting({ organizationId })).settings?.maxAllowedUsers;
  assert.equal(await get(), undefined);
  for (const seats of [25, 0, 1]) {
    assert.equal(await upsert({ maxAllowedUsers: seats }), seats);
    assert.equal(await get(), seats);
  }
  assert.equal(await upsert({}), undefined);
  assert.deepEqual((await failure(upsert({ maxAllowedUsers: -1 }))).fields, ['settings.max_allowed_users']);
  assert.equal((await failure(organizations.getOrganizationUserManagementSetting({ organizationId: NOBODY }))).code, Code.NotFound);
  assert.equal((await failure(organizations.upsertUserManagementSettings({ organizationId: NOBODY, settings: {} }))).code, Code.NotFound);
});

const OFF = { code: Code.FailedPrecondition, detail: 'organizations.no_session_policy', fields: [] };

test('a session policy of one’s own needs its feature; without one the application’s holds', async () => {
  const organizationId = await world.organization();
  const application = (await organizations.getApplicationSessionPolicy({ organizationId })).applicationPolicy;
  assert.deepEqual(
    [application?.absoluteSessionTimeout, application?.idleSessionTimeoutEnabled, application?.idleSessionTimeout, application?.accessTokenExpiry],
    [43_200, true, 120, 5],
  );
  const { policy } = await organizations.getOrganizationSessionPolicy({ organizationId });
  assert.deepEqual([policy?.policySource, policy?.absoluteSessionTimeout, policy?.idleSessionTimeout], [SessionPolicyType.APPLICATION, 43_200, 120]);

  const custom = { organizationId, policySource: SessionPolicyType.CUSTOM, absoluteSessionTimeout: 60 };
  assert.deepEqual(await failure(organizations.updateOrganizationSessionPolicy({ ...custom, idleSessionTimeoutEnabled: false })), OFF);
  await set(organizationId, ['session_policy', true]);
  const made = (await organizations.updateOrganizationSessionPolicy({ ...custom, idleSessionTimeoutEnabled: false })).policy;
  assert.deepEqual([made?.policySource, made?.absoluteSessionTimeout, made?.idleSessionTimeoutEnabled], [SessionPolicyType.CUSTOM, 60, false]);
  assert.equal(made?.idleSessionTimeout, undefined);

  await set(organizationId, ['session_policy', false]);
  assert.equal((await organizations.getOrganizationSessionPolicy({ organizationId })).policy?.policySource, SessionPolicyType.APPLICATION);
  await set(organizationId, ['session_policy', true]);
  assert.deepEqual((await organizations.getOrganizationSessionPolicy({ organizationId })).policy, made, 'kept while it was off');
  const back = await organizations.updateOrganizationSessionPolicy({ organizationId, policySource: SessionPolicyType.APPLICATION });
  assert.deepEqual(back.policy, policy);
});

test('times come in any unit and go out in minutes; what is left out stays', async () => {
  const organizationId = await world.organization();
  await set(organizationId, ['session_policy', true]);
  const update = async (fields: object) =>
    (await organizations.updateOrganizationSessionPolicy({ organizationId, policySource: SessionPolicyType.CUSTOM, ...fields })).policy!;
  const first = await update({
    absoluteSessionTimeout: 2,
    absoluteSessionTimeoutUnit: TimeUnit.DAYS,
    idleSessionTimeoutEnabled: true,
    idleSessionTimeout: 3,
    idleSessionTimeoutUnit: TimeUnit.HOURS,
  });
  assert.deepEqual([first.absoluteSessionTimeout, first.absoluteSessionTimeoutUnit], [2880, TimeUnit.MINUTES]);
  assert.deepEqual([first.idleSessionTimeout, first.idleSessionTimeoutUnit, first.idleSessionTimeoutEnabled], [180, TimeUnit.MINUTES, true]);
  assert.deepEqual(await update({}), first);
  assert.equal((await update({ absoluteSessionTimeout: 200 })).idleSessionTimeout, 180);
  assert.deepEqual((await update({ idleSessionTimeoutEnabled: false, idleSessionTimeout: 30 })).idleSessionTimeoutEnabled, false);
  assert.equal((await update({ idleSessionTimeout: 30 })).idleSessionTimeoutEnabled, true);
});

test('the whole lasts longer than the pause, and the pause longer than an access token', async () => {
  const organizationId = await world.organization();
  await set(organizationId, ['session_policy', true]);
  const refused = async (fields: object) =>
    (await failure(organizations.updateOrganizationSessionPolicy({ organizationId, policySource: SessionPolicyType.CUSTOM, ...fields }))).fields;
  const off = { idleSessionTimeoutEnabled: false };
  assert.deepEqual(await refused({ absoluteSessionTimeout: 60, idleSessionTimeout: 60 }), ['absolute_session_timeout']);
  assert.deepEqual(await refused({ absoluteSessionTimeout: 60, idleSessionTimeout: 5 }), ['idle_session_timeout']);
  assert.deepEqual(await refused({ absoluteSessionTimeout: 60 }), ['absolute_session_timeout'], 'the application lets sessions be idle for longer');
  assert.deepEqual(await refused({ absoluteSessionTimeout: 5, ...off }), ['absolute_session_timeout']);
  assert.deepEqual(await refused({ absoluteSessionTimeout: 0, ...off }), ['absolute_session_timeout']);
  assert.deepEqual(await refused({ absoluteSessionTimeout: 60, idleSessionTimeout: -1 }), ['idle_session_timeout']);
  assert.deepEqual(await refused({ absoluteSessionTimeout: 2_147_483_647, absoluteSessionTimeoutUnit: TimeUnit.DAYS, ...off }), ['absolute_session_timeout']);
  assert.deepEqual(await refused({ absoluteSessionTimeout: 60, absoluteSessionTimeoutUnit: 9, ...off }), ['absolute_session_timeout_unit']);
  assert.deepEqual(await refused({ policySource: 0 }), ['policy_source']);
  await organizations.updateOrganizationSessionPolicy({
    organizationId,
    policySource: SessionPolicyType.CUSTOM,
    absoluteSessionTimeout: 7,
    idleSessionTimeout: 6,
  });
});

test('over REST, names in words and times as numbers', async () => {
  const id = await world.organization();
  const settings = await rest('PATCH', `/api/v1/organizations/${id}/settings`, { features: [{ name: 'session_policy', enabled: true }] });
  assert.equal(settings.status, 200);
  const policy = {
    policy_source: 'CUSTOM',
    absolute_session_timeout: 8,
    absolute_session_timeout_unit: 'HOURS',
    idle_session_timeout_enabled: true,
    idle_session_timeout: 30,
  };
  const expected = {
    policy: {
      policy_source: 'CUSTOM',
      absolute_session_timeout: 480,
      absolute_session_timeout_unit: 'MINUTES',
      idle_session_timeout_enabled: true,
      idle_session_timeout: 30,
      idle_session_timeout_unit: 'MINUTES',
    },
  };
  assert.deepEqual(await rest('PATCH', `/api/v1/organizations/${id}/session-policy`, policy), { status: 200, body: expected });
  assert.deepEqual(await rest('GET', `/api/v1/organizations/${id}/session-policy`), { status: 200, body: expected });
  assert.equal((await rest('GET', `/api/v1/organizations/${id}/application-session-policy`)).status, 200);
  const seats = { status: 200, body: { settings: { max_allowed_users: 0 } } };
  assert.deepEqual(await rest('PATCH', `/api/v1/organizations/${id}/settings/usermanagement`, { settings: { max_allowed_users: 0 } }), seats);
  assert.deepEqual(await rest('GET', `/api/v1/organizations/${id}/settings/usermanagement`), seats);
  assert.equal((await rest('PATCH', `/api/v1/organizations/${id}/settings`, { features: [{ name: 'x', enabled: true }] })).status, 400);
  assert.equal((await rest('PATCH', `/api/v1/organizations/${NOBODY}/settings`, { features: [] })).status, 404);
});

test('a member may look after the sessions of their own organization, with the permission for it, and of no other', async () => {
  const [here, there] = [await world.organization(), await world.organization()];
  await set(here, ['session_policy', true]);
  const member = (...permissions: ('organizations_sessions_read' | 'organizations_sessions_write')[]) =>
    ({ kind: 'member', id: 'usr_1', organizationId: here, sessionId: 'ses_1', permissions }) as const;
  const change = (organizationId: OrganizationId) => ({ organizationId, fields: { absoluteMinutes: 60, idleEnabled: false } });

  assert.equal((await world.do(member('organizations_sessions_write'), changeSessionPolicy, change(here))).limits.absoluteMinutes, 60);
  await assert.rejects(world.do(member('organizations_sessions_read'), changeSessionPolicy, change(here)), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(member('organizations_sessions_write'), changeSessionPolicy, change(there)), { code: 'access.denied' });
  assert.equal((await world.do(member('organizations_sessions_read'), getSessionPolicy, { organizationId: here })).source, 'custom');
  await assert.rejects(world.do(member('organizations_sessions_read'), getSessionPolicy, { organizationId: there }), { code: 'access.denied' });
  const machine = { kind: 'machine', id: 'm2morg_1', organizationId: here, scopes: [] } as const;
  await assert.rejects(world.do(machine, getSessionPolicy, { organizationId: here }), { code: 'access.denied' });
});
