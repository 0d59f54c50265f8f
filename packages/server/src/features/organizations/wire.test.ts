import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { RegionCode } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { organizationService } from './rpc.ts';

const world = await createWorld();
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [organizationService] });
const organizations = createClient(
  OrganizationService,
  createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', 'Bearer good');
        return next(request);
      },
    ],
  }),
);

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  const [info] = thrown.findDetails(ErrorInfoSchema);
  return { code: thrown.code, detail: info?.debugInfo?.detail, fields: info?.validationErrorInfo?.fieldViolations.map(({ field }) => field) ?? [] };
};

const create = async (fields: object = {}) => (await organizations.createOrganization({ organization: { displayName: 'Orion', ...fields } })).organization!;
const byId = (value: string) => ({ identities: { case: 'id', value } as const });
const byExternalId = (value: string) => ({ identities: { case: 'externalId', value } as const });

test('an organization, as the contract shows it', async () => {
  const made = await create({
    externalId: 'seven',
    slug: 'orion.example',
    logoUrl: 'https://cdn.example/orion.svg',
    metadata: { plan: 'pro' },
    regionCode: RegionCode.EU,
  });
  assert.deepEqual([timestampDate(made.createTime!), timestampDate(made.updateTime!)], [world.now(), world.now()]);
  assert.deepEqual([made.displayName, made.externalId, made.slug, made.logoUrl], ['Orion', 'seven', 'orion.example', 'https://cdn.example/orion.svg']);
  assert.deepEqual([made.regionCode, made.metadata], [RegionCode.US, { plan: 'pro' }]);
  assert.deepEqual(
    made.settings?.features.map(({ name, enabled }) => [name, enabled]),
    [
      ['sso', false],
      ['dir_sync', false],
      ['domain_verification', false],
      ['session_policy', false],
    ],
  );
  for (const found of [
    organizations.getOrganization(byId(made.id)),
    organizations.getOrganization(byExternalId('seven')),
    organizations.getOrganizationByExternalId(byExternalId('seven')),
  ]) {
    assert.deepEqual((await found).organization, made);
  }
  const bare = await create();
  assert.deepEqual([bare.externalId, bare.slug, bare.logoUrl, bare.metadata], [undefined, undefined, undefined, {}]);
});

test('without a mask the request changes what it gives; empty texts take away, an empty map changes nothing', async () => {
  const { id } = await create({ slug: 'changing', externalId: 'changing', logoUrl: 'https://cdn.example/a.png', metadata: { plan: 'pro' } });
  const update = async (organization: object) => (await organizations.updateOrganization({ ...byId(id), organization })).organization!;

  const renamed = await update({ displayName: 'Renamed', metadata: {} });
  assert.deepEqual([renamed.displayName, renamed.slug, renamed.metadata], ['Renamed', 'changing', { plan: 'pro' }]);
  assert.deepEqual((await update({ metadata: { seats: '5' } })).metadata, { seats: '5' });
  const cleared = await update({ slug: '', externalId: '', logoUrl: '' });
  assert.deepEqual([cleared.slug, cleared.externalId, cleared.logoUrl, cleared.displayName], [undefined, undefined, undefined, 'Renamed']);
  assert.deepEqual(await update({}), cleared);
});

test('with a mask exactly what it names changes, to exactly what the request holds', async () => {
  const { id } = await create({ slug: 'masked', externalId: 'masked', metadata: { plan: 'pro' } });
  const update = (paths: string[], organization: object) => organizations.updateOrganization({ ...byId(id), organization, updateMask: { paths } });

  const { organization } = await update(['metadata', 'slug'], { displayName: 'Not named', externalId: 'not-named' });
  assert.deepEqual([organization?.metadata, organization?.slug, organization?.displayName, organization?.externalId], [{}, undefined, 'Orion', 'masked']);
  assert.equal((await update(['organization.display_name'], { displayName: 'Named' })).organization?.displayName, 'Named');
  assert.deepEqual((await failure(update(['display_name'], {}))).fields, ['organization.display_name']);
  assert.deepEqual((await failure(update(['colour'], {}))).fields, ['update_mask']);
});

test('what the contract refuses', async () => {
  const pairs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'value']));
  const refusedFields = async (fields: object) => {
    const { code, fields: named } = await failure(create(fields));
    assert.equal(code, Code.InvalidArgument);
    return named;
  };
  assert.deepEqual(await refusedFields({ displayName: '' }), ['organization.display_name']);
  assert.deepEqual(await refusedFields({ displayName: 'x'.repeat(201) }), ['organization.display_name']);
  assert.deepEqual(await refusedFields({ slug: '' }), ['organization.slug', 'organization.slug']);
  for (const slug of ['Upper', '-a', 'a-', 'a..b', 'a_b', '.a', `${'a'.repeat(64)}`])
    assert.deepEqual(await refusedFields({ slug }), ['organization.slug'], slug);
  assert.deepEqual(await refusedFields({ logoUrl: 'http://cdn.example/a.png' }), ['organization.logo_url']);
  assert.deepEqual(await refusedFields({ logoUrl: `https://cdn.example/${'a'.repeat(1024)}` }), ['organization.logo_url']);
  assert.deepEqual(await refusedFields({ externalId: 'x'.repeat(256) }), ['organization.external_id']);
  assert.deepEqual(await refusedFields({ metadata: pairs(11) }), ['organization.metadata']);
  assert.deepEqual(await refusedFields({ metadata: { ab: 'too short a key' } }), ['organization.metadata["ab"]']);
  assert.deepEqual(await refusedFields({ metadata: { plan: '' } }), ['organization.metadata["plan"]']);
  await create({ displayName: '字'.repeat(200), slug: `${'a'.repeat(63)}.example`, metadata: pairs(10) });

  assert.equal((await failure(organizations.getOrganization({}))).code, Code.InvalidArgument);
  assert.equal((await failure(organizations.getOrganization(byId('usr_123')))).code, Code.InvalidArgument);
  assert.equal((await failure(organizations.getOrganization(byExternalId('')))).code, Code.InvalidArgument);
  assert.equal((await failure(organizations.getOrganizationByExternalId(byId('org_123')))).code, Code.InvalidArgument);
  assert.equal((await failure(organizations.createOrganization({}))).code, Code.InvalidArgument);
  assert.equal((await failure(organizations.searchOrganization({ query: 'ab' }))).code, Code.InvalidArgument);
  assert.equal((await failure(organizations.searchOrganization({ query: 'abc', pageSize: 31 }))).code, Code.InvalidArgument);
  assert.deepEqual(await failure(organizations.listOrganization({ pageToken: 'x' })), { code: Code.InvalidArgument, detail: 'paging.bad_token', fields: [] });
});

test('duplicates and missing ones have their codes', async () => {
  await create({ externalId: 'taken', slug: 'taken' });
  assert.deepEqual(await failure(create({ externalId: 'taken' })), { code: Code.AlreadyExists, detail: 'organizations.external_id_taken', fields: [] });
  assert.deepEqual(await failure(create({ slug: 'taken' })), { code: Code.AlreadyExists, detail: 'organizations.slug_taken', fields: [] });
  await organizations.deleteOrganization(byExternalId('taken'));
  assert.equal((await failure(organizations.getOrganization(byExternalId('taken')))).code, Code.NotFound);
  assert.equal((await failure(organizations.deleteOrganization(byId('org_1')))).code, Code.NotFound);
});

test('lists and searches carry their neighbours and their size', async () => {
  for (const name of ['Lyra one', 'Lyra two', 'Lyra three']) await create({ displayName: name, externalId: name });
  const first = await organizations.searchOrganization({ query: 'lyra', pageSize: 2 });
  const second = await organizations.searchOrganization({ query: 'lyra', pageSize: 3, pageToken: first.nextPageToken });
  assert.deepEqual(
    [first.organizations, second.organizations].map((page) => page.map(({ displayName }) => displayName)),
    [['Lyra three', 'Lyra two'], ['Lyra one']],
  );
  assert.deepEqual([first.totalSize, second.totalSize, first.prevPageToken, second.nextPageToken], [3, 3, '', '']);
  const back = await organizations.searchOrganization({ query: 'lyra', pageSize: 2, pageToken: second.prevPageToken });
  assert.deepEqual(back.organizations, first.organizations);

  assert.equal((await organizations.listOrganization({ pageSize: 1 })).organizations[0]?.displayName, 'Lyra three');
  assert.deepEqual(
    (await organizations.listOrganization({ externalId: 'Lyra two' })).organizations.map(({ displayName }) => displayName),
    ['Lyra two'],
  );
  assert.equal((await organizations.listOrganization({ externalId: '' })).organizations.length > 3, true, 'an empty one narrows nothing');
});

interface RestBody {
  readonly organization: { readonly id: string; readonly slug?: string };
  readonly organizations: readonly { readonly id: string }[];
  readonly code: number;
  readonly details: readonly { readonly validation_error_info: { readonly field_violations: readonly { readonly field: string }[] } }[];
}

async function rest(method: string, path: string, body?: object) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer good', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as RestBody };
}

test('REST: every call about organizations has its route', async () => {
  const made = await rest('POST', '/organizations', { display_name: 'Rest', externalId: 'rest', slug: 'rest', metadata: { plan: 'pro' }, unknown: 1 });
  const { id } = made.body.organization;
  assert.equal(made.status, 201);
  assert.deepEqual(made.body.organization, {
    id,
    create_time: '2026-01-01T09:00:00Z',
    update_time: '2026-01-01T09:00:00Z',
    display_name: 'Rest',
    region_code: 'US',
    external_id: 'rest',
    metadata: { plan: 'pro' },
    settings: {
      features: ['sso', 'dir_sync', 'domain_verification', 'session_policy'].map((name) => ({ name, enabled: false })),
    },
    slug: 'rest',
  });
  assert.deepEqual((await rest('GET', `/organizations/${id}`)).body, made.body);
  assert.deepEqual((await rest('GET', '/organizations:external/rest')).body, made.body);
  assert.deepEqual((await rest('GET', '/organizations?external_id=rest')).body.organizations, [made.body.organization]);
  assert.deepEqual((await rest('GET', '/organizations:search?query=REST&page_size=5')).body.organizations, [made.body.organization]);
  assert.equal((await rest('PATCH', `/organizations/${id}`, { slug: '' })).body.organization.slug, undefined);
  const again = await rest('POST', '/organizations', { display_name: 'Again', external_id: 'rest' });
  assert.deepEqual([again.status, again.body.code], [409, 6]);
  assert.deepEqual(await rest('DELETE', `/organizations/${id}`), { status: 200, body: {} });
  assert.equal((await rest('GET', `/organizations/${id}`)).status, 404);
});

test('a text that the database cannot keep is refused by the name of its field', async () => {
  for (const [fields, field] of [
    [{ display_name: 'Or\0ion' }, 'organization.display_name'],
    [{ metadata: { plan: 'p\0ro' } }, 'organization.metadata["plan"]'],
    [{ metadata: { 'pl\0an': 'pro' } }, 'organization.metadata'],
  ] as const) {
    const { status, body } = await rest('POST', '/organizations', { display_name: 'Orion', ...fields });
    assert.deepEqual([status, body.details[0]?.validation_error_info.field_violations[0]?.field], [400, field]);
  }
  assert.deepEqual((await failure(organizations.getOrganization(byExternalId('\0')))).fields, ['external_id']);
  assert.deepEqual((await failure(organizations.searchOrganization({ query: 'a\0b' }))).fields, ['query']);
  assert.equal((await create({ displayName: '👩‍🚀 Orion' })).displayName, '👩‍🚀 Orion');
});

test('a path says which organization, and a query cannot say otherwise', async () => {
  const { id } = await create({ externalId: 'by-path' });
  const status = async (path: string) => (await fetch(`${url}/api/v1/${path}`, { headers: { authorization: 'Bearer good' } })).status;
  assert.equal(await status('organizations:external/by-path'), 200);
  assert.equal(await status(`organizations:external/by-path?id=${id}`), 400);
  assert.equal(await status(`organizations/${id}?external_id=by-path`), 400);
  assert.equal(await status(`organizations/${id}?externalId=by-path`), 400);
});
