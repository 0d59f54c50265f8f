import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyId, SecretOnce } from '../../design/index.ts';

export interface ShownSecret {
  readonly title: string;
  readonly secret: string;
  /** What it goes with, where a program needs both. */
  readonly id?: string;
  readonly hint?: string;
}

/** A secret that was made just now. It is not shown again. */
export function SecretDialog({ shown, onClose }: { readonly shown: ShownSecret | undefined; readonly onClose: () => void }): ReactNode {
  return (
    <Modal opened={shown !== undefined} onClose={onClose} title={shown?.title} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      {shown && (
        <Stack>
          {shown.id && (
            <p>
              For <CopyId id={shown.id} label="client id" />
            </p>
          )}
          <SecretOnce value={shown.secret}>
            {shown.hint ?? 'Keep it now, where secrets are kept: it is not shown again. Only its hash is stored here.'}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
