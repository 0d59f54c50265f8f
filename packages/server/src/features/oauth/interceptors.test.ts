import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { createClient } from '../clients/index.ts';
import { createInterceptor, listInterceptorCalls } from '../interceptors/manage.ts';

test('before a machine gets a token the app is asked; a no is an OAuth error, a yes may add claims of its own and none of ours', async () => {
  const house = await createOAuthWorld();
  const asked: { readonly trigger_point: string; readonly data: Record<string, Record<string, unknown>> }[] = [];
  let answer: object = { decision: 'DENY', error: { message: 'Not today.' } };
  Object.assign(house.world.desk.outside, {
    fetch: async (_url: URL, { body }: { body: string }) => {
      asked.push(JSON.parse(body));
      return Response.json(answer);
    },
  });
  const { interceptor } = await house.world.do(house.world.client, createInterceptor, {
    displayName: 'Machines',
    trigger: 'PRE_M2M_TOKEN_CREATION',
    url: 'https://app.example.com/interceptor',
  });
  const { client, secret = '' } = await house.world.do(house.world.client, createClient, {
    kind: 'machine',
    name: 'Nightly',
    audience: ['https://api.example.com'],
  });
  const ask = () => house.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: secret });

  const refused = await ask();
  assert.deepEqual([refused.status, refused.body.error, refused.body.error_description], [400, 'access_denied', 'Not today.']);
  assert.deepEqual([asked[0]?.trigger_point, asked[0]?.data['m2m_token_claims']?.['sub']], ['PRE_M2M_TOKEN_CREATION', client.id]);

  answer = { decision: 'ALLOW', response: { claims: { tier: 'gold', sub: 'somebody else' } } };
  const claims = jose.decodeJwt((await ask()).body.access_token!);
  assert.deepEqual(claims['custom_claims'], { tier: 'gold', sub: 'somebody else' });
  assert.equal(claims.sub, client.id);
  assert.deepEqual([claims.aud, claims['scope']], [['https://api.example.com'], ''], 'what it does not name stays as it was');

  answer = { decision: 'ALLOW', response: { claims: { scope: ['deploy:read', 'deploy:write'], aud: 'https://ci.example.com', run: 7 } } };
  const { body } = await ask();
  const anew = jose.decodeJwt(body.access_token!);
  assert.deepEqual([anew.aud, anew['scope'], anew['scopes']], [['https://ci.example.com'], 'deploy:read deploy:write', ['deploy:read', 'deploy:write']]);
  assert.deepEqual([body.scope, anew['custom_claims']], ['deploy:read deploy:write', { run: 7 }]);

  // Not said as it has to be: no answer, and the policy for failures counts.
  for (const claims of [{ scope: 7 }, { scope: 'a  b' }, { scope: ['a"b'] }, { aud: [] }, { aud: ['x', 3] }]) {
    answer = { decision: 'ALLOW', response: { claims: { ...claims, run: 8 } } };
    const plain = jose.decodeJwt((await ask()).body.access_token!);
    assert.deepEqual([plain.aud, plain['custom_claims']], [['https://api.example.com'], undefined]);
  }
  asked.splice(2);
  answer = { decision: 'ALLOW' };

  const { rows } = await house.world.do(house.world.client, listInterceptorCalls, { interceptorId: interceptor.id, size: 0, token: '' });
  assert.deepEqual(
    rows.map(({ decision, failure }) => `${decision}${failure === null ? '' : ' (no answer)'}`),
    [...Array(5).fill('ALLOW (no answer)'), 'ALLOW', 'ALLOW', 'DENY'],
  );
  assert.equal((await house.token({ grant_type: 'client_credentials' })).status, 200, "the app's own server is not asked about");
  assert.equal((await house.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: 'wrong' })).status, 401);
  assert.equal(asked.length, 2);
});
