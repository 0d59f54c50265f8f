import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { command, openTo, perform, rehearse } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { inWork } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { deactivateMembership } from '../memberships/index.ts';
import { createOrganization } from '../organizations/create.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import { updateOrganization } from '../organizations/update.ts';
import { eraseGone, forgetOldest } from './forget.ts';
import { sealEntries } from './seal.ts';
import { type Verify, verifyAudit } from './verify.ts';

const DAY = 86_400_000;

async function setUp() {
  const world = await createWorld();
  const house = { kind: 'system', job: 'a test' } as const;
  const inHouse = <T>(deed: (work: Work) => Promise<T>) => inWork(world.desk, world.caller(house), deed, {});
  const seal = async () => {
    while (await inHouse(sealEntries));
  };
  const verify = (what: Verify = {}) => world.do(house, verifyAudit, what);
  const entries = () => world.db.selectFrom('audit_entries').selectAll().where('environment_id', '=', world.environment.id).orderBy('id').execute();
  const changes = () =>
    world.db.selectFrom('audit_changes').selectAll().where('environment_id', '=', world.environment.id).orderBy('entry_id').orderBy('position').execute();
  const make = (displayName: string) => world.do(world.client, createOrganization, { displayName });
  /** Whoever owns the database can do this; the log must show that it was done. */
  const tamper = async (...statements: ReturnType<typeof sql>[]) =>
    world.db.transaction().execute(async (db) => {
      await sql`set local session_replication_role = replica`.execute(db);
      for (const statement of statements) await statement.execute(db);
    });
  return { world, inHouse, seal, verify, entries, changes, make, tamper };
}

/** A few entries, in the chain. */
async function sealedWorld() {
  const room = await setUp();
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await room.make(name);
  await room.seal();
  return { ...room, here: room.world.environment.id };
}

test('an entry says who asked for what in which request, and what became of the row', async () => {
  const { world, entries, changes, make } = await setUp();
  const { id } = await make('Orion');
  await world.do(world.client, updateOrganization, { which: { id }, changes: { displayName: 'Orion Labs' } });
  const [created, updated, ...none] = await entries();
  assert.ok(created && updated);
  assert.deepEqual(none, []);
  assert.deepEqual([created.action, updated.action], ['organization.created', 'organization.updated']);
  assert.deepEqual([updated.actor_kind, updated.actor_id], ['client', world.client.kind === 'client' && world.client.id]);
  assert.deepEqual([updated.organization_id, updated.request, updated.at], [id, 'req-test', world.now()]);
  assert.match(updated.origin ?? '', /127\.0\.0\.1/);
  const [first, second] = await changes();
  assert.ok(first && second);
  assert.deepEqual([first.object, first.key, first.operation, first.before], ['organization', id, 'created', null]);
  assert.equal((first.after as { display_name: string }).display_name, 'Orion');
  assert.deepEqual([second.operation, second.before, second.after], ['updated', { display_name: 'Orion' }, { display_name: 'Orion Labs' }]);
});

test('whatever a browser calls itself is written down as it is', async () => {
  const { world, entries } = await setUp();
  const names = ["'; drop table users; --", "\\'; drop table users; --", "it's \\ \"quoted\" \ud83d\ude00 $tag$ $1 E'\\''", '\\'];
  for (const userAgent of names) {
    const caller = { ...world.caller(world.client), from: { ip: '127.0.0.1', userAgent } };
    await perform(world.desk, caller, createOrganization, { displayName: 'Orion' });
  }
  const told = (await entries()).map(({ origin }) => (JSON.parse(origin ?? '{}') as { user_agent?: string }).user_agent);
  assert.deepEqual(told, names);
});

test('nothing is written where nothing changes, what is asked for is refused, or it is a dry run', async () => {
  const { world, entries, make } = await setUp();
  const { id } = await make('Orion');
  const rename = { which: { id }, changes: { displayName: 'Orion' } };
  await world.do(world.client, updateOrganization, rename);
  await assert.rejects(world.do(world.client, updateOrganization, { which: { id: 'org_1' }, changes: { displayName: 'No' } }));
  await assert.rejects(world.do(world.visitor, updateOrganization, rename));
  await rehearse(world.desk, world.caller(world.client), deleteOrganization, { id });
  assert.equal((await entries()).length, 1);
});

test('a row that names no organization belongs to the one that the call is about', async () => {
  const { world, entries, changes, make } = await setUp();
  const { id } = await make('Orion');
  const addRole = (work: Work) =>
    sql`insert into permissions (id, environment_id, name, description, created_at, updated_at)
      values (${work.newId('perm')}, ${work.environment.id}, 'paint', '', ${work.now}, ${work.now})`.execute(work.sql);
  await inWork(world.desk, world.caller(world.client), addRole, { action: 'permission.created', organizationId: id });
  assert.deepEqual([(await entries()).at(-1)?.organization_id, (await changes()).at(-1)?.organization_id], [id, id]);
});

test('a row that is taken away and put back as it was has not changed', async () => {
  const { world, inHouse, entries, changes } = await setUp();
  const organizationId = await world.organization();
  const role = await world.db
    .selectFrom('roles')
    .select('id')
    .where('environment_id', '=', world.environment.id)
    .where('name', '=', 'admin')
    .executeTakeFirstOrThrow();
  const times = { created_at: world.now(), updated_at: world.now() };
  const here = { environment_id: world.environment.id };
  const [user, membership] = [world.desk.entropy.id('usr', world.now()), world.desk.entropy.id('mem', world.now())];
  await world.db
    .insertInto('users')
    .values({ id: user, email: 'ada@example.com', ...here, ...times })
    .execute();
  await world.db
    .insertInto('memberships')
    .values({
      id: membership,
      organization_id: organizationId,
      user_id: user,
      status: 'active',
      provisioning_method: 'direct_provision',
      joined_at: world.now(),
      ...here,
      ...times,
    })
    .execute();
  const given = { membership_id: membership, role_id: role.id };
  await world.db
    .insertInto('membership_roles')
    .values({ ...given, position: 0 })
    .execute();
  const putBack = async ({ sql: db }: Work) => {
    await db.deleteFrom('membership_roles').where('membership_id', '=', membership).execute();
    await db
      .insertInto('membership_roles')
      .values({ ...given, position: 3 })
      .execute();
  };
  await inHouse(putBack);
  assert.deepEqual([await entries(), await changes()], [[], []]);
  await inHouse(async (work) => {
    await putBack(work);
    await work.sql.updateTable('memberships').set({ status: 'inactive' }).where('id', '=', membership).execute();
  });
  // What the server does by itself is called after the first row it changes.
  assert.deepEqual(
    (await entries()).map(({ action, actor_kind, actor_id }) => [action, actor_kind, actor_id]),
    [['membership.updated', 'system', 'a test']],
  );
  assert.deepEqual(
    (await changes()).map(({ object, organization_id, user_id }) => [object, organization_id, user_id]),
    [['membership', organizationId, user]],
  );
  await world.do(world.client, deactivateMembership, { organizationId, userId: user }).catch(() => {});
});

test('an organization goes with all that is in it, the organization first; of very much not every row is listed', async () => {
  const { world, entries, changes, make } = await setUp();
  const { id } = await make('Orion');
  await sql`
    insert into portal_links (id, environment_id, organization_id, hash, created_at, expires_at)
    select 'lnk_' || n, ${world.environment.id}, ${id}, ${id} || n, ${world.now()}, ${world.now()} from generate_series(1, 1200) as n`.execute(world.db);
  await world.do(world.client, deleteOrganization, { id });
  const [, deleted] = await entries();
  const rows = (await changes()).filter(({ entry_id }) => entry_id === deleted?.id);
  assert.deepEqual([rows[0]?.object, rows[0]?.operation], ['organization', 'deleted']);
  assert.deepEqual([rows.length, rows.at(-1)?.object], [1001, 'more']);
});

test('an open command without a name leaves nothing', async () => {
  const { world, entries } = await setUp();
  const id = await world.organization();
  const touch = command({
    needs: openTo('a test'),
    run: async ({ sql: db }) => {
      await db.updateTable('organizations').set({ display_name: 'Other' }).where('id', '=', id).execute();
    },
  });
  await world.do(world.visitor, touch, undefined);
  assert.deepEqual(await entries(), []);
});

test('nothing in the log is changed or taken out, whoever asks the database', async () => {
  const { world, here } = await sealedWorld();
  for (const table of ['audit_entries', 'audit_changes']) {
    await assert.rejects(sql`delete from ${sql.table(table)} where environment_id = ${here}`.execute(world.db), /the audit log is kept/);
    await assert.rejects(sql`truncate ${sql.table(table)}`.execute(world.db), /the audit log is kept/);
  }
  await assert.rejects(sql`update audit_entries set action = 'nothing' where environment_id = ${here}`.execute(world.db), /the audit log is kept/);
  await assert.rejects(sql`update audit_entries set number = number + 7 where environment_id = ${here}`.execute(world.db), /the audit log is kept/);
  await assert.rejects(sql`update audit_changes set after = '{}' where environment_id = ${here}`.execute(world.db), /the audit log is kept/);
});

test('a whole chain is found to be whole, from its beginning or from anywhere, and the rest waits to be sealed', async () => {
  const { verify, make, seal } = await sealedWorld();
  const whole = await verify();
  assert.deepEqual([whole.problem, whole.checked, whole.head?.number, whole.unsealed.count], [undefined, 5, 5, 0]);
  await make('Six');
  const later = await verify({ since: 4 });
  assert.deepEqual([later.problem, later.checked, later.unsealed.count], [undefined, 2, 1]);
  assert.deepEqual((await verify({ expected: { number: 5, hash: whole.head?.hash ?? '' } })).problem, undefined);
  await seal();
  assert.deepEqual([(await verify()).checked, (await verify({ since: 7 })).checked], [6, 0]);
  await assert.rejects(verify({ since: 8 }), { code: 'audit.not_so_many' });
});

test('what was altered is found, wherever it is', async () => {
  const alterations = {
    'who did it': sql`update audit_entries set actor_id = 'skc_1' where number = 3`,
    when: sql`update audit_entries set at = at + interval '1 microsecond' where number = 3`,
    'what the row became': sql`update audit_changes set after = after || '{"display_name": "Never"}' where entry_id = (select id from audit_entries where number = 3)`,
    'a row more': sql`
      insert into audit_changes select environment_id, entry_id, position + 1, object, key, operation from audit_changes
      where entry_id = (select id from audit_entries where number = 3)`,
    'a row less': sql`delete from audit_changes where entry_id = (select id from audit_entries where number = 3)`,
  };
  for (const [what, statement] of Object.entries(alterations)) {
    const { verify, tamper, here } = await sealedWorld();
    // Every world of this file has a number 3: the others are put out of the way.
    await tamper(sql`delete from audit_changes where environment_id <> ${here}`);
    await tamper(sql`delete from audit_entries where environment_id <> ${here}`);
    await tamper(statement);
    assert.deepEqual((await verify()).problem, { number: 3, what: 'altered' }, what);
  }
});

test('what is missing, moved, cut off or added is found', async () => {
  const found = async (...tampering: ((here: string) => ReturnType<typeof sql>)[]) => {
    const { verify, tamper, here } = await sealedWorld();
    await tamper(...tampering.map((one) => one(here)));
    return (await verify()).problem;
  };
  assert.deepEqual(await found((here) => sql`delete from audit_entries where environment_id = ${here} and number = 2`), { number: 2, what: 'missing' });
  assert.deepEqual(await found((here) => sql`delete from audit_entries where environment_id = ${here} and number = 5`), { number: 5, what: 'missing' });
  assert.deepEqual(
    await found(
      (here) => sql`update audit_entries set number = 99 where environment_id = ${here} and number = 2`,
      (here) => sql`update audit_entries set number = 2 where environment_id = ${here} and number = 3`,
      (here) => sql`update audit_entries set number = 3 where environment_id = ${here} and number = 99`,
    ),
    { number: 2, what: 'altered' },
  );
  assert.deepEqual(await found((here) => sql`update audit_entries set number = 6 where environment_id = ${here} and number = 5`), {
    number: 5,
    what: 'missing',
  });
  assert.deepEqual(await found((here) => sql`delete from audit_heads where environment_id = ${here}`), { number: 1, what: 'head_missing' });
  assert.deepEqual(
    await found(
      (here) =>
        sql`insert into audit_entries select environment_id, 'aud_9', at, action, actor_kind, actor_id, organization_id, request, origin, origin_digest, 6, hash from audit_entries where environment_id = ${here} and number = 5`,
    ),
    { number: 6, what: 'beyond_head' },
  );
});

test('whoever has only the database cannot end the chain elsewhere, and a head that was kept shows an old one', async () => {
  const { world, verify, tamper, make, seal, here } = await sealedWorld();
  const old = await world.db.selectFrom('audit_heads').selectAll().where('environment_id', '=', here).executeTakeFirstOrThrow();
  const four = await world.db.selectFrom('audit_entries').select('hash').where('environment_id', '=', here).where('number', '=', '4').executeTakeFirstOrThrow();
  await tamper(sql`update audit_heads set number = 4, hash = ${four.hash} where environment_id = ${here}`);
  assert.equal((await verify()).problem?.what, 'head_forged');
  await tamper(sql`update audit_heads set number = ${old.number}, hash = ${old.hash} where environment_id = ${here}`);
  await make('Six');
  await seal();
  const { head } = await verify();
  assert.ok(head);
  // All of it is put back to how it was before the sixth: that takes a copy of a genuine head.
  await tamper(sql`delete from audit_entries where environment_id = ${here} and number = 6`);
  await tamper(sql`update audit_heads set number = ${old.number}, hash = ${old.hash}, mac = ${old.mac} where environment_id = ${here}`);
  assert.equal((await verify()).problem, undefined);
  assert.deepEqual((await verify({ expected: head })).problem, { number: 5, what: 'missing' });
  await make('Another six');
  await seal();
  assert.deepEqual((await verify({ expected: head })).problem, { number: 6, what: 'not_as_expected' });
});

test('many write at once and several seal at once: every entry has one place, and the chain is whole', async () => {
  const { verify, entries, make, inHouse, seal } = await setUp();
  await Promise.all([...Array.from({ length: 30 }, (_, n) => make(`Racer ${n}`)), ...Array.from({ length: 6 }, () => inHouse(sealEntries))]);
  await Promise.all([seal(), seal(), seal()]);
  const numbers = (await entries()).map(({ number }) => Number(number)).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 30 }, (_, n) => n + 1),
  );
  assert.deepEqual([(await verify()).problem, (await verify()).checked], [undefined, 30]);
});

test('of somebody who was deleted the log keeps the id alone after a while, and the chain holds', async () => {
  const { world, inHouse, seal, verify, changes } = await setUp();
  const user = world.desk.entropy.id('usr', world.now());
  await inHouse(async ({ sql: db }) => {
    await db
      .insertInto('users')
      .values({ id: user, environment_id: world.environment.id, email: 'ada@example.com', name: 'Ada', created_at: world.now(), updated_at: world.now() })
      .execute();
  });
  await inHouse(async ({ sql: db }) => void (await db.deleteFrom('users').where('id', '=', user).execute()));
  await seal();
  const told = async () => JSON.stringify(await changes());
  await inHouse((work) => eraseGone(work, 30));
  assert.match(await told(), /ada@example\.com/);
  world.later(31 * DAY);
  await inHouse((work) => eraseGone(work, 30));
  assert.doesNotMatch(await told(), /ada@example\.com|Ada/);
  assert.match(await told(), new RegExp(user));
  assert.deepEqual([(await verify()).problem, (await verify()).checked], [undefined, 2]);
});

test('what is said of a person may be erased, and not put otherwise', async () => {
  const { world, inHouse, seal, verify, tamper } = await setUp();
  const at = { created_at: world.now(), updated_at: world.now() };
  await inHouse(async ({ sql: db }) => {
    await db
      .insertInto('users')
      .values({ id: world.desk.entropy.id('usr', world.now()), environment_id: world.environment.id, email: 'ada@example.com', ...at })
      .execute();
  });
  await seal();
  await tamper(sql`update audit_changes set personal = replace(personal, 'ada', 'eve') where environment_id = ${world.environment.id}`);
  assert.deepEqual((await verify()).problem, { number: 1, what: 'personal_altered' });
});

test('entries older than was wished go, oldest first, and the rest is checked from there', async () => {
  const { world, inHouse, make, seal, verify, entries } = await sealedWorld();
  world.later(10 * DAY);
  await make('Six');
  await make('Seven');
  await seal();
  while (await inHouse((work) => forgetOldest(work, 5)));
  assert.deepEqual(
    (await entries()).map(({ number }) => number),
    ['6', '7'],
  );
  const { problem, checked, head } = await verify();
  assert.deepEqual([problem, checked, head?.forgotten, head?.number], [undefined, 2, 5, 7]);
});
