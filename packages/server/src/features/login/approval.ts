import { command, openTo } from '../../chassis/command.ts';
import type { Actor } from '../../platform/actor.ts';
import { isId, type OrganizationId, type SessionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type ApprovalLink, findApprovalLink, mayApprove } from '../approvals/index.ts';
import { findInvitationRequest } from '../invitations/index.ts';
import { findJoinRequest } from '../join-requests/index.ts';
import { leadsInto } from '../journey/index.ts';
import { callsOf, findMembership } from '../memberships/index.ts';
import { findOrganization, type Organization } from '../organizations/index.ts';
import { mayEnter } from '../sessions/index.ts';
import { findUser } from '../users/index.ts';
import { sessionOf } from './session.ts';

interface AtApproval {
  readonly token: string;
  readonly sessionSecret?: string | undefined;
  readonly isLetIn: IsLetIn;
}

/** Whether the app's interceptors have had their say before this session came to pages of ours in this organization. */
export type IsLetIn = (work: Work, where: { readonly sessionId: SessionId; readonly organizationId: OrganizationId }) => Promise<boolean>;

/** What waits for an answer, as the page tells it. */
export interface ToApprove {
  readonly organization: Pick<Organization, 'displayName' | 'logoUrl'>;
  readonly email: string;
  readonly roles: readonly string[];
  /** Absent: they ask for themselves. */
  readonly requesterEmail?: string;
  readonly status: 'waiting' | 'approved' | 'refused';
  /** Who answered, when it was a person who is still there. */
  readonly answeredBy?: string;
  /** Why not, where somebody said. */
  readonly reason: string;
}

export type OpenedApproval =
  | { readonly state: 'gone' }
  /**
   * Nobody is signed in here, or somebody else, or not well enough for this organization: the link is one person's, and shows
   * nothing to others.
   */
  | { readonly state: 'sign_in'; readonly email: string; readonly organizationId: OrganizationId }
  | { readonly state: 'somebody_else'; readonly email: string; readonly organizationId: OrganizationId; readonly other: string }
  /** They approve nobody there any more. */
  | { readonly state: 'lost'; readonly organization: ToApprove['organization'] }
  | { readonly state: 'open'; readonly what: ToApprove };

/** Who answers by this link, and what. */
export interface Approver {
  readonly actor: Actor;
  readonly link: ApprovalLink;
}

/** What the page shows and, where it asks, in whose name it answers: as they would by a call of their own. */
export interface AtApprovalPage {
  readonly opened: OpenedApproval;
  readonly approver?: Approver;
}

export const openApproval = command({
  needs: openTo('It only reads, and shows what waits to the approver whose link it is, signed in. Programs that check mails open links too.'),
  reads: true,

  async run(work, { token, sessionSecret, isLetIn }: AtApproval): Promise<AtApprovalPage> {
    const link = await findApprovalLink(work, token);
    const owner = link && (await findUser(work, { id: link.userId }));
    const organization = link && (await findOrganization(work, link.organizationId));
    if (!link || !owner || !organization) return { opened: { state: 'gone' } };
    const { organizationId } = link;
    const session = await sessionOf(work, sessionSecret);
    const wanted = { email: owner.email, organizationId };
    if (session && session.userId !== owner.id) {
      const other = await findUser(work, { id: session.userId });
      return { opened: { state: 'somebody_else', ...wanted, other: other?.email ?? '' } };
    }
    const membership = await findMembership(work, organizationId, owner.id);
    const isMember = membership?.status === 'ACTIVE';
    // The session of an invitation opens the inviting organization alone; and a member has shown all that theirs demands of
    // who comes to it, an identity provider's word or a second factor.
    const isEnough =
      session && (isMember ? await leadsInto(work, { session, user: owner, memberships: [membership] }, organizationId) : mayEnter(session, organizationId));
    // Who answers acts as a member of the organization, as on any page of ours: signing in is where interceptors are asked.
    if (!isEnough || !(await isLetIn(work, { sessionId: session.id, organizationId }))) return { opened: { state: 'sign_in', ...wanted } };
    const permissions = isMember ? await callsOf(work, membership.roles) : [];
    const actor: Actor = { kind: 'member', id: owner.id, organizationId, sessionId: session.id, permissions };
    if (!mayApprove(actor)) return { opened: { state: 'lost', organization } };
    const what = await whatWaits(work, link);
    return what ? { opened: { state: 'open', what: { ...what, organization } }, approver: { actor, link } } : { opened: { state: 'gone' } };
  },
});

async function whatWaits(work: Work, { organizationId, subject }: ApprovalLink): Promise<Omit<ToApprove, 'organization'> | undefined> {
  if (isId('ivr', subject)) {
    const request = await findInvitationRequest(work, { organizationId, id: subject });
    return request && { ...request, ...answeredBy(request.deciderEmail ?? undefined) };
  }
  const request = await findJoinRequest(work, { organizationId, id: subject });
  if (!request) return undefined;
  const { email, status, deciderEmail, reason } = request;
  return { email, status, reason, roles: [], ...answeredBy(deciderEmail ?? undefined) };
}

const answeredBy = (email: string | undefined) => (email === undefined ? {} : { answeredBy: email });
