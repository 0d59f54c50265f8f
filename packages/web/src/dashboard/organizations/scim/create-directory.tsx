import { Select } from '@mantine/core';
import { DirectoryProvider, DirectoryService, DirectoryType } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';
import { SecretDialog, type ShownSecret } from '../secret-dialog.tsx';
import { PROVIDERS } from './providers.ts';

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
        title="Add directory"
        submit="Add directory"
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
            setMade({ title: 'Directory added', secret: plainSecret, hint: HINT }),
          );
        }}
      >
        {(form) => (
          <Select
            label="Directory"
            description="Where the customer keeps its people."
            placeholder="Any that speaks SCIM"
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

export const HINT = 'The directory shows it with everything it sends. Hand it over now: it is not shown again.';
