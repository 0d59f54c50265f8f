import { ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';
import { nameOfClient } from './machine.ts';

interface Props {
  readonly organizationId: string;
  readonly client: M2MClient;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Deletes a client with its secrets. */
export function DeleteMachine({ organizationId, client, onClose, onDeleted }: Props): ReactNode {
  const input = { organizationId, clientId: client.clientId };
  const name = nameOfClient(client);
  const rehearsal = useDryRun(ClientService.method.deleteOrganizationClient, input, true);
  const remove = useWrite(ClientService.method.deleteOrganizationClient, { says: `${name} deleted.`, deletes: ({ clientId = '' }) => clientId, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${name}?`}
      confirm="Delete client"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt(input, () => {
          onClose();
          onDeleted();
        })
      }
    >
      <p>The program gets no token any more, with none of its secrets. Those it has hold until they run out.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
