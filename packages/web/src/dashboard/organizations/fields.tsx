import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { type Form, MetadataEditor } from '../../design/index.ts';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** What the contract allows, said before it is sent. */
export const organizationSchema = z.object({
  displayName: z.string().trim().min(1, 'Give it a name.').max(200, 'At most 200 letters.'),
  slug: z
    .string()
    .trim()
    .max(253, 'At most 253 letters.')
    .refine((slug) => slug === '' || SLUG.test(slug), 'Lower-case letters, digits and hyphens, as in a host name.'),
  externalId: z.string().trim(),
  logoUrl: z
    .string()
    .trim()
    .max(1024, 'At most 1024 letters.')
    .refine((url) => url === '' || URL.canParse(url), 'An address, such as https://example.com/logo.png.'),
  metadata: z
    .record(
      z.string().min(3, 'Names have 3 to 25 letters.').max(25, 'Names have 3 to 25 letters.'),
      z.string().min(1, 'Every name needs a value.').max(256, 'Values have at most 256 letters.'),
    )
    .refine((pairs) => Object.keys(pairs).length <= 10, 'At most ten pairs.'),
});

export interface OrganizationValues extends Record<string, unknown> {
  displayName: string;
  slug: string;
  externalId: string;
  logoUrl: string;
  metadata: Record<string, string>;
}

/** What is told of an organization, when it is made and when it is changed. */
export function OrganizationFields({ form }: { readonly form: Form<OrganizationValues> }): ReactNode {
  const wrong = Object.entries(form.errors).find(([path]) => path.startsWith('metadata'))?.[1];
  return (
    <>
      <TextInput label="Name" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('displayName')} />
      <TextInput
        label="Slug"
        description="Part of a host name: what {{org_slug}} in redirect URLs stands for."
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('slug')}
      />
      <TextInput
        label="External id"
        description="Your own id for it. Tokens carry it as xoid."
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('externalId')}
      />
      <TextInput
        label="Logo"
        description="The address of a picture; shown to its people when they sign in."
        type="url"
        autoComplete="off"
        {...form.getInputProps('logoUrl')}
      />
      <MetadataEditor
        description="Up to ten pairs of your own. Tokens can carry them."
        value={form.values.metadata}
        onChange={(metadata) => form.setFieldValue('metadata', metadata)}
        error={wrong}
      />
    </>
  );
}
