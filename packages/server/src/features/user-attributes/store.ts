import type { Work } from '../../platform/work.ts';
import type { Attribute } from './attributes.ts';

const COLUMNS = ['id', 'key', 'display_name as displayName', 'created_at as createdAt', 'updated_at as updatedAt'] as const;

export const selectAttributes = (work: Pick<Work, 'sql' | 'environment'>): Promise<Attribute[]> =>
  work.sql.selectFrom('user_attributes').select(COLUMNS).where('environment_id', '=', work.environment.id).orderBy('key').execute();

/** Until the end of this unit of work nobody else adds one here. */
export async function lockAttributes(work: Work): Promise<void> {
  await work.sql.selectFrom('environments').select('id').where('id', '=', work.environment.id).forNoKeyUpdate().execute();
}

export const insertAttribute = (work: Work, { key, displayName }: Pick<Attribute, 'key' | 'displayName'>): Promise<Attribute> =>
  work.sql
    .insertInto('user_attributes')
    .values({ id: work.newId('attr'), environment_id: work.environment.id, key, display_name: displayName, created_at: work.now, updated_at: work.now })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();

export const updateAttribute = (work: Work, { key, displayName }: Pick<Attribute, 'key' | 'displayName'>): Promise<Attribute | undefined> =>
  work.sql
    .updateTable('user_attributes')
    .set({ display_name: displayName, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('key', '=', key)
    .returning(COLUMNS)
    .executeTakeFirst();

export async function deleteAttribute(work: Work, key: string): Promise<boolean> {
  const { numDeletedRows } = await work.sql
    .deleteFrom('user_attributes')
    .where('environment_id', '=', work.environment.id)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
