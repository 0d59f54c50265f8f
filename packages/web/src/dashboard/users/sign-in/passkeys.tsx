import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type WebAuthnCredential, WebAuthnService } from '@tenon/api/scalekit/v1/auth/webauthn_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, ErrorState, Line, Lines, Quiet, Section, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

const nameOf = ({ displayName, authenticator }: WebAuthnCredential): string => displayName || authenticator?.name || 'Passkey';

/** What a person's own devices made for this site. */
export function Passkeys({ userId }: { readonly userId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const [removing, setRemoving] = useState<WebAuthnCredential>();
  const { data, problem, retry } = useRead(WebAuthnService.method.listCredentials, { userId });
  const remove = useWrite(WebAuthnService.method.deleteCredential, { says: 'Passkey removed.', quiet: true });
  return (
    <Section title="Passkeys">
      {problem && <ErrorState problem={problem} retry={retry} />}
      {data?.credentials.length === 0 && <Quiet>None. They can make one themselves, after signing in.</Quiet>}
      {data && data.credentials.length > 0 && (
        <Lines label="Passkeys">
          {data.credentials.map((passkey) => (
            <Line
              key={passkey.id}
              icon={IconFingerprint}
              title={nameOf(passkey)}
              detail={
                <>
                  {passkey.authenticatorFlags?.backupState ? 'On all their devices' : 'On one device'} · made{' '}
                  <Time at={passkey.createdAt && timestampDate(passkey.createdAt)} />
                </>
              }
              action={
                mayWrite && (
                  <Button size="compact-sm" onClick={() => setRemoving(passkey)} aria-label={`Remove ${nameOf(passkey)}`}>
                    Remove
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
      {removing && (
        <ConfirmDialog
          opened
          onClose={() => setRemoving(undefined)}
          title={`Remove ${nameOf(removing)}?`}
          confirm="Remove passkey"
          isBusy={remove.isBusy}
          problem={remove.problem}
          onConfirm={() => remove.attempt({ credentialId: removing.id }, () => setRemoving(undefined))}
        >
          <p>It stops working here at once. Their device may go on offering it until it is deleted there, too.</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
