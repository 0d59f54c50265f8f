import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { CopyId, Facts, Section, Time, whenOpened } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

const EditOrganization = whenOpened(() => import('./edit.tsx').then((module) => module.EditOrganization));

/** Room for what is on its way. */
const NOTHING_YET = '\u00a0';

/** Name, slug, external id, logo and metadata: shown, and changed in a drawer. Until it is there, there is room for it. */
export function Details({ organization }: { readonly organization: Organization | undefined }): ReactNode {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const { displayName = NOTHING_YET, slug = '', externalId = '', logoUrl = '', metadata = {}, createTime, updateTime } = organization ?? {};
  const at = (time: typeof createTime) => (organization ? <Time at={time && timestampDate(time)} /> : NOTHING_YET);

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
          ['Slug', organization ? slug && <code>{slug}</code> : NOTHING_YET],
          ['External id', organization ? externalId && <CopyId id={externalId} label="external id" /> : NOTHING_YET],
          ['Logo', organization ? logoUrl : NOTHING_YET],
          ...Object.entries(metadata),
          ['Created', at(createTime)],
          ['Changed', at(updateTime)],
        ]}
      />
      {organization && <EditOrganization organization={organization} opened={editing} onClose={() => setEditing(false)} />}
    </Section>
  );
}
