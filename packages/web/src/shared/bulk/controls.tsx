import { Button, Group } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type BulkInvitation, BulkInvitationService, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { InvitationService } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDownload, useWrite } from '../../api/index.ts';
import { ConfirmDialog } from '../../design/index.ts';
import { resultsPath } from './file.ts';
import { t } from './words/index.ts';

const { method } = BulkInvitationService;
const OPTIONS = { also: [UserService, InvitationService] };

type Asking = 'start' | 'cancel' | 'undo';

interface Props {
  readonly bulk: BulkInvitation;
  readonly mayWrite: boolean;
  /** The address of the lists. */
  readonly home: string;
}

/** What can be done about a list as it stands now. */
export function Controls({ bulk, mayWrite, home }: Props): ReactNode {
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

  const isReady = status === Status.READY;
  const isOpen = isReady || status === Status.RUNNING || status === Status.PAUSED;
  const waiting = invitedCount - joinedCount - undoneCount;
  const canUndo = bulk.startTime !== undefined && (status === Status.PAUSED || status === Status.CANCELLED || status === Status.DONE) && waiting > 0;
  return (
    <Group gap="sm">
      {bulk.startTime && <Results bulk={bulk} />}
      {mayWrite && canUndo && (
        <Button color="bad" onClick={() => setAsking('undo')}>
          {t('do.undo')}
        </Button>
      )}
      {mayWrite && isOpen && <Button onClick={() => setAsking('cancel')}>{t(isReady ? 'do.discard' : 'do.cancel')}</Button>}
      {mayWrite && status === Status.RUNNING && (
        <Button leftSection={<IconPlayerPause size={17} />} loading={pause.isBusy} onClick={() => pause.attempt(which)}>
          {t('do.pause')}
        </Button>
      )}
      {mayWrite && status === Status.PAUSED && (
        <Button variant="filled" leftSection={<IconPlayerPlay size={17} />} loading={resume.isBusy} onClick={() => resume.attempt(which)}>
          {t('do.resume')}
        </Button>
      )}
      {mayWrite && isReady && goodCount > 0 && (
        <Button variant="filled" onClick={() => setAsking('start')}>
          {t('do.invite', { count: goodCount })}
        </Button>
      )}
      <ConfirmDialog
        opened={asking === 'start'}
        onClose={close}
        title={t('start.title', { count: goodCount })}
        confirm={t('start.confirm')}
        tone="accent"
        isBusy={start.isBusy}
        problem={start.problem}
        onConfirm={() => start.attempt(which, close)}
      >
        <p>{t('start.means')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'cancel'}
        onClose={close}
        title={t(isReady ? 'discard.title' : 'cancel.title')}
        confirm={t(isReady ? 'do.discard' : 'cancel.confirm')}
        isBusy={cancel.isBusy}
        problem={cancel.problem}
        onConfirm={() =>
          cancel.attempt(which, () => {
            close();
            if (isReady) void navigate({ to: home });
          })
        }
      >
        <p>{isReady ? t('discard.means') : t('cancel.means', { count: goodCount - decidedCount })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'undo'}
        onClose={close}
        title={t('undo.title', { count: waiting })}
        confirm={t('undo.confirm')}
        {...(waiting > 10 && { typed: String(waiting) })}
        isBusy={undo.isBusy}
        problem={undo.problem}
        onConfirm={() => undo.attempt(which, close)}
      >
        <p>
          {t('undo.means')} {joinedCount > 0 && t('undo.joined', { count: joinedCount })} {t('undo.again')}
        </p>
      </ConfirmDialog>
    </Group>
  );
}

/** What became of each row, for a spreadsheet. */
function Results({ bulk: { organizationId, id, name } }: { readonly bulk: BulkInvitation }): ReactNode {
  const { start, bytes } = useDownload();
  const file = `${t('file.results', { name: name.replace(/\.\w+$/, '') || id })}.csv`;
  return (
    <Button leftSection={<IconDownload size={17} />} loading={bytes !== undefined} onClick={() => start(resultsPath(organizationId, id), file)}>
      {t('do.results')}
    </Button>
  );
}
