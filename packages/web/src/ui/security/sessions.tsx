import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { type SessionDetails, SessionService } from '@tenon/api/scalekit/v1/sessions/sessions_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { type Column, ConfirmDialog, DataTable, EmptyState, Headed, Identity, StatusBadge, Time, toast } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

const sessionsOf = ({ sessions }: { readonly sessions: readonly SessionDetails[] }) => sessions;

/** Every browser one is signed in with, this one marked. */
export function Sessions(): ReactNode {
  const me = useMe();
  const list = useList(
    SessionService.method.getUserSessions,
    (pageToken) => ({ userId: me.userId, pageSize: 30, pageToken, filter: { status: ['active'] } }),
    sessionsOf,
  );
  const [asked, setAsked] = useState<SessionDetails | 'others'>();
  const revoke = useWrite(SessionService.method.revokeSession, { quiet: true });
  const others = list.rows.filter(({ sessionId }) => sessionId !== me.sessionId);
  const close = () => setAsked(undefined);

  async function go(): Promise<void> {
    const gone = asked === 'others' ? others : asked ? [asked] : [];
    try {
      for (const { sessionId } of gone) await revoke.run({ sessionId });
      close();
      toast.done(t(asked === 'others' ? 'security.othersDone' : 'security.revoked'));
    } catch {
      // The dialog says what went wrong.
    }
  }

  const columns: readonly Column<SessionDetails>[] = [
    {
      key: 'device',
      header: t('security.device'),
      cell: (session) => <Identity name={deviceOf(session)}>{deviceOf(session)}</Identity>,
    },
    { key: 'place', header: t('security.place'), width: '20%', cell: ({ device }) => <bdi dir="ltr">{placeOf(device)}</bdi> },
    {
      key: 'active',
      header: t('security.lastActive'),
      width: '190px',
      cell: ({ sessionId, lastActiveAt }) =>
        sessionId === me.sessionId ? <StatusBadge tone="good">{t('security.thisOne')}</StatusBadge> : <Time at={lastActiveAt && timestampDate(lastActiveAt)} />,
    },
    {
      key: 'began',
      header: t('security.began'),
      width: '150px',
      hideOnPhone: true,
      cell: ({ createdAt }) => <Time at={createdAt && timestampDate(createdAt)} />,
    },
  ];

  return (
    <>
      <Headed
        title={t('security.sessions')}
        description={t('security.sessionsAbout')}
        // Everywhere else is where all of them are known: those of a page that was not asked for yet would stay signed in.
        actions={others.length > 1 && !list.hasMore && <Button onClick={() => setAsked('others')}>{t('security.others')}</Button>}
      >
        <DataTable
          label={t('security.sessions')}
          list={list}
          rowKey={({ sessionId }) => sessionId}
          columns={columns}
          quick={(session) =>
            session.sessionId === me.sessionId ? null : (
              <Button size="compact-sm" onClick={() => setAsked(session)} aria-label={t('security.revokeNamed', { device: deviceOf(session) })}>
                {t('security.revoke')}
              </Button>
            )
          }
          empty={<EmptyState title={t('security.sessions')} />}
        />
      </Headed>
      <ConfirmDialog
        opened={asked !== undefined}
        onClose={close}
        title={asked === 'others' || !asked ? t('security.othersTitle') : t('security.revokeTitle', { device: deviceOf(asked) })}
        confirm={asked === 'others' ? t('security.others') : t('security.revoke')}
        isBusy={revoke.isBusy}
        problem={revoke.problem}
        onConfirm={() => void go()}
      >
        <p>{asked === 'others' ? t('security.othersMeans') : t('security.revokeMeans', { app: me.app })}</p>
      </ConfirmDialog>
    </>
  );
}

function deviceOf({ device }: SessionDetails): string {
  const { browser = '', os = '' } = device ?? {};
  return [browser, os].filter(Boolean).join(' · ') || t('security.unknownDevice');
}

function placeOf(device: SessionDetails['device']): string {
  const { location, ip = '' } = device ?? {};
  return [location?.city, location?.region, ip].filter(Boolean).join(' · ') || '–';
}
