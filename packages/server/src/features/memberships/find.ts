import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { membershipFaults } from './faults.ts';
import type { Membership } from './membership.ts';
import { selectMemberships } from './store.ts';

/** Their membership there, whatever its status: pending and inactive ones let nobody in. */
export async function findMembership(work: Work, organizationId: OrganizationId, userId: UserId): Promise<Membership | undefined> {
  return (await selectMemberships(work, { users: [userId], organizationId }))[0];
}

export async function getMembership(work: Work, organizationId: OrganizationId, userId: UserId): Promise<Membership> {
  const membership = await findMembership(work, organizationId, userId);
  if (!membership) throw membershipFaults.notFound({ organization: organizationId, user: userId });
  return membership;
}

/** Everywhere they belong or are asked to, the oldest first. */
export const listMembershipsOf = (work: Work, userId: UserId): Promise<Membership[]> => selectMemberships(work, { users: [userId] });

/** The same for many people at once. */
export const listMembershipsOfAll = (work: Work, users: readonly UserId[], organizationId?: OrganizationId): Promise<Membership[]> =>
  selectMemberships(work, { users, organizationId });
