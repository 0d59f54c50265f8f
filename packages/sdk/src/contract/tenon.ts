// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * How something is set in its row. The start is where the language begins to be read.
 */
export type Alignment = 'ALIGNMENT_UNSPECIFIED' | 'ALIGNMENT_START' | 'ALIGNMENT_CENTER' | (string & {});

/**
 * Where a bulk invitation can stand.
 */
export type BulkInvitationStatus =
  | 'BULK_INVITATION_STATUS_UNSPECIFIED'
  | 'BULK_INVITATION_STATUS_RECEIVING'
  | 'BULK_INVITATION_STATUS_READY'
  | 'BULK_INVITATION_STATUS_RUNNING'
  | 'BULK_INVITATION_STATUS_PAUSED'
  | 'BULK_INVITATION_STATUS_CANCELLED'
  | 'BULK_INVITATION_STATUS_DONE'
  | 'BULK_INVITATION_STATUS_UNDOING'
  | 'BULK_INVITATION_STATUS_UNDONE'
  | (string & {});

/**
 * What became of a row.
 */
export type BulkOutcome =
  | 'BULK_OUTCOME_UNSPECIFIED'
  | 'BULK_OUTCOME_WAITING'
  | 'BULK_OUTCOME_INVITED'
  | 'BULK_OUTCOME_ADDED'
  | 'BULK_OUTCOME_REFUSED'
  | 'BULK_OUTCOME_UNDONE'
  | (string & {});

/**
 * What is found about a row.
 */
export type BulkVerdict =
  | 'BULK_VERDICT_UNSPECIFIED'
  | 'BULK_VERDICT_OK'
  | 'BULK_VERDICT_BAD_EMAIL'
  | 'BULK_VERDICT_MALFORMED'
  | 'BULK_VERDICT_DUPLICATE'
  | 'BULK_VERDICT_UNKNOWN_ROLE'
  | 'BULK_VERDICT_ROLE_TOO_STRONG'
  | 'BULK_VERDICT_ALREADY_MEMBER'
  | 'BULK_VERDICT_ALREADY_INVITED'
  | 'BULK_VERDICT_DEACTIVATED'
  | 'BULK_VERDICT_BLOCKED_DOMAIN'
  | 'BULK_VERDICT_NO_SEAT'
  | 'BULK_VERDICT_EXTERNAL_ID_TAKEN'
  | 'BULK_VERDICT_MAY_NOT_ADD'
  | 'BULK_VERDICT_WAITS_FOR_APPROVAL'
  | 'BULK_VERDICT_DENIED'
  | (string & {});

/**
 * Above or below.
 */
export type ButtonPosition = 'BUTTON_POSITION_UNSPECIFIED' | 'BUTTON_POSITION_TOP' | 'BUTTON_POSITION_BOTTOM' | (string & {});

/**
 * How round corners are.
 */
export type CornerRadius =
  | 'CORNER_RADIUS_UNSPECIFIED'
  | 'CORNER_RADIUS_NONE'
  | 'CORNER_RADIUS_SMALL'
  | 'CORNER_RADIUS_MEDIUM'
  | 'CORNER_RADIUS_LARGE'
  | (string & {});

/**
 * What an environment is for.
 */
export type EnvironmentKind = 'ENVIRONMENT_KIND_UNSPECIFIED' | 'ENVIRONMENT_KIND_DEVELOPMENT' | 'ENVIRONMENT_KIND_PRODUCTION' | (string & {});

/**
 * What came of a question.
 */
export type InterceptorDecision = 'INTERCEPTOR_DECISION_UNSPECIFIED' | 'INTERCEPTOR_DECISION_ALLOW' | 'INTERCEPTOR_DECISION_DENY' | (string & {});

/**
 * What counts when there is no answer in time, or none that can be read.
 */
export type InterceptorFailurePolicy =
  | 'INTERCEPTOR_FAILURE_POLICY_UNSPECIFIED'
  | 'INTERCEPTOR_FAILURE_POLICY_FAIL_OPEN'
  | 'INTERCEPTOR_FAILURE_POLICY_FAIL_CLOSED'
  | (string & {});

/**
 * When an interceptor is asked.
 */
export type InterceptorTrigger =
  | 'INTERCEPTOR_TRIGGER_UNSPECIFIED'
  | 'INTERCEPTOR_TRIGGER_PRE_SIGNUP'
  | 'INTERCEPTOR_TRIGGER_PRE_SESSION_CREATION'
  | 'INTERCEPTOR_TRIGGER_PRE_USER_INVITATION'
  | 'INTERCEPTOR_TRIGGER_PRE_M2M_TOKEN_CREATION'
  | (string & {});

/**
 * Where a request for an invitation can stand.
 */
export type InvitationRequestStatus =
  | 'INVITATION_REQUEST_STATUS_UNSPECIFIED'
  | 'INVITATION_REQUEST_STATUS_WAITING'
  | 'INVITATION_REQUEST_STATUS_APPROVED'
  | 'INVITATION_REQUEST_STATUS_REFUSED'
  | (string & {});

/**
 * Where an invitation can stand.
 */
export type InvitationStatus =
  | 'INVITATION_STATUS_UNSPECIFIED'
  | 'INVITATION_STATUS_PENDING'
  | 'INVITATION_STATUS_ACCEPTED'
  | 'INVITATION_STATUS_REVOKED'
  | 'INVITATION_STATUS_EXPIRED'
  | (string & {});

/**
 * Where a request to join can stand.
 */
export type JoinRequestStatus =
  | 'JOIN_REQUEST_STATUS_UNSPECIFIED'
  | 'JOIN_REQUEST_STATUS_WAITING'
  | 'JOIN_REQUEST_STATUS_APPROVED'
  | 'JOIN_REQUEST_STATUS_REFUSED'
  | (string & {});

/**
 * Where the logo stands.
 */
export type LogoPlacement = 'LOGO_PLACEMENT_UNSPECIFIED' | 'LOGO_PLACEMENT_INSIDE' | 'LOGO_PLACEMENT_OUTSIDE' | (string & {});

/**
 * How a connection to a mail server is kept from others' eyes.
 */
export type MailSecurity = 'MAIL_SECURITY_UNSPECIFIED' | 'MAIL_SECURITY_TLS' | 'MAIL_SECURITY_STARTTLS' | 'MAIL_SECURITY_NONE' | (string & {});

/**
 * Where the mail of an invitation is.
 */
export type MailState = 'MAIL_STATE_UNSPECIFIED' | 'MAIL_STATE_QUEUED' | 'MAIL_STATE_ACCEPTED' | 'MAIL_STATE_REFUSED' | 'MAIL_STATE_BOUNCED' | (string & {});

/**
 * What became of a test mail.
 */
export type MailTestResult =
  | 'MAIL_TEST_RESULT_UNSPECIFIED'
  | 'MAIL_TEST_RESULT_ACCEPTED'
  | 'MAIL_TEST_RESULT_DEFERRED'
  | 'MAIL_TEST_RESULT_REFUSED'
  | (string & {});

/**
 * Metadata that an access token may carry, as a claim of that name. It is left out where there is none.
 */
export type MetadataClaim = 'METADATA_CLAIM_UNSPECIFIED' | 'METADATA_CLAIM_USER' | 'METADATA_CLAIM_MEMBERSHIP' | 'METADATA_CLAIM_ORGANIZATION' | (string & {});

/**
 * What an operator may do. Each does what the ones below it do.
 */
export type OperatorRole = 'OPERATOR_ROLE_UNSPECIFIED' | 'OPERATOR_ROLE_VIEWER' | 'OPERATOR_ROLE_MANAGER' | 'OPERATOR_ROLE_OWNER' | (string & {});

/**
 * What people have set their screens to.
 */
export type PreviewTheme = 'PREVIEW_THEME_UNSPECIFIED' | 'PREVIEW_THEME_LIGHT' | 'PREVIEW_THEME_DARK' | (string & {});

/**
 * What can be drawn.
 */
export type PreviewedPage =
  | 'PREVIEWED_PAGE_UNSPECIFIED'
  | 'PREVIEWED_PAGE_SIGN_IN'
  | 'PREVIEWED_PAGE_SIGN_UP'
  | 'PREVIEWED_PAGE_CODE'
  | 'PREVIEWED_PAGE_ORGANIZATIONS'
  | 'PREVIEWED_PAGE_MAIL'
  | (string & {});

/**
 * Whether people prove a second thing.
 */
export type SecondFactor = 'SECOND_FACTOR_UNSPECIFIED' | 'SECOND_FACTOR_OFF' | 'SECOND_FACTOR_OPTIONAL' | 'SECOND_FACTOR_REQUIRED' | (string & {});

/**
 * A setting that the server is started with and that an environment may set for itself.
 */
export type ServerSetting =
  | 'SERVER_SETTING_UNSPECIFIED'
  | 'SERVER_SETTING_SIGN_UP'
  | 'SERVER_SETTING_INVITATION_DAYS'
  | 'SERVER_SETTING_MAIL_SERVER'
  | (string & {});

/**
 * A way of showing who one is.
 */
export type SignInMethod =
  | 'SIGN_IN_METHOD_UNSPECIFIED'
  | 'SIGN_IN_METHOD_EMAIL_CODE'
  | 'SIGN_IN_METHOD_MAGIC_LINK'
  | 'SIGN_IN_METHOD_PASSWORD'
  | 'SIGN_IN_METHOD_PASSKEY'
  | 'SIGN_IN_METHOD_SOCIAL'
  | (string & {});

/**
 * How it would end.
 */
export type SimulationOutcome =
  | 'SIMULATION_OUTCOME_UNSPECIFIED'
  | 'SIMULATION_OUTCOME_SIGNED_IN'
  | 'SIMULATION_OUTCOME_WAITS_ON_PAGE'
  | 'SIMULATION_OUTCOME_REFUSED'
  | (string & {});

/**
 * Whose account people may sign in with.
 */
export type SocialProvider =
  | 'SOCIAL_PROVIDER_UNSPECIFIED'
  | 'SOCIAL_PROVIDER_GOOGLE'
  | 'SOCIAL_PROVIDER_MICROSOFT'
  | 'SOCIAL_PROVIDER_GITHUB'
  | 'SOCIAL_PROVIDER_GITLAB'
  | 'SOCIAL_PROVIDER_LINKEDIN'
  | 'SOCIAL_PROVIDER_SALESFORCE'
  | (string & {});

/**
 * What waits, and so how it is answered.
 */
export type WaitingKind = 'WAITING_KIND_UNSPECIFIED' | 'WAITING_KIND_INVITATION' | 'WAITING_KIND_JOIN' | (string & {});

/**
 * Where a delivery stands.
 */
export type WebhookDeliveryStatus =
  | 'WEBHOOK_DELIVERY_STATUS_UNSPECIFIED'
  | 'WEBHOOK_DELIVERY_STATUS_QUEUED'
  | 'WEBHOOK_DELIVERY_STATUS_SUCCESS'
  | 'WEBHOOK_DELIVERY_STATUS_RETRYING'
  | 'WEBHOOK_DELIVERY_STATUS_FAILED'
  | (string & {});

/**
 * `accent`, `accent-strong`, `accent-soft` and `on-accent`, each as `#rrggbb`.
 */
export interface AccentColors {
  readonly light: Readonly<Record<string, string>>;
  readonly dark: Readonly<Record<string, string>>;
}

/**
 * Programs that nobody here registered, such as agents: each comes to the resources that take it, and to no other. Their
 * people are asked at every sign-in.
 */
export interface AgentSettings {
  /**
   * They may register themselves (RFC 7591) at every resource that does not say otherwise. Off unless switched on.
   */
  readonly registration?: boolean | undefined;
  /**
   * They may be known by the address of their description (Client ID Metadata Documents) at resources that say so. Off
   * unless switched on.
   */
  readonly metadata?: boolean | undefined;
}

/**
 * Something that waited, and what came of it.
 */
export interface AnsweredRequest {
  /**
   * As it waited.
   */
  readonly request?: WaitingRequest | undefined;
  /**
   * Otherwise it was refused.
   */
  readonly approved: boolean;
  readonly decideTime?: Date | undefined;
  /**
   * Who answered: the id of a client or a person.
   */
  readonly decidedBy: string;
  /**
   * Their address, when it was a person who is still there.
   */
  readonly deciderEmail: string;
  /**
   * Why it was refused, in their words; empty when they did not say.
   */
  readonly reason: string;
}

/**
 * The request, answered.
 */
export interface ApproveInvitationRequestResponse {
  readonly invitationRequest?: InvitationRequest | undefined;
}

/**
 * The request, answered.
 */
export interface ApproveJoinRequestResponse {
  readonly joinRequest?: JoinRequest | undefined;
}

/**
 * Who did it.
 */
export interface AuditActor {
  /**
   * `client`: an app. `member`: a person. `operator`: somebody who runs the server. `machine`: a machine of an organization. `system`: the server itself. `visitor`:
   * somebody on a hosted page; the target says who.
   */
  readonly kind: string;
  /**
   * Of a client or person, or the name of a job; empty for visitors.
   */
  readonly id: string;
  /**
   * What it is called now; empty when it is gone or has no name.
   */
  readonly name: string;
}

/**
 * One row.
 */
export interface AuditChange {
  /**
   * What kind of row: `organization`, `membership`, `membership_role`, `client_secret`…
   */
  readonly object: string;
  /**
   * Its id; of a row that joins two things both, with a slash between them.
   */
  readonly id: string;
  /**
   * `created`, `updated` or `deleted`.
   */
  readonly operation: string;
  readonly organizationId: string;
  /**
   * The person it is about.
   */
  readonly userId: string;
  /**
   * How it was; absent for what was created. Of an update only what became otherwise. Secrets stand as `(secret)`.
   */
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  /**
   * How it became; absent for what was deleted.
   */
  readonly after?: Readonly<Record<string, unknown>> | undefined;
  /**
   * What it said of the person is gone, because the person is.
   */
  readonly erased: boolean;
}

/**
 * Somebody changed something, in one go.
 */
export interface AuditEntry {
  /**
   * `aud_` and digits.
   */
  readonly id: string;
  readonly time?: Date | undefined;
  /**
   * Such as `organization.updated`. Names are for ever.
   */
  readonly action: string;
  /**
   * A sentence for people, in English.
   */
  readonly summary: string;
  readonly actor?: AuditActor | undefined;
  readonly target?: AuditTarget | undefined;
  /**
   * The organization it was about, as far as it was about one.
   */
  readonly organizationId: string;
  readonly requestId: string;
  /**
   * From where; empty when it came from nowhere, was erased, or is not for whoever asks.
   */
  readonly ip: string;
  readonly userAgent: string;
  /**
   * Row by row, in the order they were first written.
   */
  readonly changes: readonly AuditChange[];
  /**
   * There were more changed rows than are listed here.
   */
  readonly moreChanges: boolean;
  /**
   * Its place in the chain; 0 until it is sealed, some seconds after it was made.
   */
  readonly number: number;
  /**
   * SHA-256 over the hash before it and all of the entry.
   */
  readonly hash: string;
}

/**
 * What it was done to.
 */
export interface AuditTarget {
  /**
   * `organization`, `user`, `role`, `client`…
   */
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

/**
 * One request for a sign-in: whose, what for, and how it ended.
 */
export interface AuthRequest {
  readonly id: string;
  /**
   * `INITIATED`: it came. `PENDING`: the person is on the way. `SUCCESS`: the app has its tokens. `FAILED`: it was
   * refused, or nobody finished it in time.
   */
  readonly status: string;
  /**
   * `LOGIN`, `SIGNUP`, `INVITATION` or `MACHINE`.
   */
  readonly workflow: string;
  /**
   * When it came.
   */
  readonly createTime?: Date | undefined;
  /**
   * Whoever signed in or tried to, once an address was typed or is known.
   */
  readonly email: string;
  readonly userId: string;
  readonly sessionId: string;
  /**
   * Where the person ended up, once that is known.
   */
  readonly organizationId: string;
  /**
   * The app that sent them, with its name and kind.
   */
  readonly clientId: string;
  readonly clientName: string;
  readonly clientType: string;
  /**
   * The connection they came through, if any.
   */
  readonly connectionId: string;
  readonly connectionType: string;
  readonly connectionProvider: string;
  /**
   * The resource that tokens were asked for.
   */
  readonly resourceId: string;
  readonly resourceName: string;
  readonly resourceType: string;
  /**
   * Why it failed: the code the app was told, or `expired`. Empty unless it did.
   */
  readonly error: string;
  /**
   * The address and the program the request came from.
   */
  readonly ip: string;
  /**
   * Such as "Firefox 133 on macOS".
   */
  readonly device: string;
  /**
   * The parameters of the request that may be shown.
   */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Something that happened on the way.
 */
export interface AuthStep {
  readonly time?: Date | undefined;
  /**
   * Such as `request_came`, `page_shown`, `code_sent`, `code_wrong`, `session_started`, `code_exchanged`, `refused`.
   */
  readonly step: string;
  /**
   * What went wrong, as a stable code.
   */
  readonly error: string;
  /**
   * What there is to say of it, by name.
   */
  readonly details: Readonly<Record<string, string>>;
  readonly ip: string;
  readonly device: string;
}

/**
 * One for each who was ever invited.
 */
export interface BatchGetInvitationsResponse {
  readonly invitations: readonly Invitation[];
}

/**
 * How hosted pages and mails look.
 */
export interface Branding {
  /**
   * `#rrggbb`. It is moved towards black or white until text on it can be read. Empty: ours.
   */
  readonly accentColor?: string | undefined;
  /**
   * A picture by https. Empty takes it away.
   */
  readonly logoUrl?: string | undefined;
  /**
   * The small picture in a browser's tab, by https. Empty takes it away.
   */
  readonly faviconUrl?: string | undefined;
  /**
   * How round corners are.
   */
  readonly radius?: CornerRadius | undefined;
  /**
   * A CSS background of colours and gradients, such as `linear-gradient(180deg, #fff, #eef)`. It can name no address and
   * end no rule. Empty: ours.
   */
  readonly background?: string | undefined;
  /**
   * Whether the logo stands in the box of the page or above it. In the box unless set.
   */
  readonly logoPlacement?: LogoPlacement | undefined;
  /**
   * Where in its row the logo stands. At the start unless set, which is the right side in Arabic.
   */
  readonly logoAlignment?: Alignment | undefined;
  /**
   * How the heading of a page and what explains it are set. From the start unless set.
   */
  readonly headerAlignment?: Alignment | undefined;
  /**
   * Whether the buttons of other sign-ins stand above the address or below it. Above unless set.
   */
  readonly socialButtons?: ButtonPosition | undefined;
  /**
   * Whether somebody on the way to an organization sees its logo, and is asked to sign in to it by name. Off unless switched
   * on. An organization without a logo shows the app's.
   */
  readonly organizationBranding?: boolean | undefined;
  /**
   * What pages and mails speak where neither the app, the person nor their browser wishes for a language that is spoken here:
   * `en`, `de`, `es`, `fr`, `ja` or `ar`. Empty: English.
   */
  readonly language?: string | undefined;
}

/**
 * Which column of a file is read as what.
 */
export interface BulkColumn {
  /**
   * As the header calls it; its number, from 1, where there is no header.
   */
  readonly column: string;
  /**
   * `email`, `first_name`, `last_name`, `name`, `roles`, `external_id`, `send_invitation_email` or `metadata.` and a
   * key. Empty: it is not read.
   */
  readonly field: string;
}

/**
 * People to be invited at once, and how far that is.
 */
export interface BulkInvitation {
  /**
   * `bulk_` and digits.
   */
  readonly id: string;
  readonly organizationId: string;
  /**
   * What the caller calls it.
   */
  readonly key: string;
  /**
   * The file's, when it had one.
   */
  readonly name: string;
  readonly status: BulkInvitationStatus;
  readonly rowCount: number;
  /**
   * What was found about the rows when they arrived.
   */
  readonly verdicts: readonly BulkVerdictCount[];
  /**
   * Good rows, of which `decided_count` have had their turn.
   */
  readonly goodCount: number;
  readonly decidedCount: number;
  readonly invitedCount: number;
  readonly addedCount: number;
  /**
   * Good when they arrived, and refused when their turn came.
   */
  readonly refusedCount: number;
  readonly undoneCount: number;
  /**
   * Of the invitations it made and that are still there: their mails, and how many were accepted by the invitee.
   */
  readonly mailQueuedCount: number;
  readonly mailAcceptedCount: number;
  readonly mailRefusedCount: number;
  readonly joinedCount: number;
  readonly columns: readonly BulkColumn[];
  /**
   * Who invites, for the mails to say.
   */
  readonly inviterEmail: string;
  readonly createTime?: Date | undefined;
  readonly startTime?: Date | undefined;
  /**
   * When everybody had their turn, or it was cancelled.
   */
  readonly finishTime?: Date | undefined;
  /**
   * Mails that were accepted and came back later.
   */
  readonly mailBouncedCount: number;
}

/**
 * One row, as it was read and as it ended.
 */
export interface BulkInvitationRow {
  /**
   * Its place among the rows, from 1; a header is none.
   */
  readonly number: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly externalId: string;
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Absent: an invitation is sent.
   */
  readonly sendInvitationEmail?: boolean | undefined;
  readonly verdict: BulkVerdict;
  /**
   * What stands in the way, in words.
   */
  readonly problem: string;
  readonly outcome: BulkOutcome;
  /**
   * Who they are, once they are invited or added.
   */
  readonly userId: string;
  readonly invitationId: string;
  /**
   * The mail of the invitation, if there is one.
   */
  readonly mail?: MailDelivery | undefined;
  readonly decideTime?: Date | undefined;
}

/**
 * How many rows got a verdict.
 */
export interface BulkVerdictCount {
  readonly verdict: BulkVerdict;
  readonly count: number;
}

/**
 * The bulk invitation as it is now.
 */
export interface CancelBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

/**
 * What became of one claim.
 */
export interface ClaimOutcome {
  readonly name: string;
  /**
   * What it comes to; not there when it is left out of tokens.
   */
  readonly value?: unknown | undefined;
  /**
   * Why it failed. Empty when it did not: a claim without a value and without an error came to nothing.
   */
  readonly error: string;
}

/**
 * Nothing to say.
 */
export type ClearPageTextsResponse = Record<string, never>;

/**
 * What was found about the rows.
 */
export interface CreateBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

/**
 * It, and its secret, this once.
 */
export interface CreateInterceptorResponse {
  readonly interceptor?: Interceptor | undefined;
  /**
   * `whsec_…`: what its calls are signed with.
   */
  readonly secret: string;
}

/**
 * The new link: the only time it can be read.
 */
export interface CreateInvitationLinkResponse {
  readonly link: string;
  /**
   * When the invitation, and the link with it, runs out.
   */
  readonly expiresAt?: Date | undefined;
}

/**
 * The attribute.
 */
export interface CreateUserAttributeResponse {
  readonly attribute?: UserAttribute | undefined;
}

/**
 * It, and its secret, this once.
 */
export interface CreateWebhookEndpointResponse {
  readonly endpoint?: WebhookEndpoint | undefined;
  /**
   * `whsec_…`: what its deliveries are signed with.
   */
  readonly secret: string;
}

/**
 * The environment a dashboard shows.
 */
export interface DashboardEnvironment {
  /**
   * `env_…`
   */
  readonly id: string;
  /**
   * What hosted pages and mails call the app.
   */
  readonly name: string;
  /**
   * `development` or `production`.
   */
  readonly kind: string;
  /**
   * Its address and the issuer of its tokens.
   */
  readonly url: string;
  /**
   * "Organization", "Workspace", "Team": what the app calls one.
   */
  readonly organizationWord: string;
}

/**
 * The membership as it stands now.
 */
export interface DeactivateMembershipResponse {
  readonly membership?: Membership | undefined;
}

/**
 * It is gone.
 */
export type DeleteInterceptorResponse = Record<string, never>;

/**
 * It is taken back.
 */
export type DeleteUserAttributeResponse = Record<string, never>;

/**
 * It is gone.
 */
export type DeleteWebhookEndpointResponse = Record<string, never>;

/**
 * Everything the call did before it was taken back. It is what the call would do if it were sent now; somebody else's
 * change may come between the two.
 */
export interface DryRun {
  /**
   * By table, as PostgreSQL counted them. Tables are named for people; they may be called something else in a later version.
   */
  readonly rows: readonly RowChange[];
  /**
   * How many browsers would have to sign in again.
   */
  readonly sessionsEnded: number;
  /**
   * Organizations in which seats would be taken or freed, whether their seats are limited or not.
   */
  readonly seats: readonly SeatChange[];
  readonly mails: readonly PlannedMail[];
  /**
   * In the order in which they would be announced to webhooks.
   */
  readonly events: readonly PlannedEvent[];
  /**
   * What would be done after the call, besides sending mail.
   */
  readonly jobs: readonly PlannedJob[];
  /**
   * How many seat changes, mails, events and jobs there would be beyond those listed here: REST lists up to 1000 of each,
   * RPC as many as fit into a trailer.
   */
  readonly notListed: number;
}

/**
 * What people have to do to get in: the stricter of environment and organization, in every point.
 */
export interface EffectivePolicy {
  readonly methods: readonly SignInMethod[];
  readonly secondFactor: SecondFactor;
  readonly ssoOnly: boolean;
}

/**
 * An environment and its settings.
 */
export interface Environment {
  /**
   * `env_` and digits.
   */
  readonly id: string;
  /**
   * What hosted pages and mails call the app. Whoever runs the server sets it: `TENON_APP_NAME`.
   */
  readonly name: string;
  /**
   * Its address, and the `iss` of its tokens.
   */
  readonly url: string;
  /**
   * Whether it is for tries or the real thing; a development environment is lax about redirects.
   */
  readonly kind: EnvironmentKind;
  /**
   * Whether people may make an account by themselves. It goes by `server_settings` until it is set here.
   */
  readonly signUpEnabled: boolean;
  /**
   * How many days an invitation stays open. It goes by `server_settings` until it is set here.
   */
  readonly invitationDays: number;
  readonly methods?: SignInMethods | undefined;
  readonly signUp?: SignUpRules | undefined;
  readonly sessions?: SessionTimes | undefined;
  readonly branding?: Branding | undefined;
  /**
   * Claims that tokens carry beside those they always have.
   */
  readonly claims?: TokenClaims | undefined;
  /**
   * Whether programs may come that nobody here registered.
   */
  readonly agents?: AgentSettings | undefined;
  /**
   * What the server was started with. It holds for whatever is not in `own_settings`.
   */
  readonly serverSettings?: ServerSettings | undefined;
  /**
   * What was set for this environment, whatever the server was started with.
   */
  readonly ownSettings: readonly ServerSetting[];
  /**
   * The environment's own mail server; not there while mails go the way the server was started with.
   */
  readonly mailServer?: MailServer | undefined;
  /**
   * What the mail server said of the last test mail that went through it; not there before the first.
   */
  readonly mailTest?: MailTest | undefined;
}

export interface FindAuthRequestsResponse {
  readonly requests: readonly AuthRequest[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * The entry.
 */
export interface GetAuditEntryResponse {
  readonly entry?: AuditEntry | undefined;
}

/**
 * The end of the chain.
 */
export interface GetAuditHeadResponse {
  /**
   * Of the newest entry in the chain; 0 when there is none.
   */
  readonly number: number;
  /**
   * Empty when there is none.
   */
  readonly hash: string;
  /**
   * When the chain grew last.
   */
  readonly sealTime?: Date | undefined;
  /**
   * Entries that are not in the chain yet: those of the last seconds.
   */
  readonly unsealed: number;
  /**
   * Entries up to this number were kept as long as was wished.
   */
  readonly forgotten: number;
}

export interface GetAuthRequestResponse {
  readonly request?: AuthRequest | undefined;
  /**
   * In the order they happened, a thousand at most.
   */
  readonly steps: readonly AuthStep[];
}

/**
 * The bulk invitation as it is now.
 */
export interface GetBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

export interface GetCurrentOperatorResponse {
  readonly operator?: Operator | undefined;
  readonly environment?: DashboardEnvironment | undefined;
  /**
   * The organization whose members the operators are, in the environment at `/operators`.
   */
  readonly systemOrganizationId: string;
  /**
   * The session they are in: `ses_…`.
   */
  readonly sessionId: string;
}

/**
 * The environment.
 */
export interface GetEnvironmentResponse {
  readonly environment?: Environment | undefined;
}

/**
 * It.
 */
export interface GetInterceptorResponse {
  readonly interceptor?: Interceptor | undefined;
}

/**
 * Whether they wait.
 */
export interface GetInvitationApprovalResponse {
  readonly approvalRequired: boolean;
}

/**
 * The request.
 */
export interface GetInvitationRequestResponse {
  readonly invitationRequest?: InvitationRequest | undefined;
}

/**
 * The invitation asked for.
 */
export interface GetInvitationResponse {
  readonly invitation?: Invitation | undefined;
}

/**
 * What holds.
 */
export interface GetJoinPolicyResponse {
  readonly approvalRequired: boolean;
}

/**
 * The template.
 */
export interface GetMailTemplateResponse {
  readonly template?: MailTemplate | undefined;
}

export interface GetMeResponse {
  readonly user?: SelfServiceUser | undefined;
  /**
   * The session they are in: `ses_…`.
   */
  readonly sessionId: string;
  /**
   * The organization their session entered last.
   */
  readonly organization?: SelfServiceOrganization | undefined;
  /**
   * What they may do there, in the words of the calls: `organizations_users_invite`. What roles are given as `sk_org_…`
   * stands here as what it comes to.
   */
  readonly permissions: readonly string[];
  /**
   * The other organizations they are a member of.
   */
  readonly others: readonly SelfServiceOrganization[];
  /**
   * `en`, `de`, `es`, `fr`, `ja` or `ar`: their profile's, else the one that was asked for, else the environment's.
   */
  readonly language: string;
  readonly environment?: SelfServiceEnvironment | undefined;
}

/**
 * What it demands, and what that comes to.
 */
export interface GetOrganizationPolicyResponse {
  readonly policy?: OrganizationPolicy | undefined;
  readonly effective?: EffectivePolicy | undefined;
}

/**
 * What is known of their password.
 */
export interface GetPasswordResponse {
  readonly password?: Password | undefined;
}

/**
 * The seats as they are now.
 */
export interface GetSeatsResponse {
  /**
   * Exact up to 10000, and as far as the limit; said as that number beyond.
   */
  readonly used: number;
  /**
   * The organization's own number or else the environment's. 0: there is no limit. It may have been lowered below what is
   * used: then nobody more comes in.
   */
  readonly limit: number;
}

/**
 * What they have set up.
 */
export interface GetSecondFactorResponse {
  readonly secondFactor?: SecondFactorState | undefined;
}

/**
 * It, whole.
 */
export interface GetWebhookDeliveryResponse {
  readonly delivery?: WebhookDelivery | undefined;
  /**
   * The body that is sent, byte for byte.
   */
  readonly payload: string;
  /**
   * The newest first, at most 100.
   */
  readonly attempts: readonly WebhookAttempt[];
}

/**
 * It.
 */
export interface GetWebhookEndpointResponse {
  readonly endpoint?: WebhookEndpoint | undefined;
}

/**
 * One of them.
 */
export interface Interceptor {
  /**
   * `icpt_` and digits.
   */
  readonly id: string;
  readonly displayName: string;
  readonly trigger: InterceptorTrigger;
  readonly url: string;
  /**
   * How long an answer may take.
   */
  readonly timeoutSeconds: number;
  readonly failurePolicy: InterceptorFailurePolicy;
  readonly enabled: boolean;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
}

/**
 * One question and what came of it.
 */
export interface InterceptorCall {
  /**
   * `icl_` and digits; empty for a test.
   */
  readonly id: string;
  /**
   * What counted, be it by the failure policy.
   */
  readonly decision: InterceptorDecision;
  /**
   * Why there was no answer to go by; empty when there was one.
   */
  readonly failure: string;
  /**
   * The HTTP status that came; 0 when none did.
   */
  readonly status: number;
  /**
   * How long it took.
   */
  readonly milliseconds: number;
  /**
   * The body that was sent, up to 8 KB of it.
   */
  readonly request: string;
  /**
   * The body that came, up to 8 KB of it.
   */
  readonly response: string;
  readonly createTime?: Date | undefined;
}

/**
 * Where an invitation stands. Its links are secrets and never part of it.
 */
export interface Invitation {
  /**
   * `inv_` and digits. What the app's initiate-login URL is handed as `invitation`.
   */
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /**
   * The invited address, as it was written.
   */
  readonly email: string;
  readonly status: InvitationStatus;
  /**
   * Who invited, when the call that did said so.
   */
  readonly inviterEmail?: string | undefined;
  readonly createTime?: Date | undefined;
  /**
   * When its links stop working by themselves.
   */
  readonly expireTime?: Date | undefined;
  /**
   * When the mail was last sent again; absent until then.
   */
  readonly resendTime?: Date | undefined;
  /**
   * How often the mail was sent again.
   */
  readonly resentCount: number;
  /**
   * When it was accepted or revoked; absent while it waits or has just run out.
   */
  readonly settleTime?: Date | undefined;
  /**
   * The mail with the link that counts: `Invited · the mail server took it`. Absent for those
   * whose link was handed over, and for invitations of long ago.
   */
  readonly mail?: MailDelivery | undefined;
  /**
   * The bulk invitation it was made by, if it was.
   */
  readonly bulkInvitationId: string;
  /**
   * When a browser last went to the page of the link that counts. The link was opened; by whom is not known: programs that
   * check mails open links, too. Absent until then.
   */
  readonly openTime?: Date | undefined;
}

/**
 * Somebody wants somebody to be invited.
 */
export interface InvitationRequest {
  /**
   * `ivr_` and digits.
   */
  readonly id: string;
  readonly organizationId: string;
  /**
   * Who is to be invited.
   */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /**
   * By name.
   */
  readonly roles: readonly string[];
  /**
   * Who asked.
   */
  readonly requesterEmail: string;
  readonly status: InvitationRequestStatus;
  readonly createTime?: Date | undefined;
  /**
   * When it was answered; absent while it waits.
   */
  readonly decideTime?: Date | undefined;
  /**
   * Who answered: the id of a client or a person; empty while it waits.
   */
  readonly decidedBy: string;
  /**
   * Their address, when it was a person who is still there.
   */
  readonly deciderEmail: string;
  /**
   * Why it was refused, in their words; empty when they did not say.
   */
  readonly reason: string;
}

/**
 * The invitation that waits, and the only time its link can be read.
 */
export interface InviteByLinkResponse {
  /**
   * Who is invited: `usr_` and digits.
   */
  readonly userId: string;
  readonly link: string;
  /**
   * When the invitation, and the link with it, runs out.
   */
  readonly expiresAt?: Date | undefined;
}

/**
 * Somebody asks to be let into an organization.
 */
export interface JoinRequest {
  /**
   * `jrq_` and digits.
   */
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /**
   * Their proven address.
   */
  readonly email: string;
  /**
   * Empty when they never said.
   */
  readonly name: string;
  readonly status: JoinRequestStatus;
  readonly createTime?: Date | undefined;
  /**
   * When it was answered; absent while it waits.
   */
  readonly decideTime?: Date | undefined;
  /**
   * Who answered: the id of a client or a person; empty while it waits.
   */
  readonly decidedBy: string;
  /**
   * Their address, when it was a person who is still there.
   */
  readonly deciderEmail: string;
  /**
   * Why it was refused, in their words; empty when they did not say.
   */
  readonly reason: string;
}

/**
 * One page of them.
 */
export interface ListAnsweredRequestsResponse {
  readonly answeredRequests: readonly AnsweredRequest[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * One page of them.
 */
export interface ListAuditEntriesResponse {
  readonly entries: readonly AuditEntry[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * One page of rows.
 */
export interface ListBulkInvitationRowsResponse {
  readonly rows: readonly BulkInvitationRow[];
  /**
   * Empty on the last page.
   */
  readonly nextPageToken: string;
  readonly prevPageToken: string;
  /**
   * How many rows there are of those asked for.
   */
  readonly totalSize: number;
}

/**
 * One page of them.
 */
export interface ListBulkInvitationsResponse {
  readonly bulkInvitations: readonly BulkInvitation[];
  /**
   * Empty on the last page.
   */
  readonly nextPageToken: string;
  readonly prevPageToken: string;
  readonly totalSize: number;
}

/**
 * One page of them.
 */
export interface ListInterceptorCallsResponse {
  readonly calls: readonly InterceptorCall[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * All of them.
 */
export interface ListInterceptorsResponse {
  readonly interceptors: readonly Interceptor[];
}

/**
 * One page of them.
 */
export interface ListInvitationRequestsResponse {
  readonly invitationRequests: readonly InvitationRequest[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * One page of them.
 */
export interface ListJoinRequestsResponse {
  readonly joinRequests: readonly JoinRequest[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * The templates, by kind and language.
 */
export interface ListMailTemplatesResponse {
  readonly templates: readonly MailTemplate[];
  /**
   * What may be filled into a template.
   */
  readonly variables: readonly string[];
}

/**
 * All of them, page by page.
 */
export interface ListPageTextsResponse {
  readonly texts: readonly PageText[];
}

/**
 * The attributes.
 */
export interface ListUserAttributesResponse {
  readonly attributes: readonly UserAttribute[];
}

/**
 * One page of them.
 */
export interface ListWaitingRequestsResponse {
  readonly waitingRequests: readonly WaitingRequest[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * One page of them.
 */
export interface ListWebhookDeliveriesResponse {
  readonly deliveries: readonly WebhookDelivery[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list: exact up to 10 000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * All of them.
 */
export interface ListWebhookEndpointsResponse {
  readonly endpoints: readonly WebhookEndpoint[];
}

/**
 * All of them.
 */
export interface ListWebhookEventTypesResponse {
  readonly eventTypes: readonly WebhookEventType[];
}

/**
 * What is known of the delivery of a mail.
 */
export interface MailDelivery {
  readonly state: MailState;
  /**
   * What the mail server said last, word for word; of a bounce, the report.
   */
  readonly answer: string;
  /**
   * When it said that.
   */
  readonly time?: Date | undefined;
}

/**
 * A mail server, and the sender of what goes through it.
 */
export interface MailServer {
  /**
   * Its name or address. Addresses inside the server's own network are reached only where `TENON_OUTSIDE_NETWORKS` says so.
   */
  readonly host: string;
  /**
   * 465 with TLS and 587 with STARTTLS, as a rule.
   */
  readonly port: number;
  readonly security: MailSecurity;
  /**
   * Empty: nobody signs in there.
   */
  readonly username: string;
  /**
   * Kept sealed and never shown. Empty: the one that is there stays, as long as host, port, security and username do.
   */
  readonly password: string;
  /**
   * Whether there is one. Not to be set.
   */
  readonly hasPassword: boolean;
  /**
   * Whom mails come from. Its domain should allow the server (SPF, DKIM), or mails end as spam.
   */
  readonly fromAddress: string;
  /**
   * The name beside it. Empty: what mails call the app.
   */
  readonly fromName: string;
}

/**
 * A mail and its words.
 */
export interface MailTemplate {
  /**
   * `login_link`, `login_code_and_link`, `login_code`, `sign_up_link`, `sign_up_code_and_link`, `sign_up_code`, `invitation`,
   * `join_approved` or `join_refused`: the answer to somebody who asked to join; `join_wanted` or `invitation_wanted`: to those who
   * approve who comes in; `invitation_approved` or `invitation_refused`: to whoever asked for an invitation.
   */
  readonly kind: string;
  /**
   * `en`, `de`, `es`, `fr`, `ja` or `ar`.
   */
  readonly language: string;
  readonly content?: MailTemplateContent | undefined;
  /**
   * Whether nobody saved it: it is the mail that goes out without a template.
   */
  readonly builtIn: boolean;
  readonly updateTime?: Date | undefined;
  /**
   * When it last failed and the built-in mail went out in its place. Not there when it never did since it was saved.
   */
  readonly failedTime?: Date | undefined;
  /**
   * Why it failed then.
   */
  readonly failure: string;
}

/**
 * What a mail says.
 */
export interface MailTemplateContent {
  /**
   * One line.
   */
  readonly subject: string;
  readonly html: string;
  /**
   * For programs that show no HTML.
   */
  readonly text: string;
}

/**
 * What a mail server said of a test mail.
 */
export interface MailTest {
  readonly time?: Date | undefined;
  readonly result: MailTestResult;
  /**
   * In the server's own words, or why it could not be asked.
   */
  readonly answer: string;
}

/**
 * A person's place in one organization.
 */
export interface Membership {
  /**
   * `mem_` and digits.
   */
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /**
   * `ACTIVE`, `INACTIVE`, `PENDING_INVITE` or `INVITE_EXPIRED`.
   */
  readonly status: string;
  /**
   * The names of their roles, in the order they were given.
   */
  readonly roles: readonly string[];
  readonly joinTime?: Date | undefined;
}

/**
 * A list that can be told from no list.
 */
export interface MetadataClaims {
  readonly metadata: readonly MetadataClaim[];
}

/**
 * Somebody who runs this server.
 */
export interface Operator {
  /**
   * Their user in the environment of the operators: `usr_…`.
   */
  readonly userId: string;
  readonly email: string;
  /**
   * Their name, or their address where they gave none.
   */
  readonly displayName: string;
  readonly role: OperatorRole;
}

/**
 * What an organization demands.
 */
export interface OrganizationPolicy {
  /**
   * The ways that count here. An empty list is all that the environment has on.
   */
  readonly methods?: SignInMethodList | undefined;
  /**
   * Whether everybody proves a second thing.
   */
  readonly secondFactorRequired?: boolean | undefined;
  /**
   * Whether whoever has an address at one of the organization's verified domains comes by its own connection.
   */
  readonly ssoOnly?: boolean | undefined;
}

/**
 * What an app calls an organization in one language, where it is not a word we know how to bend.
 */
export interface OrganizationWord {
  /**
   * "Studio".
   */
  readonly singular: string;
  /**
   * "Studios". Empty: made from the singular.
   */
  readonly plural: string;
  /**
   * With the article it takes, as something that is chosen or made: "ein Studio". Empty: the singular, set in quotes.
   */
  readonly one: string;
  /**
   * As the reader's own: "Ihr Studio". Empty: the singular, set in quotes.
   */
  readonly yours: string;
}

/**
 * Words of the app's own, by language.
 */
export interface OrganizationWords {
  /**
   * `en`, `de`, `es`, `fr`, `ja` or `ar`.
   */
  readonly words: Readonly<Record<string, OrganizationWord>>;
}

/**
 * One text of the hosted pages.
 */
export interface PageText {
  /**
   * Which one: `signIn.heading`.
   */
  readonly key: string;
  /**
   * What pages say where nobody worded it anew.
   */
  readonly builtIn: string;
  /**
   * What this environment's pages say. Not there when nobody worded it anew.
   */
  readonly own?: string | undefined;
  /**
   * What may be filled into it: `app` is written `{app}`.
   */
  readonly places: readonly string[];
  /**
   * How many characters it may have.
   */
  readonly longest: number;
}

/**
 * What is known of somebody's password.
 */
export interface Password {
  /**
   * Whether they have one.
   */
  readonly isSet: boolean;
  /**
   * When they set it.
   */
  readonly changedAt?: Date | undefined;
  /**
   * Whether they are asked for a new one at the next sign-in with it.
   */
  readonly mustChange: boolean;
}

/**
 * The bulk invitation as it is now.
 */
export interface PauseBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

/**
 * An event that would be announced.
 */
export interface PlannedEvent {
  /**
   * `organization.created`, `user.organization_invitation`…
   */
  readonly type: string;
  /**
   * What it would be about: `Organization`, `User`…
   */
  readonly object: string;
  /**
   * The id of that. What does not exist yet is named as it was called in the rehearsal, and will be called otherwise.
   */
  readonly objectId: string;
  /**
   * Absent when it is about no organization.
   */
  readonly organizationId?: string | undefined;
}

/**
 * Something that would be done after the call.
 */
export interface PlannedJob {
  readonly kind: string;
  /**
   * When, at the earliest.
   */
  readonly runTime?: Date | undefined;
}

/**
 * A mail that would go out.
 */
export interface PlannedMail {
  /**
   * `invitation`, `passwordless`…
   */
  readonly kind: string;
  readonly to: string;
}

/**
 * The page.
 */
export interface PreviewBrandingResponse {
  /**
   * A whole document.
   */
  readonly html: string;
}

/**
 * The mail.
 */
export interface PreviewMailTemplateResponse {
  readonly subject: string;
  /**
   * Whatever somebody wrote: show it in an `<iframe sandbox srcdoc>`. It carries a policy that runs no script.
   */
  readonly html: string;
  readonly text: string;
}

/**
 * What the tokens would say, and what became of each claim.
 */
export interface PreviewTokenClaimsResponse {
  /**
   * The payload of the access token. Times and ids are those of a token issued now.
   */
  readonly accessToken?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The payload of the ID token.
   */
  readonly idToken?: Readonly<Record<string, unknown>> | undefined;
  /**
   * In the order they stand in.
   */
  readonly claims: readonly ClaimOutcome[];
}

/**
 * The membership as it stands now.
 */
export interface ReactivateMembershipResponse {
  readonly membership?: Membership | undefined;
}

/**
 * The request, answered.
 */
export interface RefuseInvitationRequestResponse {
  readonly invitationRequest?: InvitationRequest | undefined;
}

/**
 * The request, answered.
 */
export interface RefuseJoinRequestResponse {
  readonly joinRequest?: JoinRequest | undefined;
}

/**
 * How many go out.
 */
export interface ReplayWebhookEventsResponse {
  readonly queued: number;
}

/**
 * What came of the report.
 */
export interface ReportMailBounceResponse {
  /**
   * Of how many invitations it was noted now: none when nobody with that address is asked, or it was noted before.
   */
  readonly invitationCount: number;
}

/**
 * Either they are invited, or somebody has to approve that.
 */
export interface RequestInvitationResponse {
  /**
   * Whom the invitation went to; empty when it waits.
   */
  readonly userId: string;
  /**
   * What waits; absent when the invitation went out.
   */
  readonly invitationRequest?: InvitationRequest | undefined;
}

/**
 * What is known of their password now.
 */
export interface RequirePasswordChangeResponse {
  readonly password?: Password | undefined;
}

/**
 * Where it stands.
 */
export interface ResendWebhookDeliveryResponse {
  readonly delivery?: WebhookDelivery | undefined;
}

/**
 * It is forgotten.
 */
export type ResetMailTemplateResponse = Record<string, never>;

/**
 * The bulk invitation as it is now.
 */
export interface ResumeBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

/**
 * Nothing: it has ended.
 */
export type RevokeDirectorySecretResponse = Record<string, never>;

/**
 * The new secret, this once.
 */
export interface RotateInterceptorSecretResponse {
  /**
   * `whsec_…`
   */
  readonly secret: string;
  /**
   * Until then calls are signed with the one before, too.
   */
  readonly previousUntil?: Date | undefined;
}

/**
 * The new secret, this once.
 */
export interface RotateWebhookSecretResponse {
  /**
   * `whsec_…`
   */
  readonly secret: string;
  /**
   * Until then deliveries are signed with the one before, too.
   */
  readonly previousUntil?: Date | undefined;
}

/**
 * How many rows of one table would be written; a row that is written twice counts twice.
 */
export interface RowChange {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

/**
 * The template as it is saved.
 */
export interface SaveMailTemplateResponse {
  readonly template?: MailTemplate | undefined;
}

/**
 * Seats of one organization: an active member has one, an open invitation has one.
 */
export interface SeatChange {
  readonly organizationId: string;
  readonly taken: number;
  readonly freed: number;
}

/**
 * What somebody has set up.
 */
export interface SecondFactorState {
  /**
   * Whether they have an authenticator app.
   */
  readonly authenticator: boolean;
  /**
   * When they set it up.
   */
  readonly authenticatorSince?: Date | undefined;
  /**
   * Recovery codes that are still good.
   */
  readonly recoveryCodesLeft: number;
}

/**
 * What pages for members of the environment look and speak like.
 */
export interface SelfServiceEnvironment {
  /**
   * What hosted pages and mails call the app.
   */
  readonly name: string;
  /**
   * Whose pages they are: the organization's, where the environment wants that, or the app's.
   */
  readonly brandName: string;
  readonly logoUrl: string;
  readonly faviconUrl: string;
  /**
   * Colours by their token, corrected until every text on and in them is readable. Absent: ours.
   */
  readonly accent?: AccentColors | undefined;
  readonly organizationWord?: SelfServiceWord | undefined;
  /**
   * How long an invitation stays open.
   */
  readonly invitationDays: number;
  /**
   * Which ways in people may have.
   */
  readonly passkeys: boolean;
  readonly password: boolean;
  readonly secondFactor: boolean;
}

/**
 * An organization as its member sees it.
 */
export interface SelfServiceOrganization {
  /**
   * `org_…`
   */
  readonly id: string;
  /**
   * Empty: nobody has named it yet.
   */
  readonly displayName: string;
  readonly logoUrl: string;
  /**
   * What is on for it: `sso`, `dir_sync`, `domain_verification`, `session_policy`.
   */
  readonly features: readonly string[];
  /**
   * Whether people with an address at one of its allowed domains ask before they are in.
   */
  readonly joinApproval: boolean;
}

/**
 * The person who is signed in.
 */
export interface SelfServiceUser {
  /**
   * `usr_…`
   */
  readonly userId: string;
  readonly email: string;
  /**
   * They have shown that they read this mailbox, or somebody who may vouched for it.
   */
  readonly emailVerified: boolean;
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  /**
   * As their profile says: `de-AT`. Empty: it says nothing.
   */
  readonly locale: string;
  /**
   * Where their picture lies.
   */
  readonly picture: string;
}

/**
 * What the app calls an organization, as it stands in sentences of the language.
 */
export interface SelfServiceWord {
  /**
   * By itself: "Workspace".
   */
  readonly alone: string;
  /**
   * In the middle of a sentence: "workspace".
   */
  readonly word: string;
  /**
   * "a workspace"
   */
  readonly one: string;
  /**
   * "your workspace"
   */
  readonly yours: string;
  /**
   * "workspaces"
   */
  readonly many: string;
}

/**
 * It is on its way.
 */
export type SendTestMailResponse = Record<string, never>;

/**
 * Where it stands.
 */
export interface SendTestWebhookResponse {
  readonly delivery?: WebhookDelivery | undefined;
}

/**
 * What the server was started with, of what each environment may set for itself.
 */
export interface ServerSettings {
  /**
   * `TENON_SIGN_UP`.
   */
  readonly signUpEnabled: boolean;
  /**
   * `TENON_INVITATION_DAYS`.
   */
  readonly invitationDays: number;
  /**
   * Host and port of `SMTP_URL`. Empty: mails are caught and shown in the mailbox of a development server.
   */
  readonly mailServer: string;
  /**
   * `MAIL_FROM`.
   */
  readonly mailFrom: string;
}

/**
 * How long sessions and tokens last. An organization may have stricter sessions of its own, never longer ones.
 */
export interface SessionTimes {
  /**
   * How long a session lasts after the person showed who they are: 43200 unless set, which is 30 days.
   */
  readonly absoluteMinutes?: number | undefined;
  /**
   * How long a session may lie idle; 0 is as long as it lasts.
   */
  readonly idleMinutes?: number | undefined;
  /**
   * How long an access token is good for, where its client has no time of its own: 300 unless set.
   */
  readonly accessTokenSeconds?: number | undefined;
  /**
   * How long an ID token is good for: 1800 unless set.
   */
  readonly idTokenSeconds?: number | undefined;
}

/**
 * The texts that were set.
 */
export interface SetPageTextsResponse {
  readonly texts: readonly PageText[];
}

/**
 * A list that can be told from no list.
 */
export interface SignInMethodList {
  readonly methods: readonly SignInMethod[];
}

/**
 * How people may show who they are. At least one of the ways has to be on.
 */
export interface SignInMethods {
  /**
   * A code by mail. On unless switched off; with `magic_link`, both stand in one mail.
   */
  readonly emailCode?: boolean | undefined;
  /**
   * A link by mail. On unless switched off.
   */
  readonly magicLink?: boolean | undefined;
  /**
   * A password. Off unless switched on.
   */
  readonly password?: boolean | undefined;
  /**
   * A passkey: what a person's own device made for this site. On unless switched off.
   */
  readonly passkeys?: boolean | undefined;
  /**
   * Which buttons stand on the sign-in page. Each needs a connection of the environment, too.
   */
  readonly socialProviders?: SocialProviders | undefined;
  /**
   * How long a mailed code and link are good for: 300 unless set.
   */
  readonly mailSeconds?: number | undefined;
  /**
   * Wrong codes before the flow has to start over: 5 unless set.
   */
  readonly codeTries?: number | undefined;
  readonly secondFactor?: SecondFactor | undefined;
  /**
   * People that tests sign in as. None unless set; what is sent takes the place of what was there.
   */
  readonly testUsers?: TestUsers | undefined;
  /**
   * With `passkeys`: a button for them stands on the sign-in page. On unless switched off.
   */
  readonly passkeyButton?: boolean | undefined;
  /**
   * With `passkeys`: the browser offers them in the address field of the sign-in page. On unless switched off.
   */
  readonly passkeyAutofill?: boolean | undefined;
}

/**
 * What sign-up and invitations keep to. Whether there is a sign-up at all stands in `Environment.sign_up_enabled`.
 */
export interface SignUpRules {
  /**
   * What pages and mails call an organization: "Workspace", "Team", "Account", in whatever language they are read: "Workspace" is
   * "Arbeitsbereich" to Germans.
   */
  readonly organizationWord?: string | undefined;
  /**
   * Whom somebody without an invitation may write to; shown on the page that says so. Empty takes it away.
   */
  readonly contactEmail?: string | undefined;
  /**
   * The page that says whom to ask, linked from there. Empty takes it away.
   */
  readonly contactUrl?: string | undefined;
  /**
   * Whether addresses that anybody can have (gmail.com, outlook.com…) are refused at sign-up and for invitations.
   */
  readonly blockPublicDomains?: boolean | undefined;
  /**
   * Whether addresses made to be thrown away are refused at sign-up and for invitations.
   */
  readonly blockDisposableDomains?: boolean | undefined;
  /**
   * How many organizations one person may make on hosted pages; 0 is any number.
   */
  readonly organizationsPerPerson?: number | undefined;
  /**
   * The seats of an organization that has no number of its own; 0 is any number.
   */
  readonly seats?: number | undefined;
  /**
   * Whether whoever signs up is asked what their organization is called. On unless switched off: then it is made without
   * a name.
   */
  readonly nameOrganization?: boolean | undefined;
  /**
   * What they call it in languages that `organization_word` does not fit. All of them: a language that is not named goes by
   * `organization_word` again.
   */
  readonly organizationWords?: OrganizationWords | undefined;
}

/**
 * Where it leads, and why.
 */
export interface SimulateSignInResponse {
  readonly outcome: SimulationOutcome;
  /**
   * The page they would stand before, such as `organizations`; empty when they would not stand before one.
   */
  readonly page: string;
  /**
   * What the app would be told, such as `access_denied`; empty when it would get a code.
   */
  readonly error: string;
  /**
   * The gate of the journey that is shut, as docs/reference/journey.md names it; empty when all are open.
   */
  readonly gate: string;
  /**
   * The pages they would have passed, in their order.
   */
  readonly passedPages: readonly string[];
  /**
   * Each decision, in the order they are taken.
   */
  readonly explanation: readonly SimulationNode[];
}

/**
 * One decision.
 */
export interface SimulationNode {
  /**
   * `domain`, `candidates`, `connection`, `proof`, `trust`, `factors`, `organization`, `roles`, `interceptors` or `session`;
   * below `candidates`, an organization's id.
   */
  readonly name: string;
  /**
   * `ok`, `asked` (they have to show or choose something), `shut`, or `not_reached`.
   */
  readonly verdict: string;
  /**
   * The decision in words.
   */
  readonly says: string;
  /**
   * The setting or record that decided it, such as `organization.policy.methods`; empty when nothing did.
   */
  readonly decidedBy: string;
  readonly children: readonly SimulationNode[];
}

/**
 * A list that can be told from no list.
 */
export interface SocialProviders {
  readonly providers: readonly SocialProvider[];
}

/**
 * The bulk invitation as it is now.
 */
export interface StartBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

/**
 * What was asked and answered.
 */
export interface TestInterceptorResponse {
  readonly call?: InterceptorCall | undefined;
}

/**
 * People for tests from end to end: no mail goes to them, and the code they are asked for is always the same. Everything
 * else about them is real. Whoever knows an address and the code comes in as that person.
 */
export interface TestUsers {
  /**
   * At most five addresses with `+sktest` or `+tenontest` before the @, compared in lower case.
   */
  readonly emails: readonly string[];
  /**
   * Six digits: `424242` unless set.
   */
  readonly code: string;
  /**
   * Has to be true for a production environment to have test users. Leave it off there unless you know why.
   */
  readonly inProduction: boolean;
}

/**
 * One claim and what it is made from.
 */
export interface TokenClaim {
  /**
   * Not one of those that every token has: `sub`, `iss`, `roles` and so on.
   */
  readonly name: string;
  /**
   * An expression over `user` and `organization`, such as `organization.metadata.plan ?? "free"`: CEL, with `??` for what is
   * missing and `?.` to go on only where there is something. A person for whom it fails or comes to nothing gets a token
   * without the claim; nobody is kept out by it. `TokenClaimService.PreviewTokenClaims` shows what it comes to.
   */
  readonly expression: string;
}

/**
 * Claims that tokens carry beside those they always have: all of them, in their order.
 */
export interface TokenClaims {
  readonly claims: readonly TokenClaim[];
  /**
   * Whose metadata access tokens carry besides; nobody's unless set. Not naming it leaves it as it is.
   */
  readonly metadata?: MetadataClaims | undefined;
}

/**
 * The bulk invitation as it is now.
 */
export interface UndoBulkInvitationResponse {
  readonly bulkInvitation?: BulkInvitation | undefined;
}

/**
 * The environment as it is from now on.
 */
export interface UpdateEnvironmentResponse {
  readonly environment?: Environment | undefined;
}

/**
 * It, as it is now.
 */
export interface UpdateInterceptorResponse {
  readonly interceptor?: Interceptor | undefined;
}

/**
 * What holds now.
 */
export interface UpdateInvitationApprovalResponse {
  readonly approvalRequired: boolean;
}

/**
 * What holds now.
 */
export interface UpdateJoinPolicyResponse {
  readonly approvalRequired: boolean;
}

/**
 * What it demands from now on, and what that comes to.
 */
export interface UpdateOrganizationPolicyResponse {
  readonly policy?: OrganizationPolicy | undefined;
  readonly effective?: EffectivePolicy | undefined;
}

/**
 * The attribute.
 */
export interface UpdateUserAttributeResponse {
  readonly attribute?: UserAttribute | undefined;
}

/**
 * It, as it is now.
 */
export interface UpdateWebhookEndpointResponse {
  readonly endpoint?: WebhookEndpoint | undefined;
}

/**
 * An attribute.
 */
export interface UserAttribute {
  /**
   * `attr_` and digits.
   */
  readonly id: string;
  /**
   * Where its values stand in `user_profile.custom_attributes`.
   */
  readonly key: string;
  /**
   * What people call it.
   */
  readonly displayName: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
}

/**
 * Something that waits for an answer.
 */
export interface WaitingRequest {
  readonly kind: WaitingKind;
  /**
   * `ivr_` or `jrq_` and digits.
   */
  readonly id: string;
  readonly organizationId: string;
  /**
   * Empty when its founder skipped its name.
   */
  readonly organizationName: string;
  /**
   * Who is to come in.
   */
  readonly email: string;
  /**
   * Empty when nobody said.
   */
  readonly name: string;
  /**
   * As what, by name; empty for people who ask themselves, who get the default member role.
   */
  readonly roles: readonly string[];
  /**
   * Who wants them invited; empty for people who ask themselves.
   */
  readonly requesterEmail: string;
  readonly createTime?: Date | undefined;
}

/**
 * One try.
 */
export interface WebhookAttempt {
  /**
   * From 1.
   */
  readonly number: number;
  readonly time?: Date | undefined;
  /**
   * Where it went.
   */
  readonly url: string;
  /**
   * The headers that were sent, as far as they are ours: content-type, webhook-* and svix-*.
   */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /**
   * The HTTP status that came; 0 when none did.
   */
  readonly status: number;
  /**
   * Why it counts as failed; empty for a success.
   */
  readonly failure: string;
  /**
   * How long it took, in milliseconds.
   */
  readonly milliseconds: number;
  /**
   * The body that came, up to 8 KB of it.
   */
  readonly response: string;
}

/**
 * One event for one endpoint.
 */
export interface WebhookDelivery {
  /**
   * `whd_` and digits.
   */
  readonly id: string;
  readonly endpointId: string;
  /**
   * `evt_` and digits.
   */
  readonly eventId: string;
  readonly eventType: string;
  /**
   * Empty when the event belongs to none.
   */
  readonly organizationId: string;
  /**
   * The event did not happen: it is from SendTestWebhook.
   */
  readonly isTest: boolean;
  readonly status: WebhookDeliveryStatus;
  /**
   * How often it was sent.
   */
  readonly attempts: number;
  /**
   * The HTTP status of the last attempt; 0 when none came.
   */
  readonly lastStatus: number;
  readonly lastAttemptTime?: Date | undefined;
  /**
   * When it is tried again; absent unless it is RETRYING.
   */
  readonly nextAttemptTime?: Date | undefined;
  readonly createTime?: Date | undefined;
}

/**
 * An address that is told what happens.
 */
export interface WebhookEndpoint {
  /**
   * `whe_` and digits.
   */
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /**
   * What it is told of; none: everything, kinds that a later release brings included.
   */
  readonly eventTypes: readonly string[];
  readonly enabled: boolean;
  /**
   * When the server switched it off by itself, after five days of nothing but failures; absent otherwise.
   */
  readonly disabledTime?: Date | undefined;
  /**
   * The first failure after its last success; absent while it answers.
   */
  readonly failingSince?: Date | undefined;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
}

/**
 * A kind of event.
 */
export interface WebhookEventType {
  /**
   * `organization.created`
   */
  readonly type: string;
  /**
   * "Organization created"
   */
  readonly displayName: string;
  /**
   * When it happens, in a sentence.
   */
  readonly description: string;
  /**
   * What its `data` describes: `Organization`, `User`, `OrgMembership`…
   */
  readonly object: string;
  /**
   * A whole event with made-up people, as SendTestWebhook sends it.
   */
  readonly example?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Programs that nobody here registered, such as agents: each comes to the resources that take it, and to no other. Their
 * people are asked at every sign-in.
 */
export interface AgentSettingsInit {
  /**
   * They may register themselves (RFC 7591) at every resource that does not say otherwise. Off unless switched on.
   */
  readonly registration?: boolean | undefined;
  /**
   * They may be known by the address of their description (Client ID Metadata Documents) at resources that say so. Off
   * unless switched on.
   */
  readonly metadata?: boolean | undefined;
}

/**
 * Names the request.
 */
export interface ApproveInvitationRequestRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Names the request.
 */
export interface ApproveJoinRequestRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Whose invitations to show.
 */
export interface BatchGetInvitationsRequest {
  readonly organizationId?: string | undefined;
  readonly userIds?: readonly string[] | undefined;
}

/**
 * How hosted pages and mails look.
 */
export interface BrandingInit {
  /**
   * `#rrggbb`. It is moved towards black or white until text on it can be read. Empty: ours.
   */
  readonly accentColor?: string | undefined;
  /**
   * A picture by https. Empty takes it away.
   */
  readonly logoUrl?: string | undefined;
  /**
   * The small picture in a browser's tab, by https. Empty takes it away.
   */
  readonly faviconUrl?: string | undefined;
  /**
   * How round corners are.
   */
  readonly radius?: CornerRadius | undefined;
  /**
   * A CSS background of colours and gradients, such as `linear-gradient(180deg, #fff, #eef)`. It can name no address and
   * end no rule. Empty: ours.
   */
  readonly background?: string | undefined;
  /**
   * Whether the logo stands in the box of the page or above it. In the box unless set.
   */
  readonly logoPlacement?: LogoPlacement | undefined;
  /**
   * Where in its row the logo stands. At the start unless set, which is the right side in Arabic.
   */
  readonly logoAlignment?: Alignment | undefined;
  /**
   * How the heading of a page and what explains it are set. From the start unless set.
   */
  readonly headerAlignment?: Alignment | undefined;
  /**
   * Whether the buttons of other sign-ins stand above the address or below it. Above unless set.
   */
  readonly socialButtons?: ButtonPosition | undefined;
  /**
   * Whether somebody on the way to an organization sees its logo, and is asked to sign in to it by name. Off unless switched
   * on. An organization without a logo shows the app's.
   */
  readonly organizationBranding?: boolean | undefined;
  /**
   * What pages and mails speak where neither the app, the person nor their browser wishes for a language that is spoken here:
   * `en`, `de`, `es`, `fr`, `ja` or `ar`. Empty: English.
   */
  readonly language?: string | undefined;
}

/**
 * One person to be invited.
 */
export interface BulkInvitee {
  /**
   * At most 320 characters; whether it is an address is for the verdict to say.
   */
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly name?: string | undefined;
  /**
   * By name or by id. None: the default member role.
   */
  readonly roles?: readonly string[] | undefined;
  readonly externalId?: string | undefined;
  /**
   * What the app wants to remember about this person in this organization. At most 20 pairs; keys of 3-25 characters,
   * values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * Absent means true. False adds them at once; only the app itself may.
   */
  readonly sendInvitationEmail?: boolean | undefined;
}

/**
 * Which one to cancel.
 */
export interface CancelBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * A claim that may still be half written.
 */
export interface ClaimToTry {
  readonly name?: string | undefined;
  readonly expression?: string | undefined;
}

/**
 * Claims as somebody types them.
 */
export interface ClaimsToTry {
  readonly claims?: readonly ClaimToTry[] | undefined;
  /**
   * Whose metadata access tokens would carry.
   */
  readonly metadata?: readonly MetadataClaim[] | undefined;
}

/**
 * Which texts.
 */
export interface ClearPageTextsRequest {
  readonly language?: string | undefined;
  /**
   * None: all of that language.
   */
  readonly keys?: readonly string[] | undefined;
}

/**
 * Whom to invite: rows, or text with addresses in it, or both.
 */
export interface CreateBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  /**
   * What the caller calls it: the same key with the same rows is the same bulk invitation. Absent: made up.
   */
  readonly key?: string | undefined;
  readonly rows?: readonly BulkInvitee[] | undefined;
  /**
   * Addresses with commas, semicolons, spaces or line breaks between them; `Ada Lovelace <ada@example.com>` is one, too.
   */
  readonly text?: string | undefined;
  /**
   * Who invites, for the mails to say. A member invites in their own name.
   */
  readonly inviterEmail?: string | undefined;
  /**
   * Roles for rows that name none.
   */
  readonly roles?: readonly string[] | undefined;
}

/**
 * What it is to be.
 */
export interface CreateInterceptorRequest {
  readonly displayName?: string | undefined;
  readonly trigger?: InterceptorTrigger | undefined;
  readonly url?: string | undefined;
  /**
   * 0 means 5.
   */
  readonly timeoutSeconds?: number | undefined;
  readonly failurePolicy?: InterceptorFailurePolicy | undefined;
  /**
   * Absent means true.
   */
  readonly enabled?: boolean | undefined;
}

/**
 * Names the invitation by its organization and person.
 */
export interface CreateInvitationLinkRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * What it is called.
 */
export interface CreateUserAttributeRequest {
  readonly key?: string | undefined;
  readonly displayName?: string | undefined;
}

/**
 * What it is to be.
 */
export interface CreateWebhookEndpointRequest {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  /**
   * None: everything.
   */
  readonly eventTypes?: readonly string[] | undefined;
  /**
   * Absent means true.
   */
  readonly enabled?: boolean | undefined;
}

/**
 * Names the membership by its organization and person.
 */
export interface DeactivateMembershipRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Which one.
 */
export interface DeleteInterceptorRequest {
  readonly interceptorId?: string | undefined;
}

/**
 * Which one.
 */
export interface DeleteUserAttributeRequest {
  readonly key?: string | undefined;
}

/**
 * Which one.
 */
export interface DeleteWebhookEndpointRequest {
  readonly endpointId?: string | undefined;
}

export interface FindAuthRequestsRequest {
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * `INITIATED`, `PENDING`, `SUCCESS` or `FAILED`, in upper or lower case.
   */
  readonly status?: readonly string[] | undefined;
  /**
   * Whoever signed in or tried to. Upper and lower case are the same.
   */
  readonly email?: string | undefined;
  /**
   * This moment and what came after it.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * What came before this moment.
   */
  readonly endTime?: Date | string | undefined;
  readonly clientId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly userId?: string | undefined;
  readonly sessionId?: string | undefined;
  /**
   * Why it failed: the code the app was told, such as `access_denied`, or `expired`.
   */
  readonly error?: string | undefined;
}

/**
 * Names the entry.
 */
export interface GetAuditEntryRequest {
  /**
   * `aud_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The organization it is looked at from; empty: all of it.
   */
  readonly organizationId?: string | undefined;
}

/**
 * Nothing to say.
 */
export type GetAuditHeadRequest = Record<string, never>;

export interface GetAuthRequestRequest {
  /**
   * `req_` and digits.
   */
  readonly id?: string | undefined;
}

/**
 * Which one to show.
 */
export interface GetBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

export type GetCurrentOperatorRequest = Record<string, never>;

/**
 * Nothing to say: the address of the call names the environment.
 */
export type GetEnvironmentRequest = Record<string, never>;

/**
 * Which one.
 */
export interface GetInterceptorRequest {
  readonly interceptorId?: string | undefined;
}

/**
 * Of which organization.
 */
export interface GetInvitationApprovalRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Names the invitation by its organization and person.
 */
export interface GetInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Names the request.
 */
export interface GetInvitationRequestRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Names the organization.
 */
export interface GetJoinPolicyRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Which one.
 */
export interface GetMailTemplateRequest {
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
}

export type GetMeRequest = Record<string, never>;

/**
 * Names the organization.
 */
export interface GetOrganizationPolicyRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Names the user.
 */
export interface GetPasswordRequest {
  readonly userId?: string | undefined;
}

/**
 * Names the organization.
 */
export interface GetSeatsRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Names the user.
 */
export interface GetSecondFactorRequest {
  readonly userId?: string | undefined;
}

/**
 * Which one.
 */
export interface GetWebhookDeliveryRequest {
  readonly deliveryId?: string | undefined;
}

/**
 * Which one.
 */
export interface GetWebhookEndpointRequest {
  readonly endpointId?: string | undefined;
}

/**
 * Whom to invite, and as what.
 */
export interface InviteByLinkRequest {
  readonly organizationId?: string | undefined;
  /**
   * At most 320 characters. Compared in lower case.
   */
  readonly email?: string | undefined;
  /**
   * By name or by id. None: the default member role.
   */
  readonly roles?: readonly string[] | undefined;
  /**
   * At most 255 characters. For somebody who is known already, names fill what is empty and overwrite nothing.
   */
  readonly givenName?: string | undefined;
  /**
   * At most 255 characters.
   */
  readonly familyName?: string | undefined;
  /**
   * The full name, as the person writes it. At most 255 characters.
   */
  readonly name?: string | undefined;
}

/**
 * Which page.
 */
export interface ListAnsweredRequestsRequest {
  /**
   * Only of this organization; empty: of all of them.
   */
  readonly organizationId?: string | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Which entries.
 */
export interface ListAuditEntriesRequest {
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Entries in which something of this organization changed, and of them what changed there.
   */
  readonly organizationId?: string | undefined;
  /**
   * Who did it: the id of a client or a person, or the name of a job of the server.
   */
  readonly actorId?: string | undefined;
  /**
   * What was done: `organization.updated`. The reference lists all names.
   */
  readonly action?: string | undefined;
  /**
   * To what: the id of anything that changed. A person's id finds what happened to the person anywhere.
   */
  readonly targetId?: string | undefined;
  /**
   * The id that came with the answer of the call that did it, in `x-request-id`.
   */
  readonly requestId?: string | undefined;
  /**
   * This moment and what came after it.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * What came before this moment.
   */
  readonly endTime?: Date | string | undefined;
}

/**
 * Which rows to show.
 */
export interface ListBulkInvitationRowsRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
  /**
   * 0 means 100, more than 500 means 500.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only rows with this verdict.
   */
  readonly verdict?: BulkVerdict | undefined;
  /**
   * Only rows with this outcome.
   */
  readonly outcome?: BulkOutcome | undefined;
  /**
   * Only rows with anything in the way.
   */
  readonly onlyProblems?: boolean | undefined;
}

/**
 * Of which organization, and which page.
 */
export interface ListBulkInvitationsRequest {
  readonly organizationId?: string | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Whose, and which page.
 */
export interface ListInterceptorCallsRequest {
  readonly interceptorId?: string | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only those with this outcome; none named: all.
   */
  readonly decision?: InterceptorDecision | undefined;
}

/**
 * Nothing to say: all of them.
 */
export type ListInterceptorsRequest = Record<string, never>;

/**
 * Names the organization.
 */
export interface ListInvitationRequestsRequest {
  readonly organizationId?: string | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only those; none named: all.
   */
  readonly status?: InvitationRequestStatus | undefined;
}

/**
 * Names the organization.
 */
export interface ListJoinRequestsRequest {
  readonly organizationId?: string | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only those; none named: all.
   */
  readonly status?: JoinRequestStatus | undefined;
}

/**
 * Nothing to say: all of them.
 */
export type ListMailTemplatesRequest = Record<string, never>;

/**
 * Of which language.
 */
export interface ListPageTextsRequest {
  readonly language?: string | undefined;
}

/**
 * Nothing to say: all of them.
 */
export type ListUserAttributesRequest = Record<string, never>;

/**
 * Which page.
 */
export interface ListWaitingRequestsRequest {
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Whose, which of them, and which page.
 */
export interface ListWebhookDeliveriesRequest {
  /**
   * All filters together narrow the list. One of these two is needed.
   */
  readonly endpointId?: string | undefined;
  /**
   * `evt_` and digits.
   */
  readonly eventId?: string | undefined;
  readonly eventType?: string | undefined;
  readonly status?: WebhookDeliveryStatus | undefined;
  /**
   * This moment and what came after it.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * What came before this moment.
   */
  readonly endTime?: Date | string | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Nothing to say: all of them.
 */
export type ListWebhookEndpointsRequest = Record<string, never>;

/**
 * Nothing to say: all of them.
 */
export type ListWebhookEventTypesRequest = Record<string, never>;

/**
 * A mail server, and the sender of what goes through it.
 */
export interface MailServerInit {
  /**
   * Its name or address. Addresses inside the server's own network are reached only where `TENON_OUTSIDE_NETWORKS` says so.
   */
  readonly host?: string | undefined;
  /**
   * 465 with TLS and 587 with STARTTLS, as a rule.
   */
  readonly port?: number | undefined;
  readonly security?: MailSecurity | undefined;
  /**
   * Empty: nobody signs in there.
   */
  readonly username?: string | undefined;
  /**
   * Kept sealed and never shown. Empty: the one that is there stays, as long as host, port, security and username do.
   */
  readonly password?: string | undefined;
  /**
   * Whether there is one. Not to be set.
   */
  readonly hasPassword?: boolean | undefined;
  /**
   * Whom mails come from. Its domain should allow the server (SPF, DKIM), or mails end as spam.
   */
  readonly fromAddress?: string | undefined;
  /**
   * The name beside it. Empty: what mails call the app.
   */
  readonly fromName?: string | undefined;
}

/**
 * What a mail says.
 */
export interface MailTemplateContentInit {
  /**
   * One line.
   */
  readonly subject?: string | undefined;
  readonly html?: string | undefined;
  /**
   * For programs that show no HTML.
   */
  readonly text?: string | undefined;
}

/**
 * A list that can be told from no list.
 */
export interface MetadataClaimsInit {
  readonly metadata?: readonly MetadataClaim[] | undefined;
}

/**
 * What an organization demands.
 */
export interface OrganizationPolicyInit {
  /**
   * The ways that count here. An empty list is all that the environment has on.
   */
  readonly methods?: SignInMethodListInit | undefined;
  /**
   * Whether everybody proves a second thing.
   */
  readonly secondFactorRequired?: boolean | undefined;
  /**
   * Whether whoever has an address at one of the organization's verified domains comes by its own connection.
   */
  readonly ssoOnly?: boolean | undefined;
}

/**
 * What an app calls an organization in one language, where it is not a word we know how to bend.
 */
export interface OrganizationWordInit {
  /**
   * "Studio".
   */
  readonly singular?: string | undefined;
  /**
   * "Studios". Empty: made from the singular.
   */
  readonly plural?: string | undefined;
  /**
   * With the article it takes, as something that is chosen or made: "ein Studio". Empty: the singular, set in quotes.
   */
  readonly one?: string | undefined;
  /**
   * As the reader's own: "Ihr Studio". Empty: the singular, set in quotes.
   */
  readonly yours?: string | undefined;
}

/**
 * Words of the app's own, by language.
 */
export interface OrganizationWordsInit {
  /**
   * `en`, `de`, `es`, `fr`, `ja` or `ar`.
   */
  readonly words?: Readonly<Record<string, OrganizationWordInit>> | undefined;
}

/**
 * Which one to pause.
 */
export interface PauseBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * What is drawn, and how.
 */
export interface PreviewBrandingRequest {
  /**
   * What is to be otherwise than it is saved; what is not named is drawn as it is.
   */
  readonly branding?: BrandingInit | undefined;
  /**
   * The sign-in page unless set.
   */
  readonly page?: PreviewedPage | undefined;
  /**
   * `en`, `de`, `es`, `fr`, `ja` or `ar`. Empty: English.
   */
  readonly language?: string | undefined;
  /**
   * The organization somebody is on the way to; shown where `branding.organization_branding` is on. Empty: none.
   */
  readonly organizationName?: string | undefined;
  /**
   * Its picture.
   */
  readonly organizationLogoUrl?: string | undefined;
  /**
   * Light or dark. As the browser has it unless set.
   */
  readonly theme?: PreviewTheme | undefined;
  /**
   * Texts of the page in that language that are not saved, by key. See `SetPageTexts`.
   */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/**
 * What is drawn.
 */
export interface PreviewMailTemplateRequest {
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  /**
   * Not there: the template that is saved, or the built-in mail.
   */
  readonly content?: MailTemplateContentInit | undefined;
}

/**
 * For whom, and under which claims.
 */
export interface PreviewTokenClaimsRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
  /**
   * The app the tokens would be for. Empty: the client that asks.
   */
  readonly clientId?: string | undefined;
  /**
   * The claims to try, which need not be fit to be saved: what is wrong with one is said beside it. Without it, those that are
   * set.
   */
  readonly claims?: ClaimsToTry | undefined;
}

/**
 * Names the membership by its organization and person.
 */
export interface ReactivateMembershipRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Names the request, and says why not.
 */
export interface RefuseInvitationRequestRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
  /**
   * Why, for whoever asked to read: at most 500 characters. Line breaks become spaces.
   */
  readonly reason?: string | undefined;
}

/**
 * Names the request, and says why not.
 */
export interface RefuseJoinRequestRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
  /**
   * Why, for them to read: at most 500 characters. Line breaks become spaces.
   */
  readonly reason?: string | undefined;
}

/**
 * Names the user.
 */
export interface RemoveSecondFactorRequest {
  readonly userId?: string | undefined;
}

/**
 * What is to be sent again.
 */
export interface ReplayWebhookEventsRequest {
  readonly endpointId?: string | undefined;
  /**
   * This event, also if the endpoint does not listen to its kind. Empty: those of the span of time.
   */
  readonly eventId?: string | undefined;
  /**
   * This moment and what came after it, also from before the endpoint was made.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * What came before this moment; absent: until now.
   */
  readonly endTime?: Date | string | undefined;
  /**
   * Only what was never sent, or failed and is not tried any more.
   */
  readonly onlyMissed?: boolean | undefined;
}

/**
 * A mail that came back.
 */
export interface ReportMailBounceRequest {
  /**
   * Whom the mail was for, as it was addressed. At most 320 characters. Compared in lower case.
   */
  readonly email?: string | undefined;
  /**
   * What the server that refused it said, word for word. At most 500 characters.
   */
  readonly answer?: string | undefined;
  /**
   * The status code of RFC 3463, such as `5.1.1`. It may be missing where only bounces are reported.
   */
  readonly statusCode?: string | undefined;
  /**
   * When it came back. Absent, or yet to come: now. Mails that were taken after that are not concerned; a minute is
   * allowed for clocks that differ.
   */
  readonly time?: Date | string | undefined;
}

/**
 * Whom to invite.
 */
export interface RequestInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly name?: string | undefined;
  /**
   * By name or id; none: the default member role.
   */
  readonly roles?: readonly string[] | undefined;
}

/**
 * Names the user.
 */
export interface RequirePasswordChangeRequest {
  readonly userId?: string | undefined;
}

/**
 * Which one.
 */
export interface ResendWebhookDeliveryRequest {
  readonly deliveryId?: string | undefined;
}

/**
 * Which one.
 */
export interface ResetMailTemplateRequest {
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
}

/**
 * Which one to go on with.
 */
export interface ResumeBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Names the secret by its directory and organization.
 */
export interface RevokeDirectorySecretRequest {
  readonly organizationId?: string | undefined;
  readonly directoryId?: string | undefined;
  readonly secretId?: string | undefined;
}

/**
 * Names the invitation by its organization and person.
 */
export interface RevokeInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Which one.
 */
export interface RotateInterceptorSecretRequest {
  readonly interceptorId?: string | undefined;
}

/**
 * Which one.
 */
export interface RotateWebhookSecretRequest {
  readonly endpointId?: string | undefined;
}

/**
 * Which one, and what it says from now on.
 */
export interface SaveMailTemplateRequest {
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  readonly content?: MailTemplateContentInit | undefined;
}

/**
 * What is sent, and where.
 */
export interface SendTestMailRequest {
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  /**
   * Not there: the template that is saved, or the built-in mail.
   */
  readonly content?: MailTemplateContentInit | undefined;
  /**
   * The one address it goes to.
   */
  readonly to?: string | undefined;
}

/**
 * To whom, and what.
 */
export interface SendTestWebhookRequest {
  readonly endpointId?: string | undefined;
  /**
   * Empty: the first that the endpoint listens to. One that it does not listen to is sent all the same.
   */
  readonly eventType?: string | undefined;
}

/**
 * How long sessions and tokens last. An organization may have stricter sessions of its own, never longer ones.
 */
export interface SessionTimesInit {
  /**
   * How long a session lasts after the person showed who they are: 43200 unless set, which is 30 days.
   */
  readonly absoluteMinutes?: number | undefined;
  /**
   * How long a session may lie idle; 0 is as long as it lasts.
   */
  readonly idleMinutes?: number | undefined;
  /**
   * How long an access token is good for, where its client has no time of its own: 300 unless set.
   */
  readonly accessTokenSeconds?: number | undefined;
  /**
   * How long an ID token is good for: 1800 unless set.
   */
  readonly idTokenSeconds?: number | undefined;
}

/**
 * Texts of one language.
 */
export interface SetPageTextsRequest {
  readonly language?: string | undefined;
  /**
   * By key.
   */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/**
 * A list that can be told from no list.
 */
export interface SignInMethodListInit {
  readonly methods?: readonly SignInMethod[] | undefined;
}

/**
 * How people may show who they are. At least one of the ways has to be on.
 */
export interface SignInMethodsInit {
  /**
   * A code by mail. On unless switched off; with `magic_link`, both stand in one mail.
   */
  readonly emailCode?: boolean | undefined;
  /**
   * A link by mail. On unless switched off.
   */
  readonly magicLink?: boolean | undefined;
  /**
   * A password. Off unless switched on.
   */
  readonly password?: boolean | undefined;
  /**
   * A passkey: what a person's own device made for this site. On unless switched off.
   */
  readonly passkeys?: boolean | undefined;
  /**
   * Which buttons stand on the sign-in page. Each needs a connection of the environment, too.
   */
  readonly socialProviders?: SocialProvidersInit | undefined;
  /**
   * How long a mailed code and link are good for: 300 unless set.
   */
  readonly mailSeconds?: number | undefined;
  /**
   * Wrong codes before the flow has to start over: 5 unless set.
   */
  readonly codeTries?: number | undefined;
  readonly secondFactor?: SecondFactor | undefined;
  /**
   * People that tests sign in as. None unless set; what is sent takes the place of what was there.
   */
  readonly testUsers?: TestUsersInit | undefined;
  /**
   * With `passkeys`: a button for them stands on the sign-in page. On unless switched off.
   */
  readonly passkeyButton?: boolean | undefined;
  /**
   * With `passkeys`: the browser offers them in the address field of the sign-in page. On unless switched off.
   */
  readonly passkeyAutofill?: boolean | undefined;
}

/**
 * What sign-up and invitations keep to. Whether there is a sign-up at all stands in `Environment.sign_up_enabled`.
 */
export interface SignUpRulesInit {
  /**
   * What pages and mails call an organization: "Workspace", "Team", "Account", in whatever language they are read: "Workspace" is
   * "Arbeitsbereich" to Germans.
   */
  readonly organizationWord?: string | undefined;
  /**
   * Whom somebody without an invitation may write to; shown on the page that says so. Empty takes it away.
   */
  readonly contactEmail?: string | undefined;
  /**
   * The page that says whom to ask, linked from there. Empty takes it away.
   */
  readonly contactUrl?: string | undefined;
  /**
   * Whether addresses that anybody can have (gmail.com, outlook.com…) are refused at sign-up and for invitations.
   */
  readonly blockPublicDomains?: boolean | undefined;
  /**
   * Whether addresses made to be thrown away are refused at sign-up and for invitations.
   */
  readonly blockDisposableDomains?: boolean | undefined;
  /**
   * How many organizations one person may make on hosted pages; 0 is any number.
   */
  readonly organizationsPerPerson?: number | undefined;
  /**
   * The seats of an organization that has no number of its own; 0 is any number.
   */
  readonly seats?: number | undefined;
  /**
   * Whether whoever signs up is asked what their organization is called. On unless switched off: then it is made without
   * a name.
   */
  readonly nameOrganization?: boolean | undefined;
  /**
   * What they call it in languages that `organization_word` does not fit. All of them: a language that is not named goes by
   * `organization_word` again.
   */
  readonly organizationWords?: OrganizationWordsInit | undefined;
}

/**
 * Who signs in, and from where.
 */
export interface SimulateSignInRequest {
  /**
   * Their e-mail address. Nobody needs to have it.
   */
  readonly email?: string | undefined;
  /**
   * The app they come from. Empty: any app.
   */
  readonly clientId?: string | undefined;
  /**
   * The organization the app asks for. Empty: none.
   */
  readonly organizationId?: string | undefined;
}

/**
 * A list that can be told from no list.
 */
export interface SocialProvidersInit {
  readonly providers?: readonly SocialProvider[] | undefined;
}

/**
 * Which one to start.
 */
export interface StartBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Which one.
 */
export interface TestInterceptorRequest {
  readonly interceptorId?: string | undefined;
}

/**
 * People for tests from end to end: no mail goes to them, and the code they are asked for is always the same. Everything
 * else about them is real. Whoever knows an address and the code comes in as that person.
 */
export interface TestUsersInit {
  /**
   * At most five addresses with `+sktest` or `+tenontest` before the @, compared in lower case.
   */
  readonly emails?: readonly string[] | undefined;
  /**
   * Six digits: `424242` unless set.
   */
  readonly code?: string | undefined;
  /**
   * Has to be true for a production environment to have test users. Leave it off there unless you know why.
   */
  readonly inProduction?: boolean | undefined;
}

/**
 * One claim and what it is made from.
 */
export interface TokenClaimInit {
  /**
   * Not one of those that every token has: `sub`, `iss`, `roles` and so on.
   */
  readonly name?: string | undefined;
  /**
   * An expression over `user` and `organization`, such as `organization.metadata.plan ?? "free"`: CEL, with `??` for what is
   * missing and `?.` to go on only where there is something. A person for whom it fails or comes to nothing gets a token
   * without the claim; nobody is kept out by it. `TokenClaimService.PreviewTokenClaims` shows what it comes to.
   */
  readonly expression?: string | undefined;
}

/**
 * Claims that tokens carry beside those they always have: all of them, in their order.
 */
export interface TokenClaimsInit {
  readonly claims?: readonly TokenClaimInit[] | undefined;
  /**
   * Whose metadata access tokens carry besides; nobody's unless set. Not naming it leaves it as it is.
   */
  readonly metadata?: MetadataClaimsInit | undefined;
}

/**
 * Which one to take back.
 */
export interface UndoBulkInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * The settings to change. A group that is not here, and a setting that is not in its group, stays as it is.
 */
export interface UpdateEnvironmentRequest {
  readonly methods?: SignInMethodsInit | undefined;
  readonly signUp?: SignUpRulesInit | undefined;
  readonly sessions?: SessionTimesInit | undefined;
  readonly branding?: BrandingInit | undefined;
  /**
   * Replaces all the claims there are.
   */
  readonly claims?: TokenClaimsInit | undefined;
  readonly agents?: AgentSettingsInit | undefined;
  /**
   * Whether people may make an account by themselves, whatever the server was started with.
   */
  readonly signUpEnabled?: boolean | undefined;
  /**
   * How many days an invitation stays open that is made or sent again from now on, whatever the server was started with.
   */
  readonly invitationDays?: number | undefined;
  /**
   * What goes by the server again. Of a setting that the call changes too, this holds.
   */
  readonly followServer?: readonly ServerSetting[] | undefined;
  /**
   * Through which server mails go from now on, waiting ones included. All of it but the password.
   */
  readonly mailServer?: MailServerInit | undefined;
}

/**
 * What changes. What is left out stays.
 */
export interface UpdateInterceptorRequest {
  readonly interceptorId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly url?: string | undefined;
  readonly timeoutSeconds?: number | undefined;
  readonly failurePolicy?: InterceptorFailurePolicy | undefined;
  readonly enabled?: boolean | undefined;
}

/**
 * Whether they wait.
 */
export interface UpdateInvitationApprovalRequest {
  readonly organizationId?: string | undefined;
  readonly approvalRequired?: boolean | undefined;
}

/**
 * Whether they have to ask.
 */
export interface UpdateJoinPolicyRequest {
  readonly organizationId?: string | undefined;
  readonly approvalRequired?: boolean | undefined;
}

/**
 * Names the organization and says what is to be otherwise.
 */
export interface UpdateOrganizationPolicyRequest {
  readonly organizationId?: string | undefined;
  /**
   * What is not in it stays as it is.
   */
  readonly policy?: OrganizationPolicyInit | undefined;
}

/**
 * Which one, and what it is called from now on.
 */
export interface UpdateUserAttributeRequest {
  readonly key?: string | undefined;
  readonly displayName?: string | undefined;
}

/**
 * What changes. What is left out stays.
 */
export interface UpdateWebhookEndpointRequest {
  readonly endpointId?: string | undefined;
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  /**
   * What it is told of from now on; absent: as it is.
   */
  readonly eventSelection?: WebhookEventSelection | undefined;
  readonly enabled?: boolean | undefined;
}

/**
 * What an endpoint is told of.
 */
export interface WebhookEventSelection {
  /**
   * None: everything.
   */
  readonly eventTypes?: readonly string[] | undefined;
}
