import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconHistory } from '@tabler/icons-react';
import { type AnsweredRequest, ApprovalService, WaitingKind, type WaitingRequest } from '@tenon/api/tenon/v1/approvals_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, Identity, StatusBadge, Time } from '../../design/index.ts';
import css from './answered.module.css';
import { t } from './words/index.ts';

const PAGE = 30;
/** Somebody may answer from a mail at any moment. */
const LOOK_AGAIN_MS = 5_000;

interface Props {
  /** Only there; absent: everywhere. */
  readonly organizationId?: string;
  /** Who looks. */
  readonly self: string;
  /** Leads to where it was asked, where there are several places. */
  readonly place?: (request: WaitingRequest) => ReactNode;
}

/** Whoever was let in and whoever was not: by whom, when and why. */
export function AnsweredRequests({ organizationId = '', self, place }: Props): ReactNode {
  const list = useList(ApprovalService.method.listAnsweredRequests, (pageToken) => ({ organizationId, pageSize: PAGE, pageToken }), rowsOf, {
    every: LOOK_AGAIN_MS,
  });
  const columns: readonly Column<Row>[] = [
    { key: 'who', header: t('who'), cell: ({ name, email }) => <Identity name={name || email} detail={name ? email : undefined} /> },
    {
      key: 'wanted',
      header: t('wanted'),
      width: '30%',
      cell: (request) => (
        <span className={css['wanted']}>
          <span>
            {wantedOf(request)}
            {place && <> · {place(request)}</>}
          </span>
          {request.roles.length > 0 && <small>{request.roles.join(', ')}</small>}
        </span>
      ),
    },
    {
      key: 'answer',
      header: t('answer'),
      width: '30%',
      cell: ({ approved, decidedBy, deciderEmail, decideTime, reason }) => (
        <span className={css['answer']}>
          <StatusBadge tone={approved ? 'good' : 'idle'}>{t(approved ? 'approved' : 'refused')}</StatusBadge>
          <small>
            {answererOf(decidedBy, deciderEmail, self)} · <Time at={decideTime && timestampDate(decideTime)} />
          </small>
          {reason && <q>{reason}</q>}
        </span>
      ),
    },
    { key: 'asked', header: t('asked'), width: '130px', hideOnPhone: true, cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
  ];
  return (
    <DataTable
      label={t('answered')}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={IconHistory} title={t('none')}>
          {t('noneNext')}
        </EmptyState>
      }
    />
  );
}

type Row = WaitingRequest & Omit<AnsweredRequest, 'request' | '$typeName' | '$unknown'>;

const rowsOf = ({ answeredRequests }: { readonly answeredRequests: readonly AnsweredRequest[] }): readonly Row[] =>
  answeredRequests.flatMap(({ request, approved, decideTime, decidedBy, deciderEmail, reason }) =>
    request ? [{ ...request, approved, decidedBy, deciderEmail, reason, ...(decideTime && { decideTime }) }] : [],
  );

const wantedOf = ({ kind, requesterEmail }: WaitingRequest): string =>
  kind === WaitingKind.JOIN ? t('asksToJoin') : t('wantsInvited', { requester: requesterEmail || t('somebody') });

function answererOf(id: string, email: string, self: string): string {
  if (id === self) return t('byYou');
  if (email) return t('by', { who: email });
  return t(id.startsWith('skc_') ? 'byApp' : 'byGone');
}
