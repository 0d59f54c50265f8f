import { type WebhookEndpoint, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog } from '../../design/index.ts';
import { titleOf } from './words.ts';

interface Props {
  readonly endpoint: WebhookEndpoint;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Asks before an endpoint goes: from then on it is told nothing. */
export function DeleteEndpoint({ endpoint, onClose, onDeleted }: Props): ReactNode {
  const remove = useWrite(WebhookService.method.deleteWebhookEndpoint, {
    says: 'Endpoint deleted.',
    deletes: ({ endpointId = '' }) => endpointId,
    quiet: true,
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${titleOf(endpoint)}?`}
      confirm="Delete endpoint"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt({ endpointId: endpoint.id }, () => {
          onClose();
          onDeleted?.();
        })
      }
    >
      <p>
        Your app is told nothing more there, and what has not arrived is not tried again. Its secret and its log go, too; events are kept. To stop it for a
        while, pause it.
      </p>
    </ConfirmDialog>
  );
}
