import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { SecretOnce } from '../../design/index.ts';
import { t } from './words/index.ts';

export interface ShownSecret {
  readonly title: string;
  readonly secret: string;
  /** What it is called where it is entered; empty where that is not known. */
  readonly called: string;
}

/** A secret that was made just now. It is not shown again, so nothing but its own buttons takes it away. */
export function SecretDialog({ shown, onClose }: { readonly shown: ShownSecret | undefined; readonly onClose: () => void }): ReactNode {
  return (
    <Modal opened={shown !== undefined} onClose={onClose} title={shown?.title} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      {shown && (
        <Stack>
          <SecretOnce value={shown.secret}>{t('secrets.hint')}</SecretOnce>
          {shown.called && <p>{t('secrets.called', { name: shown.called })}</p>}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('secrets.done')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
