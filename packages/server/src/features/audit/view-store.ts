import { type SelectQueryBuilder, sql } from 'kysely';
import { actsForAll } from '../../platform/actor.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { AuditEntryId, OrganizationId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { type Change, type Entry, nameIn, netted, type Row, targetOf } from './entry.ts';
import type { AuditFilter, ListEntries } from './list.ts';

/** Rows of an entry that a list shows; the entry itself shows all that are kept. */
const LISTED = 20;
const KEPT = 1000;
/** Entries of an export that are in memory at once. */
const STRETCH = 100;

export async function pageOfEntries(work: Work, { filter, ...ask }: ListEntries): Promise<Page<Entry>> {
  const of = ['audit_entries', JSON.stringify(Object.entries(filter).sort())];
  // What is asked of rows is asked of their table, whose indexes lead to the newest entries; the rest of the entries.
  const page = isOfRows(filter)
    ? await turnPage(work, ofRows(work, filter), ask, { of, by: 'audit_changes.entry_id', order: 'newest' })
    : await turnPage(work, ofEntries(work, filter), ask, { of, by: 'audit_entries.id', order: 'newest' });
  const ids = page.rows.map(({ id }) => id);
  return { ...page, rows: await whole(work, ids, LISTED, filter.organizationId) };
}

/** @returns nothing also when nothing in it is the organization's */
export async function entryOf(work: Work, id: AuditEntryId, organizationId?: OrganizationId): Promise<Entry | undefined> {
  const [entry] = await whole(work, [id], KEPT, organizationId);
  return entry && (organizationId === undefined || entry.changes.length > 0) ? entry : undefined;
}

export async function entriesAfter(work: Work, filter: AuditFilter, after: AuditEntryId | undefined): Promise<Entry[]> {
  const begin = <Table extends keyof Tables>(query: SelectQueryBuilder<Tables, Table, { id: AuditEntryId }>, id: string) =>
    query
      .orderBy(sql.ref(id))
      .limit(STRETCH)
      .$if(after !== undefined, (rest) => rest.where(sql<boolean>`${sql.ref(id)} > ${after}`))
      .execute();
  const rows = isOfRows(filter) ? await begin(ofRows(work, filter), 'audit_changes.entry_id') : await begin(ofEntries(work, filter), 'audit_entries.id');
  return whole(
    work,
    rows.map(({ id }) => id),
    KEPT,
    filter.organizationId,
  );
}

const isOfRows = ({ organizationId, targetId }: AuditFilter): boolean => organizationId !== undefined || targetId !== undefined;

function ofEntries(work: Work, filter: AuditFilter) {
  const query = work.sql.selectFrom('audit_entries').select('audit_entries.id').where('audit_entries.environment_id', '=', work.environment.id);
  return query.where(saying(filter));
}

function ofRows(work: Work, { organizationId, targetId, ...filter }: AuditFilter) {
  const target = targetId?.startsWith('usr_') ? 'user_id' : targetId?.startsWith('org_') ? 'organization_id' : 'key';
  return work.sql
    .selectFrom('audit_changes')
    .select(sql<AuditEntryId>`audit_changes.entry_id`.as('id'))
    .where('audit_changes.environment_id', '=', work.environment.id)
    .$if(organizationId !== undefined, (query) => query.where('audit_changes.organization_id', '=', organizationId!))
    .$if(targetId !== undefined, (query) => query.where(sql<boolean>`${sql.ref(`audit_changes.${target}`)} = ${targetId}`))
    .$if(Object.keys(filter).length > 0, (query) =>
      query.where(
        sql<boolean>`exists (select from audit_entries where audit_entries.environment_id = ${work.environment.id} and audit_entries.id = audit_changes.entry_id and ${saying(filter)})`,
      ),
    )
    .groupBy('audit_changes.entry_id');
}

function saying({ actorId, action, request, from, until }: AuditFilter) {
  const conditions = [
    ...(actorId === undefined ? [] : [sql`audit_entries.actor_id = ${actorId}`]),
    ...(action === undefined ? [] : [sql`audit_entries.action = ${action}`]),
    ...(request === undefined ? [] : [sql`audit_entries.request = ${request}`]),
    ...(from ? [sql`audit_entries.at >= ${from}`] : []),
    ...(until ? [sql`audit_entries.at < ${until}`] : []),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/**
 * These entries, in this order, with what they speak of by name.
 * @param from the organization they are looked at from: only its rows; and its members are not told where others' actors were
 */
async function whole(work: Work, ids: readonly AuditEntryId[], most: number, from?: OrganizationId): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const entries = await work.sql
    .selectFrom('audit_entries')
    .select(['id', 'at', 'action', 'actor_kind', 'actor_id', 'organization_id', 'request', 'origin', 'number', 'hash'])
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', ids)
    .execute();
  const rows = Map.groupBy(await changesOf(work, ids, most + 1, from), ({ entry }) => entry);
  const places = new Map(ids.map((id, place) => [id, place]));
  const drafts = entries
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
    .map((entry) => {
      const found = rows.get(entry.id) ?? [];
      const listed = found.slice(0, most).filter(({ object }) => object !== 'more');
      const changes = netted(listed);
      return { entry, changes, more: found.length > listed.length, target: targetOf(entry.action, changes) };
    });
  const names = await namesOf(
    work,
    drafts.flatMap(({ entry, target }) => [entry.actor_id, target.id, entry.organization_id].filter((id) => id !== null)),
  );
  return drafts.map(({ entry, changes, more, target }) => {
    const origin = from === undefined || actsForAll(work.by) || entry.actor_kind === 'member' ? originIn(entry.origin) : null;
    return {
      id: entry.id,
      at: entry.at,
      action: entry.action,
      actor: { kind: entry.actor_kind, id: entry.actor_id ?? '', name: names.get(entry.actor_id ?? '') || (origin?.name ?? '') },
      target: { ...target, name: nameIn(changes, target.id) || (names.get(target.id) ?? '') },
      organizationId: from ?? entry.organization_id,
      organizationName: names.get(from ?? entry.organization_id ?? '') || nameIn(changes, from ?? entry.organization_id ?? ''),
      request: entry.request,
      origin,
      changes,
      more,
      number: entry.number === null ? null : Number(entry.number),
      hash: entry.hash,
    };
  });
}

function originIn(text: string | null): Entry['origin'] {
  if (text === null) return null;
  const { ip, user_agent, name }: { readonly ip?: string; readonly user_agent?: string; readonly name?: string } = JSON.parse(text); // the trigger wrote it
  return { ip: ip ?? '', userAgent: user_agent ?? '', name: name ?? '' };
}

/** At most so many of each entry. */
async function changesOf(work: Work, ids: readonly AuditEntryId[], most: number, from?: OrganizationId): Promise<(Change & { readonly entry: string })[]> {
  const { rows } = await sql<ChangeRow>`
    select change.* from unnest(${ids}::text[]) as entry (id)
    cross join lateral (
      select entry_id as entry, object, key, operation, organization_id as "organizationId", user_id as "userId",
        before, after, personal, personal_digest as digest, position
      from audit_changes
      where environment_id = ${work.environment.id} and entry_id = entry.id
        ${from === undefined ? sql`` : sql`and organization_id = ${from}`}
      order by position limit ${most}
    ) as change
    order by change.entry, change.position`.execute(work.sql);
  return rows.map(({ personal, digest, before, after, ...row }) => {
    const told: { readonly before?: Row; readonly after?: Row } = personal === null ? {} : JSON.parse(personal); // the trigger wrote it
    return {
      ...row,
      before: before && { ...before, ...told.before },
      after: after && { ...after, ...told.after },
      erased: personal === null && digest !== null,
    };
  });
}

interface ChangeRow extends Omit<Change, 'erased'> {
  readonly entry: string;
  readonly personal: string | null;
  readonly digest: string | null;
}

/** What these ids are called now. */
async function namesOf(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(name, ''), email) as name from users where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, display_name from organizations where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, name from clients where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, display_name from roles where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, domain from domains where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, provider from connections where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, name from directories where environment_id = ${work.environment.id} and id = any(${asked})
    union all select id, name from resources where environment_id = ${work.environment.id} and id = any(${asked})`.execute(work.sql);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
