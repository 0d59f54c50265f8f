import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';

/** Deletes a directory. One that is enabled is in use: it is disabled first. */
export function DeleteDirectory({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id, organizationId, name, enabled } = directory;
  const input = { organizationId, id };
  const rehearsal = useDryRun(DirectoryService.method.deleteDirectory, input, !enabled);
  const disable = useWrite(DirectoryService.method.disableDirectory, { quiet: true });
  const remove = useWrite(DirectoryService.method.deleteDirectory, { says: `${name} deleted.`, deletes: () => id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${name}?`}
      confirm={enabled ? 'Disable and delete' : 'Delete directory'}
      typed={name}
      isBusy={disable.isBusy || remove.isBusy}
      problem={disable.problem ?? remove.problem}
      onConfirm={() => {
        const goOn = () => remove.attempt(input, onClose);
        if (enabled) disable.attempt(input, goOn);
        else goOn();
      }}
    >
      <p>
        Its secrets, its groups and what they give go with it. Its endpoint is not given out again. Those it has brought stay members until somebody removes
        them.
      </p>
      {!enabled && <DryRunNotice {...rehearsal} />}
    </ConfirmDialog>
  );
}
