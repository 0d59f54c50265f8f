import type { ReactNode } from 'react';
import { z } from 'zod';
import { type Form, MetadataEditor } from '../../../design/index.ts';

export const tokenSchema = z.object({
  description: z.string().trim().min(1, 'Say what it is for: nobody can tell by its text.').max(255, 'At most 255 letters.'),
  customClaims: z
    .record(z.string().max(30, 'Names have at most 30 letters.'), z.string().min(1, 'Every name needs a value.').max(256, 'Values have at most 256 letters.'))
    .refine((claims) => Object.keys(claims).length <= 20, 'At most 20.'),
});

interface Props {
  readonly value: Record<string, string>;
  readonly onChange: (claims: Record<string, string>) => void;
  /** Of the whole form. */
  readonly errors: Form<unknown>['errors'];
}

/** What a token says beside what all of them say. */
export function CustomClaims({ errors, ...field }: Props): ReactNode {
  return (
    <MetadataEditor
      label="Custom claims"
      description="What your app is told when it asks about the token."
      most={20}
      {...field}
      error={Object.entries(errors).find(([path]) => path.startsWith('customClaims'))?.[1]}
    />
  );
}
