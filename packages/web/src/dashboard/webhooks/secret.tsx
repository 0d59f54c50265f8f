import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { SecretOnce } from '../../design/index.ts';

interface Props {
  readonly secret: string | undefined;
  readonly title: string;
  /** What holds beside what always holds: until when the one before counts. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** What deliveries are signed with, this once. */
export function SecretOfEndpoint({ secret, title, children, onClose }: Props): ReactNode {
  return (
    <Modal opened={secret !== undefined} onClose={onClose} title={title} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      {secret && (
        <Stack>
          <SecretOnce value={secret}>
            Your app checks with this that an event comes from here: give it to verifyWebhookPayload of the SDK. It is shown only now. {children}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
