import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { DEFAULT_METHODS, type MethodSettings } from '../../platform/environment.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { countStatements } from '../../testing/statements.ts';
import { createWorld } from '../../testing/world.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import { inviteUser } from '../invitations/index.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { enterOrganization, findSession, type Proof, startSession, strengthenSession } from '../sessions/index.ts';
import { getUser } from '../users/index.ts';
import { gather, passageOf } from './facts.ts';

const REQUEST: AuthorizationRequest = { redirectUri: '', scope: [], prompt: [] };
const EVERYTHING = { ...DEFAULT_METHODS, password: true };

/** Somebody in two organizations, one of which owns the domain of their address, with one of everything that the journey looks at. */
async function setUp(methods: MethodSettings, proof: Proof) {
  const world = await createWorld({ methods });
  const { db, desk, environment, now } = world;
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const [acme, beta] = [await world.organization('Acme'), await world.organization('Beta')];
  const invite = (organizationId: OrganizationId, sendInvitationEmail: boolean) =>
    world.do(world.client, inviteUser, {
      organizationId,
      email: 'Ada@Acme.test',
      roles: ['admin', 'member'],
      membershipMetadata: { team: 'north' },
      fields: {},
      sendInvitationEmail,
    });
  const userId: UserId = (await invite(acme, false)).user.id;
  await invite(beta, true);
  const at = new Date('2025-12-31T23:59:59.123Z');
  await db
    .updateTable('users')
    .set({ email_proven_at: at, last_login_at: at, external_id: 'ext', given_name: 'Ada', groups: ['a'], metadata: JSON.stringify({ tier: 'gold' }) })
    .where('id', '=', userId)
    .execute();
  const ours = { environment_id: environment.id, created_at: now(), updated_at: now() };
  const whose = { environment_id: environment.id, user_id: userId };
  await db
    .insertInto('domains')
    .values({ ...ours, id: desk.entropy.id('dom', now()), organization_id: acme, domain: 'acme.test', type: 'organization', status: 'verified', method: 'dns' })
    .execute();
  await db
    .insertInto('connections')
    .values({ ...ours, id: desk.entropy.id('conn', now()), organization_id: acme, kind: 'oidc', provider: 'OKTA', enabled: true, status: 'completed' })
    .execute();
  await db
    .insertInto('authenticators')
    .values({ ...whose, secret: 'sealed', last_step: 0, created_at: now() })
    .execute();
  await db
    .insertInto('passwords')
    .values({ ...whose, hash: 'hash', must_change: true, changed_at: now() })
    .execute();
  const passkey = { id: desk.entropy.id('cred', now()), credential_id: `c-${userId}`, public_key: '', aaguid: '', transports: [], name: 'Key' };
  await db
    .insertInto('passkeys')
    .values({ ...ours, ...whose, ...passkey, sign_count: '0', backup_eligible: false, backed_up: false })
    .execute();
  const { secret } = await within((work) => startSession(work, { userId, proof, opensAll: true }));
  await within(async (work) => enterOrganization(work, (await findSession(work, secret))!, acme));
  return { world, within, userId, secret };
}

const cases: [what: string, methods: MethodSettings, proof: Proof][] = [
  ['where there is nothing but mail', DEFAULT_METHODS, 'email_code'],
  ['with passwords and passkeys', EVERYTHING, 'email_code'],
  ['by an invitation’s link alone', EVERYTHING, 'invitation_link'],
];
for (const [what, methods, proof] of cases) {
  test(`read in one statement, somebody is the same as read piece by piece: ${what}`, async () => {
    const { world, within, userId, secret } = await setUp(methods, proof);
    const whole = await within((work) => passageOf(work, { request: REQUEST, sessionSecret: secret }));
    const pieces = await within(async (work) => {
      const session = (await findSession(work, secret))!;
      return gather(work, { request: REQUEST }, { session, user: await getUser(work, { id: userId }), memberships: await listMembershipsOf(work, userId) });
    });
    assert.deepEqual(whole, pieces);
    assert.deepEqual([whole.memberships.length, whole.factors, whole.home !== undefined], [2, 1, true]);
    assert.deepEqual([whole.password, whole.hasPasskeys], [methods.password ? 'must_change' : undefined, proof === 'invitation_link' ? true : undefined]);
    // BEGIN and COMMIT are no answers of the database's that count.
    assert.equal(await countStatements(world.desk, () => within((work) => passageOf(work, { request: REQUEST, sessionSecret: secret }))), 1);
  });
}

test('a domain that is not theirs is looked up, and theirs is not taken for it', async () => {
  const { within, secret } = await setUp(DEFAULT_METHODS, 'email_code');
  const about = (claimedEmail: string, createdAt: Date) =>
    within((work) => passageOf(work, { request: REQUEST, sessionSecret: secret, claimedEmail, createdAt }));
  const later = new Date(Date.now() + 60_000);
  assert.deepEqual([(await about('eve@elsewhere.test', later)).home, (await about('eve@elsewhere.test', later)).domain], [undefined, 'elsewhere.test']);
  assert.ok((await about('bob@acme.test', later)).home);
});

test('a cookie that is none is nobody, also after the session has grown', async () => {
  const { within, secret } = await setUp(DEFAULT_METHODS, 'email_code');
  await within(async (work) => strengthenSession(work, (await findSession(work, secret))!, 'passkey'));
  const proofs = async (text: string) => (await within((work) => passageOf(work, { request: REQUEST, sessionSecret: text }))).session?.proofs;
  assert.deepEqual([await proofs(secret), await proofs(`${secret}x`)], [['email_code', 'passkey'], undefined]);
});

test('a passkey is offered to whoever came by mail for this very request, and to nobody else', async () => {
  const { world, within, userId, secret } = await setUp(EVERYTHING, 'email_code');
  // Passkeys are of a name.
  Object.assign(world.environment, { url: 'http://localhost:8080' });
  await world.db.deleteFrom('passkeys').where('user_id', '=', userId).execute();
  const offered = async (parkedAt: Date, makesPasskeys = true) =>
    (await within((work) => passageOf(work, { request: REQUEST, sessionSecret: secret, createdAt: parkedAt, makesPasskeys }))).mayBeOfferedPasskey ?? false;
  const before = world.now();
  assert.deepEqual([await offered(before), await offered(before, false)], [true, false]);
  world.later(1000);
  assert.equal(await offered(world.now()), false, 'the mail was for another request');
  await within(async (work) => strengthenSession(work, (await findSession(work, secret))!, 'password'));
  assert.equal(await offered(world.now()), false, 'they came by a password');
});
