import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { announceOrganization } from './announce.ts';
import { noSuchOrganization } from './faults.ts';
import type { Feature, Organization } from './organization.ts';
import { updateFeatures } from './store.ts';

export interface ChangeFeatures {
  readonly organizationId: OrganizationId;
  readonly features: Readonly<Partial<Record<Feature, boolean>>>;
}

/** Turns features on and off. The ones that are not named stay as they are. */
export const changeFeatures = command({
  needs: CLIENTS,
  action: 'organization.features_updated',

  async run(work, { organizationId, features }: ChangeFeatures): Promise<Organization> {
    const organization = await updateFeatures(work, organizationId, features);
    if (!organization) throw noSuchOrganization({ id: organizationId });
    announceOrganization(work, 'organization.updated', organization);
    return organization;
  },
});
