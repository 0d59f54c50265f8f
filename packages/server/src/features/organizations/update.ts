import { command } from '../../chassis/command.ts';
import type { StringMap } from '../../platform/db/tables.ts';
import { announceOrganization } from './announce.ts';
import { noSuchOrganization } from './faults.ts';
import { idOf } from './get.ts';
import type { Organization, OrganizationReference } from './organization.ts';
import { checkFields } from './policy.ts';
import { selectOrganization, updateOrganizationRow } from './store.ts';

/** What is not named stays; `null` takes a value away. */
export interface OrganizationChanges {
  readonly displayName?: string;
  readonly slug?: string | null;
  readonly externalId?: string | null;
  readonly logoUrl?: string | null;
  /** Replaces all there was. */
  readonly metadata?: StringMap;
}

export interface UpdateOrganization {
  readonly which: OrganizationReference;
  readonly changes: OrganizationChanges;
}

export const updateOrganization = command({
  needs: 'organizations_write',
  action: 'organization.updated',
  within: ({ which }: UpdateOrganization) => idOf(which),

  async run(work, { which, changes }): Promise<Organization> {
    checkFields(work.environment, changes);
    const nothing = Object.keys(changes).length === 0;
    const organization = nothing ? await selectOrganization(work, which) : await updateOrganizationRow(work, which, changes);
    if (!organization) throw noSuchOrganization(which);
    if (!nothing) announceOrganization(work, 'organization.updated', organization);
    return organization;
  },
});
