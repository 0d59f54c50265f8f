import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { insertSet } from '../../platform/db/insert-set.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { BulkInvitationId, InvitationId, OrganizationId, UserId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { type Role, type RoleReference, roleCandidates } from '../roles/index.ts';
import type { BulkInvitation, BulkRow, BulkStatus, Column, Delivery, Outcome, Verdict, Wanted } from './bulk-invitation.ts';

export interface Which {
  readonly organizationId: OrganizationId;
  readonly id: BulkInvitationId;
}

const bulks = (work: Work, organizationId: OrganizationId) =>
  work.sql.selectFrom('bulk_invitations').selectAll().where('environment_id', '=', work.environment.id).where('organization_id', '=', organizationId);

const toBulk = (row: Selectable<Tables['bulk_invitations']>): BulkInvitation => ({
  id: row.id,
  organizationId: row.organization_id,
  key: row.key,
  name: row.name,
  status: row.status,
  columns: row.columns,
  inviterEmail: row.inviter_email,
  rows: row.row_count,
  verdicts: row.verdicts,
  position: row.position,
  invited: row.invited_count,
  added: row.added_count,
  refused: row.refused_count,
  undone: row.undone_count,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

export async function selectBulk(work: Work, { organizationId, id }: Which): Promise<BulkInvitation | undefined> {
  const row = await bulks(work, organizationId).where('id', '=', id).executeTakeFirst();
  return row && toBulk(row);
}

/** In whose name its people are invited, and what it was read from. */
export async function selectOrigin(work: Work, { organizationId, id }: Which): Promise<{ readonly by: Actor; readonly sourceHash: string | null } | undefined> {
  const row = await bulks(work, organizationId).where('id', '=', id).executeTakeFirst();
  return row && { by: row.actor as unknown as Actor, sourceHash: row.source_hash }; // what `insertBulk` wrote
}

/** Nobody else changes it until this unit of work is done. */
export async function lockBulk(work: Work, { organizationId, id }: Which): Promise<BulkInvitation | undefined> {
  const row = await bulks(work, organizationId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && toBulk(row);
}

export interface NewBulk {
  readonly id: BulkInvitationId;
  readonly organizationId: OrganizationId;
  readonly key: string;
  readonly upload: string;
  readonly name: string;
  readonly inviterEmail: string | null;
}

/** @returns undefined when the key is taken in this organization */
export async function insertBulk(work: Work, bulk: NewBulk): Promise<BulkInvitation | undefined> {
  const row = await work.sql
    .insertInto('bulk_invitations')
    .values({
      id: bulk.id,
      environment_id: work.environment.id,
      organization_id: bulk.organizationId,
      key: bulk.key,
      upload: bulk.upload,
      name: bulk.name,
      status: 'receiving',
      inviter_email: bulk.inviterEmail,
      actor: JSON.stringify(work.by),
      created_at: work.now,
      updated_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'key']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toBulk(row);
}

export async function lockBulkByKey(work: Work, organizationId: OrganizationId, key: string): Promise<BulkInvitation | undefined> {
  const row = await bulks(work, organizationId).where('key', '=', key).forNoKeyUpdate().executeTakeFirst();
  return row && toBulk(row);
}

/** Its rows are sent anew: what arrived before is forgotten, and so is who sent it. */
export async function beginAgain(work: Work, id: BulkInvitationId, upload: string, bulk: Pick<NewBulk, 'name' | 'inviterEmail'>): Promise<void> {
  await work.sql.deleteFrom('bulk_invitation_rows').where('bulk_id', '=', id).where('environment_id', '=', work.environment.id).execute();
  await work.sql
    .updateTable('bulk_invitations')
    .set({ upload, name: bulk.name, inviter_email: bulk.inviterEmail, actor: JSON.stringify(work.by), updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

/** @returns false when somebody else sends its rows now, or all have arrived */
export async function lockUpload(work: Work, { organizationId, id }: Which, upload: string): Promise<boolean> {
  const row = await work.sql
    .updateTable('bulk_invitations')
    .set({ updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('upload', '=', upload)
    .where('status', '=', 'receiving')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteBulk(work: Work, { organizationId, id }: Which, upload: string): Promise<void> {
  await work.sql
    .deleteFrom('bulk_invitations')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('upload', '=', upload)
    .where('status', '=', 'receiving')
    .execute();
}

export interface Looked extends Wanted {
  readonly verdict: Verdict;
}

export async function insertRows(work: Work, id: BulkInvitationId, rows: readonly Looked[]): Promise<void> {
  await insertSet(
    work.sql,
    'bulk_invitation_rows',
    rows.map((row) => ({
      bulk_id: id,
      number: row.number,
      environment_id: work.environment.id,
      email: row.email,
      given_name: row.givenName,
      family_name: row.familyName,
      name: row.name,
      roles: [...row.roles],
      external_id: row.externalId,
      metadata: { ...row.metadata },
      send: row.send ?? null,
      verdict: row.verdict,
      problem: row.problem ?? '',
    })),
  );
}

/** Every role that the rows name, each once. */
export async function selectNamedRoles(work: Work, id: BulkInvitationId): Promise<RoleReference[]> {
  const { rows } = await sql<{ role: string }>`
    select distinct unnest(roles) as role from bulk_invitation_rows
    where bulk_id = ${id} and environment_id = ${work.environment.id}`.execute(work.sql);
  return rows.map(({ role }) => role);
}

/** What those names mean in this organization. */
export async function selectRoles(work: Work, organizationId: OrganizationId, references: readonly RoleReference[]): Promise<readonly Role[]> {
  return (await roleCandidates(work, organizationId, references).execute(work.sql)).rows;
}

/** A role that cannot be given spoils the rows that name it. */
export async function refuseRole(work: Work, id: BulkInvitationId, roles: readonly RoleReference[], verdict: Verdict, words: string): Promise<void> {
  if (roles.length === 0) return;
  await sql`
    update bulk_invitation_rows as r
    set verdict = ${verdict},
      problem = replace(${words}, '{role}', (select named from unnest(r.roles) as named where named = any(${roles}) limit 1))
    where ${goodRows(work, id)} and r.roles && ${roles}::text[]`.execute(work.sql);
}

/** Good so far: an address at a blocked domain is, when it is somebody's who is here already. */
const goodRows = (work: Work, id: BulkInvitationId): RawBuilder<boolean> =>
  sql<boolean>`r.bulk_id = ${id} and r.environment_id = ${work.environment.id} and r.verdict in ('ok', 'blocked_domain')`;

/** Looks at all rows at once: who is named twice, who is here already, whose external id is taken. */
export async function judgeRows(work: Work, { organizationId, id }: Which): Promise<void> {
  await inOneGo(
    work,
    sql`
    update bulk_invitation_rows as r
    set verdict = 'duplicate', problem = 'Row ' || earlier.number || ' has the same address.'
    from (
      select lower(r.email) as email, min(r.number) as number from bulk_invitation_rows as r
      where ${goodRows(work, id)} group by 1 having count(*) > 1
    ) as earlier
    where ${goodRows(work, id)} and lower(r.email) = earlier.email and r.number > earlier.number`,
  );
  await sql`
    update bulk_invitation_rows as r
    set verdict = case m.status when 'active' then 'already_member' when 'inactive' then 'deactivated' else 'already_invited' end
    from users as u
      join memberships as m on m.organization_id = ${organizationId} and m.user_id = u.id
      left join invitations as i on i.membership_id = m.id and i.status = 'pending'
    where ${goodRows(work, id)} and u.environment_id = ${work.environment.id} and lower(u.email) = lower(r.email)
      and (m.status <> 'pending' or i.expires_at > ${work.now})`.execute(work.sql);
  await sql`
    update bulk_invitation_rows as r set verdict = 'ok', problem = ''
    from users as u
    where r.bulk_id = ${id} and r.environment_id = ${work.environment.id} and r.verdict = 'blocked_domain'
      and u.environment_id = ${work.environment.id} and lower(u.email) = lower(r.email)`.execute(work.sql);
  await inOneGo(
    work,
    sql`
    update bulk_invitation_rows as r
    set verdict = 'external_id_taken', problem = 'Row ' || earlier.number || ' has the same external id.'
    from (
      select r.external_id, min(r.number) as number from bulk_invitation_rows as r
      where ${goodRows(work, id)} and r.external_id <> '' group by 1 having count(*) > 1
    ) as earlier
    where ${goodRows(work, id)} and r.external_id = earlier.external_id and r.number > earlier.number`,
  );
  await sql`
    update bulk_invitation_rows as r set verdict = 'external_id_taken'
    from users as other
    where ${goodRows(work, id)} and r.external_id <> ''
      and other.environment_id = ${work.environment.id} and other.external_id = r.external_id and lower(other.email) <> lower(r.email)
      and not exists (
        select from users as own
        where own.environment_id = ${work.environment.id} and lower(own.email) = lower(r.email) and own.external_id is not null
      )`.execute(work.sql);
}

/**
 * Compares the rows of a list with one another. A list that has just arrived is not in PostgreSQL's statistics: it expects a
 * row or two, and would group the whole list anew for each of its rows.
 */
async function inOneGo(work: Work, statement: RawBuilder<unknown>): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(work.sql);
  await statement.execute(work.sql);
  await sql`set local enable_nestloop to default`.execute(work.sql);
}

/** The seats go to the first rows that are good. */
export async function refuseBeyond(work: Work, id: BulkInvitationId, seats: number): Promise<void> {
  const good = work.sql
    .selectFrom('bulk_invitation_rows')
    .where('bulk_id', '=', id)
    .where('environment_id', '=', work.environment.id)
    .where('verdict', '=', 'ok');
  const first = await good.select('number').orderBy('number').offset(seats).limit(1).executeTakeFirst();
  if (!first) return;
  await work.sql
    .updateTable('bulk_invitation_rows')
    .set({ verdict: 'no_seat' })
    .where('bulk_id', '=', id)
    .where('environment_id', '=', work.environment.id)
    .where('verdict', '=', 'ok')
    .where('number', '>=', first.number)
    .execute();
}

/** All rows have arrived and were looked at. */
export async function settleUpload(
  work: Work,
  { organizationId, id }: Which,
  { columns, sourceHash }: { readonly columns: readonly Column[]; readonly sourceHash: string },
): Promise<BulkInvitation> {
  const counted = await work.sql
    .selectFrom('bulk_invitation_rows')
    .select(({ fn }) => ['verdict', fn.countAll<string>().as('count')])
    .where('bulk_id', '=', id)
    .where('environment_id', '=', work.environment.id)
    .groupBy('verdict')
    .execute();
  const verdicts = Object.fromEntries(counted.map(({ verdict, count }) => [verdict, Number(count)]));
  const row = await work.sql
    .updateTable('bulk_invitations')
    .set({
      status: 'ready',
      columns: JSON.stringify(columns),
      source_hash: sourceHash,
      verdicts: JSON.stringify(verdicts),
      row_count: Object.values(verdicts).reduce((sum, count) => sum + count, 0),
      updated_at: work.now,
    })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toBulk(row);
}

export async function updateStatus(
  work: Work,
  { organizationId, id }: Which,
  status: BulkStatus,
  set: { readonly started?: true; readonly finished?: boolean; readonly fromTheStart?: true } = {},
): Promise<BulkInvitation> {
  const row = await work.sql
    .updateTable('bulk_invitations')
    .set({
      status,
      updated_at: work.now,
      ...(set.started && { started_at: work.now }),
      ...(set.finished !== undefined && { finished_at: set.finished ? work.now : null }),
      ...(set.fromTheStart && { position: 0 }),
    })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toBulk(row);
}

/** The next good rows that nothing has become of yet. */
export async function selectNext(work: Work, id: BulkInvitationId, after: number, most: number): Promise<Wanted[]> {
  const rows = await work.sql
    .selectFrom('bulk_invitation_rows')
    .selectAll()
    .where('bulk_id', '=', id)
    .where('environment_id', '=', work.environment.id)
    .where('number', '>', after)
    .where('verdict', '=', 'ok')
    .where('outcome', 'is', null)
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    name: row.name,
    roles: row.roles,
    externalId: row.external_id,
    metadata: row.metadata,
    send: row.send ?? undefined,
  }));
}

export interface Decided {
  readonly number: number;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly problem: string;
  readonly userId: UserId | null;
  readonly invitationId: InvitationId | null;
}

/** Writes down what became of rows, and how far the whole is. */
export async function writeDecided(work: Work, id: BulkInvitationId, decided: readonly Decided[], position: number): Promise<void> {
  await sql`
    update bulk_invitation_rows as r
    set outcome = d.outcome, verdict = d.verdict, problem = d.problem, user_id = d."userId", invitation_id = d."invitationId", decided_at = ${work.now}
    from json_to_recordset(${JSON.stringify(decided)}::json)
      as d (number integer, outcome text, verdict text, problem text, "userId" text, "invitationId" text)
    where r.bulk_id = ${id} and r.environment_id = ${work.environment.id} and r.number = d.number`.execute(work.sql);
  const count = (outcome: Outcome) => decided.filter((row) => row.outcome === outcome).length;
  await work.sql
    .updateTable('bulk_invitations')
    .set((row) => ({
      position,
      invited_count: row('invited_count', '+', count('invited')),
      added_count: row('added_count', '+', count('added')),
      refused_count: row('refused_count', '+', count('refused')),
      updated_at: work.now,
    }))
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

/** The next people whose invitation by it nobody has answered. */
export async function selectUndoable(
  work: Work,
  id: BulkInvitationId,
  after: number,
  most: number,
): Promise<{ readonly number: number; readonly userId: UserId }[]> {
  const rows = await work.sql
    .selectFrom('bulk_invitation_rows')
    .innerJoin('invitations', 'invitations.id', 'bulk_invitation_rows.invitation_id')
    .select(['bulk_invitation_rows.number', 'invitations.user_id as userId'])
    .where('bulk_invitation_rows.bulk_id', '=', id)
    .where('bulk_invitation_rows.environment_id', '=', work.environment.id)
    .where('bulk_invitation_rows.number', '>', after)
    .where('bulk_invitation_rows.outcome', '=', 'invited')
    .where('invitations.status', '=', 'pending')
    .orderBy('bulk_invitation_rows.number')
    .limit(most)
    .execute();
  return rows;
}

export async function writeUndone(work: Work, id: BulkInvitationId, numbers: readonly number[], position: number): Promise<void> {
  await work.sql
    .updateTable('bulk_invitation_rows')
    .set({ outcome: 'undone', decided_at: work.now })
    .where('bulk_id', '=', id)
    .where('environment_id', '=', work.environment.id)
    .where('number', '=', sql<number>`any(${numbers}::integer[])`)
    .execute();
  await work.sql
    .updateTable('bulk_invitations')
    .set((row) => ({ position, undone_count: row('undone_count', '+', numbers.length), updated_at: work.now }))
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

/** What became of the mails, and who said yes. */
export async function countDelivery(work: Work, id: BulkInvitationId): Promise<Delivery> {
  const { rows } = await sql<Record<keyof Delivery, string>>`
    select count(*) filter (where mail_state = 'queued' and status = 'pending') as queued,
      count(*) filter (where mail_state = 'accepted') as accepted,
      count(*) filter (where mail_state = 'refused') as refused,
      count(*) filter (where mail_state = 'bounced') as bounced,
      count(*) filter (where status = 'accepted') as joined
    from invitations where bulk_id = ${id} and environment_id = ${work.environment.id}`.execute(work.sql);
  const [{ queued, accepted, refused, bounced, joined } = { queued: 0, accepted: 0, refused: 0, bounced: 0, joined: 0 }] = rows;
  return { queued: Number(queued), accepted: Number(accepted), refused: Number(refused), bounced: Number(bounced), joined: Number(joined) };
}

export async function pageOfBulks(work: Work, organizationId: OrganizationId, ask: PageRequest): Promise<Page<BulkInvitation>> {
  const page = await turnPage(work, bulks(work, organizationId), ask, { of: ['bulk_invitations', organizationId], by: 'bulk_invitations.id', order: 'newest' });
  return { ...page, rows: page.rows.map(toBulk) };
}

const rowsOf = (work: Work, id: BulkInvitationId) =>
  work.sql
    .selectFrom('bulk_invitation_rows')
    .leftJoin('invitations', 'invitations.id', 'bulk_invitation_rows.invitation_id')
    .selectAll('bulk_invitation_rows')
    .select([
      sql<string>`bulk_invitation_rows.number::text`.as('id'),
      'invitations.status',
      'invitations.mail_state',
      'invitations.mail_answer',
      'invitations.mail_at',
    ])
    .where('bulk_invitation_rows.bulk_id', '=', id)
    .where('bulk_invitation_rows.environment_id', '=', work.environment.id);

const toRow = (row: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]): BulkRow => ({
  number: row.number,
  email: row.email,
  givenName: row.given_name,
  familyName: row.family_name,
  name: row.name,
  roles: row.roles,
  externalId: row.external_id,
  metadata: row.metadata,
  send: row.send,
  verdict: row.verdict as Verdict, // only verdicts are written there
  problem: row.problem,
  outcome: row.outcome,
  userId: row.user_id as UserId | null, // the same
  invitationId: row.invitation_id as InvitationId | null,
  decidedAt: row.decided_at,
  mail: row.mail_state && { state: row.mail_state, answer: row.mail_answer, at: row.mail_at },
  joined: row.status === 'accepted',
});

export interface WhichRows {
  readonly verdict?: Verdict | undefined;
  readonly outcome?: Outcome | 'waiting' | undefined;
  readonly onlyProblems?: boolean;
}

export async function pageOfRows(
  work: Work,
  id: BulkInvitationId,
  { verdict, outcome, onlyProblems = false }: WhichRows,
  ask: PageRequest,
): Promise<Page<BulkRow>> {
  const query = rowsOf(work, id)
    .$if(verdict !== undefined, (rows) => rows.where('bulk_invitation_rows.verdict', '=', verdict!))
    .$if(onlyProblems, (rows) => rows.where('bulk_invitation_rows.verdict', '<>', 'ok'))
    .$if(outcome === 'waiting', (rows) => rows.where('bulk_invitation_rows.outcome', 'is', null).where('bulk_invitation_rows.verdict', '=', 'ok'))
    // What was never good is refused as well, and always was.
    .$if(outcome === 'refused', (rows) => rows.where('bulk_invitation_rows.verdict', '<>', 'ok'))
    .$if(outcome !== undefined && outcome !== 'waiting' && outcome !== 'refused', (rows) =>
      rows.where('bulk_invitation_rows.outcome', '=', outcome as Outcome),
    );
  const page = await turnPage(work, query, ask, {
    of: ['bulk_rows', id, verdict ?? '', outcome ?? '', String(onlyProblems)],
    by: 'bulk_invitation_rows.number',
    order: 'oldest',
    defaultSize: 100,
    mostRows: 500,
  });
  return { ...page, rows: page.rows.map(toRow) };
}

/** Rows after a number: for a download, which reads them bit by bit. */
export async function selectRowsAfter(work: Work, id: BulkInvitationId, after: number, most: number): Promise<BulkRow[]> {
  const rows = await rowsOf(work, id).where('bulk_invitation_rows.number', '>', after).orderBy('bulk_invitation_rows.number').limit(most).execute();
  return rows.map(toRow);
}

/** Forgets what nobody has touched for so long. @returns how many */
export async function forgetUntouched(work: Work, before: Date, statuses: readonly BulkStatus[], most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from bulk_invitations where id = any(array(
      select id from bulk_invitations
      where environment_id = ${work.environment.id} and updated_at < ${before} and status = any(${statuses})
      order by updated_at limit ${most}
      for update skip locked
    ))`.execute(work.sql);
  return Number(numAffectedRows);
}
