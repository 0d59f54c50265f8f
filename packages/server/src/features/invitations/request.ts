import type { Read } from '../../chassis/command.ts';
import { command } from '../../chassis/command.ts';
import { actorName } from '../../platform/actor.ts';
import type { InvitationRequestId, OrganizationId } from '../../platform/ids.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import { askApprovers, endAsking, readReason, tellRequester } from '../approvals/index.ts';
import { heed, type Verdict } from '../interceptors/index.ts';
import { demandMayHandle } from '../memberships/index.ts';
import { demandOrganization, organizationData } from '../organizations/index.ts';
import { chooseRoles } from '../roles/index.ts';
import { parseEmail, unwelcome } from '../users/index.ts';
import { type Admitted, demandRoom, lookAround } from './admit.ts';
import { needsApproval } from './approval.ts';
import { askApp } from './ask-app.ts';
import { invitationFaults } from './faults.ts';
import { type InviteUser, inviteUser } from './invite.ts';
import { type InvitationRequest, insertRequest, selectRequest, settleRequest } from './request-store.ts';

export type { InvitationRequest } from './request-store.ts';

/** They are invited, or somebody has to approve that first. */
export type Requested = { readonly admitted: Admitted } | { readonly request: InvitationRequest };

/**
 * Invites somebody or, where the caller's invitations need approval, asks for it. Nobody is made and no seat is taken before
 * somebody approved, so a request that is refused leaves nothing behind; whether there is a seat is seen then.
 */
export const requestInvitation = command({
  needs: 'organizations_users_invite',
  action: 'invitation.requested',
  within: (input: InviteUser) => input.organizationId,

  async prepare(outside, input, { actor }, read) {
    const waits = await read((work) => needsApproval(work, input.organizationId));
    return { waits, said: waits ? undefined : await askApp(outside, read, actor, { ...input, who: { email: input.email } }) };
  },

  async run(work, input: InviteUser, { waits, said }): Promise<Requested> {
    if (!waits) return { admitted: await inviteUser.run(work, input, said) };
    const email = parseEmail(input.email);
    const scene = await lookAround(work, input, { email });
    demandRoom(scene, email, work.now);
    const refusal = scene.userId === null ? unwelcome(work.environment, email) : undefined;
    if (refusal) throw refusal;
    const roles = chooseRoles(scene.roles, input.roles);
    await demandMayHandle(work, scene.organization.id, roles);

    const request = {
      id: work.newId('ivr'),
      organizationId: scene.organization.id,
      email,
      roles: roles.map(({ name }) => name),
      asked: { fields: input.fields, membershipMetadata: input.membershipMetadata },
      requesterEmail: scene.inviter?.email ?? '',
    };
    if (!(await insertRequest(work, request))) throw invitationFaults.waitsAlready({ email });
    await askApprovers(work, {
      subject: request.id,
      organization: scene.organization,
      email,
      requesterEmail: request.requesterEmail,
      roles: roles.map(({ displayName }) => displayName),
    });
    announce(work, 'user.organization_invitation_requested', request, scene.organization);
    return { request: (await selectRequest(work, request))! }; // just written
  },
});

export interface WhichRequest {
  readonly organizationId: OrganizationId;
  readonly id: InvitationRequestId;
}

export interface AnswerRequest extends WhichRequest {
  /** What it is answered by, when it is the link out of an approver's mail: it gives one answer. */
  readonly link?: string;
}

export interface RefuseRequest extends AnswerRequest {
  /** Why, for whoever asked. */
  readonly reason?: string;
}

/** What the app says of it (PRE_USER_INVITATION): asked when somebody approves, for before that nobody is invited. */
export async function askAppAboutRequest(outside: Outside, read: Read, which: WhichRequest): Promise<Verdict | undefined> {
  const request = await read((work) => selectRequest(work, which));
  return request?.status === 'waiting' ? askApp(outside, read, HOUSE, { ...invitationOf(request), who: { email: request.email } }) : undefined;
}

/** Invites whom somebody asked for, in that person's name. Of two who answer at once, one does, and the other hears who. */
export async function approveRequest(work: Work, answer: AnswerRequest, said: Verdict | undefined): Promise<InvitationRequest> {
  const denied = heed(work, said);
  if (denied) throw denied;
  const request = await settle(work, answer, 'approved');
  // What may be given was checked when it was asked for, with the rights of whoever asked.
  await inviteUser.run({ ...work, by: HOUSE }, invitationOf(request), undefined);
  return request;
}

/** Says no: nothing was done yet, and nothing is. The same person may be asked for again. */
export const refuseRequest = (work: Work, { reason, ...answer }: RefuseRequest): Promise<InvitationRequest> =>
  settle(work, answer, 'refused', readReason(reason));

const HOUSE = { kind: 'system', job: 'approvals' } as const;

const invitationOf = ({ organizationId, email, roles, asked, requesterEmail }: InvitationRequest): InviteUser => ({
  organizationId,
  email,
  roles,
  ...asked,
  ...(requesterEmail ? { inviterEmail: requesterEmail } : {}),
});

async function settle(work: Work, { link, ...which }: AnswerRequest, status: 'approved' | 'refused', reason = ''): Promise<InvitationRequest> {
  const settled = await settleRequest(work, which, { status, reason, by: actorName(work.by) });
  const request = await selectRequest(work, which);
  if (!request) throw invitationFaults.noRequest({ request: which.id });
  if (!settled) throw invitationFaults.decided({ status: request.status, by: request.deciderEmail ?? request.decidedBy ?? '' });
  await endAsking(work, request.id, link);
  const organization = await demandOrganization(work, which.organizationId);
  if (request.requesterEmail) await tellRequester(work, { ...request, organization, answer: status });
  if (status === 'approved') announce(work, 'user.organization_invitation_approved', request, organization);
  else announce(work, 'user.organization_invitation_refused', request, organization, { reason });
  return request;
}

function announce(
  work: Work,
  type: string,
  { id, organizationId, email, roles, requesterEmail }: Pick<InvitationRequest, 'id' | 'organizationId' | 'email' | 'roles' | 'requesterEmail'>,
  organization: Parameters<typeof organizationData>[0],
  more: { readonly reason?: string } = {},
): void {
  work.announce({
    type,
    object: 'InvitationRequest',
    subject: id,
    organizationId,
    data: { organization: organizationData(organization), id, email, roles, requester_email: requesterEmail, ...more },
  });
}
