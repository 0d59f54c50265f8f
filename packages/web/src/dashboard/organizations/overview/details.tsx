import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { CopyId, Facts, Section, Time, whenOpened } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

const EditOrganization = whenOpened(() => import('./edit.tsx').then((module) => module.EditOrganization));

/** Name, slug, external id, logo and metadata: shown, and changed in a drawer. */
export function Details({ organization }: { readonly organization: Organization }): ReactNode {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const { displayName, slug = '', externalId = '', logoUrl = '', metadata, createTime, updateTime } = organization;

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
      <EditOrganization organization={organization} opened={editing} onClose={() => setEditing(false)} />
    </Section>
  );
}
