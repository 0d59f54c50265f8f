import { type Domain, DomainService, type DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { useList } from '../../api/index.ts';
import type { ListState } from '../../design/index.ts';

const PAGE = 30;

/** The domains of an organization, page by page. @param every asks again every so many milliseconds: others prove them, too */
export const useDomains = (organizationId: string, domainType: DomainType, every?: number): ListState<Domain> =>
  useList(
    DomainService.method.listDomains,
    (page) => ({ identities: { case: 'organizationId' as const, value: organizationId }, domainType, pageSize: PAGE, pageNumber: Number(page) }),
    rowsOf,
    every === undefined ? {} : { every },
  );

const rowsOf = ({ domains }: { readonly domains: readonly Domain[] }) => domains;
