import type { Work } from '../../platform/work.ts';
import { type Organization, organizationData } from './organization.ts';

export function announceOrganization(
  work: Work,
  type: 'organization.created' | 'organization.updated' | 'organization.deleted',
  organization: Organization,
): void {
  const deleted = type === 'organization.deleted' ? { deleted_at: work.now.toISOString() } : {};
  work.announce({
    type,
    object: 'Organization',
    subject: organization.id,
    organizationId: organization.id,
    data: { ...organizationData(organization), ...deleted },
  });
}
