import { MembershipStatus } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { InvitationService } from '@tenon/api/tenon/v1/invitations_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';
import { isInvited, type Member, nameOfUser } from './member.ts';
import { t } from './words/index.ts';

interface Props {
  readonly member: Member;
  /** Whether it is tried first, to tell what would go along. */
  readonly rehearses: boolean;
  readonly onClose: () => void;
}

/** Takes somebody out of an organization, or takes their invitation back. */
export function RemoveMember({ member: { user, membership }, rehearses, onClose }: Props): ReactNode {
  const invited = isInvited(membership);
  const name = nameOfUser(user);
  const input = { organizationId: membership.organizationId, identities: { case: 'id', value: user.id } } as const;
  const rehearsal = useDryRun(UserService.method.deleteMembership, input, rehearses);
  const remove = useWrite(UserService.method.deleteMembership, { says: invited ? t('done.revoked') : t('done.removed', { name }), quiet: true });
  // An open invitation is taken back by whoever may invite; all else is a removal.
  const revoke = useWrite(InvitationService.method.revokeInvitation, { also: [UserService], says: t('done.revoked'), quiet: true });
  const isOpen = membership.membershipStatus === MembershipStatus.PENDING_INVITE;
  const { isBusy, problem } = isOpen ? revoke : remove;
  const confirm = () => (isOpen ? revoke.attempt({ organizationId: membership.organizationId, userId: user.id }, onClose) : remove.attempt(input, onClose));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(invited ? 'remove.revokeTitle' : 'remove.title', { name })}
      confirm={t(invited ? 'do.revoke' : 'do.remove')}
      isBusy={isBusy}
      problem={problem}
      onConfirm={confirm}
    >
      <p>{t(invited ? 'remove.revokeMeans' : 'remove.means')}</p>
      {rehearses && <DryRunNotice {...rehearsal} />}
    </ConfirmDialog>
  );
}
