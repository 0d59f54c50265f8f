import { TextInput } from '@mantine/core';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { nameOfDirectory } from './providers.ts';
import { t } from './words/index.ts';

const schema = () =>
  z.object({
    name: z
      .string()
      .trim()
      .min(1, t('rename.missing'))
      .max(256, t('rename.tooLong', { count: 256 })),
  });

/** What it is called here; the other side does not see it. */
export function RenameDirectory({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id, organizationId } = directory;
  const now = nameOfDirectory(directory);
  const update = useWrite(DirectoryService.method.updateDirectory, { says: t('rename.saved') });
  return (
    <FormModal
      opened
      onClose={onClose}
      live
      title={t('rename.title')}
      submit={t('rename.save')}
      initial={{ name: now }}
      schema={schema()}
      toProblem={problemOf}
      onSubmit={async ({ name }) => {
        await update.run({ organizationId, id, directory: { name: name.trim() } });
        onClose();
      }}
    >
      {(form) => <TextInput label={t('rename.name')} withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('name')} />}
    </FormModal>
  );
}
