import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';
import { nameOfUser } from '../../shared/members/member.ts';

interface Props {
  readonly user: User;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Deletes a person everywhere, after showing what goes with them. */
export function DeleteUser({ user, onClose, onDeleted }: Props): ReactNode {
  const input = { identities: { case: 'id', value: user.id } } as const;
  const rehearsal = useDryRun(UserService.method.deleteUser, input, true);
  const remove = useWrite(UserService.method.deleteUser, { says: `${nameOfUser(user)} deleted.`, deletes: () => user.id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${nameOfUser(user)}?`}
      confirm="Delete user"
      typed={user.email}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt(input, () => {
          onClose();
          onDeleted?.();
        })
      }
    >
      <p>
        They leave every organization and are signed out everywhere. Their profile and the ways they signed in do not come back; invited again, they are a new
        user.
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
