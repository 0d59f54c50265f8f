/**
 * A grant is what one authorization code gave an app: a person, in one organization, for one session,
 * with a chain of refresh tokens when the app asked for them. It is revoked as a whole.
 *
 * It keeps the newest refresh token's hash and how often the chain moved on. How a token looks and
 * what a replayed one means is oauth's business; whether the person may still be there is the
 * session's and the membership's.
 */
export { findGrant, type Grant, hasGrant, type NewGrant, openGrant, revokeGrant, revokeGrants, rotateGrant } from './grants.ts';
export { type GrantRow, grantInsert } from './store.ts';
export { grantDuty } from './sweep.ts';
