import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Scalekit, ScalekitNotFoundException, ScalekitValidateTokenFailureException } from '@scalekit-sdk/node';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { type Stack, startStack } from './stack.ts';

// The official Node SDK against a running server: machines of organizations, and API tokens.

const { connection } = await createTestDatabase();
let stack: Stack;
let scalekit: Scalekit;

before(async () => {
  stack = await startStack({ database: connection });
  scalekit = new Scalekit(stack.url, stack.clientId, stack.clientSecret);
});
after(() => stack?.stop());

const organization = async () => (await scalekit.organization.createOrganization('Orion Analytics')).organization!.id;

async function askForToken(clientId: string, clientSecret: string, form: Readonly<Record<string, string>> = {}) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...form });
  const response = await fetch(`${stack.url}/oauth/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as { access_token: string; scope: string; error?: string } };
}

test('an organization’s machine gets tokens that its API can check, and none once it is deleted', async () => {
  const organizationId = await organization();
  const { client, plainSecret } = await scalekit.m2m.createOrganizationClient(organizationId, {
    name: 'Nightly invoices',
    scopes: ['invoices:read', 'invoices:write'],
    audience: ['https://invoices.example.com'],
    customClaims: { plan: 'pro' },
  });
  const { body } = await askForToken(client!.clientId, plainSecret, { scope: 'invoices:read' });
  assert.equal(body.scope, 'invoices:read');
  const claims = await scalekit.validateToken<Record<string, unknown>>(body.access_token, {
    issuer: stack.url,
    audience: ['https://invoices.example.com'],
    requiredScopes: ['invoices:read'],
  });
  assert.deepEqual([claims.oid, claims.custom_claims, claims.scopes], [organizationId, { plan: 'pro' }, ['invoices:read']]);
  await assert.rejects(scalekit.validateToken(body.access_token, { requiredScopes: ['invoices:write'] }));

  const { plainSecret: second, secret } = await scalekit.m2m.addOrganizationClientSecret(organizationId, client!.clientId);
  assert.equal((await askForToken(client!.clientId, second)).status, 200);
  await scalekit.m2m.removeOrganizationClientSecret(organizationId, client!.clientId, secret!.id);
  const removed = await askForToken(client!.clientId, second);
  assert.deepEqual([removed.status, removed.body.error], [401, 'invalid_client']);
  await scalekit.m2m.deleteOrganizationClient(organizationId, client!.clientId);
  await assert.rejects(scalekit.m2m.deleteOrganizationClient(organizationId, client!.clientId), ScalekitNotFoundException);
  assert.equal((await askForToken(client!.clientId, plainSecret)).status, 401);
});

test('a person’s API token is good until they leave', async () => {
  const organizationId = await organization();
  const { user } = await scalekit.user.createUserAndMembership(organizationId, { email: 'ada@example.com', sendInvitationEmail: false });
  const userId = user!.id;
  const [theirs, ours] = [await scalekit.token.createToken(organizationId, { userId, description: 'CI' }), await scalekit.token.createToken(organizationId)];
  const { tokenInfo } = await scalekit.token.validateToken(theirs.token);
  assert.deepEqual([tokenInfo?.userId, tokenInfo?.email, tokenInfo?.roles], [userId, 'ada@example.com', ['member']]);
  assert.equal((await scalekit.token.listTokens(organizationId)).totalCount, 2);

  await scalekit.user.deleteMembership(organizationId, userId);
  await assert.rejects(scalekit.token.validateToken(theirs.token), ScalekitValidateTokenFailureException);
  await scalekit.token.validateToken(ours.token);
  await scalekit.token.invalidateToken(theirs.token);

  await scalekit.organization.deleteOrganization(organizationId);
  await assert.rejects(scalekit.token.validateToken(ours.token), ScalekitValidateTokenFailureException);
});
