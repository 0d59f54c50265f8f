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
import { useList } from '../../api/index.ts';
import { type Column, type CountChip, CountChips, DataTable, EmptyState, StatusBadge } from '../../design/index.ts';
import css from './bulk.module.css';
import { OUTCOMES, outcomePhrase, reasonOf, VERDICTS, verdictLabel } from './kinds.ts';
import { t } from './words/index.ts';

const PAGE = 50;
const LOOK_AGAIN_MS = 2_000;
const PROBLEMS = 'problems';

interface Props {
  readonly bulk: BulkInvitation;
  /** The kind of rows that is shown, as it stands in the address; `""` for all. */
  readonly show: string;
  readonly setShow: (show: string) => void;
}

/** Every row, with what was found about it and what became of it; or those of one kind. */
export function BulkRows({ bulk, show, setShow }: Props): ReactNode {
  const { organizationId, id } = bulk;
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
  const chips = hasStarted ? chipsOfOutcomes(bulk) : chipsOfVerdicts(bulk);
  // What was counted when they were looked at. Of long lists the server's answer says only about how many there are.
  const total = chips.find(({ value }) => value === show)?.count;
  return (
    <>
      <CountChips label={t('row.kinds')} chips={chips} value={show} onChange={setShow} />
      <DataTable
        label={t('row.rows')}
        list={list}
        columns={hasStarted ? whatCame() : whatWasFound()}
        rowKey={({ number }) => String(number)}
        counted={(shown) => (total !== undefined && total > shown ? t('someRows', { shown, total }) : t('rows', { count: shown }))}
        empty={<EmptyState title={t('row.none')} />}
      />
    </>
  );
}

const rowsOf = ({ rows }: { readonly rows: readonly BulkInvitationRow[] }) => rows;

function chipsOfVerdicts({ rowCount, goodCount, verdicts }: BulkInvitation): readonly CountChip[] {
  const problems = rowCount - goodCount;
  const found = VERDICTS.flatMap(({ name, value }) => {
    const count = verdicts.find((one) => one.verdict === value)?.count ?? 0;
    return count > 0 ? [{ value: name, label: verdictLabel(value), count }] : [];
  });
  return [
    { value: '', label: t('row.all'), count: rowCount },
    ...(problems > 0 ? [{ value: PROBLEMS, label: t('row.problems'), count: problems }] : []),
    ...found,
  ];
}

function chipsOfOutcomes(bulk: BulkInvitation): readonly CountChip[] {
  const counts = {
    waiting: bulk.goodCount - bulk.decidedCount,
    invited: bulk.invitedCount - bulk.undoneCount,
    added: bulk.addedCount,
    refused: bulk.rowCount - bulk.goodCount + bulk.refusedCount,
    undone: bulk.undoneCount,
  };
  return [
    { value: '', label: t('row.all'), count: bulk.rowCount },
    ...OUTCOMES.flatMap(({ name }) => (counts[name] > 0 ? [{ value: name, label: t(`outcome.${name}`), count: counts[name] }] : [])),
  ];
}

// Functions: a page says them in its language, which is known when it is shown.
const number = (): Column<BulkInvitationRow> => ({ key: 'number', header: t('row.number'), width: '80px', hideOnPhone: true, cell: ({ number: at }) => at });

const person = (): Column<BulkInvitationRow> => ({
  key: 'person',
  header: t('row.person'),
  cell: ({ email, firstName, lastName, name }) => {
    const called = name || [firstName, lastName].filter(Boolean).join(' ');
    return (
      <span className={css['person']}>
        <strong>
          <bdi>{called || email || t('row.nobody')}</bdi>
        </strong>
        {called && <small>{email ? <bdi>{email}</bdi> : t('row.noAddress')}</small>}
      </span>
    );
  },
});

const roles = (): Column<BulkInvitationRow> => ({
  key: 'roles',
  header: t('row.roles'),
  width: '18%',
  cell: ({ roles: names }) => (names.length > 0 ? <bdi>{names.join(', ')}</bdi> : t('row.usual')),
});

const whatWasFound = (): readonly Column<BulkInvitationRow>[] => [
  person(),
  roles(),
  {
    key: 'verdict',
    header: t('row.found'),
    width: '38%',
    cell: (row) => (
      <span className={css['verdict']}>
        <StatusBadge tone={row.verdict === BulkVerdict.OK ? 'good' : 'wait'}>{verdictLabel(row.verdict)}</StatusBadge>
        {row.problem && (
          <small>
            <bdi>{reasonOf(row)}</bdi>
          </small>
        )}
      </span>
    ),
  },
  number(),
];

const whatCame = (): readonly Column<BulkInvitationRow>[] => [
  person(),
  roles(),
  {
    key: 'outcome',
    header: t('row.came'),
    width: '38%',
    cell: (row) => {
      const { outcome, mail } = row;
      const { tone, words } = outcomePhrase(outcome, mail);
      const why = outcome === BulkOutcome.REFUSED ? reasonOf(row) : outcome === BulkOutcome.INVITED && mail?.state !== MailState.ACCEPTED ? mail?.answer : '';
      return (
        <span className={css['verdict']}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {why && (
            <small>
              <bdi>{why}</bdi>
            </small>
          )}
        </span>
      );
    },
  },
  number(),
];
