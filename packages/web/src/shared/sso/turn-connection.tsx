import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type Connection, ConnectionService, ConnectionStatus } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog, Hint, Note, toast } from '../../design/index.ts';
import { nameOfProvider } from './providers.ts';
import { t } from './words/index.ts';

/** Lets people come in by a connection, or not. Switching it on is asked about: for now it would keep them out. */
export function TurnConnection({ organizationId, connection }: { readonly organizationId: string; readonly connection: Connection }): ReactNode {
  const which = { organizationId, id: connection.id };
  const provider = nameOfProvider(connection.providerKey);
  const [asking, setAsking] = useState(false);
  const enable = useWrite(ConnectionService.method.enableConnection, { says: t('turn.onDone', { provider }), quiet: asking });
  const disable = useWrite(ConnectionService.method.disableConnection);
  const isReady = connection.status === ConnectionStatus.COMPLETED;
  if (connection.enabled) {
    return (
      <Button
        leftSection={<IconPlayerPause size={16} />}
        loading={disable.isBusy}
        onClick={() => disable.attempt(which, () => toast.undo(t('turn.offDone', { provider }), () => enable.attempt(which)))}
      >
        {t('turn.off')}
      </Button>
    );
  }
  const stay = () => setAsking(false);
  return (
    <>
      <Hint label={isReady ? undefined : t('turn.first')}>
        <Button leftSection={<IconPlayerPlay size={16} />} {...(!isReady && { 'data-disabled': true })} onClick={() => setAsking(isReady)}>
          {t('turn.on')}
        </Button>
      </Hint>
      <ConfirmDialog
        opened={asking}
        onClose={stay}
        title={t('turn.title', { provider })}
        confirm={t('turn.on')}
        isBusy={enable.isBusy}
        problem={enable.problem}
        onConfirm={() => enable.attempt(which, stay)}
      >
        <p>{t('turn.means', { provider })}</p>
        <Note tone="bad">{t('turn.locked')}</Note>
      </ConfirmDialog>
    </>
  );
}
