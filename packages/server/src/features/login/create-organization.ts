import { command, openTo } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { addActiveMembership, listMembershipsOf, type Membership } from '../memberships/index.ts';
import { makeOrganization } from '../organizations/index.ts';
import { creatorRoles } from '../roles/index.ts';
import { enterOrganization } from '../sessions/index.ts';
import { lockUser, type User, userData } from '../users/index.ts';
import { loginFaults } from './faults.ts';
import { whyNoNewOne } from './new-organization.ts';
import { type AtChooser, demandSession, note } from './organizations.ts';

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

  async run(work, input: AtChooser & { readonly name: string }): Promise<{ readonly organizationId: OrganizationId; readonly user: User }> {
    if ([...input.name].length > LONGEST) throw loginFaults.organizationNameTooLong();
    const session = await demandSession(work, input);
    // Nobody else makes one for them meanwhile, so two presses see each other.
    const user = await lockUser(work, { id: session.userId });
    const memberships = await listMembershipsOf(work, user.id);

    const pressed = memberships.find((membership) => isSamePress(work, membership, input.name));
    const refusal = pressed ? undefined : whyNoNewOne(work.environment, user, memberships);
    if (refusal) throw refusal;
    const organizationId = pressed?.organization.id ?? (await make(work, user, input.name, memberships.length === 0));
    await enterOrganization(work, session, organizationId);
    await note(work, input, organizationId, pressed ? undefined : 'organization_created');
    return { organizationId, user };
  },
});

async function make(work: Work, user: User, displayName: string, isSignUp: boolean): Promise<OrganizationId> {
  const { id: organizationId } = await makeOrganization(work, { displayName });
  const roleIds = (await creatorRoles(work, organizationId)).map(({ id }) => id);
  const membership = await addActiveMembership(work, { organizationId, userId: user.id, roleIds, provisioningMethod: 'org_creator' });
  if (isSignUp) {
    const { id, displayName: display_name } = membership.organization;
    work.announce({
      type: 'user.signup',
      object: 'OrgMembership',
      subject: membership.id,
      organizationId,
      data: { organization: { id, display_name }, user: userData(user) },
    });
  }
  return organizationId;
}

const isSamePress = (work: Work, { provisioningMethod, organization, createdAt }: Membership, name: string): boolean =>
  provisioningMethod === 'org_creator' && organization.displayName === name && work.now.getTime() - createdAt.getTime() <= SAME_PRESS;
