import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { ApprovalService, InvitationRequestStatus as Status, WaitingKind } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { isId, parseId } from '../../platform/ids.ts';
import { type AnsweredRequest, listAnsweredRequests, listWaitingRequests, type WaitingRequest } from '../approvals/index.ts';
import {
  approveInvitationRequest,
  getInvitationApproval,
  getInvitationRequest,
  listInvitationRequests,
  refuseInvitationRequest,
  updateInvitationApproval,
} from './decide-request.ts';
import { type InvitationRequest, requestInvitation } from './request.ts';

const { method } = ApprovalService;

export const approvalService = serve(ApprovalService, {
  requestInvitation: procedure(method.requestInvitation, {
    command: requestInvitation,
    request: ({ organizationId, email, firstName, lastName, name, roles }) => ({
      organizationId: parseId('org', organizationId),
      email,
      roles,
      membershipMetadata: {},
      fields: { profile: { givenName: firstName, familyName: lastName, name } },
    }),
    response: (result) => ('admitted' in result ? { userId: result.admitted.user.id } : { invitationRequest: message(result.request) }),
  }),
  listInvitationRequests: procedure(method.listInvitationRequests, {
    command: listInvitationRequests,
    request: ({ organizationId, pageSize, pageToken, status }) => {
      const [name] = NAMES.find(([, value]) => value === status) ?? [];
      return { organizationId: parseId('org', organizationId), size: pageSize, token: pageToken, ...(name ? { status: name } : {}) };
    },
    response: (page) => ({ invitationRequests: page.rows.map(message), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
  getInvitationRequest: procedure(method.getInvitationRequest, { command: getInvitationRequest, request: which, response: shown }),
  approveInvitationRequest: procedure(method.approveInvitationRequest, { command: approveInvitationRequest, request: which, response: shown }),
  refuseInvitationRequest: procedure(method.refuseInvitationRequest, {
    command: refuseInvitationRequest,
    request: ({ reason, ...asked }) => ({ ...which(asked), reason }),
    response: shown,
  }),
  listWaitingRequests: procedure(method.listWaitingRequests, {
    command: listWaitingRequests,
    request: ({ pageSize, pageToken }) => ({ size: pageSize, token: pageToken }),
    response: (page) => ({ waitingRequests: page.rows.map(waitingMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
  listAnsweredRequests: procedure(method.listAnsweredRequests, {
    command: listAnsweredRequests,
    request: ({ organizationId, pageSize, pageToken }) => ({
      size: pageSize,
      token: pageToken,
      ...(organizationId === '' ? {} : { organizationId: parseId('org', organizationId) }),
    }),
    response: (page) => ({ answeredRequests: page.rows.map(answeredMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
  getInvitationApproval: procedure(method.getInvitationApproval, {
    command: getInvitationApproval,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: ({ required }) => ({ approvalRequired: required }),
  }),
  updateInvitationApproval: procedure(method.updateInvitationApproval, {
    command: updateInvitationApproval,
    request: ({ organizationId, approvalRequired }) => ({ organizationId: parseId('org', organizationId), required: approvalRequired }),
    response: ({ required }) => ({ approvalRequired: required }),
  }),
});

const STATUSES: Readonly<Record<InvitationRequest['status'], Status>> = { waiting: Status.WAITING, approved: Status.APPROVED, refused: Status.REFUSED };
const NAMES = Object.entries(STATUSES) as [InvitationRequest['status'], Status][]; // the entries of a record of that very type

function which({ organizationId, id }: { readonly organizationId: string; readonly id: string }) {
  return { organizationId: parseId('org', organizationId), id: parseId('ivr', id) };
}

function shown(request: InvitationRequest) {
  return { invitationRequest: message(request) };
}

const message = ({
  id,
  organizationId,
  email,
  roles,
  asked,
  requesterEmail,
  status,
  createdAt,
  decidedAt,
  decidedBy,
  deciderEmail,
  reason,
}: InvitationRequest) => ({
  id,
  organizationId,
  email,
  firstName: asked.fields.profile?.givenName ?? '',
  lastName: asked.fields.profile?.familyName ?? '',
  roles: [...roles],
  requesterEmail,
  status: STATUSES[status],
  createTime: timestampFromDate(createdAt),
  ...(decidedAt ? { decideTime: timestampFromDate(decidedAt) } : {}),
  decidedBy: decidedBy ?? '',
  deciderEmail: deciderEmail ?? '',
  reason,
});

const waitingMessage = ({ subject, roles, createdAt, ...waiting }: WaitingRequest) => ({
  ...waiting,
  id: subject,
  kind: isId('ivr', subject) ? WaitingKind.INVITATION : WaitingKind.JOIN,
  roles: [...roles],
  createTime: timestampFromDate(createdAt),
});

const answeredMessage = ({ isApproved, decidedAt, decidedBy, deciderEmail, reason, ...request }: AnsweredRequest) => ({
  request: waitingMessage(request),
  approved: isApproved,
  ...(decidedAt ? { decideTime: timestampFromDate(decidedAt) } : {}),
  decidedBy: decidedBy ?? '',
  deciderEmail: deciderEmail ?? '',
  reason,
});
