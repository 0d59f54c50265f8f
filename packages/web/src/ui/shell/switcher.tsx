import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Mark } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';
import { PlaceButton } from './buttons.tsx';

/** The organization one is in, and the others one is a member of. Going there is a sign-in: each may demand something else. @param opened its button was pressed before it was there */
export function Switcher({ opened }: { readonly opened: boolean }): ReactNode {
  const { organization, others } = useMe();
  return (
    <Menu position="bottom-start" width="target" defaultOpened={opened}>
      <Menu.Target>
        <PlaceButton opens />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.switch')}</Menu.Label>
        <Menu.Item leftSection={<Mark name={organization.name} src={organization.logoUrl} size={24} />} rightSection={<IconCheck size={16} />} disabled>
          {organization.name}
          <span className="away"> {t('shell.current')}</span>
        </Menu.Item>
        {others.map(({ id, name, logoUrl }) => (
          <Menu.Item
            key={id}
            component="a"
            href={`/ui/switch?organization_id=${encodeURIComponent(id)}`}
            leftSection={<Mark name={name} src={logoUrl} size={24} />}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
