import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead, useWrite } from '../../api/index.ts';
import { DeleteRoleDialog, hangsOn } from './delete-dialog.tsx';

interface Props {
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Deletes a role of the environment, in every organization. */
export function DeleteRole({ role, roles, onClose, onDeleted }: Props): ReactNode {
  const which = { roleName: role.id };
  const { data } = useRead(RolesService.method.getRoleUsersCount, which);
  const [replacement, setReplacement] = useState<string | null>(null);
  const reason = data && hangsOn(Number(data.count), role.dependentRolesCount, role.defaultCreator || role.defaultMember);
  const input = { ...which, ...(replacement && { reassignRoleName: replacement }) };
  const knows = reason === '' || (reason !== undefined && replacement !== null);
  const rehearsal = useDryRun(RolesService.method.deleteRole, input, knows);
  const remove = useWrite(RolesService.method.deleteRole, { says: `${role.displayName} deleted.`, also: [UserService], deletes: () => role.id, quiet: true });
  return (
    <DeleteRoleDialog
      role={role}
      others={roles.filter(({ id }) => id !== role.id)}
      reason={reason}
      replacement={replacement}
      setReplacement={setReplacement}
      rehearsal={knows ? rehearsal : undefined}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt(input, () => {
          onClose();
          onDeleted?.();
        })
      }
      onClose={onClose}
    />
  );
}
