import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead, useWrite } from '../../../api/index.ts';
import { DeleteRoleDialog, hangsOn } from '../../roles/delete-dialog.tsx';

interface Props {
  readonly organizationId: string;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** Deletes a role of the organization. Whoever has it gets another one in its place. */
export function DeleteRole({ organizationId, role, roles, onClose }: Props): ReactNode {
  const which = { orgId: organizationId, roleName: role.name };
  const { data } = useRead(RolesService.method.getOrganizationRoleUsersCount, which);
  const [replacement, setReplacement] = useState<string | null>(null);
  const input = { ...which, ...(replacement && { reassignRoleName: replacement }) };
  const reason = data && hangsOn(Number(data.count), role.dependentRolesCount);
  const knows = reason === '' || (reason !== undefined && replacement !== null);
  const rehearsal = useDryRun(RolesService.method.deleteOrganizationRole, input, knows);
  const remove = useWrite(RolesService.method.deleteOrganizationRole, { says: `${role.displayName} deleted.`, also: [UserService], quiet: true });
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
      onConfirm={() => remove.attempt(input, onClose)}
      onClose={onClose}
    />
  );
}
