import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { announceOrganization } from './announce.ts';
import { noSuchOrganization } from './faults.ts';
import type { Organization } from './organization.ts';
import { selectOrganization, updateMaxUsers } from './store.ts';

export interface LimitSeats {
  readonly organizationId: OrganizationId;
  /** 0: no limit. `null`: as if nobody had ever set one, so that the environment's number holds. */
  readonly maxUsers: number | null;
}

/**
 * Says how many people an organization may have. Who is in already stays, even when the new limit is lower: it shuts
 * the door until there is room again. Whoever adds people asks `demandSeats` of memberships.
 */
export const limitSeats = command({
  needs: CLIENTS,
  action: 'organization.seats_limited',

  async run(work, { organizationId, maxUsers }: LimitSeats): Promise<Organization> {
    const organization = await updateMaxUsers(work, organizationId, maxUsers);
    if (!organization) throw noSuchOrganization({ id: organizationId });
    announceOrganization(work, 'organization.updated', organization);
    return organization;
  },
});

export const getSeats = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<Organization> {
    const organization = await selectOrganization(work, { id: organizationId });
    if (!organization) throw noSuchOrganization({ id: organizationId });
    return organization;
  },
});
