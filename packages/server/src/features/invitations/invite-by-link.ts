import { command } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import { createInvitationLink, type ShownLink } from './create-link.ts';
import { type InviteUser, inviteUser } from './invite.ts';

/** The same question as `inviteUser` asks, without a mail: whoever calls hands the link over. It proves no mailbox. */
export const inviteByLink = command({
  needs: inviteUser.needs,
  action: 'invitation.created',
  within: (input: InviteUser) => input.organizationId,
  prepare: (outside, input: InviteUser, caller, read) => inviteUser.prepare!(outside, input, caller, read),

  async run(work, input, said): Promise<ShownLink & { readonly userId: UserId }> {
    const { user } = await inviteUser.run(work, { ...input, byLink: true }, said);
    return { userId: user.id, ...(await createInvitationLink.run(work, { organizationId: input.organizationId, userId: user.id }, undefined)) };
  },
});
