import { Button, Group } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type BulkInvitation, BulkInvitationService, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { InvitationService } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDownload, useWrite } from '../../../../api/index.ts';
import { ConfirmDialog } from '../../../../design/index.ts';
import { resultsPath } from './file.ts';
import { counted } from './words.ts';

const { method } = BulkInvitationService;
const OPTIONS = { also: [UserService, InvitationService] };

type Asking = 'start' | 'cancel' | 'undo';

/** What can be done about a list as it stands now. */
export function Controls({ bulk, mayWrite }: { readonly bulk: BulkInvitation; readonly mayWrite: boolean }): ReactNode {
  const { organizationId, id, status, goodCount, decidedCount, invitedCount, joinedCount, undoneCount } = bulk;
  const [asking, setAsking] = useState<Asking>();
  const navigate = useNavigate();
  const which = { organizationId, id };
  const start = useWrite(method.startBulkInvitation, { ...OPTIONS, quiet: true });
  const pause = useWrite(method.pauseBulkInvitation, OPTIONS);
  const resume = useWrite(method.resumeBulkInvitation, OPTIONS);
  const cancel = useWrite(method.cancelBulkInvitation, { ...OPTIONS, quiet: true });
  const undo = useWrite(method.undoBulkInvitation, { ...OPTIONS, quiet: true });
  const close = () => setAsking(undefined);

  const isOpen = status === Status.READY || status === Status.RUNNING || status === Status.PAUSED;
  const waiting = invitedCount - joinedCount - undoneCount;
  const canUndo = bulk.startTime !== undefined && (status === Status.PAUSED || status === Status.CANCELLED || status === Status.DONE) && waiting > 0;
  const people = counted(goodCount, 'person', 'people');
  return (
    <Group gap="sm">
      {bulk.startTime && <Results bulk={bulk} />}
      {mayWrite && canUndo && (
        <Button color="bad" onClick={() => setAsking('undo')}>
          Take back…
        </Button>
      )}
      {mayWrite && isOpen && <Button onClick={() => setAsking('cancel')}>{status === Status.READY ? 'Discard' : 'Cancel'}</Button>}
      {mayWrite && status === Status.RUNNING && (
        <Button leftSection={<IconPlayerPause size={17} />} loading={pause.isBusy} onClick={() => pause.attempt(which)}>
          Pause
        </Button>
      )}
      {mayWrite && status === Status.PAUSED && (
        <Button variant="filled" leftSection={<IconPlayerPlay size={17} />} loading={resume.isBusy} onClick={() => resume.attempt(which)}>
          Resume
        </Button>
      )}
      {mayWrite && status === Status.READY && goodCount > 0 && (
        <Button variant="filled" onClick={() => setAsking('start')}>
          Invite {people}
        </Button>
      )}
      <ConfirmDialog
        opened={asking === 'start'}
        onClose={close}
        title={`Invite ${people}?`}
        confirm="Start"
        tone="accent"
        isBusy={start.isBusy}
        problem={start.problem}
        onConfirm={() => start.attempt(which, close)}
      >
        <p>
          Each gets a mail with a link of their own, now and as quickly as the mail servers take them. You can pause it, and take back whatever nobody has
          accepted.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'cancel'}
        onClose={close}
        title={status === Status.READY ? 'Discard this list?' : 'Invite nobody further?'}
        confirm={status === Status.READY ? 'Discard' : 'Invite nobody further'}
        isBusy={cancel.isBusy}
        problem={cancel.problem}
        onConfirm={() =>
          cancel.attempt(which, () => {
            close();
            if (status === Status.READY) void navigate({ to: '/organizations/$organizationId/users/bulk', params: { organizationId } });
          })
        }
      >
        <p>
          {status === Status.READY
            ? 'Nobody was invited by it. It stays among the earlier lists, and cannot be started any more.'
            : `${counted(goodCount - decidedCount, 'person', 'people')} will not be invited. Who was invited stays invited, and gets their mail.`}
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'undo'}
        onClose={close}
        title={`Take back ${counted(waiting, 'invitation')}?`}
        confirm="Take back"
        {...(waiting > 10 && { typed: String(waiting) })}
        isBusy={undo.isBusy}
        problem={undo.problem}
        onConfirm={() => undo.attempt(which, close)}
      >
        <p>
          Their links stop working at once, and mail that has not left stays here.{' '}
          {joinedCount > 0 && `${counted(joinedCount, 'person', 'people')} who joined already stay${joinedCount === 1 ? 's' : ''}. `}
          They can be invited again at any time.
        </p>
      </ConfirmDialog>
    </Group>
  );
}

/** What became of each row, for a spreadsheet. */
function Results({ bulk: { organizationId, id, name } }: { readonly bulk: BulkInvitation }): ReactNode {
  const { start, bytes } = useDownload();
  const file = `${name.replace(/\.\w+$/, '') || id}-results.csv`;
  return (
    <Button leftSection={<IconDownload size={17} />} loading={bytes !== undefined} onClick={() => start(resultsPath(organizationId, id), file)}>
      Download results
    </Button>
  );
}
