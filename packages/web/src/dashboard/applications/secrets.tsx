import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconKey, IconPlayerPause, IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react';
import { type Client, type ClientSecret, ClientSecretStatus, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog, EmptyState, SecretOnce, Section, StatusBadge, Time } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { isDefault, nameOf } from './kinds.ts';
import css from './secrets.module.css';

/** So that the new one can be everywhere before the old one goes. */
const MOST_ACTIVE = 2;

const isActive = ({ status }: ClientSecret): boolean => status === ClientSecretStatus.ACTIVE;

/** What the application proves itself with. Two may be good at once, for the time of the change. */
export function Secrets({ client }: { readonly client: Client }): ReactNode {
  const mayWrite = useMayWrite();
  const [made, setMade] = useState('');
  const [revoking, setRevoking] = useState<ClientSecret>();
  const create = useWrite(ClientService.method.createClientSecret);
  const change = useWrite(ClientService.method.updateClientSecret);
  const active = client.secrets.filter(isActive);
  const isFull = active.length >= MOST_ACTIVE;
  /** The default application has to be able to sign in, or nobody could give it another secret. */
  const mustStay = (secret: ClientSecret) => isDefault(client) && isActive(secret) && active.length === 1;
  const switchTo = (secret: ClientSecret, status: ClientSecretStatus) =>
    change.attempt({ clientId: client.id, secretId: secret.id, secret: { status }, mask: { paths: ['status'] } });
  const add = mayWrite && (
    <Button
      leftSection={<IconPlus size={16} />}
      disabled={isFull}
      loading={create.isBusy}
      onClick={() => create.attempt({ clientId: client.id }, ({ plainSecret }) => setMade(plainSecret))}
    >
      New secret
    </Button>
  );
  return (
    <Section
      title="Secrets"
      description={
        isFull
          ? 'Two are active. When the older one is in use nowhere any more, switch it off, and revoke it when nothing broke.'
          : 'To change one without a gap: make a new secret, bring it to every server, then switch the old one off and revoke it.'
      }
      actions={client.secrets.length > 0 && add}
    >
      {client.secrets.length === 0 ? (
        <EmptyState icon={IconKey} title="No secret yet" action={add}>
          The app proves with it that it is the one you registered. It is shown once, when it is made.
        </EmptyState>
      ) : (
        <ul className={css['secrets']} aria-label="Secrets">
          {client.secrets.map((secret) => (
            <li key={secret.id}>
              <div>
                <code>…{secret.secretSuffix}</code>
                <StatusBadge tone={isActive(secret) ? 'good' : 'idle'}>{isActive(secret) ? 'Active' : 'Switched off'}</StatusBadge>
              </div>
              <small>
                <span>
                  Made <Time at={secret.createTime && timestampDate(secret.createTime)} />
                </span>
                <span>
                  {secret.lastUsedTime ? (
                    <>
                      Last used <Time at={timestampDate(secret.lastUsedTime)} />
                    </>
                  ) : (
                    'Never used'
                  )}
                </span>
              </small>
              {mayWrite && !mustStay(secret) && (
                <Group gap={6}>
                  {isActive(secret) ? (
                    <Button
                      size="compact-sm"
                      leftSection={<IconPlayerPause size={14} />}
                      onClick={() => switchTo(secret, ClientSecretStatus.INACTIVE)}
                      aria-label={`Switch off the secret ending in ${secret.secretSuffix}`}
                    >
                      Switch off
                    </Button>
                  ) : (
                    <Button
                      size="compact-sm"
                      leftSection={<IconPlayerPlay size={14} />}
                      disabled={isFull}
                      onClick={() => switchTo(secret, ClientSecretStatus.ACTIVE)}
                      aria-label={`Switch on the secret ending in ${secret.secretSuffix}`}
                    >
                      Switch on
                    </Button>
                  )}
                  <Button
                    size="compact-sm"
                    color="bad"
                    leftSection={<IconTrash size={14} />}
                    onClick={() => setRevoking(secret)}
                    aria-label={`Revoke the secret ending in ${secret.secretSuffix}`}
                  >
                    Revoke
                  </Button>
                </Group>
              )}
            </li>
          ))}
        </ul>
      )}
      {made !== '' && (
        <Modal opened onClose={() => setMade('')} title="The new secret" closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
          <Stack>
            <SecretOnce value={made}>
              Bring it to where {nameOf(client)} runs. It is shown only now: what stays here is a hash, by which it is recognized.
            </SecretOnce>
            <Group justify="flex-end">
              <Button onClick={() => setMade('')}>I have it</Button>
            </Group>
          </Stack>
        </Modal>
      )}
      {revoking && <RevokeSecret client={client} secret={revoking} onClose={() => setRevoking(undefined)} />}
    </Section>
  );
}

function RevokeSecret({ client, secret, onClose }: { readonly client: Client; readonly secret: ClientSecret; readonly onClose: () => void }): ReactNode {
  const revoke = useWrite(ClientService.method.deleteClientSecret, { says: 'Secret revoked.', quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Revoke the secret …${secret.secretSuffix}?`}
      confirm="Revoke secret"
      isBusy={revoke.isBusy}
      problem={revoke.problem}
      onConfirm={() => revoke.attempt({ clientId: client.id, secretId: secret.id }, onClose)}
    >
      <p>
        Whatever still uses it is refused from now on, and it does not come back.{' '}
        {secret.lastUsedTime ? (
          <>
            It was used last <Time at={timestampDate(secret.lastUsedTime)} />.
          </>
        ) : (
          'Nobody has used it so far.'
        )}
      </p>
      {isActive(secret) && <p>Not sure? Switch it off first: that can be undone.</p>}
    </ConfirmDialog>
  );
}
