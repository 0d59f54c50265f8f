import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { relativeTime, SecretOnce } from '../../design/index.ts';
import { t } from './words/index.ts';

/** A link by which somebody comes in, to be handed to them. */
export interface Handed {
  readonly email: string;
  readonly link: string;
  readonly until: Date | undefined;
}

interface Props {
  readonly opened: boolean;
  readonly handed: Handed | undefined;
  readonly onClose: () => void;
}

/** A link that is shown now and never again. */
export function LinkDialog({ opened, handed, onClose }: Props): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} title={t('link.title')} closeButtonProps={{ 'aria-label': t('link.done') }}>
      {handed && (
        <Stack>
          <SecretOnce value={handed.link}>
            {t('link.once', { email: handed.email })} {handed.until && t('link.ends', { when: relativeTime(handed.until, new Date()) })}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('link.done')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
