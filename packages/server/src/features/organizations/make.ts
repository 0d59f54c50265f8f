import type { Work } from '../../platform/work.ts';
import { type Organization, organizationData } from './organization.ts';
import { insertOrganization } from './store.ts';

export interface NewOrganization {
  readonly displayName: string;
}

/** A new organization, with nobody in it. */
export async function makeOrganization(work: Work, { displayName }: NewOrganization): Promise<Organization> {
  const organization: Organization = {
    id: work.newId('org'),
    displayName,
    slug: null,
    externalId: null,
    logoUrl: null,
    metadata: {},
    features: {},
    createdAt: work.now,
    updatedAt: work.now,
  };
  await insertOrganization(work, organization);
  work.announce({
    type: 'organization.created',
    object: 'Organization',
    subject: organization.id,
    organizationId: organization.id,
    data: organizationData(organization),
  });
  return organization;
}
