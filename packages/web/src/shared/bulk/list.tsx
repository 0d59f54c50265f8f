import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type BulkInvitation, BulkInvitationService, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, FileDrop, Note, ProgressBar, Section, Stats, StatusBadge, Time } from '../../design/index.ts';
import css from './bulk.module.css';
import { Controls } from './controls.tsx';
import { ACCEPTED, AS_IT_IS } from './file.ts';
import { statusPhrase } from './kinds.ts';
import { HowItWasRead } from './reading.tsx';
import { BulkRows } from './rows.tsx';
import { useSend } from './send.ts';
import { titleOf } from './start.tsx';
import { SendingFile } from './take.tsx';
import { t } from './words/index.ts';

const AT_ONCE = 1_000;
const SOON = 4_000;

/** How often it is asked about: often while something happens, now and then while mails are out, and else not. */
export const pollEvery = (bulk: BulkInvitation | undefined): number | undefined => {
  switch (bulk?.status) {
    case Status.RECEIVING:
    case Status.RUNNING:
    case Status.UNDOING:
      return AT_ONCE;
    case Status.DONE:
    case Status.CANCELLED:
    case Status.PAUSED:
      return bulk.mailQueuedCount > 0 || bulk.joinedCount < bulk.invitedCount ? SOON : undefined;
    default:
      return undefined;
  }
};

interface Props {
  readonly organizationId: string;
  readonly bulkId: string;
  readonly mayWrite: boolean;
  /** Whether the mails may be sent in somebody else's name. */
  readonly namesInviter: boolean;
  /** The address of all lists. */
  readonly home: string;
  /** The kind of rows that is shown: part of the address. */
  readonly show: string;
  readonly setShow: (show: string) => void;
}

/** One list: what was found in it, how far it is, and what can be done about it. */
export function BulkList({ organizationId, bulkId, ...props }: Props): ReactNode {
  const answer = useRead(
    BulkInvitationService.method.getBulkInvitation,
    { organizationId, id: bulkId },
    { every: (known) => pollEvery(known?.bulkInvitation) },
  );
  return (
    <div className={css['page']}>
      <Link to={props.home} className={css['back']}>
        <IconArrowLeft size={16} aria-hidden /> {t('allLists')}
      </Link>
      <Answered answer={answer} lines={6}>
        {({ bulkInvitation: bulk }) => bulk && <Bulk bulk={bulk} {...props} />}
      </Answered>
    </div>
  );
}

interface BulkProps extends Omit<Props, 'organizationId' | 'bulkId'> {
  readonly bulk: BulkInvitation;
}

function Bulk({ bulk, mayWrite, namesInviter, home, show, setShow }: BulkProps): ReactNode {
  const { tone, words } = statusPhrase(bulk.status);
  const isReceiving = bulk.status === Status.RECEIVING;
  const canBeReadAnew = bulk.status === Status.READY && bulk.columns.length > 0 && mayWrite;
  return (
    <>
      <Section
        title={titleOf(bulk)}
        description={
          <>
            {t('rows', { count: bulk.rowCount })} · <Time at={bulk.createTime && timestampDate(bulk.createTime)} />
            {bulk.inviterEmail && <> · {t('list.by', { email: bulk.inviterEmail })}</>}
          </>
        }
        actions={<Controls bulk={bulk} mayWrite={mayWrite} home={home} />}
      >
        <div aria-live="polite" style={{ justifySelf: 'start' }}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
        </div>
        {isReceiving ? <Receiving bulk={bulk} mayWrite={mayWrite} /> : bulk.startTime ? <Progress bulk={bulk} /> : <Found bulk={bulk} />}
      </Section>
      {canBeReadAnew && <HowItWasRead key={bulk.id} bulk={bulk} namesInviter={namesInviter} home={home} />}
      {!isReceiving && <BulkRows bulk={bulk} show={show} setShow={setShow} />}
    </>
  );
}

/** Before it starts: how many there are, and how many of them it would invite. */
function Found({ bulk: { goodCount, rowCount, status } }: { readonly bulk: BulkInvitation }): ReactNode {
  const passedOver = rowCount - goodCount;
  return (
    <>
      <Stats
        items={[
          { label: t('list.good', { count: goodCount }), value: goodCount, tone: 'good' },
          { label: t('list.passed', { count: passedOver }), value: passedOver, ...(passedOver > 0 && { tone: 'wait' as const }) },
        ]}
      />
      {status === Status.READY && <p className={css['hint']}>{t(goodCount > 0 ? 'list.nobodyYet' : 'list.nobodyAtAll')}</p>}
    </>
  );
}

/** Since it started: how far it is, and what becomes of the mails. */
function Progress({ bulk }: { readonly bulk: BulkInvitation }): ReactNode {
  const { status, goodCount, decidedCount, invitedCount, addedCount, refusedCount, undoneCount } = bulk;
  const undoing = status === Status.UNDOING || status === Status.UNDONE;
  const toUndo = Math.max(invitedCount - bulk.joinedCount, undoneCount);
  return (
    <>
      {undoing ? (
        <ProgressBar
          label={t('list.takenBack', { count: undoneCount })}
          value={status === Status.UNDONE ? 1 : undoneCount}
          max={status === Status.UNDONE ? 1 : toUndo}
          tone={status === Status.UNDONE ? 'idle' : 'accent'}
        />
      ) : (
        <ProgressBar
          label={t('list.turn', { done: decidedCount, count: goodCount })}
          value={decidedCount}
          max={goodCount}
          tone={status === Status.PAUSED ? 'wait' : status === Status.DONE ? 'good' : status === Status.CANCELLED ? 'idle' : 'accent'}
        />
      )}
      <Stats
        items={[
          { label: t('list.invited'), value: invitedCount },
          ...(addedCount > 0 ? [{ label: t('list.added'), value: addedCount }] : []),
          ...(refusedCount > 0 ? [{ label: t('list.refused'), value: refusedCount, tone: 'wait' as const }] : []),
          ...(undoneCount > 0 ? [{ label: t('list.undone'), value: undoneCount }] : []),
          { label: t('list.queued'), value: bulk.mailQueuedCount },
          { label: t('list.accepted'), value: bulk.mailAcceptedCount },
          { label: t('list.mailRefused'), value: bulk.mailRefusedCount, ...(bulk.mailRefusedCount > 0 && { tone: 'bad' as const }) },
          ...(bulk.mailBouncedCount > 0 ? [{ label: t('list.mailBounced'), value: bulk.mailBouncedCount, tone: 'bad' as const }] : []),
          { label: t('list.joined'), value: bulk.joinedCount, ...(bulk.joinedCount > 0 && { tone: 'good' as const }) },
        ]}
      />
      {status === Status.PAUSED && <p className={css['hint']}>{t('list.paused')}</p>}
    </>
  );
}

/** Its rows are coming, from this page or another one, or they stopped half-way. */
function Receiving({ bulk: { organizationId, key, name }, mayWrite }: { readonly bulk: BulkInvitation; readonly mayWrite: boolean }): ReactNode {
  const { send, stop, sending, problem } = useSend(organizationId, () => {});
  if (sending) return <SendingFile {...sending} onStop={stop} />;
  return (
    <>
      <Note tone="wait">
        <b>{t('list.notAll')}</b>
        <span>{t('list.notAllNext')}</span>
      </Note>
      {problem && <Note tone="bad">{problem.title}</Note>}
      {mayWrite && (
        <FileDrop
          title={name ? t('list.sendAgain', { file: name }) : t('list.sendItAgain')}
          choose={t('list.chooseIt')}
          accept={ACCEPTED}
          onFile={(file) => send(file, AS_IT_IS, key)}
        >
          {t('list.takesUp')}
        </FileDrop>
      )}
    </>
  );
}
