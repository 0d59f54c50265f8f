import { command, openTo } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import { isId, type OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { consult, demandAllowed, type Verdict } from '../interceptors/index.ts';
import { addActiveMembership, listMembershipsOf, type Membership } from '../memberships/index.ts';
import { demandOrganization, makeOrganization, organizationData } from '../organizations/index.ts';
import { creatorRoles, resolveRoles } from '../roles/index.ts';
import { enterOrganization } from '../sessions/index.ts';
import { findUser, lockUser, type User, userData } from '../users/index.ts';
import { loginFaults } from './faults.ts';
import { whyNoNewOne } from './new-organization.ts';
import { type AtChooser, demandSession, note } from './organizations.ts';
import { sessionOf } from './session.ts';

const LONGEST = 200;
/** People press twice; nobody makes two organizations of one name within half a minute on purpose. */
const SAME_PRESS = 30_000;

/** What is wrong with a name that was typed. An empty one is for those who pressed "Skip". */
export function organizationNameFault(name: string): Fault | undefined {
  if (name.trim() === '') return loginFaults.noOrganizationName();
  return [...name].length > LONGEST ? loginFaults.organizationNameTooLong() : undefined;
}

/**
 * A signed-in person makes an organization and is its first member, with the role of who creates one.
 * The first one a person makes is their sign-up.
 */
export const createOrganization = command({
  needs: openTo('A signed-in person makes an organization of their own, where the app lets people sign up.'),
  action: 'organization.signed_up',

  /** The app's say before a sign-up gets its organization (PRE_SIGNUP): it may say no, or name one they belong to. */
  prepare: (outside, { sessionSecret }: AtChooser & { readonly name: string }, _caller, read) =>
    consult(outside, read, 'PRE_SIGNUP', async (work) => {
      const session = await sessionOf(work, sessionSecret);
      const user = session && (await findUser(work, { id: session.userId }));
      if (!user || (await listMembershipsOf(work, user.id)).length > 0) return undefined;
      return { userId: user.id, userEmail: user.email, data: { user: userData(user) } };
    }),

  async run(work, input: AtChooser & { readonly name: string }, said): Promise<{ readonly organizationId: OrganizationId; readonly user: User }> {
    if ([...input.name].length > LONGEST) throw loginFaults.organizationNameTooLong();
    const session = await demandSession(work, input);
    // Nobody else makes one for them meanwhile, so two presses see each other.
    const user = await lockUser(work, { id: session.userId });
    const memberships = await listMembershipsOf(work, user.id);

    const pressed = memberships.find((membership) => isSamePress(work, membership, input.name));
    const refusal = pressed ? undefined : whyNoNewOne(work.environment, user, memberships);
    if (refusal) throw refusal;
    demandAllowed(work, said);
    const placed = pressed ? undefined : await place(work, user, said);
    const organizationId = pressed?.organization.id ?? placed ?? (await make(work, user, input.name, memberships.length === 0));
    await enterOrganization(work, session, organizationId);
    await note(work, input, organizationId, pressed || placed ? undefined : 'organization_created');
    return { organizationId, user };
  },
});

/** The app knows where they belong: then they are a member there, and nothing new is made. */
async function place(work: Work, user: User, said: Verdict | undefined): Promise<OrganizationId | undefined> {
  const wish = said?.response['create_organization_membership'];
  if (typeof wish !== 'object' || wish === null) return undefined;
  const { organization_id: id, external_organization_id: externalId, roles } = wish as Readonly<Record<string, unknown>>; // an object, as just seen
  const which = typeof id === 'string' && isId('org', id) ? { id } : { externalId: typeof externalId === 'string' ? externalId : '' };
  const organization = await demandOrganization(work, which);
  const references = Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
  const roleIds = (await resolveRoles(work, organization.id, references)).map((role) => role.id);
  await addActiveMembership(work, { organizationId: organization.id, userId: user.id, roleIds, provisioningMethod: 'direct_provision' });
  return organization.id;
}

async function make(work: Work, user: User, displayName: string, isSignUp: boolean): Promise<OrganizationId> {
  const { id: organizationId } = await makeOrganization(work, { displayName });
  const roleIds = (await creatorRoles(work, organizationId)).map(({ id }) => id);
  const membership = await addActiveMembership(work, { organizationId, userId: user.id, roleIds, provisioningMethod: 'org_creator' });
  if (isSignUp) {
    work.announce({
      type: 'user.signup',
      object: 'OrgMembership',
      subject: membership.id,
      organizationId,
      data: { organization: organizationData(membership.organization), user: userData(user) },
    });
  }
  return organizationId;
}

const isSamePress = (work: Work, { provisioningMethod, organization, createdAt }: Membership, name: string): boolean =>
  provisioningMethod === 'org_creator' && organization.displayName === name && work.now.getTime() - createdAt.getTime() <= SAME_PRESS;
