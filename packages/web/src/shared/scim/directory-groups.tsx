import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Directory, type DirectoryGroup, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, CopyId, DataTable, DetailDrawer, EmptyState, Time } from '../../design/index.ts';
import { nameOfDirectory } from './providers.ts';
import { t } from './words/index.ts';

/** Every group a directory has told of, and what its members get. */
export function DirectoryGroups({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id: directoryId, organizationId } = directory;
  const name = nameOfDirectory(directory);
  const list = useList(DirectoryService.method.listDirectoryGroups, (pageToken) => ({ organizationId, directoryId, pageSize: 30, pageToken }), rowsOf);
  const rolesOf = (group: DirectoryGroup): string =>
    directory.roleAssignments?.assignments
      .filter(({ groupId }) => groupId === group.id)
      .map(({ roleName }) => roleName)
      .join(', ') || '–';
  const columns: readonly Column<DirectoryGroup>[] = [
    { key: 'group', header: t('groups.group'), cell: ({ displayName }) => <b style={{ fontWeight: 600 }}>{displayName}</b> },
    { key: 'id', header: t('groups.id'), hideOnPhone: true, cell: ({ id }) => <CopyId id={id} label={t('groups.idOf')} /> },
    { key: 'users', header: t('groups.people'), align: 'end', width: '80px', cell: ({ totalUsers }) => totalUsers },
    { key: 'roles', header: t('groups.gives'), cell: rolesOf },
    { key: 'at', header: t('groups.changed'), width: '150px', hideOnPhone: true, cell: ({ updatedAt }) => <Time at={updatedAt && timestampDate(updatedAt)} /> },
  ];
  return (
    <DetailDrawer opened onClose={onClose} title={t('groups.title', { name })} width="wide">
      <DataTable
        label={t('groups.list')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('groups.none')}>{t('groups.noneNext')}</EmptyState>}
      />
    </DetailDrawer>
  );
}

const rowsOf = ({ groups }: { readonly groups: readonly DirectoryGroup[] }) => groups;
