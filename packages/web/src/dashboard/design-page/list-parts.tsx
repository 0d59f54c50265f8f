import { Button, Stack } from '@mantine/core';
import { IconMail, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  type Asked,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Headed,
  Identity,
  type ListState,
  type Order,
  SearchField,
  Section,
  StatusBadge,
  Tabs,
  Time,
  toast,
} from '../../design/index.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly status: ReactNode;
  readonly seen: Date | undefined;
}

const PEOPLE: readonly Person[] = [
  { name: 'Ada Lovelace', email: 'ada@orion.example', status: <StatusBadge tone="good">Active</StatusBadge>, seen: new Date('2026-03-14T12:00:00Z') },
  { name: 'John Doe', email: 'john.doe@example.com', status: <StatusBadge tone="wait">Invited · opened the mail</StatusBadge>, seen: undefined },
  { name: 'Grace Hopper', email: 'grace@orion.example', status: <StatusBadge tone="bad">Invitation bounced</StatusBadge>, seen: undefined },
  {
    name: 'Katherine Johnson',
    email: 'katherine.with.a.very.long.address@orion.example',
    status: <StatusBadge tone="idle">Deactivated by Okta</StatusBadge>,
    seen: new Date('2026-03-02T12:00:00Z'),
  },
];

const columns: readonly Column<Person>[] = [
  { key: 'name', header: 'User', sortable: true, cell: ({ name, email }) => <Identity name={name} detail={email} /> },
  { key: 'status', header: 'Status', cell: ({ status }) => status },
  { key: 'seen', header: 'Last seen', cell: ({ seen }) => <Time at={seen} none="Never" /> },
];

const listOf = (rows: readonly Person[], isLoading = false): ListState<Person> => ({
  rows,
  isLoading,
  hasMore: rows.length > 0,
  isLoadingMore: false,
  total: 2318,
  more: () => toast.done('The next page.'),
  retry: () => {},
});

/** Rows of something: found, shown, waited for, missing. */
export function ListParts(): ReactNode {
  const [q, setQ] = useState('');
  const [asked, setAsked] = useState<Asked>({ organization: 'org_59615193906282635' });
  const [order, setOrder] = useState<Order>({ by: 'name', descending: false });
  const people = PEOPLE.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())).sort(
    (a, b) => a.name.localeCompare(b.name) * (order.descending ? -1 : 1),
  );
  return (
    <Section
      title="Tabs, SearchField, FilterBar, DataTable"
      description="Tabs are links. A search waits for a pause and stands in the address. A filter bar is for lists that are narrowed by more than that. A table pages by the server’s tokens, and is a list on a phone."
    >
      <Stack>
        <Tabs
          label="An example of tabs"
          tabs={[
            { label: 'Design', to: '/design' },
            { label: 'Overview', to: '/', exact: true },
          ]}
        />
        <SearchField label="Search by name" value={q} onSearch={setQ} />
        <FilterBar
          asked={asked}
          onAsk={setAsked}
          search={{ name: 'email', label: 'Search by e-mail address' }}
          choices={[{ name: 'status', any: 'Any status', options: [{ value: 'active', label: 'Active' }] }]}
          time="when"
          details={[{ name: 'organization', label: 'Organization id', hint: 'org_…' }]}
        />
        <DataTable
          label="People"
          list={listOf(people)}
          columns={columns}
          rowKey={({ email }) => email}
          nameOf={({ name }) => name}
          order={order}
          onOrder={setOrder}
          quick={({ name }) => name === 'John Doe' && <Button size="compact-sm">Resend</Button>}
          actions={() => [
            { label: 'Resend', icon: IconMail, run: () => toast.done('Sent.') },
            { label: 'Remove', icon: IconTrash, tone: 'bad', run: () => toast.undo('Removed.', () => {}) },
          ]}
          empty={<EmptyState title={`Nobody by “${q}”`} action={<Button onClick={() => setQ('')}>Show all</Button>} />}
        />
        <Headed title="Headed" description="A heading for a list, which is a card by itself.">
          <DataTable label="People who are on their way" list={listOf([], true)} columns={columns} rowKey={({ email }) => email} empty={null} />
        </Headed>
      </Stack>
    </Section>
  );
}
