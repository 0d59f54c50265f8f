import type { Work } from '../../platform/work.ts';
import { announceMembership, listMembershipsOfAll } from '../memberships/index.ts';
import { listUsersById } from '../users/index.ts';
import { takeExpired } from './store.ts';

const AT_ONCE = 100;

/**
 * Says of every invitation that ran out that it did, once. Readers do not wait for this: the clock tells them. A
 * duty of the worker, in as many processes as there are.
 * @returns whether there may be more
 */
export async function announceExpired(work: Work): Promise<boolean> {
  const expired = await takeExpired(work, AT_ONCE);
  const ids = expired.map(({ userId }) => userId);
  const users = new Map((await listUsersById(work, ids)).map((user) => [user.id, user]));
  const memberships = new Map((await listMembershipsOfAll(work, ids)).map((membership) => [membership.id, membership]));
  for (const { userId, membershipId } of expired) {
    const [user, membership] = [users.get(userId), membershipId && memberships.get(membershipId)];
    if (user && membership) announceMembership(work, 'user.organization_invitation_expired', user, membership);
  }
  return expired.length === AT_ONCE;
}
