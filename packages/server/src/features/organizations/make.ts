import type { StringMap } from '../../platform/db/tables.ts';
import type { Work } from '../../platform/work.ts';
import { announceOrganization } from './announce.ts';
import { NO_DEMANDS } from './auth-policy.ts';
import type { Organization } from './organization.ts';
import { checkFields } from './policy.ts';
import { insertOrganization } from './store.ts';

export interface NewOrganization {
  /** Empty: not named yet. */
  readonly displayName: string;
  readonly slug?: string;
  readonly externalId?: string;
  readonly logoUrl?: string;
  readonly metadata?: StringMap;
}

/** A new organization, with nobody in it. */
export async function makeOrganization(work: Work, { displayName, slug, externalId, logoUrl, metadata = {} }: NewOrganization): Promise<Organization> {
  const organization: Organization = {
    id: work.newId('org'),
    displayName,
    slug: slug || null,
    externalId: externalId || null,
    logoUrl: logoUrl || null,
    metadata,
    features: {},
    maxUsers: null,
    sessionPolicy: null,
    authPolicy: NO_DEMANDS,
    joinApproval: false,
    createdAt: work.now,
    updatedAt: work.now,
  };
  checkFields(work.environment, organization);
  await insertOrganization(work, organization);
  announceOrganization(work, 'organization.created', organization);
  return organization;
}
