import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_BRANDING } from '../../platform/environment.ts';
import { openFront } from '../../testing/front.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { ensureOwnApp, findClient, listClients, ownAppId } from '../clients/index.ts';
import { addRolePermissions, createSystemPermissions } from '../roles/index.ts';
import { selfServicePages } from './pages.ts';
import { selfServiceService } from './rpc.ts';
import { wayBack } from './way-back.ts';

const house = await createOAuthWorld({ branding: { ...DEFAULT_BRANDING, accentColor: '#ffd800', organizationBranding: true } }, [selfServiceService]);
await house.within(createSystemPermissions);

interface Told {
  readonly user: { readonly email: string; readonly emailVerified: boolean };
  readonly organization: { readonly displayName: string };
  readonly permissions: readonly string[];
  readonly others?: readonly { readonly id: string }[];
  readonly language: string;
  readonly environment: { readonly brandName: string; readonly accent: { readonly light: Readonly<Record<string, string>> } };
}

const getMe = async (token: string | undefined, language = 'de-AT') => {
  const response = await fetch(`${house.url}/tenon.v1.SelfServiceService/GetMe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': language },
    body: '{}',
  });
  return { status: response.status, told: (await response.json()) as Told };
};

test('a way back leads to the pages at /ui/, to an approver’s page, and nowhere else', () => {
  assert.equal(wayBack('/ui/members?q=ada'), '/ui/members?q=ada');
  assert.equal(wayBack('/approve/se-cret_1'), '/approve/se-cret_1');
  for (const given of [
    '/approve',
    '/approve/x/../../oauth',
    '/approve/x?y',
    '/approve/\\evil.example',
    'https://evil.example/ui',
    '//evil.example',
    '/ui\\@evil.example',
    '/uix',
    '/dashboard',
    undefined,
    3,
  ])
    assert.equal(wayBack(given), '/ui');
});

test('the way back is sealed while somebody signs in, and only what we sealed leads anywhere', async () => {
  const { desk, environment } = house.world;
  const pages = async (isSignedIn: boolean) => {
    const here = { desk, environmentOf: async () => environment };
    const { url } = await openFront({
      house: here,
      routes: [selfServicePages(new URL('.', import.meta.url), async () => (isSignedIn ? house.world.client : undefined))],
    });
    return async (path: string) => new URL((await fetch(new URL(path, url), { redirect: 'manual' })).headers.get('location') ?? '', url);
  };
  const [before, after] = [await pages(false), await pages(true)];
  const state = (await before('/ui/sign-in?return_to=/approve/se-cret_1')).searchParams.get('state') ?? '';
  assert.ok(!state.includes('se-cret_1'));
  const led = async (given: string) => (await after(`/ui/signed-in?${new URLSearchParams({ state: given })}`)).pathname;
  assert.equal(await led(state), '/approve/se-cret_1');
  for (const forged of ['/approve/se-cret_1', desk.sealer.seal('something else', '/approve/se-cret_1'), `x${state}`, ''])
    assert.equal(await led(forged), '/ui');
});

test('somebody is told who they are, where, where else, what they may, and how it looks', async () => {
  const elsewhere = await house.world.organization('Vega');
  const invited = await house.world.organization('Nova');
  await house.member(house.userId, elsewhere);
  await house.member(house.userId, invited, 'pending');
  const { access_token } = await house.tokens({ organization_id: house.organizationId });
  const { told } = await getMe(access_token);
  assert.equal(told.user.email, 'ada@example.com');
  assert.equal(told.user.emailVerified, true);
  assert.equal(told.organization.displayName, 'Orion Analytics');
  assert.deepEqual([...told.permissions].sort(), ['organizations_read', 'organizations_users_read']);
  assert.deepEqual(
    told.others?.map(({ id }) => id),
    [elsewhere],
  );
  assert.equal(told.language, 'de');
  assert.equal(told.environment.brandName, 'Orion Analytics');
  assert.notEqual(told.environment.accent.light['accent'], '#ffd800', 'yellow on paper cannot be read');

  await house.world.db.updateTable('users').set({ locale: 'ar' }).where('id', '=', house.userId).execute();
  assert.equal((await getMe(access_token)).told.language, 'ar', 'the profile says it before the browser does');
});

test('a permission of these pages lets its holder make the calls of the page, and no others', async () => {
  await house.world.do(house.world.client, addRolePermissions, { role: 'member', permissions: ['sk_org_users_invite'] });
  const { access_token } = await house.tokens({ organization_id: house.organizationId });
  const { told } = await getMe(access_token);
  assert.deepEqual([...told.permissions].sort(), ['organizations_read', 'organizations_users_invite', 'organizations_users_read']);
});

test('whoever rules an organization says who comes in, whatever their role was given', async () => {
  const ruling = async (name: string) => {
    const roles = house.world.db.updateTable('roles').where('environment_id', '=', house.world.environment.id);
    await roles.set({ default_creator: false }).execute();
    await roles.set({ default_creator: true }).where('name', '=', name).execute();
  };
  const may = async () => (await getMe((await house.tokens({ organization_id: house.organizationId })).access_token)).told.permissions;
  assert.ok(!(await may()).includes('organizations_users_approve'));
  await ruling('member');
  assert.ok((await may()).includes('organizations_users_approve'));
  await ruling('admin');
});

test('a client is nobody here', async () => {
  const { body } = await house.token({ grant_type: 'client_credentials' });
  assert.equal((await getMe(body.access_token)).status, 403);
});

test('the pages are an app that nobody registered: found by its id, in no list, and it follows the address', async () => {
  const { environment } = house.world;
  const id = ownAppId(environment);
  await house.within(ensureOwnApp);
  await house.within(ensureOwnApp);
  assert.deepEqual((await house.within((work) => findClient(work, id)))?.redirectUris, [`${environment.url}/ui/signed-in`]);
  assert.deepEqual(
    (await house.within(listClients)).filter((client) => client.id === id),
    [],
  );
  const { url } = environment;
  Object.assign(environment, { url: 'http://moved.localhost' });
  assert.deepEqual((await house.within(ensureOwnApp)).redirectUris, ['http://moved.localhost/ui/signed-in']);
  Object.assign(environment, { url });
});
