/**
 * Requests to join: people whose address is at an allowed domain of an organization come in by themselves or, where the
 * organization wants to look at each of them, ask to be let in, wait, and hear by mail what was said.
 *
 * This feature owns the requests and the switch that makes them necessary. Whose address allows what is known to
 * domains, the place itself belongs to memberships, and the page people ask on is login's.
 */
export { approveJoinRequest, refuseJoinRequest } from './decide.ts';
export { type JoinAnswer, joinByDomain, listPlacesToJoin, type PlaceToJoin } from './join.ts';
export type { JoinRequest } from './join-request.ts';
export { type JoinAnswerMail, joinRequestMails } from './mail.ts';
export { getJoinPolicy, listJoinRequests, updateJoinPolicy } from './manage.ts';
export { selectRequest as findJoinRequest } from './store.ts';
