import { TextInput } from '@mantine/core';
import { ApiTokenService, type Token } from '@tenon/api/scalekit/v1/tokens/tokens_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';
import { CustomClaims, tokenSchema } from './token-fields.tsx';

interface Values extends Record<string, unknown> {
  description: string;
  customClaims: Record<string, string>;
}

/** What a token is for, and what it says of itself. Its text, whose it is and when it ends stay. */
export function ChangeToken({ token: { tokenId, description, customClaims }, onClose }: { readonly token: Token; readonly onClose: () => void }): ReactNode {
  // No claims at all is how the call says that they stay.
  const hadClaims = Object.keys(customClaims).length > 0;
  const update = useWrite(ApiTokenService.method.updateToken, { says: 'Saved. It holds from now on.' });
  return (
    <FormModal<Values>
      opened
      onClose={onClose}
      live
      title="Change API token"
      submit="Save"
      initial={{ description: description ?? '', customClaims }}
      schema={tokenSchema.refine(({ customClaims: left }) => !hadClaims || Object.keys(left).length > 0, {
        path: ['customClaims'],
        message: 'One has to stay. A new token can have none.',
      })}
      toProblem={problemOf}
      onSubmit={async (values) => {
        await update.run({ token: tokenId, description: values.description.trim(), customClaims: values.customClaims });
        onClose();
      }}
    >
      {(form) => (
        <>
          <TextInput label="What it is for" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('description')} />
          <CustomClaims value={form.values.customClaims} onChange={(customClaims) => form.setFieldValue('customClaims', customClaims)} errors={form.errors} />
        </>
      )}
    </FormModal>
  );
}
