import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { Section } from '../../../design/index.ts';
import { DeleteOrganization } from '../delete.tsx';

/** What cannot be taken back. */
export function Danger({ organization }: { readonly organization: Organization }): ReactNode {
  const [deleting, setDeleting] = useState(false);
  const router = useRouter();
  return (
    <Section
      tone="bad"
      title="Delete this organization"
      description="Its memberships, domains, connections and roles go with it. Its people stay."
      actions={
        <Button color="bad" onClick={() => setDeleting(true)}>
          Delete…
        </Button>
      }
    >
      {deleting && (
        <DeleteOrganization organization={organization} onClose={() => setDeleting(false)} onDeleted={() => void router.navigate({ to: '/organizations' })} />
      )}
    </Section>
  );
}
