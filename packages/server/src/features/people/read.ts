import { CLIENTS, command, demandSelf, SIGNED_IN } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { listMembers } from '../memberships/index.ts';
import { demandOrganization } from '../organizations/index.ts';
import { listUsers, listUsersById } from '../users/index.ts';
import { idOf, type Person, type PersonReference, pageOfPeople, personNamed } from './person.ts';

/**
 * One person by id. Somebody signed in may ask for themselves: members see each other in their organization's list, and an
 * id alone would show them strangers.
 */
export const getPerson = command({
  needs: SIGNED_IN,
  reads: true,

  async run(work, who: PersonReference): Promise<Person> {
    demandSelf(work.by, idOf(who));
    return personNamed(work, who);
  },
});

/** Everybody in the environment, the newest first. */
export const listPeople = command({
  needs: CLIENTS,
  reads: true,

  async run(work, ask: PageRequest): Promise<Page<Person>> {
    const page = await listUsers(work, ask);
    return pageOfPeople(work, page, page.rows);
  },
});

export interface ListMembers extends PageRequest {
  readonly organizationId: OrganizationId;
}

/** The people of one organization, invited ones included, the newest membership first. */
export const listOrganizationPeople = command({
  needs: 'organizations_users_read',
  within: (ask: ListMembers) => ask.organizationId,
  reads: true,

  async run(work, ask): Promise<Page<Person>> {
    const page = await listMembers(work, ask.organizationId, ask);
    // Tells an organization without members from one that is not there.
    if (page.rows.length === 0) await demandOrganization(work, ask.organizationId);
    const ids = page.rows.map(({ userId }) => userId);
    const users = new Map((await listUsersById(work, ids)).map((user) => [user.id, user]));
    return pageOfPeople(
      work,
      page,
      ids.flatMap((id) => users.get(id) ?? []),
    );
  },
});
