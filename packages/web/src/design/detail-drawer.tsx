import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from './words/index.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** `wide` for what is a table itself. */
  readonly width?: 'usual' | 'wide';
  readonly children: ReactNode;
}

/** Beside the page: one row in full. Keep which one in the address, so that it can be sent to somebody. */
export function DetailDrawer({ opened, onClose, title, width = 'usual', children }: Props): ReactNode {
  return (
    <Drawer opened={opened} onClose={onClose} title={title} size={width === 'wide' ? 820 : 520} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      {children}
    </Drawer>
  );
}
