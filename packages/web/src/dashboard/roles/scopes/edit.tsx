import { Switch, TextInput } from '@mantine/core';
import { ClientService, type Scope } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';

const schema = z.object({ description: z.string().max(2000, 'At most 2000 letters.') });

/** What people read of a scope, and whether it is given out. Its name stays: servers look for it in tokens. */
export function EditScope({ scope: { id, name, description, enabled }, onClose }: { readonly scope: Scope; readonly onClose: () => void }): ReactNode {
  const update = useWrite(ClientService.method.updateScope, { says: 'Scope saved. New tokens go by it.' });
  return (
    <FormModal
      opened
      onClose={onClose}
      live
      title={`What ${name} allows`}
      submit="Save"
      initial={{ description, enabled }}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async (values) => {
        const words = values.description.trim();
        await update.run({
          id,
          scope: { ...(words !== description && { description: words }), ...(values.enabled !== enabled && { enabled: values.enabled }) },
        });
        onClose();
      }}
    >
      {(form) => (
        <>
          <TextInput
            label="In words"
            description="Read below “It may”. The same at every server that has this scope."
            placeholder="Read your tickets"
            data-autofocus
            autoComplete="off"
            {...form.getInputProps('description')}
          />
          <Switch
            label="Given out"
            description="Off: servers keep it and no new token carries it, until it is on again."
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
        </>
      )}
    </FormModal>
  );
}
