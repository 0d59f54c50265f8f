import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconArrowLeft, IconFileUpload } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type BulkInvitation, BulkInvitationService, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../../../api/index.ts';
import { type Column, DataTable, EmptyState, RowLink, StatusBadge, Time } from '../../../../design/index.ts';
import { useMayWrite } from '../../../operator.ts';
import { nameOf } from '../../name.ts';
import { useOrganization } from '../../use-organization.ts';
import css from './bulk.module.css';
import { TakePeople } from './take.tsx';
import { counted, statusPhrase } from './words.ts';

const route = getRouteApi('/organizations/$organizationId/users/bulk');
const PAGE = 20;
const LOOK_AGAIN_MS = 3_000;

/** Where many are invited at once, and what was sent before. */
export function BulkStartPage(): ReactNode {
  const { organizationId, organization } = useOrganization();
  const { by } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const list = useList(BulkInvitationService.method.listBulkInvitations, (pageToken) => ({ organizationId, pageSize: PAGE, pageToken }), rowsOf, {
    every: LOOK_AGAIN_MS,
  });
  return (
    <div className={css['page']}>
      <Link to="/organizations/$organizationId/users" params={{ organizationId }} className={css['back']}>
        <IconArrowLeft size={16} aria-hidden /> All users
      </Link>
      {mayWrite && (
        <TakePeople
          organizationId={organizationId}
          organizationName={organization ? nameOf(organization) : 'this organization'}
          isPasting={by === 'paste'}
          setPasting={(isPasting) => void navigate({ search: isPasting ? { by: 'paste' } : {}, replace: true })}
          onTaken={(bulkId) => void navigate({ to: '/organizations/$organizationId/users/bulk/$bulkId', params: { organizationId, bulkId } })}
        />
      )}
      <div className={css['heading']}>
        <h2>Earlier lists</h2>
        <p>What was sent, and what became of it. Kept for 90 days after the last change.</p>
      </div>
      <DataTable
        label="Earlier lists"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconFileUpload} title="Nobody was invited by a list yet">
            What you send stays here, with what became of every row.
          </EmptyState>
        }
      />
    </div>
  );
}

const rowsOf = ({ bulkInvitations }: { readonly bulkInvitations: readonly BulkInvitation[] }) => bulkInvitations;

export const titleOf = ({ name, columns }: Pick<BulkInvitation, 'name' | 'columns'>): string => name || (columns.length > 0 ? 'A file' : 'Pasted addresses');

const columns: readonly Column<BulkInvitation>[] = [
  {
    key: 'name',
    header: 'List',
    cell: (bulk) => (
      <RowLink to="/organizations/$organizationId/users/bulk/$bulkId" params={{ organizationId: bulk.organizationId, bulkId: bulk.id }}>
        <strong style={{ fontWeight: 600 }}>{titleOf(bulk)}</strong>
      </RowLink>
    ),
  },
  { key: 'rows', header: 'People', width: '130px', cell: ({ rowCount }) => counted(rowCount, 'row') },
  {
    key: 'status',
    header: 'Status',
    width: '170px',
    cell: ({ status }) => {
      const { tone, words } = statusPhrase(status);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
  { key: 'came', header: 'Came of it', width: '240px', cell: cameOf },
  { key: 'sent', header: 'Sent', width: '130px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

function cameOf({ status, startTime, goodCount, invitedCount, addedCount, undoneCount }: BulkInvitation): string {
  if (status === Status.CANCELLED && !startTime) return 'Nobody was invited';
  if (!startTime) return `${counted(goodCount, 'person', 'people')} can be invited`;
  const parts = [
    `${counted(invitedCount, 'person', 'people')} invited`,
    ...(addedCount > 0 ? [`${counted(addedCount, 'person', 'people')} added`] : []),
    ...(undoneCount > 0 ? [`${undoneCount} taken back`] : []),
  ];
  return parts.join(', ');
}
