import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchOrganization } from './faults.ts';
import type { Organization, OrganizationReference } from './organization.ts';
import { selectOrganization } from './store.ts';

/** Members may ask for their own organization, by its id: the app's id for it is the app's. */
export const idOf = (which: OrganizationReference) => ('id' in which ? which.id : undefined);

export const getOrganization = command({
  needs: 'organizations_read',
  within: idOf,
  reads: true,

  async run(work, which: OrganizationReference): Promise<Organization> {
    const organization = await selectOrganization(work, which);
    if (!organization) throw noSuchOrganization(which);
    return organization;
  },
});

/** By the app's id for it, which is the app's to ask by. */
export const getOrganizationByExternalId = command({
  needs: CLIENTS,
  reads: true,
  run: (work, which: OrganizationReference): Promise<Organization> => demandOrganization(work, which),
});

export const findOrganization = (work: Work, id: OrganizationId): Promise<Organization | undefined> => selectOrganization(work, { id });

/** The organization that other features hang something on. */
export async function demandOrganization(work: Work, named: OrganizationId | OrganizationReference): Promise<Organization> {
  const which = typeof named === 'string' ? { id: named } : named;
  const organization = await selectOrganization(work, which);
  if (!organization) throw noSuchOrganization(which);
  return organization;
}
