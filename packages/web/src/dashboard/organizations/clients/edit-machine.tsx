import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { type Form, FormDrawer, FormModal, MetadataEditor } from '../../../design/index.ts';
import { SecretDialog, type ShownSecret } from '../secret-dialog.tsx';
import { lifetimeOf } from './lifetime.ts';
import { nameOfClient } from './machine.ts';

interface Values extends Record<string, unknown> {
  name: string;
  description: string;
  scopes: string[];
  audience: string[];
  customClaims: Record<string, string>;
  expiry: string;
}

const NEW: Values = { name: '', description: '', scopes: [], audience: [], customClaims: {}, expiry: '3600' };
const LIFETIMES = ['300', '900', '3600', '14400', '86400'];

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(128, 'At most 128 letters.'),
  description: z.string().max(512, 'At most 512 letters.'),
  scopes: z.array(z.string().regex(/^[!#-[\]-~]{1,128}$/, 'A scope has no spaces, quotes or backslashes.')).max(100, 'At most 100.'),
  audience: z.array(z.string().max(512, 'At most 512 letters each.')).max(50, 'At most 50.'),
  customClaims: z.record(z.string(), z.string()),
});

/** What a request cannot say is "none any more": an empty list there is as if nothing was said. */
const keeping = (client: M2MClient) =>
  schema
    .refine(({ scopes }) => scopes.length > 0 || client.scopes.length === 0, { path: ['scopes'], message: 'Leave it one at least, or make a new client.' })
    .refine(({ audience }) => audience.length > 0 || client.audience.length === 0, {
      path: ['audience'],
      message: 'Leave it one at least, or make a new client.',
    })
    .refine(({ customClaims }) => Object.keys(customClaims).length > 0 || client.customClaims.length === 0, {
      path: ['customClaims'],
      message: 'Leave it one at least, or make a new client.',
    })
    .refine(({ description }) => description.trim() !== '' || client.description === '', {
      path: ['description'],
      message: 'It cannot be taken away, only changed.',
    });

const messageOf = ({ name, description, scopes, audience, customClaims, expiry }: Values) => ({
  name: name.trim(),
  description: description.trim(),
  scopes,
  audience,
  customClaims: Object.entries(customClaims).map(([key, value]) => ({ key, value })),
  expiry: BigInt(expiry),
});

interface Props {
  readonly organizationId: string;
  readonly onClose: () => void;
}

/** Makes a client, and shows its secret once. */
export function CreateMachine({ organizationId, opened, onClose }: Props & { readonly opened: boolean }): ReactNode {
  const create = useWrite(ClientService.method.createOrganizationClient);
  const [made, setMade] = useState<ShownSecret>();
  return (
    <>
      <FormModal
        opened={opened}
        onClose={onClose}
        title="Create client"
        submit="Create client"
        initial={NEW}
        schema={schema}
        toProblem={problemOf}
        onSubmit={async (values) => {
          const { client, plainSecret } = await create.run({ organizationId, client: messageOf(values) });
          onClose();
          setMade({ title: 'Client created', secret: plainSecret, ...(client && { id: client.clientId }) });
        }}
      >
        {(form) => <Fields form={form} />}
      </FormModal>
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
    </>
  );
}

/** Changes what a client's tokens say from the next one on. */
export function EditMachine({ organizationId, client, onClose }: Props & { readonly client: M2MClient }): ReactNode {
  const update = useWrite(ClientService.method.updateOrganizationClient, { says: 'Saved. It holds from the next token on.' });
  const { name, description, scopes, audience, customClaims, expiry } = client;
  const now: Values = {
    name,
    description,
    scopes: [...scopes],
    audience: [...audience],
    customClaims: Object.fromEntries(customClaims.map(({ key, value }) => [key, value])),
    expiry: String(expiry || 3600n),
  };
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Edit ${nameOfClient(client)}`}
      submit="Save"
      initial={now}
      schema={keeping(client)}
      toProblem={problemOf}
      onSubmit={async (values) => {
        await update.run({ organizationId, clientId: client.clientId, client: messageOf(values) });
        onClose();
      }}
    >
      {(form) => <Fields form={form} />}
    </FormDrawer>
  );
}

function Fields({ form }: { readonly form: Form<Values> }): ReactNode {
  const wrong = (field: string) => Object.entries(form.errors).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
  const lifetimes = [...new Set([...LIFETIMES, form.values.expiry])].sort((one, other) => Number(one) - Number(other));
  return (
    <>
      <TextInput
        label="Name"
        description="What the program is: “Nightly export”."
        withAsterisk
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      <TagsInput
        label="Scopes"
        description="What its tokens may be asked for. A request that names none gets all of them."
        placeholder={form.values.scopes.length === 0 ? 'reports:read' : ''}
        splitChars={[',', ' ']}
        acceptValueOnBlur
        {...form.getInputProps('scopes')}
        error={wrong('scopes')}
      />
      <TagsInput
        label="Audience"
        description="Whom its tokens are for: the address of your API."
        placeholder={form.values.audience.length === 0 ? 'https://api.example.com' : ''}
        splitChars={[',', ' ']}
        acceptValueOnBlur
        {...form.getInputProps('audience')}
        error={wrong('audience')}
      />
      <MetadataEditor
        label="Custom claims"
        description="What its tokens say besides."
        most={50}
        value={form.values.customClaims}
        onChange={(customClaims) => form.setFieldValue('customClaims', customClaims)}
        error={wrong('customClaims')}
      />
      <Select
        label="Tokens live"
        description="Shorter is safer: a token cannot be taken back."
        data={lifetimes.map((seconds) => ({ value: seconds, label: lifetimeOf(BigInt(seconds)) }))}
        allowDeselect={false}
        {...form.getInputProps('expiry')}
      />
    </>
  );
}
