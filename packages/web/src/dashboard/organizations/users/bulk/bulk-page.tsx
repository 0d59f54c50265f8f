import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type BulkInvitation, BulkInvitationService, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../../api/index.ts';
import { Answered, FileDrop, Note, ProgressBar, Section, Stats, StatusBadge, Time } from '../../../../design/index.ts';
import { useMayWrite } from '../../../operator.ts';
import css from './bulk.module.css';
import { Controls } from './controls.tsx';
import { ACCEPTED, AS_IT_IS } from './file.ts';
import { HowItWasRead } from './reading.tsx';
import { BulkRows } from './rows.tsx';
import { useSend } from './send.ts';
import { titleOf } from './start-page.tsx';
import { SendingFile } from './take.tsx';
import { counted, statusPhrase } from './words.ts';

const route = getRouteApi('/organizations/$organizationId/users/bulk/$bulkId');

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

/** One list: what was found in it, how far it is, and what can be done about it. */
export function BulkInvitationPage(): ReactNode {
  const { organizationId, bulkId } = route.useParams();
  const mayWrite = useMayWrite();
  const answer = useRead(
    BulkInvitationService.method.getBulkInvitation,
    { organizationId, id: bulkId },
    { every: (known) => pollEvery(known?.bulkInvitation) },
  );
  return (
    <div className={css['page']}>
      <Link to="/organizations/$organizationId/users/bulk" params={{ organizationId }} className={css['back']}>
        <IconArrowLeft size={16} aria-hidden /> All lists
      </Link>
      <Answered answer={answer} lines={6}>
        {({ bulkInvitation: bulk }) => bulk && <Bulk bulk={bulk} mayWrite={mayWrite} />}
      </Answered>
    </div>
  );
}

function Bulk({ bulk, mayWrite }: { readonly bulk: BulkInvitation; readonly mayWrite: boolean }): ReactNode {
  const { tone, words } = statusPhrase(bulk.status);
  const isReceiving = bulk.status === Status.RECEIVING;
  const canBeReadAnew = bulk.status === Status.READY && bulk.columns.length > 0 && mayWrite;
  return (
    <>
      <Section
        title={titleOf(bulk)}
        description={
          <>
            {counted(bulk.rowCount, 'row')}, sent <Time at={bulk.createTime && timestampDate(bulk.createTime)} />
            {bulk.inviterEmail && <> in the name of {bulk.inviterEmail}</>}
          </>
        }
        actions={<Controls bulk={bulk} mayWrite={mayWrite} />}
      >
        <div aria-live="polite" style={{ justifySelf: 'start' }}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
        </div>
        {isReceiving ? <Receiving bulk={bulk} mayWrite={mayWrite} /> : bulk.startTime ? <Progress bulk={bulk} /> : <Found bulk={bulk} />}
      </Section>
      {canBeReadAnew && <HowItWasRead key={bulk.id} bulk={bulk} />}
      {!isReceiving && <BulkRows bulk={bulk} />}
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
          { label: goodCount === 1 ? 'person can be invited' : 'people can be invited', value: goodCount, tone: 'good' },
          { label: passedOver === 1 ? 'row is passed over' : 'rows are passed over', value: passedOver, ...(passedOver > 0 && { tone: 'wait' as const }) },
        ]}
      />
      {status === Status.READY && (
        <p className={css['hint']}>
          {goodCount > 0
            ? 'Nobody has been invited yet. When you start, everybody is looked at once more: whoever came in by another way meanwhile is passed over.'
            : 'There is nobody to invite. The rows below say why.'}
        </p>
      )}
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
          label={`${counted(undoneCount, 'invitation')} taken back`}
          value={status === Status.UNDONE ? 1 : undoneCount}
          max={status === Status.UNDONE ? 1 : toUndo}
          tone={status === Status.UNDONE ? 'idle' : 'accent'}
        />
      ) : (
        <ProgressBar
          label={`${counted(decidedCount, 'person', 'people')} of ${counted(goodCount, 'person', 'people').replace(/ .*/, '')} had their turn`}
          value={decidedCount}
          max={goodCount}
          tone={status === Status.PAUSED ? 'wait' : status === Status.DONE ? 'good' : status === Status.CANCELLED ? 'idle' : 'accent'}
        />
      )}
      <Stats
        items={[
          { label: 'invited', value: invitedCount },
          ...(addedCount > 0 ? [{ label: 'added at once', value: addedCount }] : []),
          ...(refusedCount > 0 ? [{ label: 'passed over in the end', value: refusedCount, tone: 'wait' as const }] : []),
          ...(undoneCount > 0 ? [{ label: 'taken back', value: undoneCount }] : []),
          { label: 'mails on their way', value: bulk.mailQueuedCount },
          { label: 'mails accepted', value: bulk.mailAcceptedCount },
          { label: 'mails refused', value: bulk.mailRefusedCount, ...(bulk.mailRefusedCount > 0 && { tone: 'bad' as const }) },
          { label: 'joined', value: bulk.joinedCount, ...(bulk.joinedCount > 0 && { tone: 'good' as const }) },
        ]}
      />
      {status === Status.PAUSED && <p className={css['hint']}>Nothing goes on until you resume it: mail that had not left waits as well.</p>}
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
        <b>Not all of it is there.</b>
        <span>It is still being sent, or that stopped half-way. Nobody was invited; what is there of it is thrown away after a day.</span>
      </Note>
      {problem && <Note tone="bad">{problem.title}</Note>}
      {mayWrite && (
        <FileDrop
          title={name ? `Send ${name} again` : 'Send the file again'}
          choose="Choose the file"
          accept={ACCEPTED}
          onFile={(file) => send(file, AS_IT_IS, key)}
        >
          The same file under the same key takes up where it was.
        </FileDrop>
      )}
    </>
  );
}
