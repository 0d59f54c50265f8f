import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';
import { isInvited, type Member, nameOfUser } from './member.ts';

/** Takes somebody out of an organization, or takes their invitation back. */
export function RemoveMember({ member: { user, membership }, onClose }: { readonly member: Member; readonly onClose: () => void }): ReactNode {
  const invited = isInvited(membership);
  const name = nameOfUser(user);
  const input = { organizationId: membership.organizationId, identities: { case: 'id', value: user.id } } as const;
  const rehearsal = useDryRun(UserService.method.deleteMembership, input, true);
  const remove = useWrite(UserService.method.deleteMembership, { says: invited ? 'Invitation revoked.' : `${name} removed.`, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={invited ? `Revoke the invitation of ${name}?` : `Remove ${name}?`}
      confirm={invited ? 'Revoke invitation' : 'Remove'}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      <p>
        {invited
          ? 'The link stops working at once, and its page says why. They can be invited again at any time.'
          : 'What they have open here ends at once. They stay a user, and keep their other organizations.'}
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
