import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Invitation } from './invitation.ts';
import { selectOpenOf } from './store.ts';

export { findInvitationById } from './store.ts';

/** What a person may say yes to right now, the oldest first: one that ran out by the clock is not among them. */
export async function listOpenInvitationsOf(work: Work, userId: UserId): Promise<Invitation[]> {
  return (await selectOpenOf(work, userId)).filter(({ expiresAt }) => expiresAt > work.now);
}
