import { sql } from 'kysely';
import type { Work } from '../../platform/work.ts';
import { genesis, type Head, macOf, type Sealable, type SealableChange } from './chain.ts';

interface SealableRow {
  readonly id: string;
  readonly number: string | null;
  readonly hash: string | null;
  readonly origin: string | null;
  readonly originDigest: string | null;
  readonly parts: readonly (string | null)[];
}

const sealable = (work: Work) =>
  sql`
    select id, number, hash, origin, origin_digest as "originDigest",
      array[id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), action, actor_kind, actor_id, organization_id, request] as parts
    from audit_entries where environment_id = ${work.environment.id}`;

/** Committed and not in the chain yet, the oldest first. */
export const selectUnsealed = async (work: Work, most: number): Promise<Sealable[]> =>
  withChanges(work, (await sql<SealableRow>`${sealable(work)} and number is null order by audit_entries.id limit ${most}`.execute(work.sql)).rows);

/** @param after the number before the first */
export const selectSealed = async (work: Work, after: number, most: number): Promise<Sealable[]> =>
  withChanges(work, (await sql<SealableRow>`${sealable(work)} and number > ${after} order by number limit ${most}`.execute(work.sql)).rows);

async function withChanges(work: Work, entries: readonly SealableRow[]): Promise<Sealable[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<SealableChange & { readonly entry: string }>`
    select entry_id as entry, personal, personal_digest as "personalDigest",
      array[position::text, object, key, operation, organization_id, user_id, before::text, after::text] as parts
    from audit_changes
    where environment_id = ${work.environment.id} and entry_id = any(${entries.map(({ id }) => id)})
    order by entry_id, audit_changes.position`.execute(work.sql);
  const changes = Map.groupBy(rows, ({ entry }) => entry);
  return entries.map((entry) => ({ ...entry, number: entry.number === null ? null : Number(entry.number), changes: changes.get(entry.id) ?? [] }));
}

/** The end of the chain, which nobody else moves until we are done. */
export async function lockHead(work: Work): Promise<Head> {
  const first = { number: 0, hash: genesis(work.environment.id), forgotten: 0, forgottenHash: genesis(work.environment.id) };
  await sql`
    insert into audit_heads (environment_id, number, hash, forgotten_hash, mac, sealed_at)
    values (${work.environment.id}, 0, ${first.hash}, ${first.hash}, ${macOf(work, first)}, ${work.now})
    on conflict do nothing`.execute(work.sql);
  const { rows } = await sql<HeadRow>`${heads(work)} for update`.execute(work.sql);
  return toHead(rows[0]!);
}

interface HeadRow {
  readonly number: string;
  readonly hash: string;
  readonly forgotten: string;
  readonly forgottenHash: string;
  readonly mac: string;
  readonly sealedAt: Date;
}

const heads = (work: Work) =>
  sql`select number, hash, forgotten, forgotten_hash as "forgottenHash", mac, sealed_at as "sealedAt" from audit_heads where environment_id = ${work.environment.id}`;

const toHead = ({ number, forgotten, ...rest }: HeadRow) => ({ ...rest, number: Number(number), forgotten: Number(forgotten) });

/** The end of the chain as it is written down, which is not to say that it is genuine. */
export async function findHead(work: Work): Promise<(Head & { readonly mac: string; readonly sealedAt: Date }) | undefined> {
  const { rows } = await sql<HeadRow>`${heads(work)}`.execute(work.sql);
  return rows[0] && toHead(rows[0]);
}

export async function updateHead(work: Work, head: Head): Promise<void> {
  await sql`
    update audit_heads
    set number = ${head.number}, hash = ${head.hash}, forgotten = ${head.forgotten}, forgotten_hash = ${head.forgottenHash},
      mac = ${macOf(work, head)}, sealed_at = ${work.now}
    where environment_id = ${work.environment.id}`.execute(work.sql);
}

export async function writeSeals(work: Work, seals: readonly { readonly id: string; readonly number: number; readonly hash: string }[]): Promise<void> {
  await sql`
    update audit_entries set number = seal.number, hash = seal.hash
    from unnest(${seals.map(({ id }) => id)}::text[], ${seals.map(({ number }) => number)}::bigint[], ${seals.map(({ hash }) => hash)}::text[]) as seal (id, number, hash)
    where audit_entries.environment_id = ${work.environment.id} and audit_entries.id = seal.id`.execute(work.sql);
}

export interface Unsealed {
  readonly count: number;
  /** When the oldest of them was made. */
  readonly since: Date | null;
}

export async function countUnsealed(work: Work): Promise<Unsealed> {
  const { rows } = await sql<{ count: string; since: Date | null }>`
    select count(*) as count, min(at) as since from audit_entries where environment_id = ${work.environment.id} and number is null`.execute(work.sql);
  return { count: Number(rows[0]?.count ?? 0), since: rows[0]?.since ?? null };
}

/** The last of the oldest entries that were all made before that moment. */
export async function lastBefore(
  work: Work,
  { from, most, at }: { readonly from: number; readonly most: number; readonly at: Date },
): Promise<{ readonly number: number; readonly hash: string } | undefined> {
  const { rows } = await sql<{ number: string; hash: string }>`
    with oldest as (
      select number, hash, at from audit_entries
      where environment_id = ${work.environment.id} and number > ${from} order by number limit ${most}
    )
    select number, hash from oldest
    where number < coalesce((select min(number) from oldest where at >= ${at}), ${from + most + 1})
    order by number desc limit 1`.execute(work.sql);
  return rows[0] && { number: Number(rows[0].number), hash: rows[0].hash };
}

/** What the head says is forgotten. The log lets nothing else go. */
export async function deleteThrough(work: Work, number: number): Promise<void> {
  await sql`
    delete from audit_changes using audit_entries as entry
    where entry.environment_id = ${work.environment.id} and entry.number <= ${number}
      and audit_changes.environment_id = entry.environment_id and audit_changes.entry_id = entry.id`.execute(work.sql);
  await sql`delete from audit_entries where environment_id = ${work.environment.id} and number <= ${number}`.execute(work.sql);
}

/** @returns how many people, `most` at most */
export async function erasePersons(work: Work, before: Date, most: number): Promise<number> {
  const { rows } = await sql<{ user: string }>`
    select change.user_id as user from audit_changes as change
    join audit_entries as entry on entry.environment_id = change.environment_id and entry.id = change.entry_id
    where change.environment_id = ${work.environment.id} and object = 'user' and operation = 'deleted' and personal is not null and entry.at < ${before}
    limit ${most}`.execute(work.sql);
  const people = rows.map(({ user }) => user);
  if (people.length === 0) return 0;
  await sql`
    update audit_changes set personal = null
    where environment_id = ${work.environment.id} and user_id = any(${people}) and personal is not null`.execute(work.sql);
  await sql`
    update audit_entries set origin = null
    where environment_id = ${work.environment.id} and actor_id = any(${people}) and origin is not null`.execute(work.sql);
  return people.length;
}
