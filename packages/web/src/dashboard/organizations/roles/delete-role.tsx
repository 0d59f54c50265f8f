import { Select } from '@mantine/core';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';

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
  const holders = Number(data?.count ?? 0);
  const isNeeded = holders > 0 || role.dependentRolesCount > 0;
  const knows = data !== undefined && (!isNeeded || replacement !== null);
  const rehearsal = useDryRun(RolesService.method.deleteOrganizationRole, input, knows);
  const remove = useWrite(RolesService.method.deleteOrganizationRole, { says: `${role.displayName} deleted.`, also: [UserService], quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete the role ${role.displayName}?`}
      confirm="Delete role"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      {isNeeded ? (
        <>
          <p>{reasonOf(holders, role.dependentRolesCount)} Choose the role that takes its place.</p>
          <Select
            label="Instead of it"
            data={roles.filter(({ id }) => id !== role.id).map(({ name, displayName }) => ({ value: name, label: displayName }))}
            value={replacement}
            onChange={setReplacement}
            data-autofocus
          />
        </>
      ) : (
        <p>Nobody has it, and no other role extends it.</p>
      )}
      {knows && <DryRunNotice {...rehearsal} />}
    </ConfirmDialog>
  );
}

function reasonOf(holders: number, dependents: number): string {
  const people = holders === 1 ? 'One person has it' : `${holders} people have it`;
  const others = dependents === 1 ? 'one role extends it' : `${dependents} roles extend it`;
  if (holders === 0) return `${others.charAt(0).toUpperCase()}${others.slice(1)}.`;
  return dependents === 0 ? `${people}.` : `${people}, and ${others}.`;
}
