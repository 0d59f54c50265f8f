import { TextInput } from '@mantine/core';
import { DomainService, DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';

const schema = z.object({ domain: z.string().trim().min(4, 'A domain, such as orion.example.').includes('.', 'A domain, such as orion.example.') });

interface Props {
  readonly organizationId: string;
  readonly type: DomainType;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Adds a domain of the organization's own, or one whose people may join. */
export function AddDomain({ organizationId, type, opened, onClose }: Props): ReactNode {
  const isOwn = type === DomainType.ORGANIZATION_DOMAIN;
  const add = useWrite(DomainService.method.createDomain, { says: ({ domain }) => `${domain?.domain ?? 'Domain'} added.` });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={isOwn ? 'Add a domain' : 'Let people join by their address'}
      submit="Add domain"
      initial={{ domain: '' }}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ domain }) => {
        await add.run({ identities: { case: 'organizationId', value: organizationId }, domain: { domain: domain.trim(), domainType: type } });
        onClose();
      }}
    >
      {(form) => (
        <TextInput
          label="Domain"
          description={
            isOwn
              ? 'What stands behind the @ of its people. It counts at once, on your word: be sure that it is theirs.'
              : 'Whoever proves that they read mail there may join. Addresses that anybody can have are refused.'
          }
          placeholder="orion.example"
          withAsterisk
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('domain')}
        />
      )}
    </FormModal>
  );
}
