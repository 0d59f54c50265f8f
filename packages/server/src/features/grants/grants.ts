import type { ClientId, ConnectionId, GrantId, InteractionId, OrganizationId, ResourceId, SessionId, UserId } from '../../platform/ids.ts';
import { fingerprint, sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { closeGrants, existsOpen, type GrantRow, insertGrant, moveOn, selectGrant } from './store.ts';

export interface NewGrant {
  readonly id: GrantId;
  /** The authorization request that led to it. */
  readonly requestId?: InteractionId;
  readonly clientId: ClientId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly organizationId: OrganizationId;
  readonly scope: readonly string[];
  /** What its tokens are for; absent: the app itself. */
  readonly resourceId?: ResourceId;
  readonly authenticatedAt: Date;
  /** The connections that answered for the person then, the latest first. */
  readonly connectionIds: readonly ConnectionId[];
  /** What the app wants said of it in access tokens. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The app proved itself with its secret when it redeemed the code. */
  readonly confidential: boolean;
  /** Absent: the app did not ask for `offline_access`. */
  readonly refreshToken?: string;
  readonly expiresAt: Date;
}

export interface Grant extends Omit<NewGrant, 'refreshToken'> {
  /** How often the chain moved on; the newest refresh token carries this number. */
  readonly generation: number;
  /** When the newest refresh token was made; absent before the first refresh. */
  readonly rotatedAt?: Date;
  readonly createdAt: Date;
  /** Is this the newest refresh token? */
  isNewest(refreshToken: string): boolean;
}

/** Why a grant was revoked, for whoever looks into it later. */
export type Why =
  | 'session_revoked'
  | 'membership_ended'
  | 'organization_deleted'
  | 'code_replayed'
  | 'refresh_token_replayed'
  | 'revoked_by_client'
  | 'signed_out'
  | 'consent_revoked';

/** @param insert how the row is written, when something goes with it: a prepared statement with `grantInsert` in it */
export const openGrant = (work: Work, { refreshToken, ...grant }: NewGrant, insert?: (sql: Work['sql'], row: GrantRow) => Promise<unknown>): Promise<void> =>
  insertGrant(work, grant, refreshToken === undefined ? null : fingerprint(refreshToken), insert);

/** The grant with this id, neither revoked nor past its last hour. */
export async function findGrant(work: Work, id: GrantId): Promise<Grant | undefined> {
  const found = await selectGrant(work, id);
  if (!found) return undefined;
  const { refreshHash, ...grant } = found;
  return { ...grant, isNewest: (token) => refreshHash !== null && sameText(refreshHash, fingerprint(token)) };
}

/** Has this app still something it was given in this session, for this organization? Access tokens do not say by which grant they came. */
export const hasGrant = (
  work: Work,
  whose: { readonly sessionId: SessionId; readonly clientId: ClientId; readonly organizationId: OrganizationId },
): Promise<boolean> => existsOpen(work, whose);

/** Moves the chain on by one. False: somebody else did, a moment ago; nothing changed. */
export const rotateGrant = (work: Work, grant: Grant, used: string, successor: string): Promise<boolean> =>
  moveOn(work, grant.id, { from: grant.generation, usedHash: fingerprint(used), successorHash: fingerprint(successor) });

/** Ends one grant: none of its refresh tokens works from here on. */
export const revokeGrant = (work: Work, id: GrantId, why: Why): Promise<void> => closeGrants(work, { id }, why);

/** Ends what apps were given for one person or several in an organization (or what one app was), for everybody there, or in one session. */
export const revokeGrants = (
  work: Work,
  {
    why,
    ...whose
  }: (
    | { readonly organizationId: OrganizationId; readonly userId?: UserId | readonly UserId[]; readonly clientId?: ClientId }
    | { readonly sessionId: SessionId }
  ) & {
    readonly why: Why;
  },
): Promise<void> => closeGrants(work, whose, why);
