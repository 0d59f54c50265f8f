import { ClientService, type Scope } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';

/** Deletes a scope, out of every server that has it. */
export function DeleteScope({ scope: { id, name }, onClose }: { readonly scope: Scope; readonly onClose: () => void }): ReactNode {
  const rehearsal = useDryRun(ClientService.method.deleteScope, { id }, true);
  const remove = useWrite(ClientService.method.deleteScope, { says: `${name} deleted.`, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${name}?`}
      confirm="Delete scope"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt({ id }, onClose)}
    >
      <p>Every server that has it loses it, and nobody can ask for it any more. Tokens that are out carry it until they run out.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
