import { useRouter } from '@tanstack/react-router';
import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { whenThere } from '../../../design/index.ts';
import { DeleteSection } from '../../delete-section.tsx';

const DeleteOrganization = whenThere(() => import('../delete.tsx').then((module) => module.DeleteOrganization));

/** What cannot be taken back. */
export function Danger({ organization }: { readonly organization: Organization }): ReactNode {
  const router = useRouter();
  return (
    <DeleteSection title="Delete this organization" description="Its memberships, domains, connections and roles go with it. Its people stay.">
      {(close) => <DeleteOrganization organization={organization} onClose={close} onDeleted={() => void router.navigate({ to: '/organizations' })} />}
    </DeleteSection>
  );
}
