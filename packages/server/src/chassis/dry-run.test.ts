import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { create, fromBinary } from '@bufbuild/protobuf';
import { type DryRun, DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import pg from 'pg';
import { resendInvitation } from '../features/invitations/index.ts';
import { deleteOrganization } from '../features/organizations/delete.ts';
import { deletePerson, invitePerson, removeMember } from '../features/people/index.ts';
import { createRole } from '../features/roles/index.ts';
import { startSession } from '../features/sessions/index.ts';
import { connectionConfig } from '../platform/db/open.ts';
import type { OrganizationId } from '../platform/ids.ts';
import type { Work } from '../platform/work.ts';
import { snapshot } from '../testing/snapshot.ts';
import { createWorld } from '../testing/world.ts';
import { type Command, command, openTo, perform, rehearse } from './command.ts';
import { report, trailerOf } from './dry-run.ts';

const DAY = 86_400_000;
const EDITOR = { organizationId: null, name: 'editor', displayName: 'Editor', description: '', permissions: [] };

const world = await createWorld();
let woken = 0;
const desk = { ...world.desk, jobsAreDue: () => void (woken += 1) };
const admission = (email: string, organizationId: OrganizationId) => ({ organizationId, email, roles: [], membershipMetadata: {}, fields: {} });
const invite = (email: string, to: OrganizationId) => world.do(world.client, invitePerson, admission(email, to));
const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);

const member = async (email: string, to: OrganizationId) => {
  const { user } = await world.do(world.client, invitePerson, { ...admission(email, to), sendInvitationEmail: false });
  return user.id;
};

/** Rehearses it, and sees that nothing is left of that. */
async function dry<In, Out, Facts>(what: Command<In, Out, Facts>, input: In): Promise<DryRun> {
  const before = await snapshot(world.db);
  const { result, ...done } = await rehearse(desk, world.caller(world.client), what, input);
  assert.deepEqual(await snapshot(world.db), before);
  assert.equal(woken, 0);
  return report(desk.sealer, done);
}

const rowsOf = ({ rows }: DryRun) => Object.fromEntries(rows.map(({ table, inserted, updated, deleted }) => [table, `+${inserted} ~${updated} -${deleted}`]));

/** By how many rows each table grows when it is really done. The audit log says nothing that the other rows do not. */
async function growth(deed: () => Promise<unknown>): Promise<Record<string, number>> {
  const count = (all: Record<string, string>) => Object.entries(all).map(([table, text]) => [table, Number(text.split(' ', 1)[0])] as const);
  const before = Object.fromEntries(count(await snapshot(world.db)));
  await deed();
  return Object.fromEntries(
    count(await snapshot(world.db)).flatMap(([table, rows]) => (rows === before[table] || table.startsWith('audit_') ? [] : [[table, rows - before[table]!]])),
  );
}
const growthTold = ({ rows }: DryRun) =>
  Object.fromEntries(rows.flatMap(({ table, inserted, deleted }) => (inserted === deleted ? [] : [[table, inserted - deleted]])));

test('inviting somebody: the rows, the seat, the mail and the events it would make', async () => {
  const organizationId = await world.organization();
  const input = admission('grace@example.com', organizationId);
  const told = await dry(invitePerson, input);

  assert.deepEqual(rowsOf(told), {
    events: '+2 ~0 -0',
    invitations: '+1 ~0 -0',
    jobs: '+1 ~0 -0',
    membership_roles: '+1 ~0 -0',
    memberships: '+1 ~0 -0',
    users: '+1 ~0 -0',
  });
  assert.deepEqual(
    told.seats.map(({ organizationId: id, taken, freed }) => [id, taken, freed]),
    [[organizationId, 1, 0]],
  );
  assert.deepEqual(
    told.mails.map(({ kind, to }) => [kind, to]),
    [['invitation', 'grace@example.com']],
  );
  assert.equal(told.events.length, 2);
  assert.ok(told.events.every((event) => event.organizationId === undefined || event.organizationId === organizationId));
  assert.equal(told.sessionsEnded, 0);

  assert.deepEqual(growthTold(told), await growth(() => world.do(world.client, invitePerson, input)));
});

test('counting is right on a connection that has just written, and after a hundred of its transactions', async () => {
  const organizationId = await world.organization();
  for (let index = 0; index < 20; index += 1) await invite(`someone-${index}@example.com`, organizationId);
  const told = await dry(invitePerson, admission('last@example.com', organizationId));
  assert.equal(rowsOf(told).users, '+1 ~0 -0');
  assert.deepEqual(rowsOf(await dry(invitePerson, admission('last@example.com', organizationId))), rowsOf(told));
});

test('deleting a person: cascades, seats everywhere, and the sessions that live', async () => {
  const [here, there] = [await world.organization(), await world.organization('Elsewhere')];
  const id = await member('ada@example.com', here);
  await member('ada@example.com', there);
  const start = () => within((work) => startSession(work, { userId: id, proof: 'email_code', opensAll: true, organizationId: here }));
  await start();
  await start();
  const { id: over } = await start();
  await world.db.updateTable('sessions').set({ expires_at: world.now() }).where('id', '=', over).execute();

  const told = await dry(deletePerson, { id });
  assert.equal(told.sessionsEnded, 2);
  assert.deepEqual(
    told.seats.map(({ organizationId, taken, freed }) => [organizationId, taken, freed]),
    [here, there].sort().map((organizationId) => [organizationId, 0, 1]),
  );
  assert.equal(rowsOf(told).memberships, '+0 ~0 -2');
  assert.deepEqual(growthTold(told), await growth(() => world.do(world.client, deletePerson, { id })));
});

test('deleting an organization takes what hangs on it along', async () => {
  const organizationId = await world.organization();
  for (const name of ['ada', 'bob', 'carol']) await member(`${name}@elsewhere.example`, organizationId);
  await invite('dora@elsewhere.example', organizationId);
  const told = await dry(deleteOrganization, { id: organizationId });
  assert.equal(rowsOf(told).memberships, '+0 ~0 -4');
  assert.equal(rowsOf(told).invitations, '+0 ~0 -1');
  assert.deepEqual(
    told.seats.map(({ freed }) => freed),
    [4],
  );
  assert.deepEqual(growthTold(told), await growth(() => world.do(world.client, deleteOrganization, { id: organizationId })));
});

test('a seat is what features/memberships says: open invitations have one, expired ones and inactive members have none', async () => {
  const organizationId = await world.organization();
  const { user } = await invite('edna@example.com', organizationId);
  const seats = ({ seats: all }: DryRun) => all.map(({ taken, freed }) => [taken, freed]);
  assert.deepEqual(seats(await dry(resendInvitation, { organizationId, userId: user.id })), []);
  world.later(16 * DAY);
  assert.deepEqual(seats(await dry(resendInvitation, { organizationId, userId: user.id })), [[1, 0]]);
  assert.deepEqual(seats(await dry(removeMember, { organizationId, user: { id: user.id }, cascade: true })), []);

  const inactive = await member('fay@example.com', organizationId);
  assert.deepEqual(seats(await dry(removeMember, { organizationId, user: { id: inactive }, cascade: false })), [[0, 1]]);
  await world.db.updateTable('memberships').set({ status: 'inactive' }).where('user_id', '=', inactive).execute();
  assert.deepEqual(seats(await dry(removeMember, { organizationId, user: { id: inactive }, cascade: false })), []);
});

test('what the real call would refuse is refused', async () => {
  const organizationId = await world.organization();
  await member('gil@example.com', organizationId);
  await assert.rejects(dry(invitePerson, admission('gil@example.com', organizationId)), { code: 'invitations.already_member' });
  await assert.rejects(rehearse(desk, world.caller(world.visitor), createRole, EDITOR), { code: 'access.no_credentials' });
});

test('no process hears of it', { skip: process.env.TENON_TEST_POOL === '1' && 'it takes a second connection' }, async () => {
  const client = new pg.Client(connectionConfig(world.connection));
  await client.connect();
  after(() => client.end());
  const heard: (string | undefined)[] = [];
  client.on('notification', ({ payload }) => void heard.push(payload));
  await client.query('listen tenon_changed');
  await dry(createRole, EDITOR);
  await client.query("select pg_notify('tenon_changed', 'the end')");
  assert.deepEqual(heard, ['the end']);
  await perform(desk, world.caller(world.client), createRole, EDITOR);
  await client.query('select');
  assert.ok(heard.includes('roles'), 'and of the real one they do');
});

test('a report that is too long for a trailer lists less, and says how much less', () => {
  const many = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
  const long = create(DryRunSchema, {
    rows: [{ table: 'users', deleted: 900 }],
    seats: many(900, (index) => ({ organizationId: `org_${100_000_000_000_000_000 + index}`, freed: 1 })),
    events: many(900, (index) => ({ type: 'organization.membership_deleted', object: 'OrgMembership', objectId: `usr_${100_000_000_000_000_000 + index}` })),
  });
  const trailer = trailerOf(long);
  assert.ok(trailer.length < 7000);
  const short = fromBinary(DryRunSchema, Buffer.from(trailer, 'base64'));
  assert.deepEqual(short.rows, long.rows);
  assert.ok(short.events.length > 0);
  assert.equal(short.events.length + short.seats.length + short.notListed, 1800);
  const small = create(DryRunSchema, { sessionsEnded: 1, seats: [{ organizationId: 'org_1', taken: 1 }] });
  assert.deepEqual(fromBinary(DryRunSchema, Buffer.from(trailerOf(small), 'base64')), small);
});
