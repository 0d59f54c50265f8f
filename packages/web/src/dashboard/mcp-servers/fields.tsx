import { TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Resource } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { DurationField, type Form } from '../../design/index.ts';

export interface ServerValues extends Record<string, unknown> {
  name: string;
  description: string;
  resourceUri: string;
  logoUri: string;
  scopes: string[];
  /** 0: as long as the environment says. */
  accessTokenExpiry: number;
}

export const NEW_SERVER: ServerValues = { name: '', description: '', resourceUri: '', logoUri: '', scopes: [], accessTokenExpiry: 3600 };

/** What the contract allows, said before it is sent. */
export const serverSchema = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(128, 'At most 128 letters.'),
  description: z.string().max(512, 'At most 512 letters.'),
  resourceUri: z
    .string()
    .trim()
    .max(512, 'At most 512 letters.')
    .refine(
      (uri) => uri === '' || (/^https?:\/\//.test(uri) && URL.canParse(uri) && !uri.includes('#')),
      'An http or https address, such as https://mcp.example.com.',
    ),
  logoUri: z
    .string()
    .trim()
    .refine((uri) => uri === '' || URL.canParse(uri), 'An address, such as https://example.com/logo.png.'),
  scopes: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[a-zA-Z0-9:]{1,64}$/, 'Scopes are letters, digits and colons: “tickets:read”.'),
    )
    .max(100, 'At most 100.'),
  accessTokenExpiry: z.number().refine((seconds) => seconds === 0 || (seconds >= 60 && seconds <= 31_536_000), 'Between a minute and a year.'),
});

export const valuesOf = ({ name, description, resourceUri, logoUri, scopes, accessTokenExpiry }: Resource): ServerValues => ({
  name,
  description,
  resourceUri,
  logoUri,
  scopes: scopes.map((scope) => scope.name),
  accessTokenExpiry: Number(accessTokenExpiry),
});

export const messageOf = ({ name, description, resourceUri, logoUri, scopes, accessTokenExpiry }: ServerValues) => ({
  name: name.trim(),
  description: description.trim(),
  resourceUri: resourceUri.trim(),
  logoUri: logoUri.trim(),
  scopes: scopes.map((scope) => scope.trim()),
  accessTokenExpiry: BigInt(accessTokenExpiry),
});

/** What is told of an MCP server, when it is registered and when it is changed. */
export function ServerFields({ form }: { readonly form: Form<ServerValues> }): ReactNode {
  // Tags are checked one by one: whichever is wrong is told below them all.
  const wrongScope = Object.entries(form.errors).find(([path]) => path.startsWith('scopes'))?.[1];
  return (
    <>
      <TextInput
        label="Name"
        description="What people read when they are asked whether an agent may use it."
        withAsterisk
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <TextInput
        label="Address"
        description="Where it answers. Tokens for it name this address in aud."
        placeholder="https://mcp.example.com"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('resourceUri')}
      />
      <TagsInput
        label="Scopes"
        description="What an agent may ask for there: type one and press Enter. People see what each allows."
        placeholder={form.values.scopes.length === 0 ? 'tickets:read' : ''}
        splitChars={[',', ' ']}
        {...form.getInputProps('scopes')}
        error={wrongScope}
      />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      <DurationField
        label="Access tokens live"
        description="An hour or less is wise: a token that was taken away goes on until then."
        units={['seconds', 'minutes', 'hours', 'days']}
        value={form.values.accessTokenExpiry}
        onChange={(seconds) => form.setFieldValue('accessTokenExpiry', seconds)}
        error={form.errors['accessTokenExpiry']}
      />
      <TextInput
        label="Logo"
        description="The address of a picture, shown on the same page."
        type="url"
        autoComplete="off"
        {...form.getInputProps('logoUri')}
      />
    </>
  );
}
