import { type Connection, ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';
import { nameOfProvider } from './providers.ts';

/** Deletes a connection with its configuration. */
export function DeleteConnection({
  organizationId,
  connection,
  onClose,
}: {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly onClose: () => void;
}): ReactNode {
  const input = { organizationId, id: connection.id };
  const name = nameOfProvider(connection.providerKey);
  const rehearsal = useDryRun(ConnectionService.method.deleteConnection, input, true);
  const remove = useWrite(ConnectionService.method.deleteConnection, { says: 'Connection deleted.', deletes: () => connection.id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete the connection to ${name}?`}
      confirm="Delete connection"
      {...(connection.enabled && { typed: name })}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      <p>
        Its configuration goes with it, and its addresses are not given out again: a new connection has to be registered with the provider anew. Its domains are
        free for another one.
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
