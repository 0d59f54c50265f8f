import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ScalekitClient, ScalekitNotFoundException } from '@scalekit-sdk/node';
import type { OrganizationId } from '../../platform/ids.ts';
import { openFront } from '../../testing/front.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { deleteOrganization } from './delete.ts';
import { portalPages } from './pages.ts';
import { deletePortalLinks, listPortalLinks, makePortalLink } from './portal-links.ts';
import { organizationService } from './rpc.ts';

const DAY = 86_400_000;
const NOBODY = 'org_123456789012345678';

async function setUp() {
  const house = await createOAuthWorld({}, [organizationService]);
  const sdk = new ScalekitClient(house.url, house.client.id, house.client.secret);
  const pages = await openFront({ house: { desk: house.world.desk, environmentOf: async () => house.world.environment }, routes: [portalPages] });
  const machine = `Bearer ${(await house.token({ grant_type: 'client_credentials' })).body.access_token}`;
  const rest = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(`/api/v1/organizations/${path}`, house.url), {
      method,
      ...init,
      headers: { authorization: machine, ...init.headers },
    });
    return { status: response.status, body: (await response.json()) as { link?: { id: string; location: string; expire_time: string } } };
  };
  const rows = () => house.world.db.selectFrom('portal_links').selectAll().where('environment_id', '=', house.world.environment.id).orderBy('id').execute();
  const open = async (location: string) => {
    const response = await fetch(new URL(new URL(location).pathname, pages.url));
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const operator = { kind: 'system', job: 'test' } as const;
  return { ...house, sdk, rest, rows, open, operator };
}

test('a link has an id, a location of its own and one minute; the table keeps a hash', async () => {
  const { sdk, world, organizationId, rows, url } = await setUp();
  const link = await sdk.organization.generatePortalLink(organizationId);
  assert.match(link.id, /^lnk_\d+$/);
  assert.match(link.location, /^http:.*\/magicLink\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(link.location.startsWith(`${url}/`));
  assert.equal(timestampDate(link.expireTime!).getTime(), world.now().getTime() + 60_000);
  assert.notEqual((await sdk.organization.generatePortalLink(organizationId)).location, link.location);
  assert.ok(!JSON.stringify(await rows()).includes(link.location.split('/').at(-1)!));
  await assert.rejects(sdk.organization.generatePortalLink(NOBODY), ScalekitNotFoundException);
});

test('with an empty body, with {}, without a content type, and with features in the query', async () => {
  const { rest, organizationId, rows } = await setUp();
  const path = `${organizationId}/portal_links`;
  const json = { headers: { 'content-type': 'application/json' } };
  for (const init of [{}, json, { ...json, body: '{}' }]) {
    const { status, body } = await rest('PUT', path, init);
    assert.deepEqual([status, Object.keys(body.link ?? {}).sort()], [200, ['expire_time', 'id', 'location']]);
  }
  await rest('PUT', `${path}?features=sso&features=dir_sync`);
  await rest('PUT', `${path}?directory_sync=true`);
  assert.deepEqual(
    (await rows()).map(({ features }) => features),
    [[], [], [], ['sso', 'dir_sync'], ['dir_sync']],
  );
  assert.equal((await rest('PUT', `${path}?features=9`)).status, 400);
});

test('the page says in words what the link is worth, and looking uses nothing up', async () => {
  const { sdk, open, world, organizationId, rest } = await setUp();
  const { id, location } = await sdk.organization.generatePortalLink(organizationId);
  for (let look = 1; look <= 2; look += 1) {
    const page = await open(location);
    assert.equal(page.status, 501);
    assert.match(page.text, /not here yet/);
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  }
  assert.equal((await open(`${location}0`)).status, 404);
  world.later(60_000);
  const page = await open(location);
  assert.equal(page.status, 410);
  assert.match(page.text, /has expired/);
  assert.equal((await rest('DELETE', `${organizationId}/portal_links/${id}`)).status, 200);
  assert.equal((await open(location)).status, 404);
});

test('links are listed while they work, without what makes them secret, for whoever runs the server', async () => {
  const { sdk, world, rest, operator, organizationId } = await setUp();
  const first = await sdk.organization.generatePortalLink(organizationId);
  world.later(30_000);
  const second = await sdk.organization.generatePortalLink(organizationId);
  const list = async (id: OrganizationId = organizationId) => (await world.do(operator, listPortalLinks, { organizationId: id })).map(({ id }) => id);
  assert.deepEqual(await list(), [second.id, first.id]);
  world.later(30_000);
  assert.deepEqual(await list(), [second.id]);
  assert.deepEqual(await list(await world.organization()), []);
  await assert.rejects(list(NOBODY), { code: 'organizations.not_found' });
  assert.equal((await rest('GET', `${organizationId}/portal_links`)).status, 403);
  assert.equal((await rest('DELETE', `${organizationId}/portal_links`)).status, 403);
  await world.do(operator, deletePortalLinks, { organizationId });
  assert.deepEqual(await list(), []);
});

test('a link is taken back by its id, by its own organization only', async () => {
  const { sdk, world, rest, organizationId, rows } = await setUp();
  const { id } = await sdk.organization.generatePortalLink(organizationId);
  assert.equal((await rest('DELETE', `${await world.organization()}/portal_links/${id}`)).status, 404);
  assert.equal((await rest('DELETE', `${NOBODY}/portal_links/${id}`)).status, 404);
  assert.equal((await rest('DELETE', `${organizationId}/portal_links/usr_1`)).status, 400);
  assert.equal((await rows()).length, 1);
  assert.deepEqual(await rest('DELETE', `${organizationId}/portal_links/${id}`), { status: 200, body: {} });
  assert.equal((await rest('DELETE', `${organizationId}/portal_links/${id}`)).status, 404);
});

test('links go with their organization, and old ones when a new one is made', async () => {
  const { sdk, world, organizationId, rows } = await setUp();
  await sdk.organization.generatePortalLink(organizationId);
  world.later(2 * DAY);
  await world.do(world.client, makePortalLink, { organizationId, features: [] });
  assert.equal((await rows()).length, 1);
  await world.do(world.client, deleteOrganization, { id: organizationId });
  assert.deepEqual(await rows(), []);
});
