import { ApprovalService } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { useRead } from '../../api/index.ts';
import { useMay, useMe } from '../me.ts';

/** Where somebody has to look at invitations first, whoever may not do that themselves invites one by one. Undefined: it is not known yet. */
export function useMayInviteMany(): boolean | undefined {
  const { organization } = useMe();
  const invite = useMay('organizations_users_invite');
  const approve = useMay('organizations_users_approve');
  const approval = useRead(ApprovalService.method.getInvitationApproval, { organizationId: organization.id }, { enabled: invite && !approve });
  if (!invite || approve) return invite;
  if (approval.problem) return false;
  return approval.data && !approval.data.approvalRequired;
}
