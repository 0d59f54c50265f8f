import { command } from '../../chassis/command.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization } from '../organizations/index.ts';
import { invitationFaults } from './faults.ts';
import { type InvitationInFull, statusNow } from './invitation.ts';
import type { WhoseInvitation } from './resend.ts';
import { selectLatest } from './store.ts';

const common = {
  needs: 'organizations_users_read',
  within: ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId,
  reads: true,
} as const;

/** The open invitation or, when there is none, the last one there was, with the address it went to. */
export const getInvitation = command({
  ...common,

  async run(work, { organizationId, userId }: WhoseInvitation): Promise<InvitationInFull> {
    const [invitation] = await latest(work, organizationId, [userId]);
    if (!invitation) throw invitationFaults.noInvitation({ organization: organizationId, user: userId });
    return invitation;
  },
});

/** The same of many people at once. Who was never invited is left out. */
export const getInvitations = command({
  ...common,

  async run(
    work,
    { organizationId, userIds }: { readonly organizationId: OrganizationId; readonly userIds: readonly UserId[] },
  ): Promise<readonly InvitationInFull[]> {
    await demandOrganization(work, organizationId);
    return latest(work, organizationId, userIds);
  },
});

const latest = async (work: Work, organizationId: OrganizationId, userIds: readonly UserId[]): Promise<readonly InvitationInFull[]> =>
  (await selectLatest(work, organizationId, userIds)).map((invitation) => ({ ...invitation, status: statusNow(invitation, work.now) }));
