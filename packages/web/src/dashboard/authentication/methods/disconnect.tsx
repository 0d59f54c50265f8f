import { ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';
import type { KnownProvider } from './providers.ts';

interface Props {
  readonly provider: KnownProvider;
  readonly connectionId: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Forgets what a company gave us for its sign-in. */
export function Disconnect({ provider, connectionId, onDone, onClose }: Props): ReactNode {
  const rehearsal = useDryRun(ConnectionService.method.deleteEnvironmentConnection, { connectionId }, true);
  const remove = useWrite(ConnectionService.method.deleteEnvironmentConnection, {
    says: `${provider.label} is disconnected.`,
    deletes: () => connectionId,
    quiet: true,
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Disconnect ${provider.label}?`}
      confirm="Disconnect"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt({ connectionId }, onDone)}
    >
      <p>
        Its button goes from the sign-in page and its credentials are forgotten. Who came in by it signs in by another way; set up again, it has another address
        to be registered there.
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
