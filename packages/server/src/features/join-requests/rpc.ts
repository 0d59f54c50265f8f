import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { JoinRequestService, JoinRequestStatus as Status } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { approveJoinRequest, refuseJoinRequest } from './decide.ts';
import type { JoinRequest, JoinRequestStatus } from './join-request.ts';
import { getJoinPolicy, listJoinRequests, updateJoinPolicy } from './manage.ts';

const { method } = JoinRequestService;

export const joinRequestService = serve(JoinRequestService, {
  listJoinRequests: procedure(method.listJoinRequests, {
    command: listJoinRequests,
    request: ({ organizationId, pageSize, pageToken, status }) => {
      const [name] = NAMES.find(([, value]) => value === status) ?? [];
      return { organizationId: parseId('org', organizationId), size: pageSize, token: pageToken, ...(name ? { status: name } : {}) };
    },
    response: (page) => ({ joinRequests: page.rows.map(message), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
  approveJoinRequest: procedure(method.approveJoinRequest, { command: approveJoinRequest, request: which, response: shown }),
  refuseJoinRequest: procedure(method.refuseJoinRequest, {
    command: refuseJoinRequest,
    request: ({ reason, ...asked }) => ({ ...which(asked), reason }),
    response: shown,
  }),
  getJoinPolicy: procedure(method.getJoinPolicy, {
    command: getJoinPolicy,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: ({ approvalRequired }) => ({ approvalRequired }),
  }),
  updateJoinPolicy: procedure(method.updateJoinPolicy, {
    command: updateJoinPolicy,
    request: ({ organizationId, approvalRequired }) => ({ organizationId: parseId('org', organizationId), approvalRequired }),
    response: ({ approvalRequired }) => ({ approvalRequired }),
  }),
});

const STATUSES: Readonly<Record<JoinRequestStatus, Status>> = { waiting: Status.WAITING, approved: Status.APPROVED, refused: Status.REFUSED };
const NAMES = Object.entries(STATUSES) as [JoinRequestStatus, Status][]; // the entries of a record of that very type

function which({ organizationId, id }: { readonly organizationId: string; readonly id: string }) {
  return { organizationId: parseId('org', organizationId), id: parseId('jrq', id) };
}

function shown(request: JoinRequest) {
  return { joinRequest: message(request) };
}

const message = ({ id, organizationId, userId, email, name, status, createdAt, decidedAt, decidedBy, deciderEmail, reason }: JoinRequest) => ({
  id,
  organizationId,
  userId,
  email,
  name,
  status: STATUSES[status],
  createTime: timestampFromDate(createdAt),
  ...(decidedAt ? { decideTime: timestampFromDate(decidedAt) } : {}),
  decidedBy: decidedBy ?? '',
  deciderEmail: deciderEmail ?? '',
  reason,
});
