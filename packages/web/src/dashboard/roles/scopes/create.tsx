import { TextInput } from '@mantine/core';
import { ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';

const schema = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9:]{1,64}$/, 'Letters, digits and colons, at most 64.'),
  description: z.string().max(2000, 'At most 2000 letters.'),
});

/** A word that programs may ask for, before any server has it. */
export function CreateScope({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const create = useWrite(ClientService.method.createScope, { says: 'Scope created. Name it at a server next.' });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Create scope"
      submit="Create scope"
      initial={{ name: '', description: '' }}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ name, description }) => {
        await create.run({ scope: { name: name.trim(), description: description.trim() } });
        onClose();
      }}
    >
      {(form) => (
        <>
          <TextInput
            label="Name"
            description="What tokens carry and your servers look for; it never changes. First what it is about, then what is done with it."
            placeholder="tickets:read"
            withAsterisk
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('name')}
          />
          <TextInput
            label="In words"
            description="Read by people below “It may”, when a program asks them for it."
            placeholder="Read your tickets"
            autoComplete="off"
            {...form.getInputProps('description')}
          />
        </>
      )}
    </FormModal>
  );
}
