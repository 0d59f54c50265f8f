import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';
import { nameOf } from './name.ts';

interface Props {
  readonly organization: Organization;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Deletes an organization, after showing what goes with it. */
export function DeleteOrganization({ organization, onClose, onDeleted }: Props): ReactNode {
  const input = { identities: { case: 'id', value: organization.id } } as const;
  const rehearsal = useDryRun(OrganizationService.method.deleteOrganization, input, true);
  const remove = useWrite(OrganizationService.method.deleteOrganization, {
    says: `${nameOf(organization)} deleted.`,
    deletes: () => organization.id,
    quiet: true,
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${nameOf(organization)}?`}
      confirm="Delete organization"
      typed={nameOf(organization)}
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt(input, () => {
          onClose();
          onDeleted?.();
        })
      }
    >
      <p>Its memberships, domains, connections, roles and API clients go with it and do not come back. Its people stay, without it.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
