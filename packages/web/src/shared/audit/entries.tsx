import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconHistory, IconX } from '@tabler/icons-react';
import { type AuditEntry, AuditTrailService } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { type ReactNode, useMemo } from 'react';
import { useDownload, useList } from '../../api/index.ts';
import { type Asked, type Choice, type Column, DataTable, type Detail, EmptyState, FilterBar, Time } from '../../design/index.ts';
import { locale } from '../../words/words.ts';
import css from './entries.module.css';
import { exportPath, filterOf } from './filters.ts';
import { kindOfActor, nameOfActor, sentenceOf } from './sentence.ts';
import { t } from './words/index.ts';

const PAGE = 30;
const LOOK_AGAIN_MS = 5_000;

interface Props {
  /** What the address asks for. */
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** Only what is this organization's. */
  readonly organizationId?: string | undefined;
  readonly organizationName?: string;
  /** The actions that can be asked for. */
  readonly actions: Choice['options'];
  /** The field that asks who it was, where people are chosen by their names. */
  readonly who?: ReactNode;
  /** What those ask for who know ids. */
  readonly search?: { readonly name: string; readonly label: string };
  readonly details?: readonly Detail[];
  /** The address of an entry, as the link that names its row, where an entry has one. */
  readonly linkTo?: (entryId: string, words: string) => ReactNode;
  /** What is said where nothing was found, and where nothing has happened yet. */
  readonly nothingNext: string;
  readonly noneNext: string;
}

/** Who changed what: everything, or what is one organization's. */
export function AuditEntries(props: Props): ReactNode {
  const { asked, onAsk, organizationId, organizationName, actions, who, search, details = [], linkTo, nothingNext, noneNext } = props;
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
      header: t('what'),
      cell: (entry) => {
        const sentence = sentenceOf(entry, organizationName);
        return (
          <span className={css['what']}>
            {linkTo ? linkTo(entry.id, sentence) : sentence}
            {linkTo && <small>{entry.action}</small>}
          </span>
        );
      },
    },
    {
      key: 'who',
      header: t('who'),
      width: '26%',
      cell: ({ actor }) =>
        actor && (
          <span className={css['who']}>
            <span title={nameOfActor(actor)}>
              <bdi>{nameOfActor(actor)}</bdi>
            </span>
            <small>{kindOfActor(actor)}</small>
          </span>
        ),
    },
    { key: 'when', header: t('when'), width: '150px', cell: ({ time }) => <Time at={time && timestampDate(time)} /> },
  ];
  return (
    <>
      <FilterBar
        asked={asked}
        onAsk={onAsk}
        {...(search && { search })}
        first={who}
        choices={[{ name: 'action', any: t('anyAction'), options: actions }]}
        time="when"
        details={details}
        isAsking={list.isStale === true}
      >
        <Export asked={within} />
      </FilterBar>
      <DataTable
        label={t('list')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          isFiltered ? (
            <EmptyState title={t('nothing')} action={<Button onClick={() => onAsk({})}>{t('showAll')}</Button>}>
              {nothingNext}
            </EmptyState>
          ) : (
            <EmptyState icon={IconHistory} title={t('none')}>
              {noneNext}
            </EmptyState>
          )
        }
      />
    </>
  );
}

const FORMATS = ['csv', 'jsonl'] as const;

/** What the list shows, whole, as a file. */
function Export({ asked }: { readonly asked: Asked }): ReactNode {
  const { start, cancel, bytes } = useDownload();
  if (bytes !== undefined) {
    return (
      <Button leftSection={<IconX size={17} />} onClick={cancel}>
        {bytes === 0 ? t('exporting') : inMegabytes(bytes)}
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<IconDownload size={17} />}>{t('export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => start(exportPath(asked, format), `${t('file')}.${format}`)}>
            {t(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const inMegabytes = (bytes: number): string =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: 'megabyte', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1_000_000);

const rowsOf = ({ entries }: { readonly entries: readonly AuditEntry[] }) => entries;
