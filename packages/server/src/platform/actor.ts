import type { Environment } from './environment.ts';
import type { ClientId, OrganizationId, SessionId, UserId } from './ids.ts';
import type { Language } from './languages.ts';

/** What a member of an organization may do there, in the contract's words. Environment clients may do all of it everywhere. */
export type Permission =
  | 'organizations_read'
  | 'organizations_write'
  | 'organizations_sessions_read'
  | 'organizations_sessions_write'
  | 'organizations_users_invite'
  | 'organizations_users_approve'
  | 'organizations_users_read'
  | 'organizations_users_remove'
  | 'organizations_users_role_update'
  | 'connections_read'
  | 'connections_write'
  | 'directories_read'
  | 'directories_write';

/** Owners do everything and look after the operators; managers do everything else; viewers look. */
export const OPERATOR_ROLES = ['owner', 'manager', 'viewer'] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** Who acts for the whole environment, as far as they may act at all: an app's own server, an operator, the house itself. */
export const actsForAll = (actor: Actor): boolean => actor.kind === 'client' || actor.kind === 'operator' || actor.kind === 'system';

/** Who is asking. Every unit of work has exactly one, and every event records it. */
export type Actor =
  /** An app's own server, with the environment's client credentials: acts for the whole environment. */
  | { readonly kind: 'client'; readonly id: ClientId }
  /** A machine of one organization. */
  | { readonly kind: 'machine'; readonly id: ClientId; readonly organizationId: OrganizationId; readonly scopes: readonly string[] }
  /** A person, signed in to one organization. */
  | {
      readonly kind: 'member';
      readonly id: UserId;
      readonly organizationId: OrganizationId;
      readonly sessionId: SessionId;
      readonly permissions: readonly Permission[];
    }
  /** Whoever runs this server, in the dashboard: acts for every environment. A user of the environment of the operators. */
  | {
      readonly kind: 'operator';
      readonly id: UserId;
      readonly email: string;
      readonly displayName: string;
      /** The organization of the operators. */
      readonly memberOf: OrganizationId;
      readonly sessionId: SessionId;
      readonly role: OperatorRole;
    }
  /** Nobody we know: hosted pages before sign-in, public endpoints. */
  | { readonly kind: 'visitor' }
  /** The server itself, doing a job. */
  | { readonly kind: 'system'; readonly job: string };

/** How an event names who did it. */
export const actorName = (actor: Actor): string => {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor';
    case 'system':
      return `system:${actor.job}`;
    default:
      return actor.id;
  }
};

/** A request as the inside of the house sees it: where it came in, who is asking, and what to call it in the log. */
export interface Caller {
  readonly environment: Environment;
  readonly actor: Actor;
  readonly requestId: string;
  /** The browser or program at the other end, when there is one. */
  readonly from?: { readonly ip: string; readonly userAgent: string };
  /** What it asks to be answered in, when it says so: API calls seldom do. */
  readonly language?: Language | undefined;
}
