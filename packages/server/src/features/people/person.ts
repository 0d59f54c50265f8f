import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Page } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { identitiesOf, type ShownIdentity } from '../identities/index.ts';
import { getUserAndMemberships, listMembershipsOfAll, type Membership, sees } from '../memberships/index.ts';
import { permissionsFor } from '../roles/index.ts';
import type { User } from '../users/index.ts';

/** A membership, and all that its roles allow. */
export interface Place extends Membership {
  readonly permissions: readonly string[];
}

/** A user as the contract shows one: with the memberships and identities that the caller may see. */
export interface Person {
  readonly user: User;
  readonly memberships: readonly Place[];
  readonly identities: readonly ShownIdentity[];
}

/** Puts to each user their memberships, in one query for all of them, and what their roles allow. */
export async function peopleOf(work: Work, users: readonly User[]): Promise<Person[]> {
  return permitted(work, await barePeopleOf(work, users));
}

/** Whoever is named: one query, another where there are connections, and what their roles allow. */
export async function personNamed(work: Work, who: PersonReference): Promise<Person> {
  const { user, memberships } = await getUserAndMemberships(work, who, sees(work.by));
  return withPermissions(work, bare(user, memberships, await identitiesFor(work, [user.id])));
}

/** A person without what their roles allow: inside a transaction, which cannot answer that from memory. `withPermissions` adds it. */
export async function barePersonOf(work: Work, user: User): Promise<Person> {
  const [person] = await barePeopleOf(work, [user]);
  return person!;
}

export async function withPermissions(work: Work, person: Person): Promise<Person> {
  const [whole] = await permitted(work, [person]);
  return whole!;
}

async function barePeopleOf(work: Work, users: readonly User[]): Promise<Person[]> {
  const ids = users.map(({ id }) => id);
  const memberships = await listMembershipsOfAll(work, ids, sees(work.by));
  const identities = await identitiesFor(work, ids);
  const byUser = Map.groupBy(memberships, ({ userId }) => userId);
  return users.map((user) =>
    bare(
      user,
      byUser.get(user.id) ?? [],
      identities.filter(({ userId }) => userId === user.id),
    ),
  );
}

/** Who they are at the connections of this environment, as far as the caller may know. */
const identitiesFor = async (work: Work, users: readonly UserId[]): Promise<ShownIdentity[]> =>
  (await identitiesOf(work, users)).filter((identity) => showsIdentity(work.by, identity));

/** An organization sees how its people come by its own connections. Which accounts they have at other places is for them and the app to know. */
function showsIdentity(by: Actor, { organizationId, userId }: ShownIdentity): boolean {
  const within = sees(by);
  if (within === undefined || organizationId === within) return true;
  return organizationId === null && by.kind === 'member' && by.id === userId;
}

const bare = (user: User, memberships: readonly Membership[], identities: readonly ShownIdentity[]): Person => ({
  user,
  memberships: memberships.map((membership) => ({ ...membership, permissions: [] })),
  identities,
});

async function permitted(work: Work, people: readonly Person[]): Promise<Person[]> {
  const permissionsOf = await permissionsFor(
    work,
    people.flatMap(({ memberships }) => memberships.flatMap(({ roles }) => roles)),
  );
  return people.map((person) => ({ ...person, memberships: person.memberships.map((place) => ({ ...place, permissions: permissionsOf(place.roles) })) }));
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

/** Our id, when it is given: what people name themselves by. The app's id for them is the app's. */
export const idOf = (who: PersonReference): UserId | undefined => ('id' in who ? who.id : undefined);
