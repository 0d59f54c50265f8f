import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { findUser, getUser, noSuchUser, type User, type UserReference } from '../users/index.ts';
import { membershipFaults } from './faults.ts';
import type { Membership } from './membership.ts';
import { selectMemberships, selectUserAndMemberships } from './store.ts';

/** Their membership there, whatever its status: pending and inactive ones let nobody in. */
export async function findMembership(work: Work, organizationId: OrganizationId, userId: UserId): Promise<Membership | undefined> {
  return (await selectMemberships(work, { users: [userId], organizationId }))[0];
}

export async function getMembership(work: Work, organizationId: OrganizationId, userId: UserId): Promise<Membership> {
  const membership = await findMembership(work, organizationId, userId);
  if (!membership) throw membershipFaults.notFound({ organization: organizationId, user: userId });
  return membership;
}

/**
 * The user whom a request about one organization names. A member hears of somebody who is elsewhere what they hear of
 * somebody who never was: naming people is no way to find out who else is in the environment.
 */
export async function getUserFor(work: Work, organizationId: OrganizationId, who: UserReference): Promise<User> {
  if (work.by.kind !== 'member') return getUser(work, who);
  const user = await findUser(work, who);
  if (user && (await findMembership(work, organizationId, user.id))) return user;
  throw membershipFaults.notFound({ organization: organizationId, user: Object.values(who).join() });
}

/** Everywhere they belong or are asked to, the oldest first. */
export const listMembershipsOf = (work: Work, userId: UserId): Promise<Membership[]> => selectMemberships(work, { users: [userId] });

/** The same for many people at once. */
export const listMembershipsOfAll = (work: Work, users: readonly UserId[], organizationId?: OrganizationId): Promise<Membership[]> =>
  selectMemberships(work, { users, organizationId });

/** Somebody and everywhere they belong (or what they are in one organization), in one question. */
export async function getUserAndMemberships(
  work: Work,
  who: UserReference,
  organizationId?: OrganizationId,
): Promise<{ readonly user: User; readonly memberships: readonly Membership[] }> {
  const found = await selectUserAndMemberships(work, who, organizationId);
  if (!found) throw noSuchUser(who);
  return found;
}
