import type { StringMap } from '../../platform/db/tables.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import {
  announceMembership,
  demandMayHandle,
  demandSeats,
  getMembership,
  insertMembership,
  type Membership,
  replaceRoles,
  statusOf,
  updateMembershipRow,
} from '../memberships/index.ts';
import { noSuchOrganization } from '../organizations/index.ts';
import { chooseRoles, type Role, type RoleReference } from '../roles/index.ts';
import { markAsserted, type User, type UserReference } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { expiryFrom } from './invitation.ts';
import { inviterOf, mayAssert } from './policy.ts';
import { mailKey, scheduleInvitationMail } from './send.ts';
import { insertInvitation, type NewInvitation, type Scene, selectScene, settle, withInvitation } from './store.ts';

/** What a call says about the membership it asks for. */
export interface Admission {
  readonly organizationId: OrganizationId;
  /** None: the default member role. */
  readonly roles: readonly RoleReference[];
  readonly membershipMetadata: Readonly<StringMap>;
  readonly inviterEmail?: string;
  /** Absent means true. False: no mail and no question; they are a member at once, on the caller's word. */
  readonly sendInvitationEmail?: boolean;
  /** They are asked, and no mail says so: somebody hands them a link. */
  readonly byLink?: boolean;
}

export interface Admitted {
  readonly user: User;
  readonly membership: Membership;
  /** The user was made by this call, so this is their only membership. */
  readonly isNewUser: boolean;
}

export const isDirect = ({ sendInvitationEmail }: Pick<Admission, 'sendInvitationEmail'>): boolean => sendInvitationEmail === false;

/** Looks around before anything is written, and refuses what may not be asked for. */
export async function lookAround(work: Work, admission: Admission, who: UserReference): Promise<Scene> {
  if (isDirect(admission) && !mayAssert(work.by)) throw invitationFaults.mayNotAssert();
  const scene = await selectScene(work, admission.organizationId, who, admission.roles, inviterOf(work.by, admission.inviterEmail));
  if (!scene) throw noSuchOrganization({ id: admission.organizationId });
  return scene;
}

/** Refuses somebody who is in or asked already. Only an invitation that ran out makes room for a new one. */
export function demandRoom({ membership, open }: Scene, email: string, now: Date): void {
  if (!membership) return;
  switch (statusOf(membership.status, open?.expiresAt ?? null, now)) {
    case 'ACTIVE':
      throw invitationFaults.alreadyMember({ email });
    case 'INACTIVE':
      throw invitationFaults.deactivated({ email });
    case 'PENDING_INVITE':
      throw invitationFaults.alreadyInvited({ email });
    case 'INVITE_EXPIRED':
      return;
  }
}

/** Gives a person their place in the organization: open to their answer, or at once. */
export async function admit(work: Work, scene: Scene, person: User, admission: Admission): Promise<Pick<Admitted, 'user' | 'membership'>> {
  const direct = isDirect(admission);
  const roles = chooseRoles(scene.roles, admission.roles);
  await demandMayHandle(work, scene.organization.id, roles);
  await demandSeats(work, scene.organization, 1);

  const user = direct && person.emailAssertedAt === null ? await markAsserted(work, person) : person;
  const inviterEmail = scene.inviter?.email ?? admission.inviterEmail ?? null;
  const invitation: Omit<NewInvitation, 'membershipId'> | undefined = direct
    ? undefined
    : {
        id: work.newId('inv'),
        organizationId: scene.organization.id,
        userId: user.id,
        token: work.newSecret(),
        inviterEmail,
        expiresAt: expiryFrom(work.now, work.environment),
        isMailed: !admission.byLink,
      };

  const place = { user, roles, inviterEmail, invitation, metadata: admission.membershipMetadata };
  const membership = scene.membership ? await reopen(work, scene, scene.membership, place, admission) : await open(work, scene, place);

  announceMembership(work, direct ? 'user.organization_membership_created' : 'user.organization_invitation', user, membership);
  if (invitation && !admission.byLink) {
    const inviter = scene.inviter ?? (inviterEmail ? { email: inviterEmail, name: '' } : null);
    scheduleInvitationMail(work, { user, organization: scene.organization, roles: membership.roles, inviter, invitationId: invitation.id, ...invitation });
  }
  return { user, membership };
}

interface Place {
  readonly user: User;
  readonly roles: readonly Role[];
  readonly metadata: Readonly<StringMap>;
  readonly inviterEmail: string | null;
  readonly invitation: Omit<NewInvitation, 'membershipId'> | undefined;
}

/** A new membership. Everything about it is known, so nothing is read back. */
async function open(work: Work, { organization }: Scene, { user, roles, metadata, inviterEmail, invitation }: Place): Promise<Membership> {
  const id = work.newId('mem');
  const provisioningMethod = invitation ? 'invitation' : 'direct_provision';
  await insertMembership(
    work,
    {
      id,
      organizationId: organization.id,
      userId: user.id,
      status: invitation ? 'pending' : 'active',
      provisioningMethod,
      metadata,
      inviterEmail,
      roles: roles.map((role) => role.id),
    },
    invitation && withInvitation(work, { ...invitation, membershipId: id }),
  );
  return {
    id,
    organization,
    userId: user.id,
    status: invitation ? 'PENDING_INVITE' : 'ACTIVE',
    roles,
    metadata,
    provisioningMethod,
    inviterEmail,
    joinedAt: work.now,
    createdAt: work.now,
    acceptedAt: invitation ? null : work.now,
    expiresAt: invitation?.expiresAt ?? null,
  };
}

/** An invitation ran out and they are asked again: the same membership, a new invitation. Roles are kept unless the call names some. */
async function reopen(
  work: Work,
  { organization, open }: Scene,
  membership: NonNullable<Scene['membership']>,
  { user, roles, metadata, inviterEmail, invitation }: Place,
  admission: Admission,
): Promise<Membership> {
  if (open) {
    const closed = await settle(work, { id: open.id }, 'expired', { onlyExpired: true });
    if (!closed) throw invitationFaults.alreadyInvited({ email: user.email });
    await cancelJobs(work, mailKey(open.id));
  }
  await updateMembershipRow(work, membership.id, {
    inviterEmail,
    invitedAgain: true,
    provisioningMethod: invitation ? 'invitation' : 'direct_provision',
    ...(invitation ? {} : { status: 'active', accepted: true }),
    ...(Object.keys(membership.metadata).length === 0 ? { metadata } : {}),
  });
  if (admission.roles.length > 0)
    await replaceRoles(
      work,
      membership.id,
      roles.map((role) => role.id),
    );
  if (invitation) await insertInvitation(work, { ...invitation, membershipId: membership.id });
  return getMembership(work, organization.id, user.id);
}
