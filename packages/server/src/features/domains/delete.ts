import { command } from '../../chassis/command.ts';
import { demandOrganization, idOf } from '../organizations/index.ts';
import { announceDomain } from './announce.ts';
import { demandDomain, type OneDomain } from './read.ts';
import { deleteDomainRow } from './store.ts';

/** Whoever joined by it stays. */
export const deleteDomain = command({
  needs: 'organizations_write',
  action: 'domain.deleted',
  within: ({ organization }: OneDomain) => idOf(organization),

  async run(work, { organization, id }): Promise<void> {
    const { id: organizationId } = await demandOrganization(work, organization);
    announceDomain(work, 'organization.domain_deleted', demandDomain(await deleteDomainRow(work, organizationId, id), organizationId, id));
  },
});
