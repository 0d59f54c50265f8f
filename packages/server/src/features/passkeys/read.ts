import { command, demandSelf, SIGNED_IN } from '../../chassis/command.ts';
import { invalidFields } from '../../platform/fault.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { getUser } from '../users/index.ts';
import type { Passkey } from './passkey.ts';
import { selectPasskeys } from './store.ts';

/** A person's passkeys, the oldest first. */
export const listPasskeysOf = (work: Work, userId: UserId): Promise<Passkey[]> => selectPasskeys(work, userId);

export const listPasskeys = command({
  needs: SIGNED_IN,
  reads: true,

  async run(work, { userId: named }: { readonly userId?: UserId | undefined }): Promise<{ readonly userId: UserId; readonly passkeys: readonly Passkey[] }> {
    const userId = named ?? (work.by.kind === 'member' ? work.by.id : undefined);
    demandSelf(work.by, userId);
    if (!userId) throw invalidFields([{ field: 'user_id', description: 'say whose: nobody is behind the token of an app', constraint: 'required' }]);
    const passkeys = await selectPasskeys(work, userId);
    if (passkeys.length === 0) await getUser(work, userId);
    return { userId, passkeys };
  },
});
