import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconArrowLeft, IconFileUpload } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type BulkInvitation, BulkInvitationService, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, Headed, RowLink, StatusBadge, Time } from '../../design/index.ts';
import { locale } from '../../words/words.ts';
import css from './bulk.module.css';
import { statusPhrase } from './kinds.ts';
import { TakePeople } from './take.tsx';
import { t } from './words/index.ts';

const PAGE = 20;
const LOOK_AGAIN_MS = 3_000;

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly mayWrite: boolean;
  /** Whether the mails may be sent in somebody else's name. */
  readonly namesInviter: boolean;
  /** The address of this page; each list is below it. */
  readonly home: string;
  /** Where everybody is shown. */
  readonly people: { readonly to: string; readonly label: string };
  /** Whether addresses are pasted rather than a file dropped: part of the address. */
  readonly isPasting: boolean;
  readonly setPasting: (isPasting: boolean) => void;
}

/** Where many are invited at once, and what was sent before. */
export function BulkStart({ organizationId, organizationName, mayWrite, namesInviter, home, people, isPasting, setPasting }: Props): ReactNode {
  const navigate = useNavigate();
  const list = useList(BulkInvitationService.method.listBulkInvitations, (pageToken) => ({ organizationId, pageSize: PAGE, pageToken }), rowsOf, {
    every: LOOK_AGAIN_MS,
  });
  return (
    <div className={css['page']}>
      <Link to={people.to} className={css['back']}>
        <IconArrowLeft size={16} aria-hidden /> {people.label}
      </Link>
      {mayWrite && (
        <TakePeople
          organizationId={organizationId}
          organizationName={organizationName}
          namesInviter={namesInviter}
          isPasting={isPasting}
          setPasting={setPasting}
          onTaken={(id) => void navigate({ to: `${home}/${id}` })}
        />
      )}
      <Headed title={t('earlier.title')} description={t('earlier.about')}>
        <DataTable
          label={t('earlier.title')}
          list={list}
          columns={columns(home)}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={IconFileUpload} title={t('earlier.none')}>
              {t('earlier.noneNext')}
            </EmptyState>
          }
        />
      </Headed>
    </div>
  );
}

const rowsOf = ({ bulkInvitations }: { readonly bulkInvitations: readonly BulkInvitation[] }) => bulkInvitations;

export const titleOf = ({ name, columns }: Pick<BulkInvitation, 'name' | 'columns'>): string =>
  name || t(columns.length > 0 ? 'earlier.aFile' : 'earlier.pasted');

const columns = (home: string): readonly Column<BulkInvitation>[] => [
  {
    key: 'name',
    header: t('earlier.list'),
    cell: (bulk) => {
      const to: string = `${home}/${bulk.id}`;
      return (
        <RowLink to={to}>
          <strong style={{ fontWeight: 600 }}>
            <bdi>{titleOf(bulk)}</bdi>
          </strong>
        </RowLink>
      );
    },
  },
  { key: 'rows', header: t('earlier.people'), width: '130px', cell: ({ rowCount }) => t('rows', { count: rowCount }) },
  {
    key: 'status',
    header: t('earlier.status'),
    width: '170px',
    cell: ({ status }) => {
      const { tone, words } = statusPhrase(status);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
  { key: 'came', header: t('earlier.came'), width: '240px', cell: cameOf },
  { key: 'sent', header: t('earlier.sent'), width: '130px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

function cameOf({ status, startTime, goodCount, invitedCount, addedCount, undoneCount }: BulkInvitation): string {
  if (status === Status.CANCELLED && !startTime) return t('earlier.nobody');
  if (!startTime) return t('earlier.can', { count: goodCount });
  return new Intl.ListFormat(locale()).format([
    t('earlier.invited', { count: invitedCount }),
    ...(addedCount > 0 ? [t('earlier.added', { count: addedCount })] : []),
    ...(undoneCount > 0 ? [t('earlier.undone', { count: undoneCount })] : []),
  ]);
}
