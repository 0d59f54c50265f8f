import type { ClientId, ConnectionId, InteractionId, OrganizationId, ResourceId, SessionId, UserId } from '../../platform/ids.ts';

/** How a request stands, in the contract's words. */
export const STATUSES = ['INITIATED', 'PENDING', 'SUCCESS', 'FAILED'] as const;
export type AuthStatus = (typeof STATUSES)[number];

/** What somebody was there for. */
export type Workflow = 'LOGIN' | 'SIGNUP' | 'INVITATION' | 'MACHINE';

/** What can happen on the way, and where the request stands after it; `null`: where it stood. */
export const STEPS = {
  /** An app sent a browser, or a machine asked for a token. */
  request_came: 'INITIATED',
  /** It waits while the person passes through hosted pages. */
  sent_to_page: 'INITIATED',
  page_shown: 'PENDING',
  code_sent: 'PENDING',
  /** The address is a test user's: no mail went out. */
  test_code_set: 'PENDING',
  code_sent_again: 'PENDING',
  code_not_sent: 'PENDING',
  link_opened: 'PENDING',
  code_wrong: 'PENDING',
  /** A code or a link that was right once, or that has had all its tries. */
  proof_too_late: 'PENDING',
  code_right: 'PENDING',
  test_code_right: 'PENDING',
  link_right: 'PENDING',
  passkey_right: 'PENDING',
  /** It was shown and did not count; why stands beside it. */
  passkey_refused: 'PENDING',
  /** The person made one on the way. */
  passkey_added: 'PENDING',
  password_right: 'PENDING',
  password_wrong: 'PENDING',
  password_set: 'PENDING',
  second_factor_right: 'PENDING',
  second_factor_wrong: 'PENDING',
  second_factor_added: 'PENDING',
  /** The browser went to a provider where the person has an account. */
  provider_asked: 'PENDING',
  provider_answered: 'PENDING',
  /** It said no, or nothing that counts; why stands beside it, for whoever looks after the connection. */
  provider_failed: 'PENDING',
  sign_up_refused: 'FAILED',
  invitation_accepted: 'PENDING',
  invitation_closed: 'FAILED',
  organization_created: 'PENDING',
  organization_chosen: 'PENDING',
  /** They let a program of somebody else act for them, or do not. */
  consent_given: 'PENDING',
  consent_refused: 'PENDING',
  /** The app's own say; what it was stands beside it. */
  interceptor_asked: 'PENDING',
  session_started: 'PENDING',
  session_used: 'PENDING',
  code_issued: 'PENDING',
  refused: 'FAILED',
  code_exchanged: 'SUCCESS',
  exchange_refused: 'FAILED',
  expired: 'FAILED',
  /** A refresh token came a second time: what the request gave has ended. */
  refresh_replayed: null,
  session_ended: null,
} as const satisfies Record<string, AuthStatus | null>;
export type StepName = keyof typeof STEPS;

export interface Step {
  readonly step: string;
  readonly at: Date;
  readonly error: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly ip: string | null;
  readonly device: string | null;
}

/** One request for a sign-in, and whose and what for as far as that became known. */
export interface AuthRequest {
  readonly id: InteractionId;
  readonly status: AuthStatus;
  readonly workflow: Workflow;
  readonly email: string | null;
  readonly error: string | null;
  readonly userId: UserId | null;
  readonly sessionId: SessionId | null;
  readonly organizationId: OrganizationId | null;
  readonly ip: string | null;
  readonly device: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly client: { readonly id: ClientId; readonly name: string | null; readonly kind: string | null } | null;
  readonly connection: {
    readonly id: ConnectionId;
    readonly organizationId: OrganizationId | null;
    readonly kind: string | null;
    readonly provider: string | null;
  } | null;
  readonly resource: { readonly id: ResourceId; readonly name: string | null; readonly kind: string | null } | null;
}
