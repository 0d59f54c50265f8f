import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo, perform } from '../../chassis/command.ts';
import type { Actor, Permission } from '../../platform/actor.ts';
import { DEFAULT_SIGN_UP_RULES, type SignUpRules } from '../../platform/environment.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { addActiveMembership, getSeats } from '../memberships/index.ts';
import { addMember, claimInvitation, claimInvitationById, inviteUser, resendInvitation, revokeInvitation } from './index.ts';

const DAY = 24 * 60 * 60 * 1000;
const NO_SEAT = { code: 'memberships.no_seat', kind: 'wrongState' };

/** An organization with so many seats, and the ways into it. */
async function setUp(maxUsers: number | null, rules: Partial<SignUpRules> = {}) {
  const world = await createWorld({ signUpRules: { ...DEFAULT_SIGN_UP_RULES, ...rules } });
  const organizationId: OrganizationId = await world.organization();
  const limit = (max_users: number | null) => world.db.updateTable('organizations').set({ max_users }).where('id', '=', organizationId).execute();
  await limit(maxUsers);
  const admission = { organizationId, roles: [], membershipMetadata: {}, fields: {} };
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const invite = (email: string) => world.do(world.client, inviteUser, { ...admission, email });
  const add = (email: string) => world.do(world.client, inviteUser, { ...admission, email, sendInvitationEmail: false });
  /** The newest link that was mailed to them. */
  const token = async (email: string) =>
    (await world.jobs()).filter(({ kind, payload }) => kind === 'mail.invitation' && payload.to === email).at(-1)!.payload.token!;
  const statuses = async () =>
    (await world.db.selectFrom('memberships').select('status').where('organization_id', '=', organizationId).orderBy('id').execute()).map(
      ({ status }) => status,
    );
  return { world, organizationId, limit, within, invite, add, token, statuses };
}

test('members and open invitations have a seat each; the next one is refused, and nothing of them stays', async () => {
  const { world, invite, add, statuses } = await setUp(2);
  await add('ada@example.com');
  await invite('bob@example.com');

  await assert.rejects(invite('carol@example.com'), NO_SEAT);
  await assert.rejects(add('carol@example.com'), { ...NO_SEAT, details: { limit: 2 } });
  assert.deepEqual(await statuses(), ['active', 'pending']);
  const users = await world.db.selectFrom('users').select('email').where('environment_id', '=', world.environment.id).execute();
  assert.deepEqual(users.map(({ email }) => email).sort(), ['ada@example.com', 'bob@example.com']);
});

test('an organization without a number of its own has the environment’s; its own counts, be it more or none', async () => {
  const byDefault = await setUp(null, { seats: 1 });
  await byDefault.invite('ada@example.com');
  await assert.rejects(byDefault.invite('bob@example.com'), { ...NO_SEAT, details: { limit: 1 } });
  for (const own of [2, 0]) {
    const { invite, statuses } = await setUp(own, { seats: 1 });
    for (const name of ['ada', 'bob']) await invite(`${name}@example.com`);
    assert.equal((await statuses()).length, 2);
  }
});

test('nobody new is invited at an address that is blocked; whoever is here already is', async () => {
  const { invite, add, statuses, world } = await setUp(null, { blockPublicDomains: true, blockDisposableDomains: true });
  await assert.rejects(invite('ada@gmail.com'), { code: 'users.public_address', kind: 'invalid' });
  await assert.rejects(add('ada@GMAIL.com'), { code: 'users.public_address' });
  await assert.rejects(invite('ada@yopmail.com'), { code: 'users.throw_away_address' });
  assert.deepEqual(await statuses(), []);
  Object.assign(world.environment, { signUpRules: DEFAULT_SIGN_UP_RULES });
  const elsewhere = { organizationId: await world.organization(), roles: [], membershipMetadata: {}, fields: {} };
  await world.do(world.client, inviteUser, { ...elsewhere, email: 'old@gmail.com' });
  Object.assign(world.environment, { signUpRules: { ...DEFAULT_SIGN_UP_RULES, blockPublicDomains: true } });
  await invite('old@gmail.com');
  assert.deepEqual(await statuses(), ['pending']);
});

test('without a limit, and with 0, there is room', async () => {
  for (const limit of [null, 0]) {
    const { invite, statuses } = await setUp(limit);
    for (const name of ['ada', 'bob', 'carol']) await invite(`${name}@example.com`);
    assert.equal((await statuses()).length, 3);
  }
});

test('who has a user already needs a seat as well, and so does who joins by another way', async () => {
  const { world, organizationId, invite, within } = await setUp(1);
  await invite('ada@example.com');
  const elsewhere = await world.organization();
  const { user } = await world.do(world.client, inviteUser, {
    organizationId: elsewhere,
    roles: [],
    membershipMetadata: {},
    fields: {},
    email: 'bob@example.com',
  });

  await assert.rejects(world.do(world.client, addMember, { organizationId, roles: [], membershipMetadata: {}, user: { id: user.id } }), NO_SEAT);
  const joining = { organizationId, userId: user.id, roleIds: [], provisioningMethod: 'allowed_email_domain' } as const;
  await assert.rejects(
    within((work) => addActiveMembership(work, joining)),
    NO_SEAT,
  );
  await world.do(world.client, revokeInvitation, {
    organizationId,
    userId: (
      await world.db
        .selectFrom('users')
        .select('id')
        .where('email', '=', 'ada@example.com')
        .where('environment_id', '=', world.environment.id)
        .executeTakeFirstOrThrow()
    ).id,
  });
  await within((work) => addActiveMembership(work, joining));
});

test('an invitation that ran out gives its seat back, and takes one again when it is sent again', async () => {
  const { world, organizationId, invite, limit, statuses } = await setUp(1);
  const { user } = await invite('ada@example.com');
  await assert.rejects(invite('bob@example.com'), NO_SEAT);
  world.later(15 * DAY);
  await invite('bob@example.com');

  const again = () => world.do(world.client, resendInvitation, { organizationId, userId: user.id });
  await assert.rejects(again(), NO_SEAT);
  await assert.rejects(invite('ada@example.com'), NO_SEAT);
  await limit(2);
  await again();
  assert.deepEqual(await statuses(), ['pending', 'pending']);
  await again();
});

test('whoever looks after an organization sees how many of its seats are taken, and one who is elsewhere does not', async () => {
  const { world, organizationId, invite, add, limit } = await setUp(null, { seats: 50 });
  const seats = (by: Actor = world.client) => world.do(by, getSeats, { organizationId });
  const member = (organization: OrganizationId, permissions: readonly Permission[]): Actor => ({
    ...{ kind: 'member', id: 'usr_1', organizationId: organization, sessionId: 'ses_1', permissions },
  });
  assert.deepEqual(await seats(), { used: 0, limit: 50 });
  await add('ada@example.com');
  await invite('bob@example.com');
  await world.db.updateTable('memberships').set({ status: 'inactive' }).where('organization_id', '=', organizationId).where('status', '=', 'active').execute();
  await add('carol@example.com');
  assert.deepEqual(await seats(member(organizationId, ['organizations_users_read'])), { used: 2, limit: 50 });
  world.later(15 * DAY);
  await limit(0);
  assert.deepEqual(await seats(), { used: 1, limit: 0 });

  await assert.rejects(seats(member(organizationId, ['organizations_read'])), { code: 'access.lacks_permission' });
  await assert.rejects(seats(member(await world.organization(), ['organizations_users_read'])), { code: 'access.denied' });
  await assert.rejects(world.do(world.client, getSeats, { organizationId: 'org_404' }), { kind: 'missing' });
});

test('who was deactivated has no seat', async () => {
  const { world, organizationId, invite, add } = await setUp(1);
  const { user } = await add('ada@example.com');
  await world.db.updateTable('memberships').set({ status: 'inactive' }).where('organization_id', '=', organizationId).where('user_id', '=', user.id).execute();
  await invite('bob@example.com');
});

test('accepting takes the seat that was kept, and no other', async () => {
  const { invite, within, token, statuses } = await setUp(2);
  await invite('ada@example.com');
  await invite('bob@example.com');
  const link = await token('ada@example.com');
  await within((work) => claimInvitation(work, link));
  assert.deepEqual(await statuses(), ['active', 'pending']);
  await assert.rejects(invite('carol@example.com'), NO_SEAT);
});

test('when the limit was lowered meanwhile, nobody more comes in, and their invitation stays open', async () => {
  const { world, add, invite, within, limit, token, statuses } = await setUp(2);
  await add('ada@example.com');
  await invite('bob@example.com');
  await limit(1);
  const link = await token('bob@example.com');
  await assert.rejects(
    within((work) => claimInvitation(work, link)),
    NO_SEAT,
  );
  const { id } = await world.db.selectFrom('invitations').select('id').where('environment_id', '=', world.environment.id).executeTakeFirstOrThrow();
  await assert.rejects(
    within((work) => claimInvitationById(work, id)),
    NO_SEAT,
  );
  assert.deepEqual(await statuses(), ['active', 'pending']);
  await limit(0);
  await within((work) => claimInvitation(work, link));
  assert.deepEqual(await statuses(), ['active', 'active']);
});

test('of many who want the last seat at once, one gets it', async () => {
  const { invite, add, statuses } = await setUp(3);
  await add('ada@example.com');
  await add('bob@example.com');
  const wanting = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? invite : add)(`guest-${index}@example.com`));
  const outcomes = await Promise.allSettled(wanting);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'memberships.no_seat');
  assert.equal((await statuses()).length, 3);
});

test('an organization without a limit costs no statement more', async () => {
  const { world, organizationId, limit } = await setUp(null);
  const count = async (email: string) => {
    let answers = 0;
    const db = world.desk.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        answers += 1;
        return result;
      },
    });
    await perform({ ...world.desk, db }, world.caller(world.client), inviteUser, { organizationId, roles: [], membershipMetadata: {}, fields: {}, email });
    return answers;
  };
  const without = await count('ada@example.com');
  await limit(100);
  assert.equal((await count('bob@example.com')) - without, 2, 'the lock and the count');
});
