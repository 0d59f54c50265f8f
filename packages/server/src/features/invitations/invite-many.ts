import { Fault } from '../../platform/fault.ts';
import type { BulkInvitationId, InvitationId, OrganizationId, UserId } from '../../platform/ids.ts';
import { attempt, type Work } from '../../platform/work.ts';
import {
  announceMembership,
  demandMayHandle,
  freeSeats,
  insertMemberships,
  type Membership,
  membershipFaults,
  type NewMembership,
  whoIsIn,
} from '../memberships/index.ts';
import { noSuchOrganization } from '../organizations/index.ts';
import { chooseRoles, type Role, type RoleReference } from '../roles/index.ts';
import {
  createUsers,
  isEmail,
  lockUsersByEmail,
  parseEmail,
  takenExternalIds,
  type User,
  type UserFields,
  unwelcome,
  userFaults,
  whatFills,
} from '../users/index.ts';
import { type Admission, isDirect } from './admit.ts';
import { demandNoApproval } from './approval.ts';
import { invitationFaults } from './faults.ts';
import { expiryFrom } from './invitation.ts';
import { inviteUser } from './invite.ts';
import { inviterOf, mayAssert } from './policy.ts';
import { scheduleInvitationMail } from './send.ts';
import { insertInvitations, markAsOfBulk, type NewInvitation, type Scene, selectScene } from './store.ts';

/** One of many: what a call of `inviteUser` would say of them. */
export interface Invitee extends Pick<Admission, 'roles' | 'membershipMetadata' | 'sendInvitationEmail'> {
  readonly email: string;
  readonly fields: UserFields;
}

export interface InviteMany {
  readonly organizationId: OrganizationId;
  readonly inviterEmail?: string;
  readonly bulkId: BulkInvitationId;
  /** No mailbox twice. */
  readonly people: readonly Invitee[];
}

/** What became of one of them. */
export type Ruling = { readonly refused: Fault } | { readonly userId: UserId; readonly invitationId: InvitationId | null };

/**
 * Invites many people as `inviteUser` invites one: the same questions in the same order, and for each the same rows,
 * events and mail; but a statement is made for all of them and not for each. Who has to be looked at alone (they are in
 * or were asked before, or there is something to fill in) goes through `inviteUser` itself. One that is refused does not
 * hold up the others.
 * @param hours when each mail may go, given the addresses of those who get one
 * @returns what became of each, in their order
 */
export async function inviteMany(work: Work, input: InviteMany, hours: (addresses: readonly string[]) => Promise<Date[]>): Promise<Ruling[]> {
  const { organizationId, people } = input;
  await demandNoApproval(work, organizationId);
  const scene = await sceneOf(work, input);
  const { organization } = scene;
  const rulings: (Ruling | undefined)[] = people.map(() => undefined);

  const mayHandle = strengthOf(work, organizationId);
  const rolesOf: (readonly Role[])[] = [];
  for (const [index, person] of people.entries()) {
    try {
      if (isDirect(person) && !mayAssert(work.by)) throw invitationFaults.mayNotAssert();
      parseEmail(person.email);
      const roles = chooseRoles(person.roles.length === 0 ? scene.defaults : scene.roles, person.roles);
      await mayHandle(roles);
      rolesOf[index] = roles;
    } catch (error) {
      rulings[index] = refusal(error);
    }
  }

  const known = new Map(
    (
      await lockUsersByEmail(
        work,
        people.filter(({ email }) => isEmail(email)).map(({ email }) => email),
      )
    ).map((user) => [user.email.toLowerCase(), user]),
  );
  const inside = await whoIsIn(
    work,
    organizationId,
    [...known.values()].map(({ id }) => id),
  );
  const taken = await takenExternalIds(
    work,
    people.flatMap(({ fields }) => (fields.externalId ? [fields.externalId] : [])),
  );
  let { free, limit } = await freeSeats(work, organization);

  const alone: number[] = [];
  const fresh: number[] = [];
  const places: { readonly index: number; readonly user: User }[] = [];
  for (const [index, person] of people.entries()) {
    if (rulings[index]) continue;
    const user = known.get(person.email.toLowerCase());
    if (user && (inside.has(user.id) || isDirect(person) || Object.keys(whatFills(user, person.fields)).length > 0)) {
      alone.push(index);
      continue;
    }
    const no = user ? undefined : (unwelcome(work.environment, person.email) ?? takenBy(taken, person));
    if (no) rulings[index] = { refused: no };
    else if (free < 1) rulings[index] = { refused: membershipFaults.noSeat({ limit }) };
    else {
      free -= 1;
      if (user) places.push({ index, user });
      else fresh.push(index);
      if (!user && person.fields.externalId) taken.add(person.fields.externalId);
    }
  }

  const created = await createUsers(
    work,
    fresh.map((index) => ({ email: people[index]!.email, ...people[index]!.fields, asserted: isDirect(people[index]!) })),
  );
  for (const [at, user] of created.entries()) {
    if (user) places.push({ index: fresh[at]!, user });
    else alone.push(fresh[at]!);
  }

  for (const [index, ruling] of await seat(work, { ...input, scene, rolesOf, places }, hours)) {
    if (ruling) rulings[index] = ruling;
    else alone.push(index);
  }
  for (const index of alone) rulings[index] = await inviteAlone(work, input, people[index]!, hours);
  return rulings as Ruling[]; // each has got one by now
}

/** Their memberships and invitations, and what is to be said and sent. Undefined for somebody who has got in meanwhile. */
async function seat(
  work: Work,
  input: InviteMany & {
    readonly scene: ManyScene;
    readonly rolesOf: readonly (readonly Role[])[];
    readonly places: readonly { readonly index: number; readonly user: User }[];
  },
  hours: (addresses: readonly string[]) => Promise<Date[]>,
): Promise<Map<number, Ruling | undefined>> {
  const { people, scene, rolesOf, places, bulkId } = input;
  const { organization } = scene;
  const inviterEmail = scene.inviter?.email ?? input.inviterEmail ?? null;
  const inviter = scene.inviter ?? (inviterEmail ? { email: inviterEmail, name: '' } : null);
  const expiresAt = expiryFrom(work.now, work.environment);

  const seats = places.map(({ index, user }) => {
    const person = people[index]!;
    const direct = isDirect(person);
    const membership: NewMembership = {
      id: work.newId('mem'),
      organizationId: organization.id,
      userId: user.id,
      status: direct ? 'active' : 'pending',
      provisioningMethod: direct ? 'direct_provision' : 'invitation',
      metadata: person.membershipMetadata,
      inviterEmail,
      roles: rolesOf[index]!.map(({ id }) => id),
    };
    return { index, user, direct, membership, roles: rolesOf[index]! };
  });
  const inserted = await insertMemberships(
    work,
    seats.map(({ membership }) => membership),
  );

  const rulings = new Map<number, Ruling | undefined>(seats.map(({ index }) => [index, undefined]));
  const asked: { readonly seat: (typeof seats)[number]; readonly invitation: NewInvitation }[] = [];
  for (const taken of seats) {
    const { index, user, direct, membership, roles } = taken;
    if (!inserted.has(membership.id)) continue;
    const invitation: NewInvitation | undefined = direct
      ? undefined
      : {
          id: work.newId('inv'),
          organizationId: organization.id,
          userId: user.id,
          membershipId: membership.id,
          token: work.newSecret(),
          inviterEmail,
          expiresAt,
          bulkId,
        };
    announceMembership(work, direct ? 'user.organization_membership_created' : 'user.organization_invitation', user, {
      ...membership,
      organization,
      roles,
      status: direct ? 'ACTIVE' : 'PENDING_INVITE',
      joinedAt: work.now,
      createdAt: work.now,
      acceptedAt: direct ? work.now : null,
      expiresAt: invitation ? expiresAt : null,
    } satisfies Membership);
    if (invitation) asked.push({ seat: taken, invitation });
    rulings.set(index, { userId: user.id, invitationId: invitation?.id ?? null });
  }
  await insertInvitations(
    work,
    asked.map(({ invitation }) => invitation),
  );
  const when = await hours(asked.map(({ seat: { user } }) => user.email));
  for (const [at, { seat, invitation }] of asked.entries()) {
    scheduleInvitationMail(work, {
      user: seat.user,
      organization,
      roles: seat.roles,
      inviter,
      invitationId: invitation.id,
      token: invitation.token,
      expiresAt,
      at: when[at]!,
    });
  }
  return rulings;
}

async function inviteAlone(work: Work, input: InviteMany, person: Invitee, hours: (addresses: readonly string[]) => Promise<Date[]>): Promise<Ruling> {
  const { organizationId, inviterEmail, bulkId } = input;
  try {
    return await attempt(work, async (trial) => {
      const [at] = isDirect(person) ? [] : await hours([person.email]);
      const paced: Work = at ? { ...trial, schedule: (kind, payload, options) => trial.schedule(kind, payload, { ...options, at }) } : trial;
      // The app was asked about them by whoever brought the list (`askApp`).
      const alone = { organizationId, ...(inviterEmail === undefined ? {} : { inviterEmail }), ...person };
      const { user, membership } = await inviteUser.run(paced, alone, undefined);
      const invitationId = membership.expiresAt === null ? null : await markAsOfBulk(trial, organizationId, user.id, bulkId);
      return { userId: user.id, invitationId };
    });
  } catch (error) {
    return refusal(error);
  }
}

/** What a caller should hear is what became of this one; anything else is a bug, and everybody's. */
function refusal(error: unknown): Ruling {
  if (error instanceof Fault) return { refused: error };
  throw error;
}

const takenBy = (taken: ReadonlySet<string>, { fields: { externalId } }: Invitee): Fault | undefined =>
  externalId && taken.has(externalId) ? userFaults.externalIdTaken({ externalId }) : undefined;

interface ManyScene extends Pick<Scene, 'organization' | 'roles' | 'inviter'> {
  /** What somebody gets for whom no role is named. */
  readonly defaults: readonly Role[];
}

async function sceneOf(work: Work, { organizationId, inviterEmail, people }: InviteMany): Promise<ManyScene> {
  const inviter = inviterOf(work.by, inviterEmail);
  // Nobody is looked for yet: that is done for all of them together.
  const nobody = { email: '' };
  const references: RoleReference[] = [...new Set(people.flatMap(({ roles }) => roles))];
  const scene = await selectScene(work, organizationId, nobody, [], inviter);
  if (!scene) throw noSuchOrganization({ id: organizationId });
  const named = references.length === 0 ? scene : await selectScene(work, organizationId, nobody, references, inviter);
  return { ...scene, roles: named?.roles ?? [], defaults: scene.roles };
}

/** Whether the caller may give these roles, asked once for each set of them. */
function strengthOf(work: Work, organizationId: OrganizationId): (roles: readonly Role[]) => Promise<void> {
  const known = new Map<string, Fault | undefined>();
  return async (roles) => {
    const set = roles.map(({ id }) => id).join();
    if (!known.has(set)) {
      known.set(
        set,
        await demandMayHandle(work, organizationId, roles).then(
          () => undefined,
          (error: unknown) => (error instanceof Fault ? error : Promise.reject(error)),
        ),
      );
    }
    const fault = known.get(set);
    if (fault) throw fault;
  };
}
