import { type Kysely, sql } from 'kysely';
import type { Tables } from './db/tables.ts';
import { faults } from './fault.ts';
import type { OrganizationId } from './ids.ts';

const dryRunFaults = faults('dry_run', {
  notCounting: ['unimplemented', 'Dry runs need a database that counts its rows: set track_counts to on in PostgreSQL. Nothing was changed.'],
});

/** How many rows of a table were written. A row that is written twice counts twice. */
export interface RowChanges {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

/** Seats of one organization. */
export interface SeatChanges {
  readonly organizationId: OrganizationId;
  readonly taken: number;
  readonly freed: number;
}

/** What a unit of work did to the database before it was rolled back. */
export interface Changes {
  readonly rows: readonly RowChanges[];
  readonly sessionsEnded: number;
  readonly seats: readonly SeatChanges[];
}

/** What a dry run itself writes is no change, and what the audit log says of the others is none besides. */
const OURS = ['touched', 'audit_entries', 'audit_changes'];

/**
 * Watches a deed from its first statement and rolls it back; the transaction goes on as if it had not been. PostgreSQL
 * counts the rows that every statement writes, cascades and triggers included; the count at the beginning is taken away,
 * because it still holds what the connection did before. Sessions and seats are looked at twice: with what was done,
 * and with it rolled back.
 */
export async function watched<T>(db: Kysely<Tables>, now: Date, deed: () => Promise<T>): Promise<{ readonly result: T; readonly changes: Changes }> {
  const { rows: counting } = await sql<{ on: boolean }>`
    select current_setting('track_counts')::boolean as on, set_config('tenon.dry_run', 'on', true)`.execute(db);
  if (!counting[0]?.on) throw dryRunFaults.notCounting();
  await sql`savepoint dry_run`.execute(db);
  const before = await countRows(db);
  const result = await deed();
  // What is only looked at when a transaction commits, is looked at now.
  await sql`set constraints all immediate`.execute(db);
  const after = await countRows(db);
  const touched = { sessions: await touchedOf(db, 'session'), memberships: await touchedOf(db, 'membership') };
  const then = { live: await liveAmong(db, touched.sessions, now), seated: await seatedAmong(db, touched.memberships, now) };
  await sql`rollback to savepoint dry_run`.execute(db);
  const first = { live: await liveAmong(db, touched.sessions, now), seated: await seatedAmong(db, touched.memberships, now) };
  return {
    result,
    changes: {
      rows: differences(before, after),
      sessionsEnded: [...first.live].filter((id) => !then.live.has(id)).length,
      seats: seatChanges(first.seated, then.seated),
    },
  };
}

type Counts = ReadonlyMap<string, Omit<RowChanges, 'table'>>;

async function countRows(db: Kysely<Tables>): Promise<Counts> {
  const { rows } = await sql<{ table: string; inserted: string; updated: string; deleted: string }>`
    select relname as table, n_tup_ins as inserted, n_tup_upd as updated, n_tup_del as deleted
    from pg_stat_xact_user_tables
    where schemaname = current_schema() and n_tup_ins + n_tup_upd + n_tup_del > 0 and relname <> all(${OURS})
    order by relname`.execute(db);
  return new Map(
    rows.map(({ table, inserted, updated, deleted }) => [table, { inserted: Number(inserted), updated: Number(updated), deleted: Number(deleted) }]),
  );
}

const NONE = { inserted: 0, updated: 0, deleted: 0 };

const differences = (before: Counts, after: Counts): RowChanges[] =>
  [...after]
    .map(([table, { inserted, updated, deleted }]) => {
      const was = before.get(table) ?? NONE;
      return { table, inserted: inserted - was.inserted, updated: updated - was.updated, deleted: deleted - was.deleted };
    })
    .filter(({ inserted, updated, deleted }) => inserted + updated + deleted > 0);

async function touchedOf(db: Kysely<Tables>, kind: 'session' | 'membership'): Promise<string[]> {
  return (await db.selectFrom('touched').select('id').distinct().where('kind', '=', kind).execute()).map(({ id }) => id);
}

async function liveAmong(db: Kysely<Tables>, ids: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from sessions
    where id = any(${ids}) and ended_at is null and expires_at > ${now} and (idle_expires_at is null or idle_expires_at > ${now})`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Which of these memberships have a seat, and where: features/memberships says what a seat is, and a test that this is the same. */
async function seatedAmong(db: Kysely<Tables>, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, OrganizationId>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; organization: OrganizationId }>`
    select id, organization_id as organization from memberships
    where id = any(${ids}) and (status = 'active'
      or exists (select from invitations where membership_id = memberships.id and status = 'pending' and expires_at > ${now}))`.execute(db);
  return new Map(rows.map(({ id, organization }) => [id, organization]));
}

function seatChanges(before: ReadonlyMap<string, OrganizationId>, after: ReadonlyMap<string, OrganizationId>): SeatChanges[] {
  const changes = new Map<OrganizationId, { taken: number; freed: number }>();
  const count = (organization: OrganizationId, what: 'taken' | 'freed') => {
    const change = changes.get(organization) ?? { taken: 0, freed: 0 };
    change[what] += 1;
    changes.set(organization, change);
  };
  for (const [id, organization] of after) if (!before.has(id)) count(organization, 'taken');
  for (const [id, organization] of before) if (!after.has(id)) count(organization, 'freed');
  return [...changes].map(([organizationId, change]) => ({ organizationId, ...change })).sort((a, b) => (a.organizationId < b.organizationId ? -1 : 1));
}
