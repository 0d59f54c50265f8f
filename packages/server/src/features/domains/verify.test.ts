import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { txtRecordsBy } from '../../platform/outside.ts';
import { inWork } from '../../platform/work.ts';
import { openNameServer } from '../../testing/dns.ts';
import { fc } from '../../testing/made-up.ts';
import { createWorld } from '../../testing/world.ts';
import { inviteUser } from '../invitations/index.ts';
import {
  createDomain,
  type Domain,
  deleteDomain,
  domainDuty,
  domainJobs,
  getDomain,
  organizationsSuggestedFor,
  ownerOfAddress,
  verifyDomain,
} from './index.ts';
import { afterLook, type Look, PROOF_WINDOW } from './look.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const names = await openNameServer();
let count = 0;

async function setUp() {
  const world = await createWorld({}, { txtRecords: txtRecordsBy([names.server]) });
  const [name, organizationId] = [`proof-${(count += 1)}.example`, await world.organization()];
  const by = (id: OrganizationId): Actor => ({
    kind: 'member',
    id: 'usr_1',
    organizationId: id,
    sessionId: 'ses_1',
    permissions: ['organizations_write', 'organizations_read'],
  });
  const claim = (id = organizationId) => world.do(by(id), createDomain, { organization: { id }, name, type: 'organization' });
  const which = (domain: Domain) => ({ organization: { id: domain.organizationId }, id: domain.id });
  const press = (domain: Domain) => world.do(by(domain.organizationId), verifyDomain, which(domain));
  const statusOf = async (domain: Domain) => (await world.do(world.client, getDomain, which(domain))).status;
  /** Somebody at the customer's sets the record. */
  const publish = (...domains: readonly Domain[]) =>
    void names.records.set(`_tenon-challenge.${name}`, ['v=spf1 -all', ...domains.map(({ txtSecret }) => txtSecret!)]);
  const withdraw = () => void names.records.delete(`_tenon-challenge.${name}`);
  const caller = world.caller({ kind: 'system', job: 'test' });
  /** The worker comes by: the duty finds what is due, the jobs look. @returns how many looks */
  const lookAgain = async () => {
    await inWork(world.desk, caller, domainDuty.run);
    const jobs = (await world.jobs()).filter(({ kind }) => kind === 'domains.check');
    for (const { payload } of jobs) {
      await domainJobs(world.desk.outside)['domains.check']!(
        { id: 'job_1', kind: 'domains.check', payload, attempt: 1, createdAt: world.now() },
        { environment: world.environment, caller, now: world.now(), signal: AbortSignal.abort(), change: (deed) => inWork(world.desk, caller, deed) },
      );
    }
    await world.db.deleteFrom('jobs').where('environment_id', '=', world.environment.id).execute();
    return jobs.length;
  };
  return { world, name, organizationId, by, claim, which, press, statusOf, publish, withdraw, lookAgain };
}

test('the record is found by the worker, and the organization has the domain', async () => {
  const { world, claim, statusOf, publish, lookAgain } = await setUp();
  const domain = await claim();
  assert.equal(await lookAgain(), 0, 'its hour has not come');
  world.later(MINUTE);
  assert.equal(await lookAgain(), 1);
  assert.equal(await statusOf(domain), 'pending');
  publish(domain);
  world.later(2 * MINUTE);
  await lookAgain();
  assert.equal(await statusOf(domain), 'verified');
  assert.deepEqual(await world.events(), ['organization.domain_created', 'organization.domain_dns_verification_success']);
});

test('looks come further and further apart, and after 72 hours the claim has failed', async () => {
  const { world, claim, statusOf, press, lookAgain } = await setUp();
  const domain = await claim();
  let looks = 0;
  for (let passed = 0; passed <= PROOF_WINDOW; passed += MINUTE * 30) {
    looks += await lookAgain();
    world.later(MINUTE * 30);
  }
  assert.ok(looks > 50 && looks < 90, `${looks} looks`);
  assert.equal(await statusOf(domain), 'failed');
  assert.deepEqual(await world.events(), ['organization.domain_created', 'organization.domain_dns_verification_failed']);
  world.later(30 * DAY);
  assert.equal(await lookAgain(), 0);
  await assert.rejects(press(domain), { code: 'domains.failed' });
});

test('"Verify" looks now, and not over and over', async () => {
  const { world, claim, press, publish, statusOf } = await setUp();
  const domain = await claim();
  assert.deepEqual(await press(domain), { verified: false });
  publish(domain);
  await assert.rejects(press(domain), { code: 'domains.looked_just_now', kind: 'tooMany', details: { domain: domain.name, seconds: 30 } });
  world.later(30_000);
  assert.deepEqual(await press(domain), { verified: true });
  assert.equal(await statusOf(domain), 'verified');
  world.later(MINUTE);
  assert.deepEqual(await press(domain), { verified: true });
});

test('a name server that cannot tell proves nothing and ends nothing', async () => {
  const { world, name, claim, press, statusOf, lookAgain } = await setUp();
  const domain = await claim();
  names.broken.add(`_tenon-challenge.${name}`);
  await assert.rejects(press(domain), { code: 'domains.no_answer', kind: 'unavailable' });
  world.later(MINUTE);
  assert.equal(await lookAgain(), 1);
  assert.equal(await statusOf(domain), 'pending');
});

test('of several who claim a domain the first proof wins; the others have failed', async () => {
  const { world, claim, press, publish, statusOf, lookAgain } = await setUp();
  const [first, second, third] = [await claim(), await claim(await world.organization()), await claim(await world.organization())];
  publish(first, second, third);
  assert.deepEqual(await press(second), { verified: true });
  await assert.rejects(press(third), { code: 'domains.taken' });
  world.later(MINUTE);
  await lookAgain();
  assert.deepEqual([await statusOf(first), await statusOf(second), await statusOf(third)], ['failed', 'verified', 'failed']);
});

test('of two who prove it at the same moment one has it', async () => {
  const { world, claim, press, publish, statusOf } = await setUp();
  const claims = [await claim(), ...(await Promise.all(Array.from({ length: 3 }, async () => claim(await world.organization()))))];
  publish(...claims);
  const outcomes = await Promise.allSettled(claims.map(press));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await Promise.all(claims.map(statusOf))).filter((status) => status === 'verified').length, 1);
});

test('a proven domain is looked at every month; a record that stays away for days ends it, and a moment does not', async () => {
  const { world, claim, press, publish, withdraw, statusOf, lookAgain } = await setUp();
  const domain = await claim();
  publish(domain);
  await press(domain);
  world.later(29 * DAY);
  assert.equal(await lookAgain(), 0);
  world.later(DAY);
  withdraw();
  assert.equal(await lookAgain(), 1);
  publish(domain);
  world.later(DAY);
  assert.equal(await lookAgain(), 1);
  assert.equal(await statusOf(domain), 'verified');
  withdraw();
  world.later(30 * DAY);
  for (const day of [1, 2, 3]) {
    assert.equal(await statusOf(domain), 'verified', `day ${day}`);
    assert.equal(await lookAgain(), 1);
    world.later(DAY);
  }
  assert.equal(await statusOf(domain), 'failed');
  assert.equal((await world.events()).at(-1), 'organization.domain_dns_verification_failed');
});

test('what needs no proof is not looked for, and nobody proves the domain of another organization', async () => {
  const { world, organizationId, by, claim, which, name } = await setUp();
  const asked = names.asked.length;
  const taken = await world.do(world.client, createDomain, { organization: { id: organizationId }, name, type: 'organization' });
  const allowed = await world.do(world.client, createDomain, { organization: { id: organizationId }, name, type: 'allowed_email' });
  for (const domain of [taken, allowed]) assert.deepEqual(await world.do(world.client, verifyDomain, which(domain)), { verified: true });
  assert.equal(names.asked.length, asked);
  const elsewhere = await world.organization();
  await assert.rejects(world.do(by(elsewhere), verifyDomain, which(taken)), { code: 'access.denied' });
  const claimed = await claim(elsewhere);
  await world.do(by(elsewhere), deleteDomain, which(claimed));
  await assert.rejects(world.do(by(elsewhere), verifyDomain, which(claimed)), { code: 'domains.not_found' });
});

test('whatever happens on the way: only a record makes a domain verified, and a claim ends within its window', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Look>('absent', 'unanswered'), { minLength: 1, maxLength: 500 }), (looks) => {
      let standing = {
        status: 'pending' as Domain['status'],
        proofUntil: new Date(now.getTime() + PROOF_WINDOW),
        vainChecks: 0,
        nextCheckAt: now as Date | null,
      };
      for (const look of looks) {
        const at: Date | null = standing.nextCheckAt;
        if (at === null) break;
        standing = { ...afterLook(standing, look, at), proofUntil: standing.proofUntil };
        assert.ok(standing.status === 'pending' || standing.status === 'failed');
        if (standing.nextCheckAt) assert.ok(standing.nextCheckAt > at && standing.nextCheckAt.getTime() <= now.getTime() + PROOF_WINDOW);
        assert.equal(standing.status === 'failed', standing.nextCheckAt === null);
      }
      if (standing.status === 'pending') assert.equal(afterLook(standing, 'found', now).status, 'verified');
    }),
  );
});

test('an address leads to the organization that owns its domain, and to those that let its people join', async () => {
  const { world, organizationId, name } = await setUp();
  const caller = world.caller(world.client);
  const suggested = async (email: string) =>
    (await inWork(world.desk, caller, (work) => organizationsSuggestedFor(work, email))).map(({ organization, members }) => [organization.id, members]);
  const owner = (email: string) => inWork(world.desk, caller, (work) => ownerOfAddress(work, email));
  const add = (id: OrganizationId, email: string) =>
    world.do(world.client, inviteUser, { organizationId: id, email, fields: {}, roles: [], membershipMetadata: {}, sendInvitationEmail: false });

  const [open, left] = [await world.organization('Open'), await world.organization('Left')];
  await world.do(world.client, createDomain, { organization: { id: organizationId }, name, type: 'organization' });
  for (const id of [open, left]) await world.do(world.client, createDomain, { organization: { id }, name, type: 'allowed_email' });
  assert.deepEqual(
    [await owner(`Ada@${name.toUpperCase()}`), await owner(`ada@sub.${name}`), await owner('ada@elsewhere.example')],
    [organizationId, undefined, undefined],
  );

  await add(open, `bob@${name}`);
  const { user } = await add(left, `ada@${name}`);
  assert.deepEqual(await suggested(`ada@${name}`), [], 'asserted is not proven');
  await world.db.updateTable('users').set({ email_proven_at: world.now() }).where('id', '=', user.id).execute();
  assert.deepEqual(await suggested(`ADA@${name}`), [[open, 1]], 'they belong to the other one already');
  assert.deepEqual(await suggested(`nobody@${name}`), []);
});
