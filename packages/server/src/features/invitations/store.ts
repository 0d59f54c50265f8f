import { type Insertable, type RawBuilder, type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { insertSet } from '../../platform/db/insert-set.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { StringMap, Tables } from '../../platform/db/tables.ts';
import type { BulkInvitationId, InvitationId, MembershipId, OrganizationId, UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { type MembershipRows, membershipInsert } from '../memberships/index.ts';
import { type Organization, type OrganizationColumns, toOrganization } from '../organizations/index.ts';
import { type Role, type RoleReference, roleCandidates, rolesOfMembership } from '../roles/index.ts';
import type { UserReference } from '../users/index.ts';
import type { Invitation, InvitationInFull } from './invitation.ts';

/** Everything there is to know before somebody is invited. */
export interface Scene {
  readonly organization: Organization;
  /** What `chooseRoles` may pick from. */
  readonly roles: readonly Role[];
  readonly userId: UserId | null;
  readonly membership: { readonly id: MembershipId; readonly status: 'pending' | 'active' | 'inactive'; readonly metadata: StringMap } | null;
  readonly open: { readonly id: InvitationId; readonly expiresAt: Date } | null;
  readonly inviter: { readonly email: string; readonly name: string } | null;
}

interface SceneRow extends OrganizationColumns {
  readonly roles: readonly Role[];
  readonly user_id: UserId | null;
  readonly membership_id: MembershipId | null;
  readonly membership_status: 'pending' | 'active' | 'inactive' | null;
  readonly membership_metadata: StringMap | null;
  readonly invitation_id: InvitationId | null;
  readonly expires_at: Date | null;
  readonly inviter_email: string | null;
  readonly inviter_name: string | null;
  readonly inviter_given_name: string | null;
  readonly inviter_family_name: string | null;
}

/**
 * Looks around in one round trip instead of six: inviting is what an app does most. It reads tables of the features
 * below beside our own; what it finds is decided on there and here, not in SQL. It is written out, because building so
 * large a query anew for each call takes as long as answering it.
 *
 * A person nobody knew is invited with these statements, each once: BEGIN · this one · insert the user · insert
 * membership, roles and invitation · insert the events and the job · COMMIT.
 */
export async function selectScene(
  work: Work,
  organizationId: OrganizationId,
  who: UserReference,
  references: readonly RoleReference[],
  inviter: UserReference | undefined,
): Promise<Scene | undefined> {
  const environmentId = work.environment.id;
  const { rows } = await sql<SceneRow>`
    select o.id, o.display_name, o.slug, o.external_id, o.logo_url, o.metadata, o.features, o.max_users, o.session_absolute_minutes, o.session_idle_minutes, o.auth_policy, o.join_approval, o.created_at, o.updated_at,
      (select coalesce(json_agg(candidate), '[]') from (${roleCandidates(work, organizationId, references)}) as candidate) as roles,
      person.id as user_id, m.id as membership_id, m.status as membership_status, m.metadata as membership_metadata,
      i.id as invitation_id, i.expires_at,
      inviter.email as inviter_email, inviter.name as inviter_name, inviter.given_name as inviter_given_name, inviter.family_name as inviter_family_name
    from organizations as o
    left join users as person on person.environment_id = ${environmentId} and ${named('person', who)}
    left join memberships as m on m.organization_id = o.id and m.user_id = person.id
    left join invitations as i on i.membership_id = m.id and i.status = 'pending'
    left join users as inviter on inviter.environment_id = ${environmentId} and ${inviter ? named('inviter', inviter) : sql`false`}
    where o.environment_id = ${environmentId} and o.id = ${organizationId}`.execute(work.sql);
  const row = rows[0];
  if (!row) return undefined;
  return {
    organization: toOrganization(row),
    roles: row.roles,
    userId: row.user_id,
    membership: row.membership_id && { id: row.membership_id, status: row.membership_status!, metadata: row.membership_metadata! },
    open: row.invitation_id && { id: row.invitation_id, expiresAt: row.expires_at! },
    inviter: row.inviter_email === null ? null : { email: row.inviter_email, name: nameOf(row.inviter_name, row.inviter_given_name, row.inviter_family_name) },
  };
}

const nameOf = (name: string | null, given: string | null, family: string | null): string => name || [given, family].filter(Boolean).join(' ');

function named(table: 'person' | 'inviter', who: UserReference): RawBuilder<SqlBool> {
  if ('id' in who) return sql`${sql.ref(`${table}.id`)} = ${who.id}`;
  if ('externalId' in who) return sql`${sql.ref(`${table}.external_id`)} = ${who.externalId}`;
  return sql`lower(${sql.ref(`${table}.email`)}) = lower(${who.email})`;
}

export interface NewInvitation {
  readonly id: InvitationId;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly membershipId: MembershipId;
  readonly token: string;
  readonly inviterEmail: string | null;
  readonly expiresAt: Date;
  /** Absent means true. */
  readonly isMailed?: boolean;
  /** The file or list it was made from. */
  readonly bulkId?: BulkInvitationId;
}

const rowOf = (work: Work, invitation: NewInvitation) => ({
  id: invitation.id,
  environment_id: work.environment.id,
  organization_id: invitation.organizationId,
  user_id: invitation.userId,
  membership_id: invitation.membershipId,
  status: 'pending' as const,
  mailed_hash: fingerprint(invitation.token),
  inviter_email: invitation.inviterEmail,
  expires_at: invitation.expiresAt,
  created_at: work.now,
  mail_state: invitation.isMailed === false ? null : ('queued' as const),
  bulk_id: invitation.bulkId ?? null,
});

export async function insertInvitations(work: Work, invitations: readonly NewInvitation[]): Promise<void> {
  await insertSet(
    work.sql,
    'invitations',
    invitations.map((invitation) => rowOf(work, invitation)),
  );
}

export async function insertInvitation(work: Work, invitation: NewInvitation): Promise<void> {
  await work.sql.insertInto('invitations').values(rowOf(work, invitation)).execute();
}

/** The open invitations of one bulk invitation whose mail has not left. */
export async function selectUnsent(work: Work, bulkId: BulkInvitationId): Promise<{ readonly id: InvitationId; readonly email: string }[]> {
  return work.sql
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'invitations.user_id')
    .select(['invitations.id', 'users.email'])
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.bulk_id', '=', bulkId)
    .where('invitations.status', '=', 'pending')
    .where('invitations.mail_state', '=', 'queued')
    .orderBy('invitations.id')
    .execute();
}

export interface MailReply {
  readonly id: InvitationId;
  /** Of the link in the mail. */
  readonly token: string;
  readonly state: 'queued' | 'accepted' | 'refused';
  readonly answer: string;
}

/** Only for the mail with the link that counts: a late word about an earlier one says nothing of it. */
export async function updateMailStates(work: Work, replies: readonly MailReply[]): Promise<void> {
  const rows = replies.map(({ token, ...reply }) => ({ ...reply, hash: fingerprint(token) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  await sql`
    update invitations set mail_state = reply.state, mail_answer = reply.answer, mail_at = ${work.now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as reply (id text, hash text, state text, answer text)
    where invitations.environment_id = ${work.environment.id} and invitations.id = reply.id and invitations.mailed_hash = reply.hash`.execute(work.sql);
}

/**
 * The mails of the open invitations to one mailbox, in every organization, that were taken by `takenBy` and have come back.
 * What is bounced already stays as it is. Held in order, so that two reports of one mailbox do not block each other.
 */
export async function markBounced(
  work: Work,
  { email, answer, at, takenBy }: { readonly email: string; readonly answer: string; readonly at: Date; readonly takenBy: Date },
): Promise<Invitation[]> {
  return work.sql
    .with('concerned', (db) =>
      db
        .selectFrom('invitations as open')
        .innerJoin('users', 'users.id', 'open.user_id')
        .select('open.id')
        .where('open.environment_id', '=', work.environment.id)
        .where('users.environment_id', '=', work.environment.id)
        .where(sql<SqlBool>`lower(${sql.ref('users.email')}) = ${email.toLowerCase()}`)
        .where('open.status', '=', 'pending')
        .where('open.mail_state', '=', 'accepted')
        .where('open.mail_at', '<=', takenBy)
        .orderBy('open.id')
        .forNoKeyUpdate('open'),
    )
    .updateTable('invitations')
    .set({ mail_state: 'bounced', mail_answer: answer, mail_at: at })
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.id', 'in', (row) => row.selectFrom('concerned').select('concerned.id'))
    .returning(columns)
    .execute();
}

/** Says of the open invitation of a person that it was made from a file or list. */
export async function markAsOfBulk(work: Work, organizationId: OrganizationId, userId: UserId, bulkId: BulkInvitationId): Promise<InvitationId> {
  const { id } = await work.sql
    .updateTable('invitations')
    .set({ bulk_id: bulkId })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How a membership is inserted together with the invitation that hangs on it: in one statement. */
export const withInvitation = (work: Work, invitation: NewInvitation) => (db: Work['sql'], rows: MembershipRows) =>
  insertBoth(db, { ...rows, invitation: rowOf(work, invitation) });

const insertBoth = prepared((db, { invitation, ...rows }: MembershipRows & { readonly invitation: Insertable<Tables['invitations']> }) =>
  membershipInsert(db, rows, sql`${db.insertInto('invitations').values(invitation)}`),
);

const columns = [
  'invitations.id',
  'invitations.organization_id as organizationId',
  'invitations.user_id as userId',
  'invitations.membership_id as membershipId',
  'invitations.status',
  'invitations.inviter_email as inviterEmail',
  'invitations.created_at as createdAt',
  'invitations.expires_at as expiresAt',
  'invitations.resent_at as resentAt',
  'invitations.resent_count as resentCount',
  'invitations.settled_at as settledAt',
  'invitations.mail_state as mailState',
  'invitations.mail_answer as mailAnswer',
  'invitations.mail_at as mailAt',
  'invitations.bulk_id as bulkId',
] as const;

/** How a guarded change finds its invitation: by what a link carries, or by its id. */
export type Handle = { readonly mailedToken: string } | { readonly id: InvitationId };

/**
 * The one statement that decides a race. The token's hash is compared in the row that is changed, so a link that is
 * being replaced at this moment cannot slip through.
 * @returns undefined when it is not open (any more), or not by this link
 */
export async function settle(
  work: Work,
  by: Handle,
  status: Exclude<Invitation['status'], 'pending'>,
  { evenExpired = false, onlyExpired = false } = {},
): Promise<Invitation | undefined> {
  return work.sql
    .updateTable('invitations')
    .set({ status, settled_at: work.now })
    .where('invitations.environment_id', '=', work.environment.id)
    .where((row) => ('id' in by ? row('id', '=', by.id) : row('mailed_hash', '=', fingerprint(by.mailedToken))))
    .where('invitations.status', '=', 'pending')
    .$if(!evenExpired && !onlyExpired, (query) => query.where('expires_at', '>', work.now))
    .$if(onlyExpired, (query) => query.where('expires_at', '<=', work.now))
    .returning(columns)
    .executeTakeFirst();
}

/** The open invitation of a membership, expired or not, which nobody else can settle or change until we are done. */
export async function lockOpen(work: Work, organizationId: OrganizationId, userId: UserId) {
  return work.sql
    .selectFrom('invitations')
    .select([...columns, 'invitations.mailed_hash as mailedHash', 'invitations.shown_hash as shownHash'])
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.organization_id', '=', organizationId)
    .where('invitations.user_id', '=', userId)
    .where('invitations.status', '=', 'pending')
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Ends the open invitations of these people to an organization, expired or not, held in order. @returns which was whose */
export async function revokeOpen(work: Work, organizationId: OrganizationId, userIds: readonly UserId[]): Promise<Map<UserId, InvitationId>> {
  const rows = await work.sql
    .with('open', (db) =>
      db
        .selectFrom('invitations')
        .select('id')
        .where('environment_id', '=', work.environment.id)
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', sql<UserId>`any(${userIds})`)
        .where('status', '=', 'pending')
        .orderBy('id')
        .forNoKeyUpdate(),
    )
    .updateTable('invitations')
    .set({ status: 'revoked', settled_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', (row) => row.selectFrom('open').select('open.id'))
    .where('status', '=', 'pending')
    .returning(['id', 'user_id as userId'])
    .execute();
  return new Map(rows.map(({ id, userId }) => [userId, id]));
}

/** Of each person the open invitation or, when there is none, the last one there was. */
export async function selectLatest(work: Work, organizationId: OrganizationId, userIds: readonly UserId[]): Promise<InvitationInFull[]> {
  return work.sql
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'invitations.user_id')
    .leftJoin('invitation_openings', (join) =>
      join
        .onRef('invitation_openings.invitation_id', '=', 'invitations.id')
        // The link that was out before it was sent again is none of the one that counts.
        .on(sql<SqlBool>`invitation_openings.opened_at >= coalesce(invitations.resent_at, invitations.created_at)`),
    )
    .distinctOn('invitations.user_id')
    .select([...columns, 'users.email', 'invitation_openings.opened_at as openedAt'])
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.organization_id', '=', organizationId)
    .where('invitations.user_id', 'in', userIds)
    .orderBy('invitations.user_id')
    .orderBy(sql`(invitations.status = 'pending')`, 'desc')
    .orderBy('invitations.id', 'desc')
    .execute();
}

/** Who looked last counts. One that is gone by now is passed over. */
export async function writeOpenings(work: Pick<Work, 'sql' | 'now' | 'environment'>, ids: readonly InvitationId[]): Promise<void> {
  await sql`
    insert into invitation_openings (invitation_id, environment_id, opened_at)
    select id, environment_id, ${work.now} from invitations
    where environment_id = ${work.environment.id} and id = any(${[...new Set(ids)]}::text[])
    on conflict (invitation_id) do update set opened_at = excluded.opened_at`.execute(work.sql);
}

export async function findInvitationById(work: Work, id: InvitationId): Promise<Invitation | undefined> {
  return work.sql
    .selectFrom('invitations')
    .select(columns)
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.id', '=', id)
    .executeTakeFirst();
}

/** Sent again: the links that were out until now stop working, and their page will say that a newer one was sent. */
export async function replaceLinks(
  work: Work,
  invitation: { readonly id: InvitationId; readonly retired: readonly (string | null)[]; readonly token: string; readonly expiresAt: Date },
): Promise<Invitation> {
  await retire(work, invitation.id, invitation.retired);
  return work.sql
    .updateTable('invitations')
    .set((row) => ({
      mailed_hash: fingerprint(invitation.token),
      mail_state: 'queued' as const,
      mail_answer: null,
      mail_at: null,
      shown_hash: null,
      expires_at: invitation.expiresAt,
      expiry_announced: false,
      renewal_asked_at: null,
      resent_at: work.now,
      resent_count: row('resent_count', '+', 1),
    }))
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.id', '=', invitation.id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function replaceShownLink(work: Work, invitation: { readonly id: InvitationId; readonly shownHash: string | null }, token: string): Promise<void> {
  await retire(work, invitation.id, [invitation.shownHash]);
  await work.sql
    .updateTable('invitations')
    .set({ shown_hash: fingerprint(token) })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', invitation.id)
    .execute();
}

async function retire(work: Work, id: InvitationId, hashes: readonly (string | null)[]): Promise<void> {
  const rows = hashes.filter((hash) => hash !== null).map((hash) => ({ hash, invitation_id: id, replaced_at: work.now }));
  if (rows.length > 0) await work.sql.insertInto('replaced_invitation_links').values(rows).execute();
}

/** What a link leads to: the invitation, who is invited to what, and whether this link is the current one. */
export async function selectByToken(work: Work, token: string) {
  const hash = fingerprint(token);
  return work.sql
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .innerJoin('users', 'users.id', 'invitations.user_id')
    .leftJoin('memberships', 'memberships.id', 'invitations.membership_id')
    .leftJoin('users as inviters', (join) =>
      join
        .on('inviters.environment_id', '=', work.environment.id)
        .on(sql<SqlBool>`lower(${sql.ref('inviters.email')}) = lower(${sql.ref('invitations.inviter_email')})`),
    )
    .select([
      ...columns,
      'organizations.display_name as organizationName',
      'organizations.logo_url as organizationLogoUrl',
      'users.email',
      'users.name',
      'users.given_name as givenName',
      'users.family_name as familyName',
      'memberships.status as membershipStatus',
      'inviters.name as inviterName',
      'inviters.given_name as inviterGivenName',
      'inviters.family_name as inviterFamilyName',
      jsonArrayFrom(rolesOfMembership(work.sql)).as('roles'),
    ])
    .select((row) => [row('invitations.mailed_hash', '=', hash).as('isMailed'), row('invitations.shown_hash', '=', hash).as('isShown')])
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.id', 'in', (row) =>
      row
        .selectFrom('invitations as mailed')
        .select('mailed.id')
        .where('mailed.mailed_hash', '=', hash)
        .unionAll(row.selectFrom('invitations as shown').select('shown.id').where('shown.shown_hash', '=', hash))
        .unionAll(row.selectFrom('replaced_invitation_links').select('invitation_id as id').where('hash', '=', hash)),
    )
    .executeTakeFirst();
}

/** Notes that the invitee asked for a new invitation. @returns false when they did so since `notSince` */
export async function noteRenewal(work: Work, id: InvitationId, notSince: Date): Promise<boolean> {
  const row = await work.sql
    .updateTable('invitations')
    .set({ renewal_asked_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where((row) => row.or([row('renewal_asked_at', 'is', null), row('renewal_asked_at', '<=', notSince)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes some that ran out and that nobody has announced. What another process has in hand is passed over. */
export async function takeExpired(work: Work, atMost: number): Promise<Invitation[]> {
  return work.sql
    .updateTable('invitations')
    .set({ expiry_announced: true })
    .where('invitations.id', 'in', (row) =>
      row
        .selectFrom('invitations as due')
        .select('due.id')
        .where('due.environment_id', '=', work.environment.id)
        .where('due.status', '=', 'pending')
        .where('due.expiry_announced', '=', false)
        .where('due.expires_at', '<=', work.now)
        .orderBy('due.expires_at')
        .limit(atMost)
        .forUpdate()
        .skipLocked(),
    )
    .returning(columns)
    .execute();
}

/** The open invitations of a person, so that deleting them can say what ends. */
export async function selectOpenOf(work: Work, userId: UserId): Promise<Invitation[]> {
  return work.sql
    .selectFrom('invitations')
    .select(columns)
    .where('invitations.environment_id', '=', work.environment.id)
    .where('invitations.user_id', '=', userId)
    .where('invitations.status', '=', 'pending')
    .orderBy('invitations.id')
    .execute();
}

/** Whether the organization wants to approve invitations; undefined: there is none. */
export async function selectInviteApproval(work: Work, organizationId: OrganizationId): Promise<boolean | undefined> {
  const row = await work.sql
    .selectFrom('organizations')
    .select('invite_approval')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', organizationId)
    .executeTakeFirst();
  return row?.invite_approval;
}

export async function updateInviteApproval(work: Work, organizationId: OrganizationId, required: boolean): Promise<void> {
  await work.sql
    .updateTable('organizations')
    .set({ invite_approval: required, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', organizationId)
    .execute();
}
