import { CLIENTS, command } from '../../chassis/command.ts';
import { Cache } from '../../platform/cache.ts';
import { invalidFields } from '../../platform/fault.ts';
import type { Work } from '../../platform/work.ts';
import { isReserved } from '../claims/index.ts';
import { attributeFaults } from './faults.ts';
import { deleteAttribute, insertAttribute, lockAttributes, selectAttributes, updateAttribute } from './store.ts';

export interface Attribute {
  readonly id: string;
  readonly key: string;
  readonly displayName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type Named = Pick<Attribute, 'key' | 'displayName'>;

const MOST = 100;

/** Every profile has these, and ID tokens say them. */
const OF_EVERY_PROFILE = new Set(
  'name given_name family_name preferred_username picture locale gender phone_number groups metadata custom_attributes'.split(' '),
);

const kept = new Cache<readonly string[]>(['user_attributes'], 500);

/** The keys an environment declared: read with every ID token. */
export const declaredKeys = (work: Pick<Work, 'sql' | 'environment'>): Promise<readonly string[]> =>
  kept.get(work, work.environment.id, async () => (await selectAttributes(work)).map(({ key }) => key));

export const listAttributes = command({
  needs: CLIENTS,
  reads: true,
  run: (work, _: undefined): Promise<Attribute[]> => selectAttributes(work),
});

export const createAttribute = command({
  needs: CLIENTS,
  action: 'user_attribute.created',
  async run(work, { key, displayName }: Named): Promise<Attribute> {
    if (isReserved(key) || OF_EVERY_PROFILE.has(key)) {
      const description = `"${key}" stands in profiles or tokens already; choose another key`;
      throw invalidFields([{ field: 'key', description, constraint: 'user_attributes.reserved' }]);
    }
    await lockAttributes(work);
    const there = await selectAttributes(work);
    if (there.some((one) => one.key === key)) throw attributeFaults.taken({ key });
    if (there.length >= MOST) throw attributeFaults.tooMany({ most: MOST });
    return insertAttribute(work, { key, displayName });
  },
});

export const renameAttribute = command({
  needs: CLIENTS,
  action: 'user_attribute.renamed',
  async run(work, { key, displayName }: Named): Promise<Attribute> {
    const attribute = await updateAttribute(work, { key, displayName });
    if (!attribute) throw attributeFaults.notFound({ key });
    return attribute;
  },
});

export const removeAttribute = command({
  needs: CLIENTS,
  action: 'user_attribute.deleted',
  async run(work, key: string): Promise<void> {
    if (!(await deleteAttribute(work, key))) throw attributeFaults.notFound({ key });
  },
});
