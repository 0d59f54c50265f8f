import { command } from '../../chassis/command.ts';
import { demandOrganization, idOf, type OrganizationReference } from '../organizations/index.ts';
import { announceDomain } from './announce.ts';
import type { Domain, DomainType } from './domain.ts';
import { firstStanding } from './look.ts';
import { parseDomain, proofFor } from './policy.ts';
import { insertDomain } from './store.ts';

export interface CreateDomain {
  readonly organization: OrganizationReference;
  readonly name: string;
  readonly type: DomainType;
}

export const createDomain = command({
  needs: 'organizations_write',
  action: 'domain.created',
  within: ({ organization }: CreateDomain) => idOf(organization),

  async run(work, { organization, name, type }): Promise<Domain> {
    const { id: organizationId } = await demandOrganization(work, organization);
    const proof = proofFor(work.by, type);
    const standing = proof.method === 'dns' ? firstStanding(work.now) : { proofUntil: null, nextCheckAt: null, vainChecks: 0 };
    const domain: Domain = {
      id: work.newId('dom'),
      organizationId,
      name: parseDomain(name),
      type,
      ...proof,
      ...standing,
      checkedAt: null,
      txtSecret: proof.method === 'dns' ? `tenon-verification=${work.newSecret()}` : null,
      createdAt: work.now,
      updatedAt: work.now,
    };
    await insertDomain(work, domain, standing.nextCheckAt);
    announceDomain(work, 'organization.domain_created', domain);
    return domain;
  },
});
