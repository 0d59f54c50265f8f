import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';
import { kindOf, nameOf } from './kinds.ts';

interface Props {
  readonly client: Client;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Deletes an application, after showing what goes with it. */
export function DeleteApplication({ client, onClose, onDeleted }: Props): ReactNode {
  const input = { clientId: client.id };
  const rehearsal = useDryRun(ClientService.method.deleteClient, input, true);
  const remove = useWrite(ClientService.method.deleteClient, { says: `${nameOf(client)} deleted.`, deletes: () => client.id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${nameOf(client)}?`}
      confirm="Delete application"
      typed={nameOf(client)}
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
        {kindOf(client).hasPeople
          ? 'Nobody can sign in to it any more, and those who are signed in to it cannot renew their tokens. Its id and its secrets do not come back.'
          : 'It gets no more tokens. Its id and its secrets do not come back.'}
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
