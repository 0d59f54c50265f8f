import type { Work } from '../../platform/work.ts';

export async function selectSealed(work: Work, purpose: string): Promise<string | undefined> {
  const row = await work.sql
    .selectFrom('environment_secrets')
    .select('sealed')
    .where('environment_id', '=', work.environment.id)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row?.sealed;
}

/** The first one stays: what it made must be read with it for ever. */
export async function insertUnlessThere(work: Work, purpose: string, sealed: string): Promise<void> {
  await work.sql
    .insertInto('environment_secrets')
    .values({ environment_id: work.environment.id, purpose, sealed, created_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
