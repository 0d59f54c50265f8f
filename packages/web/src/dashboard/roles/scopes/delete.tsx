import { ClientService, type Scope } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/index.ts';
import { ConfirmDialog } from '../../../design/index.ts';
import { useHolders } from './use-holders.ts';

/** Deletes a scope, out of every server that has it. */
export function DeleteScope({ scope: { id, name }, onClose }: { readonly scope: Scope; readonly onClose: () => void }): ReactNode {
  const holders = useHolders()?.(id);
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
      <p>Nobody can ask for it any more. Tokens that are out carry it until they run out.</p>
      {holders && <p>{holders.length === 0 ? 'No server has it.' : `Servers that lose it: ${holders.map((resource) => resource.name).join(', ')}.`}</p>}
    </ConfirmDialog>
  );
}
