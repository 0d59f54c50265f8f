import { command } from '../../chassis/command.ts';
import type { DomainId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization, idOf, type OrganizationReference } from '../organizations/index.ts';
import type { Domain, DomainType } from './domain.ts';
import { domainFaults } from './faults.ts';
import { selectDomain, selectDomains } from './store.ts';

export interface OneDomain {
  readonly organization: OrganizationReference;
  readonly id: DomainId;
}

export const getDomain = command({
  needs: 'organizations_read',
  within: ({ organization }: OneDomain) => idOf(organization),
  reads: true,
  run: domainIn,
});

/** A domain has nothing that could change; whoever may change it is shown how it is. */
export const updateDomain = command({
  needs: 'organizations_write',
  within: ({ organization }: OneDomain) => idOf(organization),
  reads: true,
  run: domainIn,
});

export interface ListDomains {
  readonly organization: OrganizationReference;
  readonly type?: DomainType;
  readonly size: number;
  /** Counted from 0. */
  readonly page: number;
}

export interface CountedPage {
  readonly rows: readonly Domain[];
  readonly size: number;
  readonly page: number;
}

/** The domains of one organization in the order they were added. There are few of them, so pages are counted. */
export const listDomains = command({
  needs: 'organizations_read',
  within: ({ organization }: ListDomains) => idOf(organization),
  reads: true,

  async run(work, ask): Promise<CountedPage> {
    const { id } = await demandOrganization(work, ask.organization);
    return { rows: await selectDomains(work, id, ask), size: ask.size, page: ask.page };
  },
});

export async function domainIn(work: Work, { organization, id }: OneDomain): Promise<Domain> {
  const { id: organizationId } = await demandOrganization(work, organization);
  return demandDomain(await selectDomain(work, organizationId, id), organizationId, id);
}

export function demandDomain(domain: Domain | undefined, organizationId: OrganizationId, id: DomainId): Domain {
  if (!domain) throw domainFaults.notFound({ organization: organizationId, domain: id });
  return domain;
}
