import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconShield, IconTrash, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { CopyField, CopyId, Facts, Section, StatusBadge, Tag, Time, toast } from '../../../design/index.ts';
import { DeleteDirectory } from './delete-directory.tsx';
import { nameOfProvider } from './providers.ts';
import { RenameDirectory } from './rename-directory.tsx';
import css from './scim.module.css';
import { DirectorySecrets } from './secrets.tsx';

export type Shown = 'users' | 'groups' | 'roles';

interface Props {
  readonly directory: Directory;
  readonly mayWrite: boolean;
  readonly show: (what: Shown) => void;
}

/** One directory: where it sends, by what it proves itself, and what it has brought. */
export function DirectoryCard({ directory, mayWrite, show }: Props): ReactNode {
  const { id, name, enabled, directoryProvider, directoryEndpoint, stats, lastSyncedAt, roleAssignments } = directory;
  return (
    <Section
      title={name}
      description={
        <span className={css['badges']}>
          <Tag>{nameOfProvider(directoryProvider)}</Tag>
          <StatusBadge tone={enabled ? 'good' : 'idle'}>{enabled ? 'Enabled' : 'Disabled'}</StatusBadge>
          <CopyId id={id} label="directory id" />
        </span>
      }
      actions={mayWrite && <Actions directory={directory} />}
    >
      <div className={css['sides']}>
        <div className={css['side']}>
          <CopyField label="Endpoint" description="Where the directory sends its changes: “Base URL” or “Tenant URL” over there." value={directoryEndpoint} />
          <DirectorySecrets directory={directory} mayWrite={mayWrite} />
        </div>
        <div className={css['side']}>
          <h3>What it has brought</h3>
          <Facts
            items={[
              ['Users', stats?.totalUsers ?? 0],
              ['Groups', stats?.totalGroups ?? 0],
              ['Group roles', roleAssignments?.assignments.length ?? 0],
              ['Last sent', <Time key="synced" at={lastSyncedAt && timestampDate(lastSyncedAt)} none="Never" />],
            ]}
          />
          <Group gap="sm">
            <Button size="xs" leftSection={<IconUsers size={16} />} onClick={() => show('users')}>
              Users
            </Button>
            <Button size="xs" leftSection={<IconUsersGroup size={16} />} onClick={() => show('groups')}>
              Groups
            </Button>
            {mayWrite && (
              <Button size="xs" leftSection={<IconShield size={16} />} onClick={() => show('roles')}>
                Group roles
              </Button>
            )}
          </Group>
        </div>
      </div>
    </Section>
  );
}

function Actions({ directory }: { readonly directory: Directory }): ReactNode {
  const { id, organizationId, name, enabled } = directory;
  const which = { organizationId, id };
  const [doing, setDoing] = useState<'rename' | 'delete'>();
  const enable = useWrite(DirectoryService.method.enableDirectory, { says: `${name} enabled.` });
  const disable = useWrite(DirectoryService.method.disableDirectory);
  return (
    <>
      {enabled ? (
        <Button
          leftSection={<IconPlayerPause size={16} />}
          loading={disable.isBusy}
          onClick={() => disable.attempt(which, () => toast.undo(`${name} disabled: nothing is taken from it.`, () => enable.attempt(which)))}
        >
          Disable
        </Button>
      ) : (
        <Button leftSection={<IconPlayerPlay size={16} />} loading={enable.isBusy} onClick={() => enable.attempt(which)}>
          Enable
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${name}`} style={{ alignSelf: 'center' }}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setDoing('rename')}>
            Rename
          </Menu.Item>
          <Menu.Item color="bad" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setDoing('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === 'rename' && <RenameDirectory directory={directory} onClose={() => setDoing(undefined)} />}
      {doing === 'delete' && <DeleteDirectory directory={directory} onClose={() => setDoing(undefined)} />}
    </>
  );
}
