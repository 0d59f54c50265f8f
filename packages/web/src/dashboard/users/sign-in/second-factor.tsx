import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconDeviceMobileMessage } from '@tabler/icons-react';
import { SecondFactorService } from '@tenon/api/tenon/v1/second_factors_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice, ErrorState, Line, Lines, Quiet, Section, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

/** The authenticator app and the codes beside it. */
export function SecondFactor({ userId }: { readonly userId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const [removing, setRemoving] = useState(false);
  const { data, problem, retry } = useRead(SecondFactorService.method.getSecondFactor, { userId });
  const state = data?.secondFactor;
  const codes = state?.recoveryCodesLeft ?? 0;
  return (
    <Section title="Second factor">
      {problem && <ErrorState problem={problem} retry={retry} />}
      {state && !state.authenticator && <Quiet>None is set up.</Quiet>}
      {state?.authenticator && (
        <Lines label="Second factor">
          <Line
            icon={IconDeviceMobileMessage}
            title="Authenticator app"
            detail={
              <>
                since <Time at={state.authenticatorSince && timestampDate(state.authenticatorSince)} /> ·{' '}
                {codes === 1 ? '1 recovery code left' : `${codes} recovery codes left`}
              </>
            }
            action={
              mayWrite && (
                <Button size="compact-sm" onClick={() => setRemoving(true)} aria-label="Remove the authenticator app">
                  Remove
                </Button>
              )
            }
          />
        </Lines>
      )}
      {removing && <RemoveSecondFactor userId={userId} onClose={() => setRemoving(false)} />}
    </Section>
  );
}

function RemoveSecondFactor({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }): ReactNode {
  const rehearsal = useDryRun(SecondFactorService.method.removeSecondFactor, { userId }, true);
  const remove = useWrite(SecondFactorService.method.removeSecondFactor, { says: 'Second factor removed. They were told by mail.', quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Remove their second factor?"
      confirm="Remove second factor"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt({ userId }, onClose)}
    >
      <p>
        For somebody who has lost both the app and the recovery codes. Make sure it is they who ask: call them on a number you know. Where a second factor is
        required, they set up a new one at the next sign-in.
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
