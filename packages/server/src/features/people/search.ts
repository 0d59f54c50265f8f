import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page } from '../../platform/paging.ts';
import { demandOrganization } from '../organizations/index.ts';
import { searchUsers, type UserSearch } from '../users/index.ts';
import { type Person, pageOfPeople } from './person.ts';

/** People of the environment, by a few letters of their address, id, external id or name. */
export const searchPeople = command({
  needs: CLIENTS,
  reads: true,

  async run(work, ask: Omit<UserSearch, 'organizationId'>): Promise<Page<Person>> {
    const page = await searchUsers(work, ask);
    return pageOfPeople(work, page, page.rows);
  },
});

/** The same among the people of one organization, invited ones included. */
export const searchOrganizationPeople = command({
  needs: 'organizations_users_read',
  within: ({ organizationId }: UserSearch & { readonly organizationId: OrganizationId }) => organizationId,
  reads: true,

  async run(work, ask): Promise<Page<Person>> {
    const page = await searchUsers(work, ask);
    if (page.rows.length === 0) await demandOrganization(work, ask.organizationId);
    return pageOfPeople(work, page, page.rows);
  },
});
