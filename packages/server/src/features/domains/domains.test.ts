import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScalekitBadRequestException, ScalekitClient, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { DomainType, VerificationMethod, VerificationStatus } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import type { Actor, Permission } from '../../platform/actor.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import { createDomain, deleteDomain, getDomain, listDomains, type OneDomain } from './index.ts';
import { domainService } from './rpc.ts';

const NOBODY = 'org_123456789012345678';

async function setUp() {
  const house = await createOAuthWorld({}, [domainService]);
  const sdk = new ScalekitClient(house.url, house.client.id, house.client.secret);
  const machine = `Bearer ${(await house.token({ grant_type: 'client_credentials' })).body.access_token}`;
  const rest = async (method: string, path: string, body?: object) => {
    const response = await fetch(new URL(`/api/v1/organizations/${path}`, house.url), {
      method,
      headers: { authorization: machine, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const member = (organizationId: OrganizationId, ...permissions: Permission[]) =>
    ({ kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions }) as const;
  const claim = (organizationId: OrganizationId, name: string) =>
    house.world.do(member(organizationId, 'organizations_write'), createDomain, { organization: { id: organizationId }, name, type: 'organization' });
  return { ...house, sdk, rest, actor: member, claim };
}

test('a domain that the app adds is the organization’s at once', async () => {
  const { sdk, organizationId, world } = await setUp();
  const { domain } = await sdk.domain.createDomain(organizationId, 'Acme.Example.');
  assert.match(domain!.id, /^dom_\d+$/);
  assert.deepEqual([domain!.domain, domain!.organizationId, domain!.environmentId], ['acme.example', organizationId, world.environment.id]);
  assert.deepEqual(
    [domain!.domainType, domain!.verificationStatus, domain!.verificationMethod, domain!.txtRecordKey, domain!.txtRecordSecret],
    [DomainType.ORGANIZATION_DOMAIN, VerificationStatus.AUTO_VERIFIED, VerificationMethod.ADMIN, '', ''],
  );
  assert.deepEqual((await sdk.domain.getDomain(organizationId, domain!.id)).domain, domain);
  assert.equal((await world.events()).at(-1), 'organization.domain_created');
});

test('one whose people may join needs no proof, and may be several organizations’', async () => {
  const { sdk, organizationId, world } = await setUp();
  const allowed = { domainType: 'ALLOWED_EMAIL_DOMAIN' };
  const { domain } = await sdk.domain.createDomain(organizationId, 'acme.example', allowed);
  assert.deepEqual(
    [domain!.domainType, domain!.verificationStatus, domain!.verificationMethod],
    [DomainType.ALLOWED_EMAIL_DOMAIN, VerificationStatus.AUTO_VERIFIED, VerificationMethod.NOT_APPLICABLE],
  );
  await sdk.domain.createDomain(await world.organization(), 'acme.example', allowed);
  await sdk.domain.createDomain(organizationId, 'acme.example');
});

test('a member is told which record to set, and until it is found the domain is only claimed', async () => {
  const { organizationId, world, claim, rest, sdk } = await setUp();
  const claimed = await claim(organizationId, 'acme.example');
  assert.deepEqual([claimed.status, claimed.method], ['pending', 'dns']);
  const elsewhere = await world.organization();
  assert.notEqual((await claim(elsewhere, 'acme.example')).txtSecret, claimed.txtSecret);

  const { body } = await rest('GET', `${organizationId}/domains/${claimed.id}`);
  const shown = body['domain'] as Record<string, string>;
  assert.deepEqual([shown['txt_record_key'], shown['verification_status'], shown['verification_method']], ['_tenon-challenge.acme.example', 'PENDING', 'DNS']);
  assert.match(shown['txt_record_secret']!, /^tenon-verification=.{40,}$/);

  await sdk.domain.createDomain(await world.organization(), 'acme.example');
});

test('a verified domain belongs to one organization of the environment; of two at once, one gets it', async () => {
  const { sdk, organizationId, world } = await setUp();
  const others = await Promise.all(Array.from({ length: 4 }, () => world.organization()));
  const outcomes = await Promise.allSettled([organizationId, ...others].map((id) => sdk.domain.createDomain(id, 'acme.example')));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof ScalekitBadRequestException);

  const there = await setUp();
  const { domain } = await there.sdk.domain.createDomain(there.organizationId, 'acme.example');
  await assert.rejects(there.sdk.domain.createDomain(there.organizationId, 'ACME.example'), ScalekitBadRequestException);
  await there.sdk.domain.deleteDomain(there.organizationId, domain!.id);
  await there.sdk.domain.createDomain(there.organizationId, 'acme.example');
});

test('what is no domain of an organization’s own is refused', async () => {
  const { sdk, organizationId } = await setUp();
  for (const name of [
    'localhost',
    'a b.com',
    'http://acme.example',
    'ada@acme.example',
    '-a.example',
    'a..example',
    '192.0.2.1',
    '.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ])
    await assert.rejects(sdk.domain.createDomain(organizationId, name), ScalekitBadRequestException, name);
  for (const name of ['gmail.com', 'Outlook.COM', 'mailinator.com', 'sub.mailinator.com']) {
    await assert.rejects(sdk.domain.createDomain(organizationId, name), ScalekitBadRequestException, name);
    await assert.rejects(sdk.domain.createDomain(organizationId, name, { domainType: DomainType.ALLOWED_EMAIL_DOMAIN }), ScalekitBadRequestException, name);
  }
  assert.equal((await sdk.domain.createDomain(organizationId, 'bücher.test')).domain!.domain, 'xn--bcher-kva.test');
  assert.equal((await sdk.domain.createDomain(organizationId, 'notgmail.com')).domain!.domain, 'notgmail.com');
});

test('listed in the order they were added, by type and page by page', async () => {
  const { sdk, rest, organizationId, world } = await setUp();
  for (const name of ['one', 'two', 'three']) await sdk.domain.createDomain(organizationId, `${name}.example`);
  await sdk.domain.createDomain(organizationId, 'guests.example', { domainType: 'ALLOWED_EMAIL_DOMAIN' });
  const names = (domains: readonly { domain: string }[]) => domains.map(({ domain }) => domain);
  const all = await sdk.domain.listDomains(organizationId);
  assert.deepEqual([names(all.domains), all.pageSize, all.pageNumber], [['one.example', 'two.example', 'three.example', 'guests.example'], 30, 0]);
  assert.deepEqual(names((await sdk.domain.listDomains(organizationId, { domainType: DomainType.ALLOWED_EMAIL_DOMAIN })).domains), ['guests.example']);
  const { body } = await rest('GET', `${organizationId}/domains?page_size=2&page_number=1&domain_type=ORGANIZATION_DOMAIN`);
  assert.deepEqual([names(body['domains'] as { domain: string }[]), body['page_size'], body['page_number']], [['three.example'], 2, 1]);
  assert.equal((await rest('GET', `${organizationId}/domains?page_size=1000`)).body['page_size'], 100);
  for (const query of ['page_size=-1', 'page_number=-1', 'domain_type=9'])
    assert.equal((await rest('GET', `${organizationId}/domains?${query}`)).status, 400, query);
  assert.deepEqual((await sdk.domain.listDomains(await world.organization())).domains, []);
  await assert.rejects(sdk.domain.listDomains(NOBODY), ScalekitNotFoundException);
});

test('over REST: created is 200, and changing changes nothing', async () => {
  const { rest, organizationId } = await setUp();
  const made = await rest('POST', `${organizationId}/domains`, { domain: 'acme.example', domain_type: 'ORGANIZATION_DOMAIN' });
  assert.equal(made.status, 200);
  const { id } = made.body['domain'] as { id: string };
  assert.deepEqual((await rest('PATCH', `${organizationId}/domains/${id}`, {})).body, made.body);
  assert.equal((await rest('POST', `${NOBODY}/domains`, { domain: 'acme.example' })).status, 404);
  assert.equal((await rest('GET', `${organizationId}/domains/usr_1`)).status, 400);
  assert.deepEqual(await rest('DELETE', `${organizationId}/domains/${id}`), { status: 200, body: {} });
  assert.equal((await rest('DELETE', `${organizationId}/domains/${id}`)).status, 404);
});

test('over REST: verifying answers whether the domain is believed', async () => {
  const { rest, organizationId, claim, sdk } = await setUp();
  const claimed = await claim(organizationId, 'claimed.example');
  assert.deepEqual(await rest('PATCH', `${organizationId}/domains/${claimed.id}:verify`), { status: 200, body: { verified: false } });
  assert.equal((await rest('PATCH', `${organizationId}/domains/${claimed.id}:verify`)).status, 429);
  const { domain } = await sdk.domain.createDomain(organizationId, 'given.example');
  assert.deepEqual(await rest('PATCH', `${organizationId}/domains/${domain!.id}:verify`), { status: 200, body: { verified: true } });
});

test('a domain is its own organization’s, for whoever asks', async () => {
  const { world, organizationId, actor, claim } = await setUp();
  const elsewhere = await world.organization();
  const { id } = await claim(organizationId, 'acme.example');
  const [here, there] = [
    { organization: { id: organizationId }, id },
    { organization: { id: elsewhere }, id },
  ];
  const get = (by: Actor, which: OneDomain) => world.do(by, getDomain, which);
  const remove = (by: Actor, which: OneDomain) => world.do(by, deleteDomain, which);
  for (const ask of [get, remove]) {
    await assert.rejects(ask(world.client, there), { code: 'domains.not_found' });
    await assert.rejects(ask(actor(elsewhere, 'organizations_read', 'organizations_write'), here), { code: 'access.denied' });
    await assert.rejects(ask(world.visitor, here), { kind: 'unauthenticated' });
  }
  await assert.rejects(world.do(actor(organizationId, 'organizations_read'), deleteDomain, here), { code: 'access.lacks_permission' });
  assert.equal((await world.do(actor(organizationId, 'organizations_read'), getDomain, here)).id, id);
  await world.db.updateTable('organizations').set({ external_id: 'seven' }).where('id', '=', organizationId).execute();
  const byTheirs = { organization: { externalId: 'seven' }, size: 30, page: 0 };
  assert.equal((await world.do(world.client, listDomains, byTheirs)).rows.length, 1);
  await assert.rejects(world.do(actor(organizationId, 'organizations_read'), listDomains, byTheirs), { code: 'access.denied' });
});

test('domains go with their organization and are free again', async () => {
  const { sdk, world, organizationId } = await setUp();
  await sdk.domain.createDomain(organizationId, 'acme.example');
  await world.do(world.client, deleteOrganization, { id: organizationId });
  await sdk.domain.createDomain(await world.organization(), 'acme.example');
});
