import { Select } from '@mantine/core';
import { DirectoryProvider, DirectoryService, DirectoryType } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { namesThere, PROVIDERS } from './providers.ts';
import { SecretDialog, type ShownSecret } from './secret-dialog.tsx';
import { t } from './words/index.ts';

interface Props {
  readonly organizationId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a directory with its first secret: without one nothing could be sent to it. */
export function CreateDirectory({ organizationId, opened, onClose }: Props): ReactNode {
  const create = useWrite(DirectoryService.method.createDirectory);
  const makeSecret = useWrite(DirectoryService.method.createDirectorySecret);
  const [made, setMade] = useState<ShownSecret>();
  return (
    <>
      <FormModal
        opened={opened}
        onClose={onClose}
        title={t('add.do')}
        submit={t('add.do')}
        initial={{ provider: '' }}
        toProblem={problemOf}
        onSubmit={async ({ provider }) => {
          const chosen = PROVIDERS.find(({ key }) => key === provider);
          const { directory } = await create.run({
            organizationId,
            directory: { directoryType: DirectoryType.SCIM, directoryProvider: chosen?.provider ?? DirectoryProvider.DIRECTORY_PROVIDER_UNSPECIFIED },
          });
          onClose();
          if (!directory) return;
          // It stands already: should the secret fail, it is told of, and can be made on the page.
          makeSecret.attempt({ organizationId, directoryId: directory.id }, ({ plainSecret }) =>
            setMade({ title: t('add.done'), secret: plainSecret, called: namesThere(directory.directoryProvider).token }),
          );
        }}
      >
        {(form) => (
          <Select
            label={t('add.what')}
            description={t('add.whatHint')}
            placeholder={t('any')}
            data={PROVIDERS.map(({ key, label }) => ({ value: key, label }))}
            clearable
            data-autofocus
            {...form.getInputProps('provider')}
            value={form.values.provider || null}
            onChange={(key) => form.setFieldValue('provider', key ?? '')}
          />
        )}
      </FormModal>
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
    </>
  );
}
