import { type Domain, DomainService, DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import type { ReactNode } from 'react';
import { useDryRun, useWrite } from '../../../api/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../../design/index.ts';

/** Takes a domain away. */
export function DeleteDomain({ domain, onClose }: { readonly domain: Domain; readonly onClose: () => void }): ReactNode {
  const input = { id: domain.id, identities: { case: 'organizationId', value: domain.organizationId } } as const;
  const rehearsal = useDryRun(DomainService.method.deleteDomain, input, true);
  const remove = useWrite(DomainService.method.deleteDomain, { says: `${domain.domain} removed.`, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Remove ${domain.domain}?`}
      confirm="Remove domain"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      <p>
        {domain.domainType === DomainType.ALLOWED_EMAIL_DOMAIN
          ? 'Nobody joins by it any more. Who has joined already stays a member.'
          : 'Addresses there no longer lead to this organization’s single sign-on, and another organization may claim the domain. Members stay members.'}
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
