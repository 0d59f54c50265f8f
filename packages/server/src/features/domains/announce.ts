import type { Work } from '../../platform/work.ts';
import { type Domain, txtRecordOf, WORDS } from './domain.ts';

export function announceDomain(
  work: Work,
  type: `organization.domain_${'created' | 'deleted' | 'dns_verification_success' | 'dns_verification_failed'}`,
  domain: Domain,
): void {
  const record = txtRecordOf(domain);
  work.announce({
    type,
    object: 'Organization',
    subject: domain.organizationId,
    organizationId: domain.organizationId,
    data: {
      id: domain.id,
      domain: domain.name,
      domain_type: WORDS.type[domain.type],
      organization_id: domain.organizationId,
      environment_id: work.environment.id,
      txt_record_key: record?.key ?? '',
      txt_record_secret: record?.value ?? '',
      verification_status: WORDS.status[domain.status],
      verification_method: WORDS.method[domain.method],
      updated_at: domain.updatedAt.toISOString(),
    },
  });
}
