import { sql } from 'kysely';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { ApprovalLink, ApprovalSubject } from './ask.ts';

export async function insertLink(
  work: Work,
  link: {
    readonly hash: string;
    readonly organizationId: OrganizationId;
    readonly userId: UserId;
    readonly subject: ApprovalSubject;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await work.sql
    .insertInto('approval_links')
    .values({
      hash: link.hash,
      environment_id: work.environment.id,
      organization_id: link.organizationId,
      user_id: link.userId,
      subject: link.subject,
      expires_at: link.expiresAt,
    })
    .execute();
}

export async function selectLink(work: Work, hash: string): Promise<ApprovalLink | undefined> {
  const row = await work.sql
    .selectFrom('approval_links')
    .select(['subject', 'organization_id as organizationId', 'user_id as userId'])
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return row && { ...row, subject: row.subject as ApprovalSubject }; // written by insertLink
}

/** False: it was used, or has run out. */
export async function markLinkUsed(work: Work, hash: string): Promise<boolean> {
  const row = await work.sql
    .updateTable('approval_links')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

export const deleteLinksBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'approval_links', key: 'hash', over: sql`expires_at` }, before, most);
