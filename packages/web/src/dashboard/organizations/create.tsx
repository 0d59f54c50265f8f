import { Checkbox, Group } from '@mantine/core';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { OrganizationFields, type OrganizationValues, organizationSchema } from './fields.tsx';
import { FEATURES } from './tabs.ts';

interface Values extends OrganizationValues {
  features: string[];
}

const NEW: Values = { displayName: '', slug: '', externalId: '', logoUrl: '', metadata: {}, features: [] };

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (organization: Organization) => void;
}

/** Makes an organization, and turns on for it what its people shall have from the first day. */
export function CreateOrganization({ opened, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(OrganizationService.method.createOrganization, { says: 'Organization created.' });
  const turnOn = useWrite(OrganizationService.method.updateOrganizationSettings);

  async function submit({ displayName, slug, externalId, logoUrl, metadata, features }: Values): Promise<void> {
    const { organization } = await create.run({
      organization: {
        displayName: displayName.trim(),
        metadata,
        ...(slug.trim() && { slug: slug.trim() }),
        ...(externalId.trim() && { externalId: externalId.trim() }),
        ...(logoUrl.trim() && { logoUrl: logoUrl.trim() }),
      },
    });
    if (!organization) return;
    // It stands already: what could not be turned on is told, and can be turned on from its page.
    if (features.length > 0) turnOn.attempt({ id: organization.id, settings: { features: features.map((name) => ({ name, enabled: true })) } });
    onClose();
    onCreated(organization);
  }

  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Create organization"
      submit="Create organization"
      initial={NEW}
      schema={organizationSchema}
      onSubmit={submit}
      toProblem={problemOf}
    >
      {(form) => (
        <>
          <OrganizationFields form={form} />
          <Checkbox.Group label="Features" {...form.getInputProps('features')}>
            <Group gap="lg" mt={6}>
              {FEATURES.map(({ name, label }) => (
                <Checkbox key={name} value={name} label={label} />
              ))}
            </Group>
          </Checkbox.Group>
        </>
      )}
    </FormModal>
  );
}
