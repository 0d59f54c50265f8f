import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { type SessionDetails, SessionService } from '@tenon/api/scalekit/v1/sessions/sessions_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useList, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice, ErrorState, Line, Lines, Quiet, Section, ShowMore, StatusBadge, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { deviceInWords, isPhone, placeInWords } from './device.ts';

const PAGE = 10;
const ENDED: Readonly<Record<string, string>> = { expired: 'Ran out', revoked: 'Revoked', logout: 'Signed out' };

/** The browsers somebody is signed in with, or ever was. */
export function Sessions({ userId }: { readonly userId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const [shows, setShows] = useState<'active' | 'all'>('active');
  const [ending, setEnding] = useState(false);
  const list = useList(
    SessionService.method.getUserSessions,
    (pageToken) => ({ userId, pageSize: PAGE, pageToken, filter: { status: shows === 'active' ? ['active'] : [] } }),
    sessionsOf,
  );
  const revoke = useWrite(SessionService.method.revokeSession, { says: 'Session ended. That browser has to sign in again.' });
  const hasActive = list.rows.some(isActive);
  return (
    <Section
      title="Sessions"
      description="Each is one browser. Ending one also ends the tokens it was given for refreshing."
      actions={
        mayWrite &&
        hasActive && (
          <Button color="bad" onClick={() => setEnding(true)}>
            Sign out everywhere…
          </Button>
        )
      }
    >
      <Group>
        <SegmentedControl
          size="xs"
          aria-label="Which sessions"
          value={shows}
          onChange={(value) => setShows(value === 'all' ? 'all' : 'active')}
          data={[
            { value: 'active', label: 'Signed in now' },
            { value: 'all', label: 'All' },
          ]}
        />
      </Group>
      {list.problem && <ErrorState problem={list.problem} retry={list.retry} />}
      {!list.isLoading && !list.problem && list.rows.length === 0 && (
        <Quiet>{shows === 'active' ? 'They are signed in nowhere.' : 'They have never signed in. Whoever does shows here, with device and place.'}</Quiet>
      )}
      {list.rows.length > 0 && (
        <Lines label="Sessions">
          {list.rows.map((session) => (
            <Line
              key={session.sessionId}
              icon={isPhone(session.device) ? IconDeviceMobile : IconDeviceDesktop}
              title={deviceInWords(session.device)}
              detail={<Detail session={session} />}
              action={
                isActive(session) ? (
                  mayWrite && (
                    <Button
                      size="compact-sm"
                      onClick={() => revoke.attempt({ sessionId: session.sessionId })}
                      aria-label={`End the session of ${deviceInWords(session.device)}`}
                    >
                      End
                    </Button>
                  )
                ) : (
                  <StatusBadge tone="idle">{ENDED[session.status] ?? session.status}</StatusBadge>
                )
              }
            />
          ))}
        </Lines>
      )}
      <ShowMore list={list} />
      {ending && <EndAll userId={userId} onClose={() => setEnding(false)} />}
    </Section>
  );
}

function Detail({ session: { device, lastActiveAt, createdAt } }: { readonly session: SessionDetails }): ReactNode {
  const place = placeInWords(device);
  return (
    <>
      {place && `${place} · `}last active <Time at={lastActiveAt && timestampDate(lastActiveAt)} />, signed in{' '}
      <Time at={createdAt && timestampDate(createdAt)} />
    </>
  );
}

function EndAll({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }): ReactNode {
  const rehearsal = useDryRun(SessionService.method.revokeAllUserSessions, { userId }, true);
  const end = useWrite(SessionService.method.revokeAllUserSessions, {
    says: ({ totalRevoked }) => (totalRevoked === 1 ? 'One session ended.' : `${totalRevoked} sessions ended.`),
    quiet: true,
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Sign them out everywhere?"
      confirm="Sign out everywhere"
      isBusy={end.isBusy}
      problem={end.problem}
      onConfirm={() => end.attempt({ userId }, onClose)}
    >
      <p>Every browser has to sign in again, in all their organizations. Nothing else changes.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}

const isActive = ({ status }: SessionDetails): boolean => status.toLowerCase() === 'active';
const sessionsOf = ({ sessions }: { readonly sessions: readonly SessionDetails[] }) => sessions;
