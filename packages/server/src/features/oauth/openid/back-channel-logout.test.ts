import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import * as jose from 'jose';
import { createLog } from '../../../platform/log.ts';
import { createOutside } from '../../../platform/outside.ts';
import { startWorker } from '../../../platform/worker.ts';
import { createOAuthWorld } from '../../../testing/oauth-world.ts';
import { profileTests } from '../../../testing/openid-modules.ts';
import { relyingParty } from '../../../testing/relying-party.ts';
import { logoutJobs } from '../../back-channel/index.ts';

const house = await createOAuthWorld();
const { world } = house;

/** The app's server, and the first form it is sent. */
async function appServer() {
  let heard: (form: URLSearchParams) => void;
  const form = new Promise<URLSearchParams>((resolve) => (heard = resolve));
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
    response.writeHead(200).end();
    heard(new URLSearchParams(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  after(() => server.close());
  after(() => server.closeAllConnections());
  return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/logged-out`, form };
}

profileTests('Back-Channel Logout OP', {
  'oidcc-backchannel-logout-discovery-endpoint-verification': async () => {
    const said = await relyingParty(house).discovery();
    assert.deepEqual([said['backchannel_logout_supported'], said['backchannel_logout_session_supported']], [true, true]);
    assert.ok(URL.canParse(String(said['end_session_endpoint'])));
  },
  'oidcc-backchannel-rp-initiated-logout': async () => {
    const server = await appServer();
    const app = await house.app({ name: 'Listening', backChannelLogoutUris: [server.uri] });
    const rp = relyingParty(house, app);
    const outside = createOutside({ networks: ['loopback'] });
    after(() => outside.close());
    const environments = { byId: async () => world.environment, all: async () => [world.environment] };
    const worker = startWorker(world.desk, { handlers: logoutJobs(outside), environments, log: createLog({ level: 'silent' }), pollMilliseconds: 10 });
    after(() => worker.stop(0));

    const window = house.browser();
    await window.signIn();
    const { tokens, claims } = await rp.signIn(window);
    const asked = new URLSearchParams({ id_token_hint: tokens.id_token!, post_logout_redirect_uri: 'http://localhost:3000', state: 's' });
    assert.equal((await window.visit(`/oidc/logout?${asked}`)).status, 303);

    const form = await server.form;
    assert.deepEqual([...form.keys()], ['logout_token']);
    const { payload, protectedHeader } = await jose.jwtVerify(form.get('logout_token')!, jose.createRemoteJWKSet(new URL(`${house.url}/keys`)), {
      issuer: house.url,
      audience: app.id,
      algorithms: ['RS256'],
      requiredClaims: ['iat', 'exp', 'jti'],
      currentDate: world.now(),
    });
    assert.equal(protectedHeader.typ, 'logout+jwt');
    assert.deepEqual([payload.sub, payload['sid']], [claims.sub, claims['sid']]);
    assert.deepEqual(payload['events'], { 'http://schemas.openid.net/event/backchannel-logout': {} });
    assert.ok(!('nonce' in payload));
  },
});
