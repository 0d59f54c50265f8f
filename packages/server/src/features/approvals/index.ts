/**
 * Approvals: in some organizations, who comes in is looked at by somebody first. Whoever invites without the permission to approve asks for
 * an invitation; whoever joins by their address asks to be let in.
 *
 * This feature owns who may approve, the links by which they answer, the mails to both sides, and the lists of all that
 * waits and of all that was answered. What waits, and what happens to it when it is answered, belongs to invitations and join-requests; the page behind a link is login's.
 */
export { mayApprove, TO_APPROVE } from './approvers.ts';
export { type ApprovalLink, type ApprovalSubject, askApprovers, endAsking, findApprovalLink, tellRequester } from './ask.ts';
export { type AnsweredRequest, listAnsweredRequests, listWaitingRequests, type WaitingRequest } from './inbox.ts';
export { approvalMails } from './mail.ts';
export { LONGEST_REASON, readReason } from './reason.ts';
export { approvalLinkDuty } from './sweep.ts';
