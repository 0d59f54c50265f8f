import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ClientSecret, ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { Answered, ConfirmDialog, CopyId, DetailDrawer, Facts, Hint, Tag, Time } from '../../../design/index.ts';
import { SecretDialog, type ShownSecret } from '../secret-dialog.tsx';
import css from './clients.module.css';
import { lifetimeOf } from './lifetime.ts';
import { nameOfClient } from './machine.ts';

interface Props {
  readonly organizationId: string;
  readonly clientId: string | undefined;
  readonly onClose: () => void;
  readonly onEdit?: (client: M2MClient) => void;
  readonly onDelete?: (client: M2MClient) => void;
}

/** One client: what its tokens say, and its secrets. */
export function MachineDetail({ organizationId, clientId = '', onClose, onEdit, onDelete }: Props): ReactNode {
  const answer = useRead(ClientService.method.getOrganizationClient, { organizationId, clientId }, { enabled: clientId !== '' });
  const client = answer.data?.client;
  return (
    <DetailDrawer opened={clientId !== ''} onClose={onClose} title={client ? nameOfClient(client) : 'Client'}>
      <Answered answer={answer} lines={6}>
        {() =>
          client && (
            <Stack gap="lg">
              {client.description && <p>{client.description}</p>}
              <Facts
                items={[
                  ['Client id', <CopyId key="id" id={client.clientId} label="client id" />],
                  ['Scopes', <Tags key="scopes" words={client.scopes} />],
                  ['Audience', <Tags key="audience" words={client.audience} />],
                  ['Claims', <Tags key="claims" words={client.customClaims.map(({ key, value }) => `${key}: ${value}`)} />],
                  ['Tokens live', lifetimeOf(client.expiry)],
                  ['Created', <Time key="created" at={client.createTime && timestampDate(client.createTime)} />],
                ]}
              />
              <Secrets organizationId={organizationId} client={client} mayWrite={onEdit !== undefined} />
              {onEdit && onDelete && (
                <Group justify="flex-end">
                  <Button color="bad" onClick={() => onDelete(client)}>
                    Delete…
                  </Button>
                  <Button onClick={() => onEdit(client)}>Edit</Button>
                </Group>
              )}
            </Stack>
          )
        }
      </Answered>
    </DetailDrawer>
  );
}

function Tags({ words }: { readonly words: readonly string[] }): ReactNode {
  if (words.length === 0) return '–';
  return (
    <span className={css['tags']}>
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </span>
  );
}

/** Two may hold at once, so that a program can change from one to the other without a gap. */
function Secrets({ organizationId, client, mayWrite }: { readonly organizationId: string; readonly client: M2MClient; readonly mayWrite: boolean }): ReactNode {
  const { clientId, secrets } = client;
  const [made, setMade] = useState<ShownSecret>();
  const [deleting, setDeleting] = useState<ClientSecret>();
  const create = useWrite(ClientService.method.createOrganizationClientSecret);
  const remove = useWrite(ClientService.method.deleteOrganizationClientSecret, { says: 'Secret deleted.', quiet: true });
  return (
    <div>
      <div className={css['heading']}>
        <h3>Secrets</h3>
        {mayWrite && (
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={15} />}
            loading={create.isBusy}
            onClick={() =>
              create.attempt({ organizationId, clientId }, ({ plainSecret }) => setMade({ title: 'New secret', secret: plainSecret, id: clientId }))
            }
          >
            New secret
          </Button>
        )}
      </div>
      <p className={css['hint']}>To change a secret without a gap: make a new one, give it to the program, and delete the old one when it is no longer used.</p>
      <ul className={css['secrets']} style={{ marginTop: 10 }}>
        {secrets.map((secret) => (
          <li key={secret.id}>
            <span>
              <code>…{secret.secretSuffix}</code>
              <small>
                Made <Time at={secret.createTime && timestampDate(secret.createTime)} /> · last used{' '}
                <Time at={secret.lastUsedTime && timestampDate(secret.lastUsedTime)} none="never" />
              </small>
            </span>
            {mayWrite && secrets.length > 1 && (
              <Hint label="Delete this secret">
                <ActionIcon aria-label={`Delete the secret that ends in ${secret.secretSuffix}`} onClick={() => setDeleting(secret)}>
                  <IconTrash size={17} />
                </ActionIcon>
              </Hint>
            )}
          </li>
        ))}
      </ul>
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
      <ConfirmDialog
        opened={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        title={`Delete the secret …${deleting?.secretSuffix ?? ''}?`}
        confirm="Delete secret"
        isBusy={remove.isBusy}
        problem={remove.problem}
        onConfirm={() => deleting && remove.attempt({ organizationId, clientId, secretId: deleting.id }, () => setDeleting(undefined))}
      >
        <p>Whoever still uses it is refused from now on. Tokens that were given for it hold until they run out.</p>
      </ConfirmDialog>
    </div>
  );
}
