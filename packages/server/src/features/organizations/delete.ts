import { CLIENTS, command } from '../../chassis/command.ts';
import { revokeGrants } from '../grants/index.ts';
import { dropFromSessions } from '../sessions/index.ts';
import { announceOrganization } from './announce.ts';
import { noSuchOrganization, organizationFaults } from './faults.ts';
import type { OrganizationReference } from './organization.ts';
import { cancelInvitationMails, deleteOrganizationRow, lockOrganization } from './store.ts';

/**
 * Removes an organization with everything that is its own. Its people stay users: they may belong elsewhere, sign up
 * again or be invited again.
 */
export const deleteOrganization = command({
  needs: CLIENTS,
  action: 'organization.deleted',

  async run(work, which: OrganizationReference): Promise<void> {
    // Whoever is just joining or entering it waits here, and then finds it gone.
    const organization = await lockOrganization(work, which);
    if (!organization) throw noSuchOrganization(which);
    if (work.environment.system) throw organizationFaults.ofOperators();
    await dropFromSessions(work, { organizationId: organization.id });
    await revokeGrants(work, { organizationId: organization.id, why: 'organization_deleted' });
    await cancelInvitationMails(work, organization.id);
    await deleteOrganizationRow(work, organization.id);
    announceOrganization(work, 'organization.deleted', organization);
  },
});
