import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { InvitationService, MailState, InvitationStatus as Status } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { createInvitationLink } from './create-link.ts';
import { getInvitation, getInvitations } from './get.ts';
import type { InvitationInFull, InvitationStatus } from './invitation.ts';
import { inviteByLink } from './invite-by-link.ts';
import { reportBounce } from './report-bounce.ts';
import { revokeInvitation } from './revoke.ts';

const { method } = InvitationService;

export const invitationService = serve(InvitationService, {
  getInvitation: procedure(method.getInvitation, {
    command: getInvitation,
    request: whose,
    response: (invitation) => ({ invitation: message(invitation) }),
  }),
  batchGetInvitations: procedure(method.batchGetInvitations, {
    command: getInvitations,
    request: ({ organizationId, userIds }) => ({ organizationId: parseId('org', organizationId), userIds: userIds.map((id) => parseId('usr', id)) }),
    response: (invitations) => ({ invitations: invitations.map(message) }),
  }),
  revokeInvitation: procedure(method.revokeInvitation, { command: revokeInvitation, request: whose, response: () => ({}) }),
  inviteByLink: procedure(method.inviteByLink, {
    command: inviteByLink,
    request: ({ organizationId, email, roles, givenName, familyName, name }) => ({
      organizationId: parseId('org', organizationId),
      email,
      roles,
      membershipMetadata: {},
      fields: { profile: { ...(givenName && { givenName }), ...(familyName && { familyName }), ...(name && { name }) } },
    }),
    response: ({ userId, link, expiresAt }) => ({ userId, link, expiresAt: timestampFromDate(expiresAt) }),
  }),
  createInvitationLink: procedure(method.createInvitationLink, {
    command: createInvitationLink,
    request: whose,
    response: ({ link, expiresAt }) => ({ link, expiresAt: timestampFromDate(expiresAt) }),
  }),
  reportMailBounce: procedure(method.reportMailBounce, {
    command: reportBounce,
    request: ({ email, answer, statusCode, time }) => ({ email, answer, statusCode, ...(time && { at: timestampDate(time) }) }),
    response: (invitationCount) => ({ invitationCount }),
  }),
});

const MAIL_STATES = { queued: MailState.QUEUED, accepted: MailState.ACCEPTED, refused: MailState.REFUSED, bounced: MailState.BOUNCED } as const;

const STATUSES: Record<InvitationStatus, Status> = {
  pending: Status.PENDING,
  accepted: Status.ACCEPTED,
  revoked: Status.REVOKED,
  expired: Status.EXPIRED,
};

const message = (invitation: InvitationInFull) => ({
  id: invitation.id,
  organizationId: invitation.organizationId,
  userId: invitation.userId,
  email: invitation.email,
  status: STATUSES[invitation.status],
  ...(invitation.inviterEmail === null ? {} : { inviterEmail: invitation.inviterEmail }),
  createTime: timestampFromDate(invitation.createdAt),
  expireTime: timestampFromDate(invitation.expiresAt),
  ...(invitation.resentAt ? { resendTime: timestampFromDate(invitation.resentAt) } : {}),
  resentCount: invitation.resentCount,
  ...(invitation.settledAt ? { settleTime: timestampFromDate(invitation.settledAt) } : {}),
  ...(invitation.mailState
    ? {
        mail: {
          state: MAIL_STATES[invitation.mailState],
          answer: invitation.mailAnswer ?? '',
          ...(invitation.mailAt ? { time: timestampFromDate(invitation.mailAt) } : {}),
        },
      }
    : {}),
  bulkInvitationId: invitation.bulkId ?? '',
  ...(invitation.openedAt ? { openTime: timestampFromDate(invitation.openedAt) } : {}),
});

function whose({ organizationId, userId }: { readonly organizationId: string; readonly userId: string }) {
  return { organizationId: parseId('org', organizationId), userId: parseId('usr', userId) };
}
