/**
 * A session is a signed-in browser. The cookie carries a secret; the table keeps only its hash.
 *
 * It remembers who signed in, how they proved it, which organizations they entered and which they
 * may enter, and keeps to the limits of the strictest. Whether they are still a member there is for memberships to say; what an app was given
 * is a grant. Sending people to sign in is login's business.
 */
export { dropFromSessions, endSession } from './end.ts';
export { expiredSessionDuty } from './end-expired.ts';
export { enterOrganization, touchSession } from './enter.ts';
export { findSession, findSessionById, namedBy } from './find.ts';
export { environmentLimits, holdsUnder, isProvenLately, type SessionLimits } from './limits.ts';
export { endOtherSessions, revokeSession, revokeSessions } from './revoke.ts';
export { mayEnter, type Proof, type Session } from './session.ts';
export { getSession, listSessions, localeOfSession } from './show.ts';
export { addProof, type NewSession, startSession, strengthenSession } from './start.ts';
export { type Live, liveSession, type SessionJson, sessionOfJson } from './store.ts';
export { sessionDuty } from './sweep.ts';
