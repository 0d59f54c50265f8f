import { command } from '../../chassis/command.ts';
import { getUser } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { type Invitation, statusNow } from './invitation.ts';
import type { WhoseInvitation } from './resend.ts';
import { selectLatest } from './store.ts';

/** The open invitation or, when there is none, the last one there was, with the address it went to. */
export const getInvitation = command({
  needs: 'organizations_users_read',
  within: (input: WhoseInvitation) => input.organizationId,
  reads: true,

  async run(work, { organizationId, userId }): Promise<Invitation & { readonly email: string }> {
    const invitation = await selectLatest(work, organizationId, userId);
    if (!invitation) throw invitationFaults.noInvitation({ organization: organizationId, user: userId });
    const { email } = await getUser(work, userId);
    return { ...invitation, status: statusNow(invitation, work.now), email };
  },
});
