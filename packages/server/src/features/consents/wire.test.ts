import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { clientService } from '../clients/rpc.ts';
import { giveConsent } from './index.ts';

const house = await createOAuthWorld({}, [clientService]);
const { organizationId, userId } = house;
const app = (await house.token({ grant_type: 'client_credentials' })).body.access_token!;
const person = (await house.tokens()).access_token!;

async function rest(token: string, method: string, path: string, body?: object) {
  const response = await fetch(`${house.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

interface Listed {
  readonly id: string;
  readonly client_name: string;
  readonly external_user_id: string;
  readonly scopes: readonly string[];
}
const listed = async (token: string, path: string) => (await rest(token, 'GET', path)).body.consents as unknown as readonly Listed[] | undefined;

test('people see and take back what they allowed, and so does the app’s own server', async () => {
  const resource = { name: 'Tasks', resource_type: 'MCP_SERVER', resource_uri: 'https://mcp.example.com', scopes: ['todo:read'] };
  const { id: resourceId, protected_metadata } = (await rest(app, 'POST', '/resources', resource)).body.resource as unknown as {
    readonly id: `res_${string}`;
    readonly protected_metadata: { readonly authorization_servers: readonly string[] };
  };
  assert.deepEqual(protected_metadata.authorization_servers, [`${house.url}/resources/${resourceId}`]);
  const program = async (name: string) => {
    const { body } = await rest(app, 'POST', `/resources/${resourceId}/clients`, { name, redirect_uris: ['https://agent.example.com/callback'] });
    const clientId = (body.client as unknown as { readonly client_id: `m2m_${string}` }).client_id;
    await house.within((work) => giveConsent(work, { userId, clientId, organizationId, resourceId, scopes: ['todo:read'] }));
    return clientId;
  };
  const [first, second] = [await program('First'), await program('Second')];

  const mine = (await listed(person, '/agent-consents:this'))!;
  assert.deepEqual(
    mine.map(({ client_name, scopes }) => [client_name, scopes]),
    [
      ['Second', ['todo:read']],
      ['First', ['todo:read']],
    ],
  );
  assert.equal((await listed(app, `/user_consents?resource_id=${resourceId}&search=first`))?.length, 1);
  assert.equal((await listed(app, `/user_consents?resource_id=${resourceId}&search=ada%40`))?.length, 2);
  const [named] = (await listed(app, `/user_consents?resource_id=${resourceId}&search=${userId}`))!;
  assert.equal(named?.external_user_id, userId, 'whom the app calls nothing goes by our id');
  assert.equal((await listed(app, `/user_consents?resource_id=${resourceId}&search=%25`))?.length ?? 0, 0, 'a wildcard is a character');
  assert.equal((await rest(app, 'GET', '/user_consents?resource_id=res_1')).status, 404);
  assert.equal((await rest(person, 'GET', `/user_consents?resource_id=${resourceId}`)).status, 403);

  const shown = (await rest(app, 'GET', `/resources/${resourceId}/clients/${first}`)).body.consented_users as unknown as readonly {
    readonly consent_id: string;
  }[];
  assert.deepEqual(
    shown.map(({ consent_id }) => consent_id),
    [mine[1]!.id],
  );
  assert.equal((await rest(app, 'DELETE', `/clients/${second}/consents/${mine[1]!.id}`)).status, 404, 'it is not of that client');
  assert.equal((await rest(app, 'DELETE', `/clients/${first}/consents/${mine[1]!.id}`)).status, 200);
  assert.equal((await rest(person, 'DELETE', `/agent-consents:this/${mine[0]!.id}`)).status, 200);
  assert.equal((await rest(person, 'DELETE', `/agent-consents:this/${mine[0]!.id}`)).status, 404);
  assert.equal((await listed(person, '/agent-consents:this'))?.length ?? 0, 0);
});
