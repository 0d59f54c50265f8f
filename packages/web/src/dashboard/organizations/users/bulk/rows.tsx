import { getRouteApi } from '@tanstack/react-router';
import {
  type BulkInvitation,
  type BulkInvitationRow,
  BulkInvitationService,
  BulkOutcome,
  BulkVerdict,
  BulkInvitationStatus as Status,
} from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { MailState } from '@tenon/api/tenon/v1/invitations_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../../../api/index.ts';
import { type Column, type CountChip, CountChips, DataTable, EmptyState, StatusBadge } from '../../../../design/index.ts';
import css from './bulk.module.css';
import { counted, OUTCOMES, outcomePhrase, VERDICTS, verdictLabel } from './words.ts';

const route = getRouteApi('/organizations/$organizationId/users/bulk/$bulkId');
const PAGE = 50;
const LOOK_AGAIN_MS = 2_000;
const PROBLEMS = 'problems';

/** Every row, with what was found about it and what became of it; or those of one kind. */
export function BulkRows({ bulk }: { readonly bulk: BulkInvitation }): ReactNode {
  const { organizationId, id } = bulk;
  const { show = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const hasStarted = bulk.startTime !== undefined;
  const isMoving = bulk.status === Status.RUNNING || bulk.status === Status.UNDOING || (hasStarted && bulk.mailQueuedCount > 0);
  const verdict = VERDICTS.find(({ name }) => name === show)?.value ?? BulkVerdict.UNSPECIFIED;
  const outcome = hasStarted ? (OUTCOMES.find(({ name }) => name === show)?.value ?? BulkOutcome.UNSPECIFIED) : BulkOutcome.UNSPECIFIED;
  const list = useList(
    BulkInvitationService.method.listBulkInvitationRows,
    (pageToken) => ({ organizationId, id, pageSize: PAGE, pageToken, verdict, outcome, onlyProblems: show === PROBLEMS }),
    rowsOf,
    isMoving ? { every: LOOK_AGAIN_MS } : {},
  );
  return (
    <>
      <CountChips
        label="Rows by what was found"
        chips={hasStarted ? chipsOfOutcomes(bulk) : chipsOfVerdicts(bulk)}
        value={show}
        onChange={(value) => void navigate({ search: value ? { show: value } : {}, replace: true, resetScroll: false })}
      />
      <DataTable
        label="Rows"
        list={list}
        columns={hasStarted ? STARTED : LOOKED_AT}
        rowKey={({ number }) => String(number)}
        counted={(shown, total) => (total !== undefined && total > shown ? `${counted(shown, 'row')} of ${total.toLocaleString('en')}` : counted(shown, 'row'))}
        empty={<EmptyState title="No row of this kind" />}
      />
    </>
  );
}

const rowsOf = ({ rows }: { readonly rows: readonly BulkInvitationRow[] }) => rows;

function chipsOfVerdicts({ rowCount, goodCount, verdicts }: BulkInvitation): readonly CountChip[] {
  const problems = rowCount - goodCount;
  const found = VERDICTS.flatMap(({ name, value, label }) => {
    const count = verdicts.find((one) => one.verdict === value)?.count ?? 0;
    return count > 0 ? [{ value: name, label, count }] : [];
  });
  return [{ value: '', label: 'All rows', count: rowCount }, ...(problems > 0 ? [{ value: PROBLEMS, label: 'Only problems', count: problems }] : []), ...found];
}

function chipsOfOutcomes(bulk: BulkInvitation): readonly CountChip[] {
  const counts: Readonly<Record<string, number>> = {
    waiting: bulk.goodCount - bulk.decidedCount,
    invited: bulk.invitedCount - bulk.undoneCount,
    added: bulk.addedCount,
    refused: bulk.rowCount - bulk.goodCount + bulk.refusedCount,
    undone: bulk.undoneCount,
  };
  return [
    { value: '', label: 'All rows', count: bulk.rowCount },
    ...OUTCOMES.flatMap(({ name, label }) => ((counts[name] ?? 0) > 0 ? [{ value: name, label, count: counts[name] ?? 0 }] : [])),
  ];
}

const number: Column<BulkInvitationRow> = { key: 'number', header: 'Row', width: '80px', hideOnPhone: true, cell: ({ number: at }) => at };

const person: Column<BulkInvitationRow> = {
  key: 'person',
  header: 'Person',
  cell: ({ email, firstName, lastName, name }) => {
    const called = name || [firstName, lastName].filter(Boolean).join(' ');
    return (
      <span className={css['person']}>
        <strong>{called || email || 'Nobody'}</strong>
        {called && <small>{email || 'No address'}</small>}
      </span>
    );
  },
};

const roles: Column<BulkInvitationRow> = { key: 'roles', header: 'Roles', width: '18%', cell: ({ roles: names }) => names.join(', ') || 'The usual' };

const LOOKED_AT: readonly Column<BulkInvitationRow>[] = [
  person,
  roles,
  {
    key: 'verdict',
    header: 'Found',
    width: '38%',
    cell: ({ verdict, problem }) => (
      <span className={css['verdict']}>
        <StatusBadge tone={verdict === BulkVerdict.OK ? 'good' : 'wait'}>{verdictLabel(verdict)}</StatusBadge>
        {problem && <small>{problem}</small>}
      </span>
    ),
  },
  number,
];

const STARTED: readonly Column<BulkInvitationRow>[] = [
  person,
  roles,
  {
    key: 'outcome',
    header: 'Came of it',
    width: '38%',
    cell: ({ outcome, problem, mail }) => {
      const { tone, words } = outcomePhrase(outcome, mail);
      const why = outcome === BulkOutcome.REFUSED ? problem : outcome === BulkOutcome.INVITED && mail?.state !== MailState.ACCEPTED ? mail?.answer : '';
      return (
        <span className={css['verdict']}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {why && <small>{why}</small>}
        </span>
      );
    },
  },
  number,
];
