import { type Permission, type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';

interface Props {
  readonly permission: Permission;
  readonly holders: readonly Role[];
  readonly onClose: () => void;
}

/** Deletes a permission, out of every role that has it. */
export function DeletePermission({ permission: { name }, holders, onClose }: Props): ReactNode {
  const input = { permissionName: name };
  const rehearsal = useDryRun(RolesService.method.deletePermission, input, true);
  const remove = useWrite(RolesService.method.deletePermission, { says: `${name} deleted.`, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${name}?`}
      confirm="Delete permission"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      <p>
        {holders.length === 0
          ? 'No role of the environment has it of its own.'
          : `${holders.map(({ displayName }) => displayName).join(', ')} and every role that extends ${holders.length === 1 ? 'it' : 'them'} no longer allow it.`}{' '}
        New tokens do not carry it.
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
