import { Radio, Select, Stack } from '@mantine/core';
import { ConnectionService, ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { providers } from './providers.ts';
import { t } from './words/index.ts';

interface Values extends Record<string, unknown> {
  provider: string;
  type: 'SAML' | 'OIDC';
}

const NEW: Values = { provider: '', type: 'SAML' };
const schema = () => z.object({ provider: z.string().min(1, t('add.missing')) });

interface Props {
  readonly organizationId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (connectionId: string) => void;
}

/** Says whose sign-in it will be and what is spoken; the rest is configured once it is there. */
export function CreateConnection({ organizationId, opened, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(ConnectionService.method.createConnection, { says: t('add.done') });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={t('add.do')}
      submit={t('add.submit')}
      initial={NEW}
      schema={schema()}
      toProblem={problemOf}
      onSubmit={async ({ provider, type }) => {
        const chosen = providers().find(({ key }) => key === provider);
        const { connection } = await create.run({ organizationId, connection: { ...(chosen && { provider: chosen.provider }), type: ConnectionType[type] } });
        onClose();
        if (connection) onCreated(connection.id);
      }}
    >
      {(form) => (
        <>
          <Select
            label={t('add.provider')}
            placeholder={t('add.providerHint')}
            data={providers().map(({ key, label }) => ({ value: key, label }))}
            withAsterisk
            allowDeselect={false}
            data-autofocus
            {...form.getInputProps('provider')}
          />
          <Radio.Group label={t('add.protocol')} {...form.getInputProps('type')}>
            <Stack gap="sm" mt={8}>
              <Radio value="SAML" label="SAML 2.0" description={t('add.samlHint')} />
              <Radio value="OIDC" label="OpenID Connect" description={t('add.oidcHint')} />
            </Stack>
          </Radio.Group>
        </>
      )}
    </FormModal>
  );
}
