import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormDrawer } from '../../../design/index.ts';
import { OrganizationFields, type OrganizationValues, organizationSchema } from '../fields.tsx';

interface Props {
  readonly organization: Organization;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes name, slug, external id, logo and metadata. */
export function EditOrganization({ organization, opened, onClose }: Props): ReactNode {
  const update = useWrite(OrganizationService.method.updateOrganization, { says: 'Saved.' });
  const { displayName, slug = '', externalId = '', logoUrl = '', metadata } = organization;
  const values: OrganizationValues = { displayName, slug, externalId, logoUrl, metadata: { ...metadata } };

  async function save(next: OrganizationValues): Promise<void> {
    await update.run({
      identities: { case: 'id', value: organization.id },
      organization: {
        displayName: next.displayName.trim(),
        slug: next.slug.trim(),
        externalId: next.externalId.trim(),
        logoUrl: next.logoUrl.trim(),
        metadata: next.metadata,
      },
      // Named one by one, so that what is empty now is taken away.
      updateMask: { paths: ['display_name', 'slug', 'external_id', 'logo_url', 'metadata'] },
    });
    onClose();
  }

  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title="Edit organization"
      submit="Save"
      initial={values}
      schema={organizationSchema}
      onSubmit={save}
      toProblem={problemOf}
    >
      {(form) => <OrganizationFields form={form} />}
    </FormDrawer>
  );
}
