import { CLIENTS, command } from '../../chassis/command.ts';
import { announceMembership, getMembership } from '../memberships/index.ts';
import { getUser } from '../users/index.ts';
import { takeExpired } from './store.ts';

const AT_ONCE = 100;

/**
 * Says of every invitation that ran out that it did, once. Readers do not wait for this: the clock tells them. The
 * worker runs it from time to time, in as many processes as there are.
 * @returns whether there may be more
 */
export const announceExpired = command({
  needs: CLIENTS,

  async run(work, _: void): Promise<boolean> {
    const expired = await takeExpired(work, AT_ONCE);
    for (const { organizationId, userId } of expired) {
      const [user, membership] = [await getUser(work, userId), await getMembership(work, organizationId, userId)];
      announceMembership(work, 'user.organization_invitation_expired', user, membership);
    }
    return expired.length === AT_ONCE;
  },
});
