import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconId, IconPencil, IconPlayerPause, IconPlayerPlay, IconShield, IconTrash, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { CopyField, CopyId, Facts, Section, StatusBadge, Tag, Time, toast } from '../../design/index.ts';
import { countChanged } from './attributes.ts';
import { DeleteDirectory } from './delete-directory.tsx';
import { nameOfDirectory, nameOfProvider, namesThere } from './providers.ts';
import { RenameDirectory } from './rename-directory.tsx';
import css from './scim.module.css';
import { DirectorySecrets } from './secrets.tsx';
import { t } from './words/index.ts';

export type Shown = 'users' | 'groups' | 'roles' | 'attributes';

interface Props {
  readonly directory: Directory;
  readonly mayWrite: boolean;
  readonly show: (what: Shown) => void;
  /** What else is said before it is deleted. */
  readonly whatElse?: ReactNode;
}

/** One directory: where it sends, by what it proves itself, and what it has brought. */
export function DirectoryCard({ directory, mayWrite, show, whatElse }: Props): ReactNode {
  const { id, enabled, directoryProvider, directoryEndpoint, stats, lastSyncedAt, roleAssignments, attributeMappings } = directory;
  const name = nameOfDirectory(directory);
  const { url } = namesThere(directoryProvider);
  const changed = countChanged(attributeMappings?.attributes ?? []);
  return (
    <Section
      title={name}
      description={
        <span className={css['badges']}>
          <Tag>{nameOfProvider(directoryProvider)}</Tag>
          <StatusBadge tone={enabled ? 'wait' : 'idle'}>{t(enabled ? 'is.on' : 'is.off')}</StatusBadge>
          <CopyId id={id} label={t('card.id')} />
        </span>
      }
      actions={mayWrite && <Actions directory={directory} whatElse={whatElse} />}
    >
      <div className={css['sides']}>
        <div className={css['side']}>
          <CopyField label={t('card.endpoint')} description={url ? t('card.called', { name: url }) : t('card.endpointHint')} value={directoryEndpoint} />
          <DirectorySecrets directory={directory} mayWrite={mayWrite} />
        </div>
        <div className={css['side']}>
          <h3>{t('card.brought')}</h3>
          <Facts
            items={[
              [t('card.users'), stats?.totalUsers ?? 0],
              [t('card.groups'), stats?.totalGroups ?? 0],
              [t('card.roles'), roleAssignments?.assignments.length ?? 0],
              [t('card.attributes'), changed > 0 ? t('card.changed', { count: changed }) : t('card.asUsual')],
              [t('card.last'), <Time key="synced" at={lastSyncedAt && timestampDate(lastSyncedAt)} none={t('card.never')} />],
            ]}
          />
          <Group gap="sm">
            <Button size="xs" leftSection={<IconUsers size={16} />} onClick={() => show('users')}>
              {t('card.users')}
            </Button>
            <Button size="xs" leftSection={<IconUsersGroup size={16} />} onClick={() => show('groups')}>
              {t('card.groups')}
            </Button>
            {mayWrite && (
              <Button size="xs" leftSection={<IconShield size={16} />} onClick={() => show('roles')}>
                {t('card.roles')}
              </Button>
            )}
            <Button size="xs" leftSection={<IconId size={16} />} onClick={() => show('attributes')}>
              {t('card.attributes')}
            </Button>
          </Group>
        </div>
      </div>
    </Section>
  );
}

function Actions({ directory, whatElse }: Pick<Props, 'directory' | 'whatElse'>): ReactNode {
  const { id, organizationId, enabled } = directory;
  const name = nameOfDirectory(directory);
  const which = { organizationId, id };
  const [doing, setDoing] = useState<'rename' | 'delete'>();
  const enable = useWrite(DirectoryService.method.enableDirectory, { says: t('card.enabled', { name }) });
  const disable = useWrite(DirectoryService.method.disableDirectory);
  return (
    <>
      {enabled ? (
        <Button
          leftSection={<IconPlayerPause size={16} />}
          loading={disable.isBusy}
          onClick={() => disable.attempt(which, () => toast.undo(t('card.disabled', { name }), () => enable.attempt(which)))}
        >
          {t('card.disable')}
        </Button>
      ) : (
        <Button leftSection={<IconPlayerPlay size={16} />} loading={enable.isBusy} onClick={() => enable.attempt(which)}>
          {t('card.enable')}
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('card.more', { name })} style={{ alignSelf: 'center' }}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setDoing('rename')}>
            {t('card.rename')}
          </Menu.Item>
          <Menu.Item color="bad" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setDoing('delete')}>
            {t('card.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === 'rename' && <RenameDirectory directory={directory} onClose={() => setDoing(undefined)} />}
      {doing === 'delete' && (
        <DeleteDirectory directory={directory} onClose={() => setDoing(undefined)}>
          {whatElse}
        </DeleteDirectory>
      )}
    </>
  );
}
