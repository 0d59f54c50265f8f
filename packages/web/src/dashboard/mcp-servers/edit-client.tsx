import { MultiSelect, TagsInput, TextInput } from '@mantine/core';
import { ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { type Form, FormDrawer, FormModal } from '../../design/index.ts';
import { nameOf } from './client.ts';

interface Values extends Record<string, unknown> {
  name: string;
  redirectUris: string[];
  scopes: string[];
}

const NEW: Values = { name: '', redirectUris: [], scopes: [] };

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(128, 'At most 128 letters.'),
  redirectUris: z.array(z.string().refine((uri) => URL.canParse(uri), 'Addresses, such as https://agent.example.com/callback.')),
});

const messageOf = ({ name, redirectUris, scopes }: Values) => ({ name: name.trim(), redirectUris: redirectUris.map((uri) => uri.trim()), scopes });

interface Props {
  readonly resourceId: string;
  /** What the server has to allow. */
  readonly scopes: readonly string[];
  readonly onClose: () => void;
}

/** An agent that somebody knows gets an id and a secret. */
export function CreateClient({ resourceId, scopes, onClose, onMade }: Props & { readonly onMade: (client: M2MClient, secret: string) => void }): ReactNode {
  const create = useWrite(ClientService.method.createResourceClient);
  return (
    <FormModal
      opened
      onClose={onClose}
      title="Register client"
      submit="Register"
      initial={NEW}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async (values) => {
        const { client, plainSecret } = await create.run({ resourceId, client: messageOf(values) });
        onClose();
        if (client) onMade(client, plainSecret);
      }}
    >
      {(form) => <Fields form={form} scopes={scopes} />}
    </FormModal>
  );
}

/** Changes what people are told of an agent, where it comes back to and what it may ask for. */
export function EditClient({ resourceId, scopes, client, onClose }: Props & { readonly client: M2MClient }): ReactNode {
  const update = useWrite(ClientService.method.updateResourceClient, { says: 'Saved. It holds from the next token on.' });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Edit ${nameOf(client)}`}
      submit="Save"
      initial={{ name: client.name, redirectUris: [...client.redirectUris], scopes: [...client.scopes] }}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async (values) => {
        // Named one by one, so that what is empty now is taken away.
        await update.run({ resourceId, clientId: client.clientId, client: messageOf(values), updateMask: { paths: ['name', 'redirect_uris', 'scopes'] } });
        onClose();
      }}
    >
      {(form) => <Fields form={form} scopes={[...new Set([...scopes, ...client.scopes])]} />}
    </FormDrawer>
  );
}

function Fields({ form, scopes }: { readonly form: Form<Values>; readonly scopes: readonly string[] }): ReactNode {
  return (
    <>
      <TextInput
        label="Name"
        description="What people read when they are asked."
        withAsterisk
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <TagsInput
        label="Callbacks"
        description="Where people come back to. Without any it acts for itself alone, by its id and secret."
        placeholder={form.values.redirectUris.length === 0 ? 'https://agent.example.com/callback' : ''}
        acceptValueOnBlur
        {...form.getInputProps('redirectUris')}
        error={Object.entries(form.errors).find(([path]) => path.startsWith('redirectUris'))?.[1]}
      />
      {scopes.length > 0 && (
        <MultiSelect
          label="Scopes"
          description="What it may ask for at most. None chosen: all that the server has."
          data={[...scopes]}
          {...form.getInputProps('scopes')}
        />
      )}
    </>
  );
}
