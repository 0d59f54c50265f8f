import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo, unaudited } from '../../chassis/command.ts';
import type { Actor } from '../../platform/actor.ts';
import type { BulkInvitationId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { type Leaving, listMembershipsOfAll } from '../memberships/index.ts';
import { listUsersById } from '../users/index.ts';
import { claimInvitationById, type Invitee, inviteMany, inviteUser, revokeInvitation, withdrawInvitations } from './index.ts';

const DAY = 24 * 60 * 60 * 1000;
const BULK: BulkInvitationId = 'bulk_1';

const inviting = command({
  needs: 'organizations_users_invite',
  action: unaudited('a test'),
  within: ({ organizationId }: { organizationId: OrganizationId; people: readonly Invitee[] }) => organizationId,
  run: (work, input) => inviteMany(work, { ...input, bulkId: BULK }, async (addresses) => addresses.map(() => work.now)),
});

const person = (email: string, over: Partial<Invitee> = {}): Invitee => ({ email, roles: [], membershipMetadata: {}, fields: {}, ...over });

/** Invites them in one go. @returns `invited`, `added`, or why not */
async function invite(world: World, organizationId: OrganizationId, people: readonly Invitee[], by: Actor = world.client): Promise<string[]> {
  const rulings = await world.do(by, inviting, { organizationId, people });
  return rulings.map((ruling) => ('refused' in ruling ? ruling.refused.code : ruling.invitationId ? 'invited' : 'added'));
}

async function setUp() {
  const world = await createWorld();
  const organizationId = await world.organization();
  await world.db
    .insertInto('bulk_invitations')
    .values({
      id: BULK,
      environment_id: world.environment.id,
      organization_id: organizationId,
      key: 'a',
      upload: 'a',
      name: '',
      status: 'running',
      actor: '{}',
      created_at: world.now(),
      updated_at: world.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { world, organizationId };
}

/** All that is kept of the people of an organization, but for what differs from one call to the next. */
async function traces(world: World, organizationId: OrganizationId) {
  const { db } = world;
  const environment = (await db.selectFrom('users').selectAll().where('environment_id', '=', world.environment.id).orderBy('email').execute()) as object[];
  const memberships = await db.selectFrom('memberships').selectAll().where('organization_id', '=', organizationId).orderBy('id').execute();
  const roles = await db
    .selectFrom('membership_roles')
    .innerJoin('memberships', 'memberships.id', 'membership_id')
    .selectAll('membership_roles')
    .where('organization_id', '=', organizationId)
    .orderBy('membership_id')
    .orderBy('position')
    .execute();
  const invitations = await db.selectFrom('invitations').selectAll().where('organization_id', '=', organizationId).orderBy('id').execute();
  const events = await db.selectFrom('events').selectAll().where('environment_id', '=', world.environment.id).orderBy('type').orderBy('id').execute();
  const jobs = (await world.jobs()).map((job) => ({ ...job, payload: { ...job.payload, token: '' } }));
  const masked = JSON.stringify({
    environment,
    memberships,
    roles,
    invitations: invitations.map((one) => ({ ...one, mailed_hash: '', bulk_id: null })),
    events,
    jobs,
  });
  const names = new Map<string, string>();
  return JSON.parse(
    masked.replace(/\b[a-z]+[:_]\d{10,}/g, (id) => {
      const prefix = id.replace(/\d+$/, '');
      const name = names.get(id) ?? `${prefix}${names.size}`;
      names.set(id, name);
      return name;
    }),
  );
}

test('many are invited as one is: the same rows, events and mails', async () => {
  const people = [
    person('ada@example.com', {
      roles: ['member', 'admin'],
      membershipMetadata: { team: 'north' },
      fields: { externalId: 'u-1', profile: { givenName: 'Ada', name: 'Ada "L" 😀' } },
    }),
    person('eve@example.com', { sendInvitationEmail: false }),
    person('kim@example.com'),
  ];
  const one = await setUp();
  for (const invitee of people) await one.world.do(one.world.client, inviteUser, { organizationId: one.organizationId, ...invitee });
  const many = await setUp();
  assert.deepEqual(await invite(many.world, many.organizationId, people), ['invited', 'added', 'invited']);

  await sameTraces(one, many);
});

type House = Awaited<ReturnType<typeof setUp>>;

async function sameTraces(one: House, many: House): Promise<void> {
  const [single, set] = [await traces(one.world, one.organizationId), await traces(many.world, many.organizationId)];
  for (const part of Object.keys(single)) {
    assert.equal(set[part].length, single[part].length, part);
    // Ids are drawn in another order.
    const said = (rows: object[]) => rows.map((row) => JSON.stringify(row).replace(/[a-z]+[:_]\d+/g, 'id')).sort();
    assert.deepEqual(said(set[part]), said(single[part]), part);
  }
}

test('many are taken back as one is, and who has said yes meanwhile stays', async () => {
  /** Four are asked, the first says yes, and for the second it is too late to. */
  const ask = async () => {
    const house = await setUp();
    const { world, organizationId } = house;
    await invite(
      world,
      organizationId,
      ['ada', 'eve', 'kim', 'lin'].map((name) => person(`${name}@example.com`)),
    );
    const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.client, command({ needs: openTo('A test.'), run: deed }), undefined);
    const look = () =>
      within(async (work): Promise<Leaving[]> => {
        const rows = await work.sql.selectFrom('memberships').select('user_id').where('organization_id', '=', organizationId).execute();
        const ids = rows.map((row) => row.user_id);
        const users = await listUsersById(work, ids);
        const places = await listMembershipsOfAll(work, ids, organizationId);
        return users.map((user) => ({ user, membership: places.find(({ userId }) => userId === user.id)! })).sort(byEmail);
      });
    const [ada, eve] = await look();
    const invitations = world.db.updateTable('invitations').where('organization_id', '=', organizationId);
    await invitations.set({ expires_at: world.now() }).where('user_id', '=', eve!.user.id).execute();
    const before = await look();
    const asked = await world.db.selectFrom('invitations').select('id').where('membership_id', '=', ada!.membership.id).executeTakeFirstOrThrow();
    await within((work) => claimInvitationById(work, asked.id));
    return { ...house, within, look, before };
  };
  const [one, many] = [await ask(), await ask()];
  for (const { user } of one.before.slice(1)) {
    await one.world.do(one.world.client, revokeInvitation, { organizationId: one.organizationId, userId: user.id });
  }
  const takeBack = () => many.within((work) => withdrawInvitations(work, many.organizationId, many.before));
  const names = (people: readonly Leaving[]) => people.map(({ user }) => user.email);
  assert.deepEqual(names(await takeBack()), ['eve@example.com', 'kim@example.com', 'lin@example.com']);
  assert.deepEqual(names(await many.look()), ['ada@example.com']);
  await sameTraces(one, many);
  assert.deepEqual(await takeBack(), [], 'there is nothing left to take back');
});

const byEmail = (a: Leaving, b: Leaving) => (a.user.email < b.user.email ? -1 : 1);

test('who may not be invited is refused for the same reason, and holds nobody up', async () => {
  const { world, organizationId } = await setUp();
  for (const [email, sendInvitationEmail] of [
    ['pending@example.com', true],
    ['active@example.com', false],
  ] as const) {
    await world.do(world.client, inviteUser, { organizationId, ...person(email, { sendInvitationEmail }), fields: { externalId: email } });
  }
  assert.deepEqual(
    await invite(world, organizationId, [
      person('PENDING@example.com'),
      person('active@example.com'),
      person('no address'),
      person('one@example.com', { roles: ['captain'] }),
      person('two@example.com', { fields: { externalId: 'active@example.com' } }),
      person('three@example.com', { fields: { externalId: 'new' } }),
      person('four@example.com', { fields: { externalId: 'new' } }),
    ]),
    [
      'invitations.already_invited',
      'invitations.already_member',
      'users.invalid_email',
      'roles.unknown',
      'users.external_id_taken',
      'invited',
      'users.external_id_taken',
    ],
  );
});

test('somebody whose invitation ran out is asked again, and what is empty of somebody who is there is filled', async () => {
  const { world, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  await invite(world, organizationId, [person('late@example.com')]);
  await world.do(world.client, inviteUser, { organizationId: elsewhere, ...person('ada@example.com') });
  world.later(16 * DAY);
  assert.deepEqual(
    await invite(world, organizationId, [person('late@example.com'), person('ada@example.com', { fields: { profile: { givenName: 'Ada' } } })]),
    ['invited', 'invited'],
  );
  const open = await world.db.selectFrom('invitations').selectAll().where('organization_id', '=', organizationId).where('status', '=', 'pending').execute();
  assert.deepEqual(
    open.map(({ bulk_id }) => bulk_id),
    [BULK, BULK],
  );
  const ada = await world.db
    .selectFrom('users')
    .select('given_name')
    .where('environment_id', '=', world.environment.id)
    .where('email', '=', 'ada@example.com')
    .executeTakeFirstOrThrow();
  assert.equal(ada.given_name, 'Ada');
});

test('the seats go to the first, and a member gives no role that is stronger than theirs and asserts nobody', async () => {
  const { world, organizationId } = await setUp();
  await world.db.updateTable('organizations').set({ max_users: 2 }).where('id', '=', organizationId).execute();
  const crowd = ['a', 'b', 'c'].map((name) => person(`${name}@example.com`));
  assert.deepEqual(await invite(world, organizationId, crowd), ['invited', 'invited', 'memberships.no_seat']);

  const other = await world.organization('Other');
  const member: Actor = { kind: 'member', id: 'usr_1', organizationId: other, sessionId: 'ses_1', permissions: ['organizations_users_invite'] };
  assert.deepEqual(
    await invite(
      world,
      other,
      [person('d@example.com', { roles: ['admin'] }), person('e@example.com', { sendInvitationEmail: false }), person('f@example.com')],
      member,
    ),
    ['memberships.role_too_strong', 'invitations.may_not_assert', 'invited'],
  );
});

test('of many single invitations and a whole list at the same moment, each person is invited once', async () => {
  const { world, organizationId } = await setUp();
  const people = Array.from({ length: 60 }, (_, index) => person(`p${index}@example.com`));
  const outcomes = await Promise.all([
    invite(world, organizationId, people),
    invite(world, organizationId, [...people].reverse()),
    ...people
      .filter((_, index) => index % 7 === 0)
      .map((one) =>
        world.do(world.client, inviteUser, { organizationId, ...one }).then(
          () => ['invited'],
          () => [],
        ),
      ),
  ]);
  assert.equal(outcomes.flat().filter((outcome) => outcome === 'invited').length, people.length);
  const rows = await world.db.selectFrom('invitations').select('id').where('organization_id', '=', organizationId).where('status', '=', 'pending').execute();
  assert.equal(rows.length, people.length);
  assert.equal((await world.jobs()).length, people.length);
});
