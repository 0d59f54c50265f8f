import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './app-frame.module.css';
import { t } from './words/index.ts';

export interface DrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** The side of the frame where there is no room for it. */
export function SideDrawer({ opened, onClose, title, children }: DrawerProps): ReactNode {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="left"
      size={300}
      title={title}
      closeButtonProps={{ 'aria-label': t('frame.closeMenu'), size: 44 }}
      classNames={{ body: css['drawer'] ?? '' }}
    >
      {children}
    </Drawer>
  );
}
