import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Page } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { listMembershipsOfAll, type Membership, sees } from '../memberships/index.ts';
import { permissionsFor } from '../roles/index.ts';
import type { User } from '../users/index.ts';

/** A membership, and all that its roles allow. */
export interface Place extends Membership {
  readonly permissions: readonly string[];
}

/** A user as the contract shows one: with the memberships that the caller may see. */
export interface Person {
  readonly user: User;
  readonly memberships: readonly Place[];
}

export async function placesOf(work: Work, memberships: readonly Membership[]): Promise<Place[]> {
  const permissionsOf = await permissionsFor(
    work,
    memberships.flatMap(({ roles }) => roles),
  );
  return memberships.map((membership) => ({ ...membership, permissions: permissionsOf(membership.roles) }));
}

/** Puts to each user their memberships, in one query for all of them. */
export async function peopleOf(work: Work, users: readonly User[]): Promise<Person[]> {
  const memberships = await listMembershipsOfAll(
    work,
    users.map(({ id }) => id),
    sees(work.by),
  );
  const byUser = Map.groupBy(await placesOf(work, memberships), ({ userId }) => userId);
  return users.map((user) => ({ user, memberships: byUser.get(user.id) ?? [] }));
}

export async function personOf(work: Work, user: User): Promise<Person> {
  const [person] = await peopleOf(work, [user]);
  return person!;
}

/** The same page, of people. */
export async function pageOfPeople(work: Work, page: Page<unknown>, users: readonly User[]): Promise<Page<Person>> {
  return { ...page, rows: await peopleOf(work, users) };
}

/** One person in one organization, as requests name them. */
export interface Member<Who> {
  readonly organizationId: OrganizationId;
  readonly user: Who;
}

/** Our id for a person, or the app's. */
export type PersonReference = { readonly id: UserId } | { readonly externalId: string };
