import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MenuOver } from '../../design/menu-over.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly onKeys: () => void;
  readonly onSignOut: () => void;
}

/** What is an operator's alone: the colours, the keys, the way out. */
export function OperatorItems({ onKeys, onSignOut, ...menu }: Props): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <MenuOver {...menu} position="top-start" width="target" offset={8}>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}>
        <Menu.RadioItem value="auto">Colours of the system</Menu.RadioItem>
        <Menu.RadioItem value="light">Light</Menu.RadioItem>
        <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
        Keyboard
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={onSignOut}>
        Sign out
      </Menu.Item>
    </MenuOver>
  );
}
