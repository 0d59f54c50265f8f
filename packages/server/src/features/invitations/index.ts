/**
 * An invitation asks a person, by mail, to join an organization. The person and the pending membership exist from
 * the moment they are asked; the invitation hangs on that membership and says until when, and by which links,
 * they may say yes.
 *
 * This feature owns the question and its links: asking, asking again, taking it back, the answer, and running out
 * of time (which is a matter of the clock: a pending invitation past its hour has expired on every read). There are
 * two kinds of link. A mailed one proves the mailbox, once. A shown one proves nothing. Of both, only a fingerprint
 * is kept. Turning an answer into a signed-in browser is login's business.
 */
export { type AddMember, addMember } from './add-member.ts';
export type { Admission, Admitted } from './admit.ts';
export { announceExpired } from './announce-expired.ts';
export { demandNoApproval, needsApproval } from './approval.ts';
export { askApp } from './ask-app.ts';
export { askForRenewal, type RenewalMail } from './ask-for-renewal.ts';
export { type Claimed, claimInvitation, claimInvitationById } from './claim.ts';
export { createInvitationLink, type ShownLink } from './create-link.ts';
export {
  approveInvitationRequest,
  getInvitationApproval,
  getInvitationRequest,
  listInvitationRequests,
  refuseInvitationRequest,
  updateInvitationApproval,
} from './decide-request.ts';
export { holdBulkMails, releaseBulkMails } from './delivery.ts';
export { invitationFaults } from './faults.ts';
export { findInvitationById, listOpenInvitationsOf } from './find.ts';
export { getInvitation, getInvitations } from './get.ts';
export type { Invitation, InvitationStatus } from './invitation.ts';
export { type InviteUser, inviteUser } from './invite.ts';
export { type Invitee, type InviteMany, inviteMany, type Ruling } from './invite-many.ts';
export { invitationMails } from './mail.ts';
export { noteOpening } from './note-opening.ts';
export { type InvitationView, peekInvitation, type UnknownLink } from './peek.ts';
export { mayAssert } from './policy.ts';
export { type Bounce, reportBounce } from './report-bounce.ts';
export { type InvitationRequest, type Requested, requestInvitation } from './request.ts';
export { selectRequest as findInvitationRequest } from './request-store.ts';
export { resendInvitation, type WhoseInvitation } from './resend.ts';
export { revokeInvitation, withdrawInvitation, withdrawInvitations } from './revoke.ts';
export type { InvitationMail } from './send.ts';
