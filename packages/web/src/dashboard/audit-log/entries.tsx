import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconHistory, IconX } from '@tabler/icons-react';
import { type AuditEntry, AuditTrailService } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { type ReactNode, useMemo } from 'react';
import { useDownload, useList } from '../../api/index.ts';
import { type Asked, type Column, DataTable, EmptyState, FilterBar, Time } from '../../design/index.ts';
import css from './entries.module.css';
import { EntryDrawer, kindOfActor, nameOfActor } from './entry.tsx';
import { ACTION_CHOICE, DETAILS, exportPath, filterOf, ORGANIZATION } from './filters.ts';

const PAGE = 30;
const LOOK_AGAIN_MS = 5_000;

interface Props {
  /** What the address asks for. `entry` is the one that is open. */
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** The address of an entry, as the link that names its row. */
  readonly linkTo: (entryId: string, words: string) => ReactNode;
  /** Only what is this organization's. */
  readonly organizationId?: string;
}

/** Who changed what: everything, or what is one organization's. */
export function AuditEntries({ asked: { entry: opened, ...asked }, onAsk, linkTo, organizationId }: Props): ReactNode {
  const within: Asked = organizationId === undefined ? asked : { ...asked, organization: organizationId };
  const key = JSON.stringify(within);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a span goes back from when it was asked for, not from each look
  const filter = useMemo(() => filterOf(within), [key]);
  const list = useList(AuditTrailService.method.listAuditEntries, (pageToken) => ({ ...filter, pageSize: PAGE, pageToken }), rowsOf, {
    every: LOOK_AGAIN_MS,
  });
  const isFiltered = Object.values(asked).some(Boolean);
  const columns: readonly Column<AuditEntry>[] = [
    {
      key: 'what',
      header: 'What',
      cell: ({ id, summary, action }) => (
        <span className={css['what']}>
          {linkTo(id, summary)}
          <small>{action}</small>
        </span>
      ),
    },
    {
      key: 'who',
      header: 'Who',
      width: '26%',
      cell: ({ actor }) =>
        actor && (
          <span className={css['who']}>
            <span title={nameOfActor(actor)}>{nameOfActor(actor)}</span>
            <small>{kindOfActor(actor)}</small>
          </span>
        ),
    },
    { key: 'when', header: 'When', width: '150px', cell: ({ time }) => <Time at={time && timestampDate(time)} /> },
  ];
  return (
    <>
      <FilterBar
        asked={asked}
        onAsk={onAsk}
        search={{ name: 'target', label: 'Search by the id of what changed' }}
        choices={[ACTION_CHOICE]}
        time="when"
        details={organizationId === undefined ? [...DETAILS, ORGANIZATION] : DETAILS}
        isAsking={list.isStale === true}
      >
        <Export asked={within} />
      </FilterBar>
      <DataTable
        label="Audit log"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          isFiltered ? (
            <EmptyState title="Nothing like that in the log" action={<Button onClick={() => onAsk({})}>Show all</Button>}>
              Ids are found by the whole of them. A person’s id finds whatever happened to them, in any organization.
            </EmptyState>
          ) : (
            <EmptyState icon={IconHistory} title="Nothing has been changed yet">
              Whoever changes something, here or by the API, is written down with how it was before and how it became. Nobody can take it out again unseen.
            </EmptyState>
          )
        }
      />
      <EntryDrawer id={opened} organizationId={organizationId} onClose={() => onAsk(asked)} onAsk={onAsk} />
    </>
  );
}

const FORMATS = [
  { format: 'csv', label: 'CSV, for a spreadsheet' },
  { format: 'jsonl', label: 'JSON Lines, for a program' },
] as const;

/** What the list shows, whole, as a file. */
function Export({ asked }: { readonly asked: Asked }): ReactNode {
  const { start, cancel, bytes } = useDownload();
  if (bytes !== undefined) {
    return (
      <Button leftSection={<IconX size={17} />} onClick={cancel}>
        {bytes === 0 ? 'Exporting…' : `${inMegabytes.format(bytes / 1_000_000)} MB`}
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<IconDownload size={17} />}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item key={format} onClick={() => start(exportPath(asked, format), `audit-log.${format}`)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const inMegabytes = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const rowsOf = ({ entries }: { readonly entries: readonly AuditEntry[] }) => entries;
