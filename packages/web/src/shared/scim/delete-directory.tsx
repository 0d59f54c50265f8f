import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog } from '../../design/index.ts';
import { nameOfDirectory } from './providers.ts';
import { t } from './words/index.ts';

interface Props {
  readonly directory: Directory;
  readonly onClose: () => void;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** Deletes a directory. One that is enabled is in use: it is disabled first. */
export function DeleteDirectory({ directory, onClose, children }: Props): ReactNode {
  const { id, organizationId, enabled } = directory;
  const name = nameOfDirectory(directory);
  const input = { organizationId, id };
  const disable = useWrite(DirectoryService.method.disableDirectory, { quiet: true });
  const remove = useWrite(DirectoryService.method.deleteDirectory, { says: t('remove.done', { name }), deletes: () => id, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('remove.title', { name })}
      confirm={t(enabled ? 'remove.doBoth' : 'remove.do')}
      typed={name}
      isBusy={disable.isBusy || remove.isBusy}
      problem={disable.problem ?? remove.problem}
      onConfirm={() => {
        const goOn = () => remove.attempt(input, onClose);
        if (enabled) disable.attempt(input, goOn);
        else goOn();
      }}
    >
      <p>{t('remove.means')}</p>
      {children}
    </ConfirmDialog>
  );
}
