import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ActionIcon, Button, Group, Menu, Modal, Stack } from '@mantine/core';
import { IconDots, IconKey, IconPlus } from '@tabler/icons-react';
import { type Client, type ClientSecret, ClientSecretStatus, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice, EmptyState, Line, Lines, SecretOnce, Section, StatusBadge, Time } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';

const isActive = ({ status }: ClientSecret): boolean => status === ClientSecretStatus.ACTIVE;
const tailOf = ({ secretSuffix }: ClientSecret): string => `…${secretSuffix}`;

/** By what an app proves that it is itself: made, brought everywhere beside the old one, then the old one revoked. */
export function Secrets({ client }: { readonly client: Client }): ReactNode {
  const mayWrite = useMayWrite();
  const [shown, setShown] = useState<string>();
  const [deleting, setDeleting] = useState<ClientSecret>();
  const create = useWrite(ClientService.method.createClientSecret);
  const change = useWrite(ClientService.method.updateClientSecret, {
    says: ({ secret }) => (secret && isActive(secret) ? 'The secret is on again.' : 'The secret is off: it is refused from now on.'),
  });
  const active = client.secrets.filter(isActive).length;
  const make = () => create.attempt({ clientId: client.id }, ({ plainSecret }) => setShown(plainSecret));
  const button = mayWrite && (
    <Button variant={active === 0 ? 'filled' : 'default'} leftSection={<IconPlus size={17} />} onClick={make} loading={create.isBusy} disabled={active >= 2}>
      New secret
    </Button>
  );
  return (
    <Section
      title="Secrets"
      description="Two may be active at once, so that a new one can be brought everywhere before the old one goes."
      actions={client.secrets.length > 0 && button}
    >
      {client.secrets.length === 0 ? (
        <EmptyState icon={IconKey} title="No secret yet" action={button}>
          A program on your server proves with it that it is this one. It is shown once, when it is made.
        </EmptyState>
      ) : (
        <Lines label="Secrets">
          {client.secrets.map((secret) => (
            <Line
              key={secret.id}
              icon={IconKey}
              title={
                <Group gap="sm">
                  <code>{tailOf(secret)}</code>
                  {isActive(secret) ? <StatusBadge tone="good">Active</StatusBadge> : <StatusBadge tone="idle">Switched off</StatusBadge>}
                </Group>
              }
              detail={
                <>
                  Made <Time at={secret.createTime && timestampDate(secret.createTime)} /> · last used{' '}
                  <Time at={secret.lastUsedTime && timestampDate(secret.lastUsedTime)} none="never" />
                </>
              }
              action={
                mayWrite && (
                  <Menu>
                    <Menu.Target>
                      <ActionIcon aria-label={`Actions for the secret ${tailOf(secret)}`}>
                        <IconDots size={18} />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item
                        onClick={() =>
                          change.attempt({
                            clientId: client.id,
                            secretId: secret.id,
                            secret: { status: isActive(secret) ? ClientSecretStatus.INACTIVE : ClientSecretStatus.ACTIVE },
                            mask: { paths: ['status'] },
                          })
                        }
                      >
                        {isActive(secret) ? 'Switch off for now' : 'Switch on again'}
                      </Menu.Item>
                      <Menu.Item color="bad" onClick={() => setDeleting(secret)}>
                        Delete for good…
                      </Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                )
              }
            />
          ))}
        </Lines>
      )}
      {active >= 2 && mayWrite && <p style={{ color: 'var(--ink-2)' }}>Two are active. Once the old one is no longer used, delete it.</p>}
      <SecretDialog secret={shown} onClose={() => setShown(undefined)} />
      {deleting && <DeleteSecret client={client} secret={deleting} onClose={() => setDeleting(undefined)} />}
    </Section>
  );
}

/** A secret that was made just now. */
export function SecretDialog({ secret, onClose }: { readonly secret: string | undefined; readonly onClose: () => void }): ReactNode {
  return (
    <Modal
      opened={secret !== undefined}
      onClose={onClose}
      title="Client secret"
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {secret && (
        <Stack>
          <SecretOnce value={secret}>
            Put it where your app keeps its secrets, now: nobody can show it again. It belongs on a server, never in a browser, an app on a phone or a
            repository.
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function DeleteSecret({ client, secret, onClose }: { readonly client: Client; readonly secret: ClientSecret; readonly onClose: () => void }): ReactNode {
  const input = { clientId: client.id, secretId: secret.id };
  const rehearsal = useDryRun(ClientService.method.deleteClientSecret, input, true);
  const remove = useWrite(ClientService.method.deleteClientSecret, { says: 'Secret deleted. It is refused from now on.', quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete the secret ${tailOf(secret)}?`}
      confirm="Delete secret"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      <p>
        Whatever still uses it is refused at once. It was last used <Time at={secret.lastUsedTime && timestampDate(secret.lastUsedTime)} none="never" />.
      </p>
      {rehearsal.refusal && <DryRunNotice {...rehearsal} />}
    </ConfirmDialog>
  );
}
