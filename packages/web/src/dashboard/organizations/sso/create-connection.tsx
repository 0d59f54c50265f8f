import { Radio, Select, Stack } from '@mantine/core';
import { ConnectionService, ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';
import { PROVIDERS } from './providers.ts';

interface Values extends Record<string, unknown> {
  provider: string;
  type: 'SAML' | 'OIDC';
}

const NEW: Values = { provider: '', type: 'SAML' };
const schema = z.object({ provider: z.string().min(1, 'Choose the provider.') });

interface Props {
  readonly organizationId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (connectionId: string) => void;
}

/** Says whose sign-in it will be and what is spoken; the rest is configured once it is there. */
export function CreateConnection({ organizationId, opened, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(ConnectionService.method.createConnection, { says: 'Connection added. Nobody comes in by it before it is enabled.' });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Add connection"
      submit="Add and configure"
      initial={NEW}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ provider, type }) => {
        const chosen = PROVIDERS.find(({ key }) => key === provider);
        const { connection } = await create.run({ organizationId, connection: { ...(chosen && { provider: chosen.provider }), type: ConnectionType[type] } });
        onClose();
        if (connection) onCreated(connection.id);
      }}
    >
      {(form) => (
        <>
          <Select
            label="Identity provider"
            placeholder="Where its people sign in"
            data={PROVIDERS.map(({ key, label }) => ({ value: key, label }))}
            withAsterisk
            allowDeselect={false}
            data-autofocus
            {...form.getInputProps('provider')}
          />
          <Radio.Group label="Protocol" {...form.getInputProps('type')}>
            <Stack gap="sm" mt={8}>
              <Radio value="SAML" label="SAML 2.0" description="What most companies’ providers offer first." />
              <Radio value="OIDC" label="OpenID Connect" description="Newer, and less to configure: a client id, a secret and an address." />
            </Stack>
          </Radio.Group>
        </>
      )}
    </FormModal>
  );
}
