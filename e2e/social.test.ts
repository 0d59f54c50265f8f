import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DEFAULT_METHODS } from '../packages/server/src/platform/environment.ts';
import { createOutside } from '../packages/server/src/platform/outside.ts';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { AT_PROVIDER, createOpenIdProvider } from '../packages/server/src/testing/providers.ts';
import { openBrowser } from './browser.ts';

// A real browser, without scripts: the button, the provider, and back, under the policies our own pages are sent with.

const browser = await openBrowser();
after(() => browser.close());

test('somebody presses a button, is asked elsewhere who they are, and is in', async () => {
  const { world, url, client } = await createHosted({ methods: { ...DEFAULT_METHODS, socialProviders: ['google'] } }, { oauth: true });
  world.later(Math.floor(Date.now() / 1000) * 1000 - world.now().getTime());
  Object.assign(world.desk.outside, createOutside({ networks: ['loopback'] }));
  const id = world.desk.entropy.id('conn', world.now());
  const upstream = await createOpenIdProvider([`${url}/sso/v1/oidc/${id}/callback`]);
  upstream.state.person = { sub: 'ada', email: 'ada@example.com', email_verified: true, given_name: 'Ada' };
  await world.db
    .insertInto('connections')
    .values({
      id,
      environment_id: world.environment.id,
      kind: 'oidc',
      provider: 'GOOGLE',
      enabled: true,
      debug: true,
      status: 'completed',
      settings: JSON.stringify({ client_id: AT_PROVIDER.id, issuer: upstream.issuer }),
      sealed_secret: world.desk.sealer.seal(id, AT_PROVIDER.secret),
      created_at: world.now(),
      updated_at: world.now(),
    })
    .execute();

  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const query = new URLSearchParams({ client_id: client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  await tab.goto(`${url}/oauth/authorize?${query}`);
  await tab.getByRole('button', { name: 'Continue with Google' }).click();
  await tab.waitForURL('**/a/auth/organizations**');
  assert.equal(await tab.getByRole('heading', { level: 1 }).textContent(), 'Name your organization');

  // Next time it is remembered.
  await tab.context().clearCookies({ name: 'tenon_session' });
  await tab.goto(`${url}/oauth/authorize?${query}`);
  assert.ok(await tab.getByText('Last used').isVisible());
});
