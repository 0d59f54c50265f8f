import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScalekitBadRequestException, ScalekitClient, ScalekitNotFoundException, ScalekitTooManyRequestsException } from '@scalekit-sdk/node';
import { SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { userService } from '../people/rpc.ts';
import { organizationService } from './rpc.ts';

const NOBODY = 'org_123456789012345678';

test('the settings of an organization, by the wrappers of the official SDK', async () => {
  const house = await createOAuthWorld({}, [organizationService, userService]);
  const { organization: api, user: people } = new ScalekitClient(house.url, house.client.id, house.client.secret);
  const id = await house.world.organization();

  const { organization } = await api.updateOrganizationSettings(id, { features: [{ name: 'session_policy', enabled: true }] });
  assert.deepEqual(
    organization?.settings?.features.filter(({ enabled }) => enabled).map(({ name }) => name),
    ['session_policy'],
  );
  await assert.rejects(api.updateOrganizationSettings(id, { features: [{ name: 'teleport', enabled: true }] }), ScalekitBadRequestException);

  const custom = await api.updateOrganizationSessionPolicy(id, { policySource: 'CUSTOM', absoluteSessionTimeout: 8, absoluteSessionTimeoutUnit: 'HOURS' });
  assert.deepEqual([custom.policySource, custom.absoluteSessionTimeout], [SessionPolicyType.CUSTOM, 480]);
  assert.deepEqual(await api.getOrganizationSessionPolicy(id), custom);
  const back = await api.updateOrganizationSessionPolicy(id, { policySource: 'APPLICATION' });
  assert.deepEqual([back.policySource, back.absoluteSessionTimeout], [SessionPolicyType.APPLICATION, 43_200]);

  assert.equal((await api.upsertUserManagementSettings(id, { maxAllowedUsers: 1 }))?.maxAllowedUsers, 1);
  assert.equal((await api.getOrganizationUserManagementSetting(id)).settings?.maxAllowedUsers, 1);
  await people.createUserAndMembership(id, { email: 'bob@example.com', sendInvitationEmail: true });
  await assert.rejects(people.createUserAndMembership(id, { email: 'carol@example.com', sendInvitationEmail: true }), /no free seat: its limit is 1/);
  assert.equal((await api.upsertUserManagementSettings(id, { maxAllowedUsers: 0 }))?.maxAllowedUsers, 0);
  await people.createUserAndMembership(id, { email: 'carol@example.com', sendInvitationEmail: true });

  const calls = [api.getOrganizationSessionPolicy(NOBODY), api.getOrganizationUserManagementSetting(NOBODY), api.upsertUserManagementSettings(NOBODY, {})];
  await Promise.all(calls.map((call) => assert.rejects(call, ScalekitNotFoundException)));
});

test('a call too many is what the official SDK calls too many requests', async () => {
  const house = await createOAuthWorld({}, [organizationService], { apiClient: 2 });
  const { organization: api } = new ScalekitClient(house.url, house.client.id, house.client.secret);
  const id = await house.world.organization();
  await api.getOrganization(id);
  await api.getOrganization(id);
  await assert.rejects(api.getOrganization(id), (error: unknown) => {
    assert.ok(error instanceof ScalekitTooManyRequestsException);
    assert.equal(error.errorCode, 'RATE_LIMITED');
    return true;
  });
  house.world.later(60_000);
  await api.getOrganization(id);
});
