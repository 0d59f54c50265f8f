import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconChevronUp, IconKeyboard, IconLogout, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { Mark } from '../../design/index.ts';
import { useOperator } from '../operator.ts';
import css from './shell.module.css';

const ROLES = { owner: 'Owner', manager: 'Manager', viewer: 'Viewer' } as const;

/** Who is here, and what is theirs alone: the colours, the keys, the way out. */
export function OperatorMenu({ onKeys, onJump }: { readonly onKeys: () => void; readonly onJump: () => void }): ReactNode {
  const { displayName, email, role } = useOperator();
  const form = useRef<HTMLFormElement>(null);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={css['foot']}>
      <button type="button" className={css['jump']} onClick={onJump}>
        <IconSearch size={16} aria-hidden />
        Jump to…
        <kbd>⌘K</kbd>
      </button>
      {/* The way out is a form: a link could be followed by something that only looks. */}
      <form ref={form} method="post" action="/dashboard/sign-out" hidden />
      <Menu position="top-start" width="target" offset={8} closeOnItemClick>
        <Menu.Target>
          <button type="button" className={css['person']}>
            <Mark name={displayName || email} size={32} />
            <span>
              <b>{displayName || email}</b>
              <small>{displayName && displayName !== email ? email : ROLES[role]}</small>
            </span>
            <IconChevronUp size={16} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}>
            <Menu.RadioItem value="auto">Colours of the system</Menu.RadioItem>
            <Menu.RadioItem value="light">Light</Menu.RadioItem>
            <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
            Keyboard
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => form.current?.submit()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
