import { sql } from 'kysely';
import type { EntryLinkId, OrganizationId, UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';

/** The organization of the operators: the first that was made in their environment. */
export async function selectOperatorsOrganization(work: Work): Promise<OrganizationId> {
  const { id } = await work.sql
    .selectFrom('organizations')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

/** The owner who has been one the longest. Undefined: nobody looks after this server yet. */
export async function selectFirstOwner(work: Work): Promise<UserId | undefined> {
  const row = await work.sql
    .selectFrom('memberships')
    .innerJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
    .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
    .select('memberships.user_id')
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.status', '=', 'active')
    .where('roles.name', '=', 'owner')
    .orderBy('memberships.id')
    .limit(1)
    .executeTakeFirst();
  return row?.user_id;
}

export interface EntryLinkRow {
  readonly id: EntryLinkId;
  readonly userId: UserId | null;
}

export async function insertEntryLink(
  work: Work,
  { token, expiresAt, ...row }: EntryLinkRow & { readonly token: string; readonly expiresAt: Date },
): Promise<void> {
  await work.sql
    .insertInto('entry_links')
    .values({
      id: row.id,
      environment_id: work.environment.id,
      token_hash: fingerprint(token),
      user_id: row.userId,
      created_at: work.now,
      expires_at: expiresAt,
    })
    .execute();
}

/** One that is still good. */
export async function selectEntryLink(work: Work, token: string): Promise<EntryLinkRow | undefined> {
  const row = await work.sql
    .selectFrom('entry_links')
    .select(['id', 'user_id'])
    .where('environment_id', '=', work.environment.id)
    .where('token_hash', '=', fingerprint(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return row && { id: row.id, userId: row.user_id };
}

/** @returns false when somebody was faster, or it is too late */
export async function useEntryLink(work: Work, id: EntryLinkId): Promise<boolean> {
  const { numUpdatedRows } = await work.sql
    .updateTable('entry_links')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const deleteEntryLinks = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'entry_links', key: 'id', over: sql`expires_at` }, before, most);
