import type { ConnectionId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';

/** How a person showed who they are. */
export type Proof =
  | 'email_code'
  | 'magic_link'
  | 'invitation_link'
  /** A link that was printed for an operator, at the shell of the server. */
  | 'entry_link'
  | 'password'
  | 'passkey'
  /** Somebody else's word for them: a provider of the environment by its name, an organization's own by its connection. */
  | `social:${string}`
  | `sso:${ConnectionId}`
  /** Second ones. */
  | 'totp'
  | 'recovery_code';

export interface Session {
  readonly id: SessionId;
  readonly userId: UserId;
  /** Every way they proved it in this session, the latest last. */
  readonly proofs: readonly Proof[];
  /** When each of them was given last. One that is missing here was given with the last one. */
  readonly provenAt?: Readonly<Partial<Record<Proof, Date>>>;
  /** False: only the organizations entered so far. */
  readonly opensAll: boolean;
  /** The organization entered last. */
  readonly organizationId?: OrganizationId;
  /** The organizations entered, in the order of their ids. */
  readonly organizations: readonly OrganizationId[];
  /** The last proof: the `auth_time` of tokens. */
  readonly authenticatedAt: Date;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  /** The last hour; the idle time is beside it and may end it earlier. */
  readonly expiresAt: Date;
}

/**
 * An invitation opens one door: the session it starts is good for the inviting organization, and
 * every other one asks for fresh proof.
 */
export const mayEnter = (session: Session, organizationId: OrganizationId): boolean => session.opensAll || session.organizations.includes(organizationId);
