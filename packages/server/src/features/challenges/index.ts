/**
 * A challenge asks a person to show that they read a mailbox: one mail carries a six-digit code, a link
 * or both, as the environment wants it, and either of them proves it once, in the browser that asked.
 *
 * It belongs to an address and a browser, not to a user: whether somebody with that address is known
 * is never looked up here, so nothing about the answer or its time can tell. What a proof opens is
 * for login to say. How long it lasts and how many tries there are is the environment's to say; two mails a
 * minute to one address are the most, counted in the database so that every process counts the same.
 */
export { type Challenge, challengeState, endOfMail, mailHolds, triesLeft } from './challenge.ts';
export { challengeFaults } from './faults.ts';
export { challengeMails } from './mail.ts';
export { type Linked, peekLink } from './peek.ts';
export { findChallenge, type Proven, proveByCode, proveByLink } from './prove.ts';
export { recordLinkProof, wasProvenJustNow } from './record.ts';
export { CODE_DIGITS } from './secrets.ts';
export { resendChallenge, sendChallenge } from './send.ts';
export { challengeDuty } from './sweep.ts';
