import { command, openTo } from '../../chassis/command.ts';
import type { ClientSecretId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { ClientSecret } from './client.ts';
import { touchSecretRow } from './store.ts';

const HOUR = 3_600_000;
const MOST_REMEMBERED = 10_000;

/** When this process last wrote down the use of a secret. The cached secret does not know: writing it down tells nobody. */
const written = new Map<ClientSecretId, number>();

/** Is it an hour since anybody wrote down that this secret is used? People ask by the day; a write at each token would be felt. */
export function useIsNews({ now }: Pick<Work, 'now'>, { id, lastUsedAt }: ClientSecret): boolean {
  const last = Math.max(lastUsedAt?.getTime() ?? 0, written.get(id) ?? 0);
  return now.getTime() - last >= HOUR;
}

/** Writes down that the secret was used just now. Processes that find the same at once write it once. */
export const noteSecretUse = command({
  needs: openTo('The secret was shown and is right.'),

  async run(work, { secretId }: { readonly secretId: ClientSecretId }): Promise<void> {
    if (written.size >= MOST_REMEMBERED) written.clear();
    written.set(secretId, work.now.getTime());
    await touchSecretRow(work, secretId, new Date(work.now.getTime() - HOUR));
  },
});
