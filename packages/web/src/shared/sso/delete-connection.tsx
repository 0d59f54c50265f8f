import { type Connection, ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog } from '../../design/index.ts';
import { nameOfProvider } from './providers.ts';
import { t } from './words/index.ts';

interface Props {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly onClose: () => void;
  /** Leaves what is gone. Without it the dialog is closed. */
  readonly onDeleted?: () => void;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** Deletes a connection with its configuration. */
export function DeleteConnection({ organizationId, connection, onClose, onDeleted = onClose, children }: Props): ReactNode {
  const provider = nameOfProvider(connection.providerKey);
  const remove = useWrite(ConnectionService.method.deleteConnection, { says: t('remove.done'), deletes: () => connection.id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('remove.title', { provider })}
      confirm={t('remove.do')}
      {...(connection.enabled && { typed: provider })}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt({ organizationId, id: connection.id }, onDeleted)}
    >
      <p>{t('remove.means')}</p>
      {children}
    </ConfirmDialog>
  );
}
