import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { SecretOnce } from '../design/index.ts';

interface Props {
  readonly secret: string | undefined;
  readonly title: string;
  /** What is signed with it, and what of the SDK looks at that: "a call", "verifyInterceptorPayload". */
  readonly signs: string;
  readonly by: string;
  /** What holds beside what always holds: until when the one before counts. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** What an address of the app knows us by, this once. */
export function SigningSecret({ secret, title, signs, by, children, onClose }: Props): ReactNode {
  return (
    <Modal opened={secret !== undefined} onClose={onClose} title={title} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      {secret && (
        <Stack>
          <SecretOnce value={secret}>
            Your app checks with this that {signs} comes from here: give it to {by} of the SDK. It is shown only now. {children}
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
