import { ClientService, type Resource } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';

interface Props {
  readonly resource: Resource;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Deletes an MCP server, after showing what goes with it. */
export function DeleteServer({ resource, onClose, onDeleted }: Props): ReactNode {
  const input = { resourceId: resource.id };
  const rehearsal = useDryRun(ClientService.method.deleteResource, input, true);
  const remove = useWrite(ClientService.method.deleteResource, { says: `${resource.name} deleted.`, deletes: () => resource.id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${resource.name}?`}
      confirm="Delete MCP server"
      typed={resource.name}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt(input, () => {
          onClose();
          onDeleted?.();
        })
      }
    >
      <p>No agent gets a token for it any more, and its clients and what people allowed them go with it. Tokens that are out run out by themselves.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
