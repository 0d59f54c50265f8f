import { command, openTo } from '../../chassis/command.ts';
import { isId, type OrganizationId, type UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type ApprovalLink, findApprovalLink, isApprover, useApprovalLink } from '../approvals/index.ts';
import { approveRequest, askAppAboutRequest, findInvitationRequest, refuseRequest } from '../invitations/index.ts';
import { answerJoinRequest, findJoinRequest } from '../join-requests/index.ts';
import { findOrganization, type Organization } from '../organizations/index.ts';
import { mayEnter } from '../sessions/index.ts';
import { findUser, type User } from '../users/index.ts';
import { sessionOf } from './session.ts';

interface AtApproval {
  readonly token: string;
  readonly sessionSecret?: string | undefined;
}

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
}

export type OpenedApproval =
  | { readonly state: 'gone' }
  /**
   * Nobody is signed in here, or somebody else, or not for this organization: the link is one person's, and shows nothing to
   * others.
   */
  | { readonly state: 'sign_in'; readonly email: string; readonly organizationId: OrganizationId }
  | { readonly state: 'somebody_else'; readonly email: string; readonly organizationId: OrganizationId; readonly other: string }
  /** They approve nobody there any more. */
  | { readonly state: 'lost'; readonly organization: ToApprove['organization'] }
  | { readonly state: 'open'; readonly what: ToApprove };

export const openApproval = command({
  needs: openTo('It only reads, and shows what waits to the approver whose link it is, signed in. Programs that check mails open links too.'),
  reads: true,
  run: async (work, at: AtApproval): Promise<OpenedApproval> => (await lookAt(work, at)).opened,
});

/** The approver says yes or no. Of two who answer at once one does, and the other sees who. */
export const answerApproval = command({
  needs: openTo('The link was mailed to one approver, who has to be signed in and may still approve there.'),

  async prepare(outside, { answer, ...at }: AtApproval & { readonly answer: 'approved' | 'refused' }, _caller, read) {
    const { link, opened } = await read((work) => lookAt(work, at));
    if (answer !== 'approved' || opened.state !== 'open' || !link || !isId('ivr', link.subject)) return undefined;
    return askAppAboutRequest(outside, read, { organizationId: link.organizationId, id: link.subject });
  },

  async run(work, { answer, ...at }, said): Promise<OpenedApproval> {
    const { link, user, opened } = await lookAt(work, at);
    if (!link || !user || opened.state !== 'open' || opened.what.status !== 'waiting') return opened;
    const { organizationId, subject } = link;
    if (isId('ivr', subject)) {
      const answering = { by: user.id, link: at.token };
      if (answer === 'approved') await approveRequest(work, { organizationId, id: subject }, answering, said);
      else await refuseRequest(work, { organizationId, id: subject }, answering);
    } else if (await useApprovalLink(work, at.token)) {
      await answerJoinRequest(work, { organizationId, id: subject }, answer, user.id);
    }
    return (await lookAt(work, at)).opened;
  },
});

async function lookAt(work: Work, { token, sessionSecret }: AtApproval): Promise<{ link?: ApprovalLink; user?: User; opened: OpenedApproval }> {
  const link = await findApprovalLink(work, token);
  const owner = link && (await findUser(work, { id: link.userId }));
  const organization = link && (await findOrganization(work, link.organizationId));
  if (!link || !owner || !organization) return { opened: { state: 'gone' } };
  const session = await sessionOf(work, sessionSecret);
  const wanted = { email: owner.email, organizationId: link.organizationId };
  if (session && session.userId !== owner.id) {
    const other = await findUser(work, { id: session.userId });
    return { opened: { state: 'somebody_else', ...wanted, other: other?.email ?? '' } };
  }
  // The session of an invitation opens the inviting organization alone.
  if (!session || !mayEnter(session, link.organizationId)) return { opened: { state: 'sign_in', ...wanted } };
  if (!(await isApprover(work, link.organizationId, owner.id))) return { opened: { state: 'lost', organization } };
  const what = await whatWaits(work, link);
  return { link, user: owner, opened: what ? { state: 'open', what: { ...what, organization } } : { state: 'gone' } };
}

async function whatWaits(work: Work, { organizationId, subject }: ApprovalLink): Promise<Omit<ToApprove, 'organization'> | undefined> {
  if (isId('ivr', subject)) {
    const request = await findInvitationRequest(work, { organizationId, id: subject });
    return request && { ...request, ...answeredBy(request.deciderEmail ?? undefined) };
  }
  const request = await findJoinRequest(work, { organizationId, id: subject });
  if (!request) return undefined;
  const { email, status, decidedBy } = request;
  const decider = decidedBy && isId('usr', decidedBy) ? await findUser(work, { id: decidedBy as UserId }) : undefined;
  return { email, status, roles: [], ...answeredBy(decider?.email) };
}

const answeredBy = (email: string | undefined) => (email === undefined ? {} : { answeredBy: email });
