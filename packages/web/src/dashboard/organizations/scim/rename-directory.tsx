import { TextInput } from '@mantine/core';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';

const schema = z.object({ name: z.string().trim().min(1, 'Give it a name.').max(256, 'At most 256 letters.') });

/** What it is called here; the other side does not see it. */
export function RenameDirectory({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id, organizationId, name: now } = directory;
  const update = useWrite(DirectoryService.method.updateDirectory, { says: 'Saved.' });
  return (
    <FormModal
      opened
      onClose={onClose}
      title="Rename directory"
      submit="Save"
      initial={{ name: now }}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ name }) => {
        await update.run({ organizationId, id, directory: { name: name.trim() } });
        onClose();
      }}
    >
      {(form) => <TextInput label="Name" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('name')} />}
    </FormModal>
  );
}
