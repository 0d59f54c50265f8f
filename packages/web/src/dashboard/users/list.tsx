import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconTrash, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useCallback, useState } from 'react';
import { useList } from '../../api/index.ts';
import {
  Clipped,
  type Column,
  DataTable,
  EmptyState,
  Identity,
  Page,
  RowLink,
  SearchField,
  StatusBadge,
  Time,
  whenOpened,
  whenThere,
} from '../../design/index.ts';
import { nameOfUser } from '../../shared/members/member.ts';
import { useMayWrite } from '../operator.ts';
import { organizationsInWords, standingOf } from './standing.ts';

const AddUser = whenOpened(() => import('./add.tsx').then((module) => module.AddUser));
const DeleteUser = whenThere(() => import('./delete.tsx').then((module) => module.DeleteUser));

const route = getRouteApi('/users');
const PAGE = 30;
const SHORTEST = 3;

const columns: readonly Column<User>[] = [
  {
    key: 'name',
    header: 'Person',
    cell: (user) => (
      <Identity name={nameOfUser(user)} src={user.userProfile?.picture || undefined} detail={nameOfUser(user) === user.email ? undefined : user.email}>
        <RowLink to="/users/$userId" params={{ userId: user.id }}>
          {nameOfUser(user)}
        </RowLink>
      </Identity>
    ),
  },
  { key: 'organizations', header: 'Organizations', width: '27%', cell: ({ memberships }) => <Clipped>{organizationsInWords(memberships)}</Clipped> },
  {
    key: 'status',
    header: 'Status',
    width: '170px',
    cell: ({ memberships }) => {
      const { tone, words } = standingOf(memberships);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
  {
    key: 'seen',
    header: 'Last seen',
    width: '140px',
    hideOnPhone: true,
    cell: ({ lastLoginTime }) => <Time at={lastLoginTime && timestampDate(lastLoginTime)} none="Never" />,
  },
];

/** Everybody in the environment, newest first, or whom a few letters find. */
export function UsersPage(): ReactNode {
  const { q = '', add } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<User>();
  const search = useCallback((text: string) => void navigate({ search: text ? { q: text } : {}, replace: true }), [navigate]);
  const setAdding = (opened: boolean) => void navigate({ search: (before) => ({ ...(before.q && { q: before.q }), ...(opened && { add: true as const }) }) });

  const all = useList(UserService.method.listUsers, (pageToken) => ({ pageSize: PAGE, pageToken }), usersOf, { enabled: q === '' });
  const found = useList(UserService.method.searchUsers, (pageToken) => ({ query: q, pageSize: PAGE, pageToken }), usersOf, { enabled: q.length >= SHORTEST });
  const list = q === '' ? all : found;
  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconUserPlus size={17} />} onClick={() => setAdding(true)}>
      Add user
    </Button>
  );

  return (
    <Page
      title="Users"
      description="Everybody your organizations have brought in. A person is one user, however many organizations they are in."
      actions={addButton}
    >
      <SearchField
        label="Search by e-mail, name, id or external id"
        value={q}
        onSearch={search}
        shortest={SHORTEST}
        isSearching={q !== '' && found.isStale === true}
      />
      <DataTable
        label="Users"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={nameOfUser}
        actions={mayWrite ? (user) => [{ label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(user) }] : undefined}
        empty={
          q === '' ? (
            <EmptyState icon={IconUsers} title="Nobody is here yet" action={addButton}>
              People come by an invitation to an organization, or sign up by themselves where that is allowed. Add the first one to see how it feels.
            </EmptyState>
          ) : (
            <EmptyState title={`Nobody found for “${q}”`} action={<Button onClick={() => search('')}>Show all</Button>}>
              People are found by any part of their address or name, and by the whole of an id.
            </EmptyState>
          )
        }
      />
      {mayWrite && <AddUser opened={add === true} onClose={() => setAdding(false)} />}
      {deleting && <DeleteUser user={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}

const usersOf = ({ users }: { readonly users: readonly User[] }) => users;
