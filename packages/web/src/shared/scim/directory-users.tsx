import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Directory, DirectoryService, type DirectoryUser } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, DataTable, DetailDrawer, EmptyState, Time } from '../../design/index.ts';
import { nameOfDirectory } from './providers.ts';
import css from './scim.module.css';
import { t } from './words/index.ts';

const columns = (): readonly Column<DirectoryUser>[] => [
  {
    key: 'user',
    header: t('users.person'),
    cell: (user) => (
      <span className={css['name']}>
        {nameOf(user)}
        {nameOf(user) !== user.email && <small>{user.email}</small>}
      </span>
    ),
  },
  { key: 'groups', header: t('users.groups'), cell: ({ groups }) => groups.map(({ displayName }) => displayName).join(', ') || '–' },
  { key: 'at', header: t('users.changed'), width: '150px', cell: ({ updatedAt }) => <Time at={updatedAt && timestampDate(updatedAt)} /> },
];

/** Everybody a directory has told of. */
export function DirectoryUsers({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id: directoryId, organizationId } = directory;
  const name = nameOfDirectory(directory);
  const list = useList(DirectoryService.method.listDirectoryUsers, (pageToken) => ({ organizationId, directoryId, pageSize: 30, pageToken }), rowsOf);
  return (
    <DetailDrawer opened onClose={onClose} title={t('users.title', { name })} width="wide">
      <DataTable
        label={t('users.list')}
        list={list}
        columns={columns()}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('users.none')}>{t('users.noneNext')}</EmptyState>}
      />
    </DetailDrawer>
  );
}

const rowsOf = ({ users }: { readonly users: readonly DirectoryUser[] }) => users;

const nameOf = ({ givenName, familyName, preferredUsername, email }: DirectoryUser): string =>
  [givenName, familyName].filter(Boolean).join(' ') || preferredUsername || email;
