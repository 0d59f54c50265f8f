import { command } from '../../chassis/command.ts';
import { invitationFaults } from './faults.ts';
import { lockInvitation, type WhoseInvitation } from './resend.ts';
import { replaceShownLink } from './store.ts';

export interface ShownLink {
  readonly link: string;
  readonly expiresAt: Date;
}

/**
 * Makes a link to hand over by other means than our mail. Somebody besides the invitee has seen it, so it proves no
 * mailbox. The mailed link keeps working; a link shown before does not.
 */
export const createInvitationLink = command({
  needs: 'organizations_users_invite',
  action: 'invitation.link_created',
  within: (input: WhoseInvitation) => input.organizationId,

  async run(work, { organizationId, userId }): Promise<ShownLink> {
    const open = await lockInvitation(work, organizationId, userId);
    if (open.expiresAt <= work.now) throw invitationFaults.expired();
    const token = work.newSecret();
    await replaceShownLink(work, open, token);
    return { link: `${work.environment.url}/invite/${token}`, expiresAt: open.expiresAt };
  },
});
