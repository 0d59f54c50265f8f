import type { SessionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { endOtherSessions } from '../sessions/index.ts';
import type { User } from '../users/index.ts';
import { hasher } from './hash.ts';
import { tellByMail } from './mail.ts';
import { normalized } from './rules.ts';
import { upsertPassword } from './store.ts';

/** For the beat before the transaction: hashing takes time and must hold nothing meanwhile. */
export const hashOf = (typed: string): Promise<string> => hasher.hash(normalized(typed));

/** From here on this is their password. Every other session ends, and they hear of it by mail. Whether they may is asked before. */
export async function setPassword(
  work: Work,
  user: Pick<User, 'id' | 'email' | 'profile'>,
  { hash, kept }: { readonly hash: string; readonly kept: SessionId },
): Promise<void> {
  const had = await upsertPassword(work, user.id, hash);
  if (had) await endOtherSessions(work, user.id, kept);
  tellByMail(work, user, had ? 'changed' : 'set');
}
