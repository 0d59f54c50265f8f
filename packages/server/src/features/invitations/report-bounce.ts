import { CLIENTS, command, unaudited } from '../../chassis/command.ts';
import { announceMembership, listMembershipsOf } from '../memberships/index.ts';
import { getUser } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { markBounced } from './store.ts';

/** What is known of a mail that came back. */
export interface Bounce {
  readonly email: string;
  /** In the words of the server that refused it. */
  readonly answer: string;
  /** RFC 3463: `5.1.1`; empty where none was given. */
  readonly statusCode: string;
  /** Now, when it is not said or lies ahead. */
  readonly at?: Date;
}

/** Clocks differ, and some count whole seconds only: a mail that was taken a moment "after" it came back is that mail. */
const LEEWAY_MS = 60_000;
const LONGEST_ANSWER = 500;

/**
 * Notes that mails to an address came back after a mail server had taken them. Who says so is the app's own server, which
 * hears it from its mail provider: members would hear here who else invited that address.
 * @returns how many invitations it is news of
 */
export const reportBounce = command({
  needs: CLIENTS,
  action: unaudited('Where a mail is stands on its invitation and in an event: nothing changes that anybody administers.'),

  async run(work, { email, answer, statusCode, at = work.now }: Bounce): Promise<number> {
    if (statusCode.startsWith('4.')) throw invitationFaults.onlyDelayed({ code: statusCode });
    if (statusCode.startsWith('2.')) throw invitationFaults.wasDelivered({ code: statusCode });
    const when = at > work.now ? work.now : at;
    // Most answers name the code already; where they do not, it is told first.
    const told = (answer.includes(statusCode) ? answer : `${statusCode} ${answer}`).trim().slice(0, LONGEST_ANSWER);
    const bounced = await markBounced(work, { email, answer: told, at: when, takenBy: new Date(when.getTime() + LEEWAY_MS) });
    const [one] = bounced;
    if (!one) return 0;
    // One mailbox is one person.
    const user = await getUser(work, one.userId);
    const memberships = new Map((await listMembershipsOf(work, user.id)).map((membership) => [membership.id, membership]));
    for (const { membershipId } of bounced) {
      const membership = membershipId && memberships.get(membershipId);
      if (membership) announceMembership(work, 'user.organization_invitation_bounced', user, membership, { mail: { answer: told, time: when.toISOString() } });
    }
    return bounced.length;
  },
});
