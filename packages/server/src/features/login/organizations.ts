import { command, openTo } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { InteractionId, InvitationId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { findInteraction, chooseOrganization as noteChoice } from '../interactions/index.ts';
import { findInvitationById, listOpenInvitationsOf } from '../invitations/index.ts';
import { type JoinAnswer, joinByDomain, listPlacesToJoin, type PlaceToJoin } from '../join-requests/index.ts';
import { leadsInto, owesSso } from '../journey/index.ts';
import { findMembership, listMembershipsOf, type Membership } from '../memberships/index.ts';
import { enterOrganization, type Session } from '../sessions/index.ts';
import { findUser, getUser, type User } from '../users/index.ts';
import { claimFor } from './claim-for.ts';
import { loginFaults } from './faults.ts';
import { whyNoNewOne } from './new-organization.ts';
import { sessionOf } from './session.ts';

export interface AtChooser {
  readonly sessionSecret?: string | undefined;
  readonly browserSecret: string;
  readonly interactionId?: InteractionId | undefined;
}

/** Where a person belongs, and where they are asked to. */
export interface Places {
  readonly user: User;
  readonly session: Session;
  readonly organizations: readonly Membership[];
  readonly invitations: readonly { readonly id: InvitationId; readonly membership: Membership }[];
  /** Where their address lets them in, or lets them ask. */
  readonly suggestions: readonly PlaceToJoin[];
  /** Why they may make no organization of their own; `undefined`: they may. */
  readonly noNewOne?: Fault | undefined;
}

export const listPlaces = command({
  needs: openTo('It shows a signed-in person their own memberships and invitations.'),
  reads: true,

  async run(work, { sessionSecret }: Pick<AtChooser, 'sessionSecret'>): Promise<Places | undefined> {
    const session = await sessionOf(work, sessionSecret);
    const user = session && (await findUser(work, { id: session.userId }));
    if (!session || !user) return undefined;
    const memberships = await listMembershipsOf(work, user.id);
    const open = await listOpenInvitationsOf(work, user.id);
    return {
      user,
      session,
      noNewOne: whyNoNewOne(work.environment, user, memberships),
      organizations: memberships.filter(({ status }) => status === 'ACTIVE'),
      suggestions: await listPlacesToJoin(work, user),
      invitations: open.flatMap(({ id, organizationId }) => {
        const membership = memberships.find(({ organization, status }) => organization.id === organizationId && status === 'PENDING_INVITE');
        return membership ? [{ id, membership }] : [];
      }),
    };
  },
});

/** The person picked one of their organizations. Whether the session opens it is for /oauth/authorize to ask. */
export const chooseOrganization = command({
  needs: openTo('A signed-in person picks among their own organizations.'),

  async run(work, input: AtChooser & { readonly organizationId: OrganizationId }): Promise<{ readonly user: User }> {
    const session = await demandSession(work, input);
    const membership = await findMembership(work, input.organizationId, session.userId);
    if (membership?.status !== 'ACTIVE') throw loginFaults.notAMember();
    await note(work, input, input.organizationId);
    return { user: await getUser(work, session.userId) };
  },
});

export type JoinOutcome =
  | { readonly outcome: 'joined'; readonly organizationId: OrganizationId; readonly user: User }
  /** What they have proven so far does not count there: the invitation stays open until it does. */
  | { readonly outcome: 'prove_first' }
  | { readonly outcome: 'closed' };

/** Join, pressed in the chooser: the sign-in before it is the proof that the link would have been. */
export const joinOrganization = command({
  needs: openTo('A signed-in person accepts an invitation of their own; the sign-in proved the mailbox it went to.'),
  action: 'invitation.accepted',

  async run(work, input: AtChooser & { readonly invitationId: InvitationId }): Promise<JoinOutcome> {
    const session = await demandSession(work, input);
    const user = await getUser(work, session.userId);
    const invitation = await findInvitationById(work, input.invitationId);
    const asked = invitation && (await findMembership(work, invitation.organizationId, user.id));
    if (!asked || asked.id !== invitation.membershipId) return { outcome: 'closed' };
    const { organization } = asked;
    if (!(await leadsInto(work, { session, user, memberships: [{ ...asked, status: 'ACTIVE' }] }, organization.id))) {
      await note(work, input, organization.id);
      return { outcome: 'prove_first' };
    }

    const organizationId = await claimFor(work, user, input.invitationId);
    if (!organizationId) return { outcome: 'closed' };
    await enterOrganization(work, session, organizationId);
    await note(work, input, organizationId, 'invitation_accepted');
    return { outcome: 'joined', organizationId, user };
  },
});

/** Join, pressed on a suggestion: their address is at a domain whose people the organization lets in. */
export const joinSuggested = command({
  needs: openTo('A signed-in person joins an organization that lets everybody with their proven address in, or asks it to.'),
  action: 'membership.joined',

  async run(work, input: AtChooser & { readonly organizationId: OrganizationId }): Promise<JoinAnswer> {
    const session = await demandSession(work, input);
    const user = await getUser(work, session.userId);
    const { organizationId } = input;
    // Its own identity provider brings its people; a proof that opened one door does not open another.
    if (!session.opensAll || (await owesSso(work, { ...user, organizationId, known: { session, user, memberships: [] } }))) return 'closed';
    const answer = await joinByDomain(work, user, organizationId);
    if (answer === 'joined') await note(work, input, organizationId);
    return answer;
  },
});

export async function demandSession(work: Work, { sessionSecret }: Pick<AtChooser, 'sessionSecret'>): Promise<Session> {
  const session = await sessionOf(work, sessionSecret);
  if (!session) throw loginFaults.signedOut();
  return session;
}

/** Tells the waiting request which organization it is about, if it is this browser's. */
export async function note(
  work: Work,
  { interactionId, browserSecret }: AtChooser,
  organizationId: OrganizationId,
  how?: 'invitation_accepted' | 'organization_created',
): Promise<void> {
  const waiting = interactionId && (await findInteraction(work, interactionId, browserSecret));
  if (waiting && how) noteStep(work, waiting.id, how, { organizationId });
  if (waiting) await noteChoice(work, waiting.id, organizationId);
}
