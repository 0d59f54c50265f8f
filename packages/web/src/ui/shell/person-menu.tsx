import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { t } from '../words/index.ts';
import { PersonButton } from './buttons.tsx';
import css from './shell.module.css';

/** Who is here, and what is theirs alone: the colours, the way out. @param opened its button was pressed before it was there */
export function PersonMenu({ opened }: { readonly opened: boolean }): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div>
      {/* The way out is a form: a link could be followed by something that only looks. */}
      <form ref={form} method="post" action="/ui/sign-out" hidden />
      <Menu position="top-start" width="target" offset={8} defaultOpened={opened}>
        <Menu.Target>
          <PersonButton />
        </Menu.Target>
        <Menu.Dropdown>
          <div className={css['themes']}>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('shell.colours')}
              value={colorScheme}
              onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
              data={[
                { value: 'auto', label: t('shell.system') },
                { value: 'light', label: t('shell.light') },
                { value: 'dark', label: t('shell.dark') },
              ]}
            />
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => form.current?.submit()}>
            {t('shell.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
