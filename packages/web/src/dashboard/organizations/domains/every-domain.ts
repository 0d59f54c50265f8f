import type { DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';

/** All of an organization's domains of one type: nobody has more than fit on one page. */
export const everyDomain = (organizationId: string, domainType: DomainType) =>
  ({ identities: { case: 'organizationId', value: organizationId }, domainType, pageSize: 100 }) as const;
