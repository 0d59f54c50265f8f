import { ConnectionStatus } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../design/index.ts';
import { t } from '../../shared/sso/words/index.ts';

/** How far a connection is. On is nothing to be glad of before people can come by it. */
export function StatusOf({
  connection: { enabled, status },
}: {
  readonly connection: { readonly enabled: boolean; readonly status: ConnectionStatus };
}): ReactNode {
  if (enabled) return <StatusBadge tone="wait">{t('is.on')}</StatusBadge>;
  if (status === ConnectionStatus.COMPLETED) return <StatusBadge tone="idle">{t('is.ready')}</StatusBadge>;
  return <StatusBadge tone="wait">{t(status === ConnectionStatus.IN_PROGRESS ? 'is.begun' : 'is.draft')}</StatusBadge>;
}
