import { Menu, type MenuProps } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import css from './menu-over.module.css';

interface Props extends Pick<MenuProps, 'position' | 'width' | 'offset'> {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What the button it opens from is called. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A menu over a button that stands there already: so a menu is loaded, and made, when somebody wants it. Beside the button, in a box with a place. */
export function MenuOver({ opened, onClose, label, children, ...look }: Props): ReactNode {
  // It opens after it is there: what had the focus before is remembered, and gets it back.
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return (
    <Menu opened={opened && isHere} onClose={onClose} {...look}>
      <Menu.Target>
        <span className={css['over']} data-opened={opened || undefined} aria-hidden>
          <span className="away">{label}</span>
        </span>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
