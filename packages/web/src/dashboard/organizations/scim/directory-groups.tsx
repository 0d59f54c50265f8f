import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Directory, type DirectoryGroup, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../../api/index.ts';
import { type Column, CopyId, DataTable, DetailDrawer, EmptyState, Time } from '../../../design/index.ts';

/** Every group a directory has told of, and what its members get. */
export function DirectoryGroups({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id: directoryId, organizationId, name } = directory;
  const list = useList(DirectoryService.method.listDirectoryGroups, (pageToken) => ({ organizationId, directoryId, pageSize: 30, pageToken }), rowsOf);
  const rolesOf = (group: DirectoryGroup): string =>
    directory.roleAssignments?.assignments
      .filter(({ groupId }) => groupId === group.id)
      .map(({ roleName }) => roleName)
      .join(', ') || '–';
  const columns: readonly Column<DirectoryGroup>[] = [
    { key: 'group', header: 'Group', cell: ({ displayName }) => <b style={{ fontWeight: 600 }}>{displayName}</b> },
    { key: 'id', header: 'Id', hideOnPhone: true, cell: ({ id }) => <CopyId id={id} label="group id" /> },
    { key: 'users', header: 'People', align: 'end', width: '80px', cell: ({ totalUsers }) => totalUsers },
    { key: 'roles', header: 'Gives', cell: rolesOf },
    { key: 'at', header: 'Changed', width: '150px', hideOnPhone: true, cell: ({ updatedAt }) => <Time at={updatedAt && timestampDate(updatedAt)} /> },
  ];
  return (
    <DetailDrawer opened onClose={onClose} title={`Groups of ${name}`} width="wide">
      <DataTable
        label="Groups of the directory"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title="It has brought no group yet">Which groups are sent is chosen over there, where people are assigned to the app.</EmptyState>}
      />
    </DetailDrawer>
  );
}

const rowsOf = ({ groups }: { readonly groups: readonly DirectoryGroup[] }) => groups;
