import { sql } from 'kysely';
import type { ChallengeId, InteractionId, InvitationId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Challenge, Purpose } from './challenge.ts';

const COLUMNS = ['id', 'email', 'purpose', 'interaction_id', 'request_id', 'invitation_id', 'profile', 'tries', 'sent_at', 'expires_at', 'used_at'] as const;

interface Row {
  readonly id: ChallengeId;
  readonly email: string;
  readonly purpose: Purpose;
  readonly interaction_id: InteractionId | null;
  readonly request_id: InteractionId | null;
  readonly invitation_id: InvitationId | null;
  readonly profile: Readonly<Record<string, string>>;
  readonly tries: number;
  readonly sent_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

const fromRow = ({ environment }: Work, row: Row): Challenge => ({
  id: row.id,
  email: row.email,
  purpose: row.purpose,
  ...(row.interaction_id ? { interactionId: row.interaction_id } : {}),
  ...(row.request_id ? { requestId: row.request_id } : {}),
  ...(row.invitation_id ? { invitationId: row.invitation_id } : {}),
  profile: row.profile,
  tries: row.tries,
  mostTries: environment.methods.codeTries,
  sentAt: row.sent_at,
  expiresAt: row.expires_at,
  ...(row.used_at ? { usedAt: row.used_at } : {}),
});

interface NewChallenge {
  readonly id: ChallengeId;
  readonly email: string;
  readonly purpose: Purpose;
  readonly interactionId?: InteractionId | undefined;
  readonly requestId?: InteractionId | undefined;
  readonly invitationId?: InvitationId | undefined;
  readonly browserHash: string;
  /** Empty: the mail has no code, and no code fits. */
  readonly codeHash: string;
  readonly linkHash: string | null;
  readonly profile: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
  /** It was proven on the way in: an invitation's own mail. */
  readonly used?: true;
}

export async function insertChallenge(work: Work, challenge: NewChallenge): Promise<void> {
  await work.sql
    .insertInto('mail_challenges')
    .values({
      id: challenge.id,
      environment_id: work.environment.id,
      email: challenge.email,
      purpose: challenge.purpose,
      interaction_id: challenge.interactionId ?? null,
      request_id: challenge.requestId ?? null,
      invitation_id: challenge.invitationId ?? null,
      browser_hash: challenge.browserHash,
      code_hash: challenge.codeHash,
      link_hash: challenge.linkHash,
      profile: JSON.stringify(challenge.profile),
      mails: challenge.used ? 0 : 1,
      created_at: work.now,
      sent_at: work.now,
      expires_at: challenge.expiresAt,
      used_at: challenge.used ? work.now : null,
    })
    .execute();
}

type Key = { readonly id?: ChallengeId; readonly link_hash?: string; readonly browser_hash?: string };

export async function selectChallenge(work: Work, key: Key): Promise<Challenge | undefined> {
  const row = await work.sql
    .selectFrom('mail_challenges')
    .select(COLUMNS)
    .where('environment_id', '=', work.environment.id)
    .where((column) => column.and(key))
    .executeTakeFirst();
  return row && fromRow(work, row);
}

export async function selectCodeHash(work: Work, id: ChallengeId): Promise<string | undefined> {
  const row = await work.sql
    .selectFrom('mail_challenges')
    .select('code_hash')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.code_hash;
}

/** Counts the try before looking at it. Undefined: there is no open challenge of this browser with a try left. */
export async function takeTry(
  work: Work,
  id: ChallengeId,
  browserHash: string,
): Promise<{ readonly challenge: Challenge; readonly codeHash: string } | undefined> {
  const row = await work.sql
    .updateTable('mail_challenges')
    .set((column) => ({ tries: column('tries', '+', 1) }))
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('browser_hash', '=', browserHash)
    .where('used_at', 'is', null)
    .where('tries', '<', work.environment.methods.codeTries)
    .where('expires_at', '>', work.now)
    .returning([...COLUMNS, 'code_hash'])
    .executeTakeFirst();
  return row && { challenge: fromRow(work, row), codeHash: row.code_hash };
}

/** The guarded update that decides: of two who come at once, one gets the row. */
export async function consume(work: Work, id: ChallengeId): Promise<Challenge | undefined> {
  const row = await work.sql
    .updateTable('mail_challenges')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && fromRow(work, row);
}

export async function renewSecrets(work: Work, id: ChallengeId, fresh: { codeHash: string; linkHash: string | null; expiresAt: Date }): Promise<boolean> {
  const row = await work.sql
    .updateTable('mail_challenges')
    .set((column) => ({
      code_hash: fresh.codeHash,
      link_hash: fresh.linkHash,
      expires_at: fresh.expiresAt,
      sent_before: column.ref('sent_at'),
      sent_at: work.now,
      mails: column('mails', '+', 1),
    }))
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('tries', '<', work.environment.methods.codeTries)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** This browser asked anew for the same address: what it asked for before stops working. */
export async function closeOpen(work: Work, email: string, browserHash: string): Promise<ChallengeId[]> {
  const rows = await work.sql
    .updateTable('mail_challenges')
    .set({ expires_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where(sql`lower(email)`, '=', email)
    .where('browser_hash', '=', browserHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Held until the transaction ends, by everybody who would mail this address. */
export async function lockAddress(work: Work, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`challenge:${work.environment.id}:${email}`}, 0))`.execute(work.sql);
}

export async function countMails(work: Work, email: string, since: Date): Promise<number> {
  const { count } = await work.sql
    .selectFrom('mail_challenges')
    .select(sql<number>`coalesce(sum((mails > 0 and sent_at > ${since})::int + coalesce((sent_before > ${since})::int, 0)), 0)::int`.as('count'))
    .where('environment_id', '=', work.environment.id)
    .where(sql`lower(email)`, '=', email)
    .where('sent_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Tries that proved nothing. The one that hit is not counted against the address. */
export async function countTries(work: Work, email: string, since: Date): Promise<number> {
  const { count } = await work.sql
    .selectFrom('mail_challenges')
    .select(sql<number>`coalesce(sum(tries - (used_at is not null and tries > 0)::int), 0)::int`.as('count'))
    .where('environment_id', '=', work.environment.id)
    .where(sql`lower(email)`, '=', email)
    .where('sent_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

export async function selectRecentProof(work: Work, invitationId: InvitationId, browserHash: string, since: Date): Promise<boolean> {
  const row = await work.sql
    .selectFrom('mail_challenges')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .where('invitation_id', '=', invitationId)
    .where('browser_hash', '=', browserHash)
    .where('used_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export const deleteSentBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'mail_challenges', key: 'id', over: sql`sent_at` }, before, most);
