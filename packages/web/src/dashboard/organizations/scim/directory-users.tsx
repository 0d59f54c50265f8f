import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Directory, DirectoryService, type DirectoryUser } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../../api/index.ts';
import { type Column, DataTable, DetailDrawer, EmptyState, Time } from '../../../design/index.ts';
import css from './scim.module.css';

const columns: readonly Column<DirectoryUser>[] = [
  {
    key: 'user',
    header: 'Person',
    cell: (user) => (
      <span className={css['name']}>
        {nameOf(user)}
        {nameOf(user) !== user.email && <small>{user.email}</small>}
      </span>
    ),
  },
  { key: 'groups', header: 'Groups', cell: ({ groups }) => groups.map(({ displayName }) => displayName).join(', ') || '–' },
  { key: 'at', header: 'Changed', width: '150px', cell: ({ updatedAt }) => <Time at={updatedAt && timestampDate(updatedAt)} /> },
];

/** Everybody a directory has told of. */
export function DirectoryUsers({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id: directoryId, organizationId, name } = directory;
  const list = useList(DirectoryService.method.listDirectoryUsers, (pageToken) => ({ organizationId, directoryId, pageSize: 30, pageToken }), rowsOf);
  return (
    <DetailDrawer opened onClose={onClose} title={`Users of ${name}`} width="wide">
      <DataTable
        label="Users of the directory"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title="It has brought nobody yet">People show here as the directory tells of them.</EmptyState>}
      />
    </DetailDrawer>
  );
}

const rowsOf = ({ users }: { readonly users: readonly DirectoryUser[] }) => users;

const nameOf = ({ givenName, familyName, preferredUsername, email }: DirectoryUser): string =>
  [givenName, familyName].filter(Boolean).join(' ') || preferredUsername || email;
