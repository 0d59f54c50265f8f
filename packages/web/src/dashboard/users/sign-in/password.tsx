import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { PasswordService } from '@tenon/api/tenon/v1/passwords_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice, ErrorState, Quiet, Section, StatusBadge, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

/** Whether somebody has a password; nobody sees it, and nobody sets it for them. */
export function PasswordState({ userId }: { readonly userId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const [asking, setAsking] = useState(false);
  const { data, problem, retry } = useRead(PasswordService.method.getPassword, { userId });
  const password = data?.password;
  return (
    <Section
      title="Password"
      actions={mayWrite && password?.isSet && !password.mustChange && <Button onClick={() => setAsking(true)}>Require a new one…</Button>}
    >
      {problem && <ErrorState problem={problem} retry={retry} />}
      {password && !password.isSet && <Quiet>None. They sign in by other ways.</Quiet>}
      {password?.isSet && (
        <p>
          {password.mustChange ? <StatusBadge tone="wait">A new one is asked for at the next sign-in</StatusBadge> : <StatusBadge tone="good">Set</StatusBadge>}{' '}
          <span style={{ color: 'var(--ink-2)' }}>
            since <Time at={password.changedAt && timestampDate(password.changedAt)} />
          </span>
        </p>
      )}
      {asking && <RequireNewPassword userId={userId} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function RequireNewPassword({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }): ReactNode {
  const rehearsal = useDryRun(PasswordService.method.requirePasswordChange, { userId }, true);
  const require = useWrite(PasswordService.method.requirePasswordChange, { says: 'They set a new password at the next sign-in.', quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Require a new password?"
      confirm="Require a new password"
      isBusy={require.isBusy}
      problem={require.problem}
      onConfirm={() => require.attempt({ userId }, onClose)}
    >
      <p>For when the old one may be in the wrong hands: all their sessions end, and whoever signs in with it shows first that they read this mailbox.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
