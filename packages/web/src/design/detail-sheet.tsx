import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DetailProps } from './detail-drawer.tsx';
import { t } from './words/index.ts';

/** What a `DetailDrawer` opens. */
export function DetailSheet({ opened, onClose, title, width = 'usual', children }: DetailProps): ReactNode {
  return (
    <Drawer opened={opened} onClose={onClose} title={title} size={width === 'wide' ? 820 : 520} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      {children}
    </Drawer>
  );
}
