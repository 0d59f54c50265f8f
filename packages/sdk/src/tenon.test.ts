import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as services from './contract/services.ts';
import {
  CancelledError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  OAuthError,
  RateLimitedError,
  ServerError,
  Tenon,
  TimeoutError,
  UnauthenticatedError,
  UnavailableError,
} from './index.ts';
import { fakeServer, refusal } from './testing/fake-server.ts';

const ORGANIZATIONS = '/api/v1/organizations';
const orion = { id: 'org_1', display_name: 'Orion', create_time: '2026-01-01T09:00:00Z', metadata: { plan_name: 'free' }, region_code: 'US' };

test('a request goes out in JSON with a token, and the answer comes back as the types say', async () => {
  const { tenon, seen } = fakeServer({ [`POST ${ORGANIZATIONS}`]: () => ({ status: 201, json: { organization: orion } }) });
  const { organization } = await tenon.organization.createOrganization('Orion', { externalId: 'crm-1' });
  assert.equal(organization.displayName, 'Orion');
  assert.deepEqual(organization.createTime, new Date('2026-01-01T09:00:00Z'));
  assert.deepEqual(organization.metadata, { plan_name: 'free' });

  const [token, call] = seen;
  assert.equal(token?.body, 'client_id=skc_1&client_secret=secret&grant_type=client_credentials');
  assert.equal(call?.path, ORGANIZATIONS);
  assert.equal(call?.headers.get('authorization'), 'Bearer token-1');
  assert.deepEqual(JSON.parse(call?.body ?? ''), { externalId: 'crm-1', displayName: 'Orion' });
});

test('path and query are escaped; what is not given is not sent', async () => {
  const { tenon, seen } = fakeServer({ 'GET /api/v1/organizations:external/a%2Fb%3Fc': () => ({ json: { organization: orion } }) });
  await tenon.organization.getOrganizationByExternalId('a/b?c');
  assert.equal(seen[1]?.path, '/api/v1/organizations:external/a%2Fb%3Fc');
  await assert.rejects(tenon.organization.searchOrganizations('a&b', { pageSize: 5 }), NotFoundError);
  assert.equal(seen[2]?.path, '/api/v1/organizations:search?pageSize=5&query=a%26b');
});

test('an empty id does not become another call', async () => {
  const { tenon, seen } = fakeServer({});
  await assert.rejects(tenon.organization.deleteOrganization(''), (error: InvalidRequestError) => {
    assert.ok(error instanceof InvalidRequestError);
    assert.deepEqual(error.violations, [{ field: 'id', description: 'is needed', constraint: 'required' }]);
    return true;
  });
  assert.equal(seen.length, 0);
});

test('a user is named by id or by external id', async () => {
  const { tenon, seen } = fakeServer({
    'GET /api/v1/users/usr_1': () => ({ json: { user: { id: 'usr_1' } } }),
    'GET /api/v1/users:external/crm-1': () => ({ json: { user: { id: 'usr_2' } } }),
  });
  assert.equal((await tenon.user.getUser('usr_1')).user.id, 'usr_1');
  assert.equal((await tenon.user.getUser({ externalId: 'crm-1' })).user.id, 'usr_2');
  assert.equal(seen.length, 3);
});

test('roles and the mail go where the contract wants them', async () => {
  const path = `${ORGANIZATIONS}/org_1/users`;
  const { tenon, to } = fakeServer({
    [`POST ${path}`]: () => ({ status: 201, json: { user: { id: 'usr_1', memberships: [{ join_time: '2026-01-01T09:00:00Z' }] } } }),
  });
  const { user } = await tenon.user.createUserAndMembership('org_1', {
    email: 'ada@example.com',
    roles: ['admin'],
    inviterEmail: 'bob@example.com',
    sendInvitationEmail: false,
    userProfile: { firstName: 'Ada' },
  });
  assert.deepEqual(user.memberships[0]?.joinTime, new Date('2026-01-01T09:00:00Z'));
  const [call] = to(path);
  assert.equal(call?.path, `${path}?sendInvitationEmail=false`);
  assert.deepEqual(JSON.parse(call?.body ?? ''), {
    email: 'ada@example.com',
    userProfile: { firstName: 'Ada' },
    membership: { roles: [{ name: 'admin' }], inviterEmail: 'bob@example.com' },
  });
});

test('one token serves many calls, asked for once, and is renewed before it ends', async () => {
  const { tenon, to, later } = fakeServer({ [`GET ${ORGANIZATIONS}`]: () => ({ json: { organizations: [], next_page_token: '' } }) });
  await Promise.all(Array.from({ length: 10 }, () => tenon.organization.listOrganizations()));
  assert.equal(to('/oauth/token').length, 1);
  later(3_539_000);
  await tenon.organization.listOrganizations();
  assert.equal(to('/oauth/token').length, 1);
  later(2_000);
  await tenon.organization.listOrganizations();
  assert.equal(to('/oauth/token').length, 2);
});

test('a token that was revoked is replaced once; a second refusal is the answer', async () => {
  const unauthenticated = refusal(401, 16, 'credentials.bad');
  const { tenon, to } = fakeServer({
    [`GET ${ORGANIZATIONS}/org_1`]: ({ headers }) => (headers.get('authorization') === 'Bearer token-1' ? unauthenticated : { json: { organization: orion } }),
    [`GET ${ORGANIZATIONS}/org_2`]: () => unauthenticated,
  });
  assert.equal((await tenon.organization.getOrganization('org_1')).organization.id, 'org_1');
  assert.equal(to('/oauth/token').length, 2);
  await assert.rejects(tenon.organization.getOrganization('org_2'), UnauthenticatedError);
  assert.equal(to(`${ORGANIZATIONS}/org_2`).length, 2);
});

test('wrong credentials are an OAuthError, and not kept', async () => {
  const { tenon, to } = fakeServer({ 'POST /oauth/token': () => ({ status: 401, json: { error: 'invalid_client', error_description: 'unknown client' } }) });
  for (let i = 0; i < 2; i += 1) {
    await assert.rejects(tenon.organization.listOrganizations(), (error: OAuthError) => {
      assert.ok(error instanceof OAuthError);
      assert.deepEqual([error.error, error.code, error.status], ['invalid_client', 'UNAUTHENTICATED', 401]);
      return true;
    });
  }
  assert.equal(to('/oauth/token').length, 2);
});

test('an error says what the server said', async () => {
  const violations = [{ field: 'organization.display_name', description: 'must not be empty', constraint: 'string.min_len' }];
  const { tenon } = fakeServer({
    [`POST ${ORGANIZATIONS}`]: () => refusal(400, 3, 'request.invalid_fields', { validation_error_info: { field_violations: violations } }),
    [`GET ${ORGANIZATIONS}`]: () => refusal(409, 6, 'organizations.slug_taken'),
  });
  await assert.rejects(tenon.organization.createOrganization(''), (error: InvalidRequestError) => {
    assert.ok(error instanceof InvalidRequestError);
    assert.deepEqual(
      [error.code, error.fault, error.status, error.requestId, error.retryable],
      ['INVALID_ARGUMENT', 'request.invalid_fields', 400, 'req-7', false],
    );
    assert.deepEqual(error.violations, violations);
    return true;
  });
  await assert.rejects(tenon.organization.listOrganizations(), ConflictError);
});

test('an answer that is not ours is told by its status', async () => {
  const { tenon } = fakeServer({ [`GET ${ORGANIZATIONS}`]: () => ({ status: 500, json: 'oops' }) });
  await assert.rejects(tenon.organization.listOrganizations(), ServerError);
});

test('a busy server is asked again after as long as it says, and then longer and longer', async () => {
  const { tenon, pauses, to } = fakeServer({
    [`POST ${ORGANIZATIONS}`]: (_request, count) =>
      count === 1
        ? { ...refusal(429, 8, 'limits.rate'), headers: { 'retry-after': '3' } }
        : count === 2
          ? refusal(503, 14, 'x')
          : { json: { organization: orion } },
  });
  await tenon.organization.createOrganization('Orion');
  assert.deepEqual(pauses, [3062.5, 375]);
  const keys = to(ORGANIZATIONS).map(({ headers }) => headers.get('idempotency-key'));
  assert.match(keys[0] ?? '', /^[0-9a-f-]{36}$/);
  assert.deepEqual(keys, [keys[0], keys[0], keys[0]]);
});

test('after the last try the error is the answer; one that asks for more time than there is ends at once', async () => {
  const { tenon, pauses } = fakeServer({
    [`GET ${ORGANIZATIONS}/org_1`]: () => refusal(503, 14, 'x'),
    [`GET ${ORGANIZATIONS}/org_2`]: () => ({ ...refusal(429, 8, 'limits.rate'), headers: { 'retry-after': '60' } }),
  });
  await assert.rejects(tenon.organization.getOrganization('org_1'), UnavailableError);
  assert.equal(pauses.length, 2);
  await assert.rejects(
    tenon.organization.getOrganization('org_2'),
    (error: RateLimitedError) => error instanceof RateLimitedError && error.retryAfterSeconds === 60,
  );
  assert.equal(pauses.length, 2);
});

test('a call whose answer was lost is repeated: a write under the same key, the caller’s or one of its own', async () => {
  const reset = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
  const { tenon, to } = fakeServer({
    [`POST ${ORGANIZATIONS}`]: (_request, count) => (count % 2 === 1 ? reset : { json: { organization: orion } }),
    [`GET ${ORGANIZATIONS}/org_1`]: (_request, count) => (count < 2 ? reset : { json: { organization: orion } }),
  });
  await tenon.organization.createOrganization('Orion');
  await tenon.organization.createOrganization('Orion', {}, { idempotencyKey: 'signup-7' });
  const [own, again, ...named] = to(ORGANIZATIONS).map(({ headers }) => headers.get('idempotency-key'));
  assert.match(own ?? '', /^[0-9a-f-]{36}$/);
  assert.equal(again, own);
  assert.deepEqual(named, ['signup-7', 'signup-7']);
  await tenon.organization.getOrganization('org_1');
});

test('a write whose first try is still running is asked for again; another conflict is not', async () => {
  const { tenon, to } = fakeServer({
    [`POST ${ORGANIZATIONS}`]: (_request, count) => (count === 1 ? refusal(409, 10, 'idempotency.still_running') : { json: { organization: orion } }),
    [`DELETE ${ORGANIZATIONS}/org_1`]: () => refusal(409, 10, 'x'),
  });
  await tenon.organization.createOrganization('Orion');
  assert.equal(to(ORGANIZATIONS).length, 2);
  await assert.rejects(tenon.organization.deleteOrganization('org_1'), ConflictError);
  assert.equal(to(`${ORGANIZATIONS}/org_1`).length, 1);
});

test('a dry run asks for one, has no key, and gives the report; a server that did the real thing is an error', async () => {
  const report = {
    rows: [{ table: 'organizations', inserted: 0, updated: 0, deleted: 1 }],
    sessions_ended: 2,
    seats: [{ organization_id: 'org_1', taken: 0, freed: 3 }],
    mails: [],
    events: [{ type: 'organization.deleted', object: 'Organization', object_id: 'org_1', organization_id: 'org_1' }],
    jobs: [{ kind: 'webhook', run_time: '2026-01-01T09:00:00Z' }],
    not_listed: 0,
  };
  const { tenon, to } = fakeServer({
    [`DELETE ${ORGANIZATIONS}/org_1`]: () => ({ json: report, headers: { 'preference-applied': 'dry-run' } }),
    [`POST ${ORGANIZATIONS}`]: () => ({ json: { organization: orion } }),
    [`GET ${ORGANIZATIONS}/org_1`]: () => ({ json: { organization: orion } }),
  });
  const told = await tenon.organization.deleteOrganization('org_1', { dryRun: true });
  assert.deepEqual(
    [told.sessionsEnded, told.seats[0]?.freed, told.events[0]?.objectId, told.jobs[0]?.runTime],
    [2, 3, 'org_1', new Date('2026-01-01T09:00:00Z')],
  );
  const [{ headers } = assert.fail()] = to(`${ORGANIZATIONS}/org_1`);
  assert.deepEqual([headers.get('prefer'), headers.get('idempotency-key')], ['dry-run', null]);

  await assert.rejects(tenon.organization.createOrganization('Orion', {}, { dryRun: true }), /has really done it/);
  assert.equal((await tenon.organization.getOrganization('org_1', { dryRun: true })).organization.id, 'org_1');
});

test('a request that never left is repeated whatever it is', async () => {
  const refused = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
  const { tenon, to } = fakeServer({ [`POST ${ORGANIZATIONS}`]: (_request, count) => (count < 2 ? refused : { json: { organization: orion } }) });
  await tenon.organization.createOrganization('Orion');
  assert.equal(to(ORGANIZATIONS).length, 2);
});

test('time runs out, and a caller may give up', async () => {
  const fetch: typeof globalThis.fetch = (_input, init) =>
    new Promise((_done, fail) => init?.signal?.addEventListener('abort', () => fail(init.signal?.reason), { once: true }));
  const tenon = new Tenon('https://auth.example.com', 'skc_1', 'secret', { fetch, timeoutMs: 5 });
  await assert.rejects(tenon.organization.listOrganizations(), TimeoutError);

  const controller = new AbortController();
  const call = tenon.organization.listOrganizations({}, { signal: controller.signal, timeoutMs: 60_000 });
  controller.abort(new Error('the visitor left'));
  await assert.rejects(call, CancelledError);
  await assert.rejects(tenon.organization.listOrganizations({}, { signal: AbortSignal.abort() }), CancelledError);
});

test('a loop goes through all pages', async () => {
  const { tenon, to } = fakeServer({
    [`GET ${ORGANIZATIONS}`]: ({ path }) =>
      path.includes('pageToken=two')
        ? { json: { organizations: [{ id: 'org_3' }], next_page_token: '' } }
        : { json: { organizations: [{ id: 'org_1' }, { id: 'org_2' }], next_page_token: 'two' } },
  });
  const ids = [];
  for await (const { id } of tenon.organization.eachOrganization({ pageSize: 2 })) ids.push(id);
  assert.deepEqual(ids, ['org_1', 'org_2', 'org_3']);
  assert.deepEqual(
    to(ORGANIZATIONS).map(({ path }) => path),
    [`${ORGANIZATIONS}?pageSize=2`, `${ORGANIZATIONS}?pageSize=2&pageToken=two`],
  );
});

test('secrets and tokens do not follow a redirect', async () => {
  const { tenon, seen } = fakeServer({ [`GET ${ORGANIZATIONS}`]: () => ({ status: 307, headers: { location: 'https://elsewhere.example' } }) });
  await assert.rejects(tenon.organization.listOrganizations(), (error: ServerError) => error.status === 307);
  assert.deepEqual(
    seen.map(({ redirect }) => redirect),
    ['manual', 'manual'],
  );
});

test('every service of the contract can be reached', () => {
  const { tenon } = fakeServer({});
  const ours = ['OrganizationService', 'UserService', 'InvitationService'];
  const reached = Object.values(tenon).map((part: unknown) => (typeof part === 'object' && part !== null ? part.constructor.name : ''));
  for (const name of Object.keys(services)) assert.ok(ours.includes(name) || reached.includes(name), `${name} is not on the client`);
});

test('a wrong address is said at once', () => {
  assert.throws(() => new Tenon('auth.example.com', 'skc_1', 'secret'), TypeError);
  assert.throws(() => new Tenon('https://auth.example.com', '', 'secret'), TypeError);
});
