import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { CopyId, Facts, FormDrawer, Section, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { OrganizationFields, type OrganizationValues, organizationSchema } from '../fields.tsx';

/** Name, slug, external id, logo and metadata: shown, and changed in a drawer. */
export function Details({ organization }: { readonly organization: Organization }): ReactNode {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const update = useWrite(OrganizationService.method.updateOrganization, { says: 'Saved.' });
  const { displayName, slug = '', externalId = '', logoUrl = '', metadata, createTime, updateTime } = organization;
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
    setEditing(false);
  }

  return (
    <Section
      title="Details"
      actions={
        mayWrite && (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      <Facts
        items={[
          ['Name', displayName],
          ['Slug', slug && <code>{slug}</code>],
          ['External id', externalId && <CopyId id={externalId} label="external id" />],
          ['Logo', logoUrl],
          ...Object.entries(metadata),
          ['Created', <Time key="created" at={createTime && timestampDate(createTime)} />],
          ['Changed', <Time key="changed" at={updateTime && timestampDate(updateTime)} />],
        ]}
      />
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Edit organization"
        submit="Save"
        initial={values}
        schema={organizationSchema}
        onSubmit={save}
        toProblem={problemOf}
      >
        {(form) => <OrganizationFields form={form} />}
      </FormDrawer>
    </Section>
  );
}
