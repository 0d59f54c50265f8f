import { Radio, Stack, TextInput } from '@mantine/core';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { SecretDialog } from '../clients/secrets.tsx';
import { KINDS, kindOf } from './kinds.ts';

interface Values extends Record<string, unknown> {
  name: string;
  clientType: string;
  callback: string;
  initiateLogin: string;
}

const NEW: Values = { name: '', clientType: 'WEB_APP', callback: '', initiateLogin: '' };

const schema = z.object({ name: z.string().trim().min(1, 'Give it a name.').max(128, 'At most 128 letters.') });

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (client: Client) => void;
}

/** Registers an application. A machine gets its first secret at once and shows it. */
export function CreateApplication({ opened, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(ClientService.method.createClient, { says: 'Application registered.' });
  const [made, setMade] = useState<{ readonly client: Client; readonly secret: string }>();

  async function submit({ name, clientType, callback, initiateLogin }: Values): Promise<void> {
    const { hasPeople } = kindOf({ clientType });
    const { client } = await create.run({
      client: {
        name: name.trim(),
        clientType,
        ...(hasPeople && callback.trim() && { postLoginUris: [callback.trim()] }),
        ...(hasPeople && initiateLogin.trim() && { initiateLoginUri: initiateLogin.trim() }),
      },
    });
    if (!client) return;
    onClose();
    const secret = client.secrets[0]?.plainSecret;
    if (secret) setMade({ client, secret });
    else onCreated(client);
  }

  return (
    <>
      <FormModal
        opened={opened}
        onClose={onClose}
        title="Register application"
        submit="Register"
        initial={NEW}
        schema={schema}
        onSubmit={submit}
        toProblem={problemOf}
      >
        {(form) => (
          <>
            <TextInput label="Name" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('name')} />
            <Radio.Group label="What it is" {...form.getInputProps('clientType')}>
              <Stack gap="sm" mt={8}>
                {KINDS.map(({ type, label, description }) => (
                  <Radio key={type} value={type} label={label} description={description} />
                ))}
              </Stack>
            </Radio.Group>
            {kindOf(form.values).hasPeople && (
              <>
                <TextInput
                  label="Callback"
                  description="Where people come back to after signing in. More can be added later."
                  placeholder="https://app.example.com/callback"
                  autoComplete="off"
                  spellCheck={false}
                  {...form.getInputProps('callback')}
                />
                <TextInput
                  label="Initiate login"
                  description="A page of the app that sends people to sign in at once. Invitations lead there."
                  placeholder="https://app.example.com/login"
                  autoComplete="off"
                  spellCheck={false}
                  {...form.getInputProps('initiateLogin')}
                />
              </>
            )}
          </>
        )}
      </FormModal>
      <SecretDialog secret={made?.secret} onClose={() => made && onCreated(made.client)} />
    </>
  );
}
