import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RowAction } from './data-table.tsx';
import { MenuOver } from './menu-over.tsx';

export interface MenuProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly actions: readonly RowAction[];
}

/** What can be done with a row. */
export function RowMenu({ actions, ...menu }: MenuProps): ReactNode {
  return (
    <MenuOver {...menu}>
      {actions.map(({ label, icon: Mark, tone, run }) => (
        <Menu.Item key={label} onClick={run} {...(tone && { color: tone })} leftSection={Mark && <Mark size={16} stroke={1.75} />}>
          {label}
        </Menu.Item>
      ))}
    </MenuOver>
  );
}
