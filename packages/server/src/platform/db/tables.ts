// Generated from the migrated schema by `npm run gen`. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  ApiTokenId,
  AuditEntryId,
  BulkInvitationId,
  CaughtMailId,
  ChallengeId,
  ClientId,
  ClientSecretId,
  ConnectionId,
  ConsentId,
  DirectoryGroupId,
  DirectoryId,
  DirectorySecretId,
  DirectoryUserId,
  DomainId,
  EntryLinkId,
  EnvironmentId,
  EventId,
  GrantId,
  InteractionId,
  InterceptorCallId,
  InterceptorId,
  InvitationId,
  InvitationRequestId,
  JobId,
  JoinRequestId,
  MembershipId,
  OrganizationId,
  PasskeyId,
  PasswordlessId,
  PermissionId,
  PortalLinkId,
  ResourceId,
  RoleId,
  ScopeId,
  SessionId,
  SigningKeyId,
  SocialAttemptId,
  UserId,
  WebhookDeliveryId,
  WebhookEndpointId,
} from '../ids.ts';

export type StringMap = Record<string, string>;
export type Json = unknown;
/** Written as JSON text, read as the value. */
export type JsonColumn<T> = ColumnType<T, string, string>;
/** The same, where the table has a default. */
export type GeneratedJson<T> = ColumnType<T, string | undefined, string>;

export interface Tables {
  api_tokens: {
    id: ApiTokenId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    user_id: UserId | null;
    hash: string;
    suffix: string;
    description: Generated<string>;
    custom_claims: GeneratedJson<StringMap>;
    expires_at: Date | null;
    revoked_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  approval_links: {
    hash: string;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    user_id: UserId;
    subject: string;
    expires_at: Date;
    used_at: Date | null;
  };
  audit_changes: {
    environment_id: EnvironmentId;
    entry_id: string;
    position: number;
    object: string;
    key: string;
    operation: string;
    organization_id: OrganizationId | null;
    user_id: UserId | null;
    before: JsonColumn<Json> | null;
    after: JsonColumn<Json> | null;
    personal: string | null;
    personal_digest: string | null;
  };
  audit_entries: {
    environment_id: EnvironmentId;
    id: AuditEntryId;
    at: Date;
    action: string;
    actor_kind: string;
    actor_id: string | null;
    organization_id: OrganizationId | null;
    request: string;
    origin: string | null;
    origin_digest: string | null;
    number: string | null;
    hash: string | null;
  };
  audit_heads: {
    environment_id: EnvironmentId;
    number: string;
    hash: string;
    forgotten: Generated<string>;
    forgotten_hash: string;
    mac: string;
    sealed_at: Date;
  };
  auth_requests: {
    id: InteractionId;
    environment_id: EnvironmentId;
    status: 'INITIATED' | 'PENDING' | 'SUCCESS' | 'FAILED';
    workflow: 'LOGIN' | 'SIGNUP' | 'INVITATION' | 'MACHINE';
    client_id: string | null;
    organization_id: OrganizationId | null;
    connection_id: string | null;
    user_id: UserId | null;
    session_id: string | null;
    resource_id: string | null;
    email: string | null;
    parameters: GeneratedJson<StringMap>;
    error: string | null;
    ip: string | null;
    device: string | null;
    waits_until: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  auth_steps: {
    request_id: InteractionId;
    number: GeneratedAlways<string>;
    environment_id: EnvironmentId;
    at: Date;
    step: string;
    error: string | null;
    details: GeneratedJson<StringMap>;
    ip: string | null;
    device: string | null;
  };
  authenticators: {
    user_id: UserId;
    environment_id: EnvironmentId;
    secret: string;
    last_step: number;
    created_at: Date;
  };
  authorization_codes: {
    hash: string;
    environment_id: EnvironmentId;
    client_id: ClientId;
    user_id: UserId;
    session_id: SessionId;
    organization_id: OrganizationId;
    redirect_uri: string;
    scope: string;
    nonce: string | null;
    code_challenge: string | null;
    authenticated_at: Date;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    grant_id: GrantId | null;
    request_id: InteractionId | null;
    resource_id: ResourceId | null;
    connection_ids: Generated<string[]>;
    claims: JsonColumn<Readonly<Record<string, unknown>>> | null;
  };
  bulk_invitation_rows: {
    bulk_id: BulkInvitationId;
    number: number;
    environment_id: EnvironmentId;
    email: string;
    given_name: Generated<string>;
    family_name: Generated<string>;
    name: Generated<string>;
    roles: Generated<string[]>;
    external_id: Generated<string>;
    metadata: GeneratedJson<StringMap>;
    send: boolean | null;
    verdict: string;
    problem: Generated<string>;
    outcome: 'invited' | 'added' | 'refused' | 'undone' | null;
    user_id: UserId | null;
    invitation_id: string | null;
    decided_at: Date | null;
  };
  bulk_invitations: {
    id: BulkInvitationId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    key: string;
    source_hash: string | null;
    upload: string;
    name: string;
    status: 'receiving' | 'ready' | 'running' | 'paused' | 'cancelled' | 'done' | 'undoing' | 'undone';
    columns: GeneratedJson<{ readonly column: string; readonly field: string }[]>;
    inviter_email: string | null;
    actor: JsonColumn<Record<string, unknown>>;
    row_count: Generated<number>;
    verdicts: GeneratedJson<Record<string, number>>;
    position: Generated<number>;
    invited_count: Generated<number>;
    added_count: Generated<number>;
    refused_count: Generated<number>;
    undone_count: Generated<number>;
    created_at: Date;
    updated_at: Date;
    started_at: Date | null;
    finished_at: Date | null;
  };
  caught_mails: {
    id: CaughtMailId;
    environment_id: EnvironmentId;
    recipient: string;
    sender: string;
    subject: string;
    text: string;
    html: string;
    created_at: Date;
  };
  client_secrets: {
    id: ClientSecretId;
    client_id: ClientId;
    hash: string;
    suffix: string;
    created_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
    updated_at: Date | null;
    created_by: string | null;
    inactive_at: Date | null;
  };
  clients: {
    id: ClientId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId | null;
    kind: 'environment' | 'web' | 'spa' | 'native' | 'machine' | 'organization' | 'resource';
    name: string;
    manages: Generated<boolean>;
    requires_pkce: Generated<boolean>;
    redirect_uris: Generated<string[]>;
    post_logout_uris: Generated<string[]>;
    initiate_login_uri: string | null;
    home_uri: string | null;
    access_token_seconds: number | null;
    created_at: Date;
    updated_at: Date;
    resource_id: ResourceId | null;
    description: Generated<string>;
    scopes: Generated<string[]>;
    audience: Generated<string[]>;
    custom_claims: GeneratedJson<{ key: string; value: string }[]>;
    grant_types: Generated<string[]>;
    back_channel_logout_uris: Generated<string[]>;
    origin: 'registered' | 'metadata' | null;
    metadata_uri: string | null;
    metadata_read_at: Date | null;
    about: GeneratedJson<StringMap>;
    registration_hash: string | null;
  };
  connection_domains: {
    domain_id: DomainId;
    connection_id: ConnectionId;
  };
  connections: {
    id: ConnectionId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId | null;
    kind: 'oidc' | 'saml' | 'oauth' | 'password' | 'passwordless' | 'webauthn';
    provider: string;
    key_id: string | null;
    enabled: Generated<boolean>;
    debug: Generated<boolean>;
    status: 'draft' | 'in_progress' | 'completed';
    button_title: Generated<string>;
    configuration_type: 'discovery' | 'manual' | null;
    attribute_mapping: GeneratedJson<StringMap>;
    settings: GeneratedJson<Record<string, unknown>>;
    sealed_secret: string | null;
    created_at: Date;
    updated_at: Date;
  };
  consents: {
    id: ConsentId;
    environment_id: EnvironmentId;
    user_id: UserId;
    client_id: ClientId;
    organization_id: OrganizationId;
    resource_id: ResourceId;
    scopes: string[];
    granted_at: Date;
  };
  directories: {
    id: DirectoryId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    name: string;
    kind: 'scim' | 'ldap' | 'poll';
    provider: 'okta' | 'google' | 'microsoft_ad' | 'auth0' | 'onelogin' | 'jumpcloud' | 'ping_identity' | null;
    enabled: boolean;
    status: 'draft' | 'in_progress' | 'completed';
    attribute_mappings: GeneratedJson<readonly { key: string; map_to: string }[]>;
    synced_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  directory_group_members: {
    group_id: DirectoryGroupId;
    user_id: DirectoryUserId;
  };
  directory_group_roles: {
    group_id: DirectoryGroupId;
    role_id: RoleId;
    position: number;
  };
  directory_groups: {
    id: DirectoryGroupId;
    environment_id: EnvironmentId;
    directory_id: DirectoryId;
    display_name: string;
    detail: GeneratedJson<Record<string, unknown>>;
    created_at: Date;
    updated_at: Date;
  };
  directory_secrets: {
    id: DirectorySecretId;
    environment_id: EnvironmentId;
    directory_id: DirectoryId;
    hash: string;
    suffix: string;
    created_at: Date;
    last_used_at: Date | null;
  };
  directory_users: {
    id: DirectoryUserId;
    environment_id: EnvironmentId;
    directory_id: DirectoryId;
    email: string;
    emails: Generated<string[]>;
    preferred_username: Generated<string>;
    given_name: Generated<string>;
    family_name: Generated<string>;
    detail: GeneratedJson<Record<string, unknown>>;
    created_at: Date;
    updated_at: Date;
  };
  domains: {
    id: DomainId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    domain: string;
    type: 'organization' | 'allowed_email';
    status: 'pending' | 'verified' | 'failed' | 'auto_verified';
    method: 'admin' | 'dns' | 'not_applicable';
    txt_secret: string | null;
    created_at: Date;
    updated_at: Date;
    proof_until: Date | null;
    next_check_at: Date | null;
    vain_checks: Generated<number>;
    checked_at: Date | null;
  };
  duties: {
    name: string;
    due_at: Date;
  };
  entry_links: {
    id: EntryLinkId;
    environment_id: EnvironmentId;
    token_hash: string;
    user_id: UserId | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  environment_secrets: {
    environment_id: EnvironmentId;
    purpose: string;
    sealed: string;
    created_at: Date;
  };
  environments: {
    id: EnvironmentId;
    name: string;
    kind: 'development' | 'production';
    url: string | null;
    invitation_days: Generated<number>;
    organization_word: Generated<string>;
    sign_up: Generated<boolean>;
    access_token_seconds: Generated<number>;
    id_token_seconds: Generated<number>;
    session_absolute_minutes: Generated<number>;
    session_idle_minutes: number | null;
    created_at: Date;
    updated_at: Date;
    methods: GeneratedJson<Record<string, unknown>>;
    sign_up_rules: GeneratedJson<Record<string, unknown>>;
    branding: GeneratedJson<Record<string, unknown>>;
    claims: GeneratedJson<{ name: string; expression: string }[]>;
    client_registration: Generated<boolean>;
    client_metadata: Generated<boolean>;
    metadata_claims: Generated<string[]>;
    page_texts: GeneratedJson<Record<string, Record<string, string>>>;
    organization_words: GeneratedJson<Record<string, { singular: string; plural?: string; one?: string; yours?: string }>>;
    system: Generated<boolean>;
    mail: GeneratedJson<{ readonly server?: string | null; readonly from?: string }>;
    own_mail: JsonColumn<{
      readonly host: string;
      readonly port: number;
      readonly security: 'tls' | 'starttls' | 'none';
      readonly username: string;
      readonly fromAddress: string;
      readonly fromName: string;
    }> | null;
    own_mail_sealed: string | null;
    mail_tested: JsonColumn<{ readonly at: string; readonly how: 'accepted' | 'deferred' | 'refused'; readonly answer: string }> | null;
    own_sign_up: boolean | null;
    own_invitation_days: number | null;
    has_webhooks: Generated<boolean>;
  };
  events: {
    id: EventId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId | null;
    at: Date;
    actor: string;
    type: string;
    object: string;
    subject: string;
    data: JsonColumn<Json>;
  };
  grants: {
    id: GrantId;
    environment_id: EnvironmentId;
    client_id: ClientId;
    user_id: UserId;
    session_id: SessionId;
    organization_id: OrganizationId;
    scope: string;
    authenticated_at: Date;
    confidential: boolean;
    refresh_hash: string | null;
    generation: Generated<number>;
    rotated_at: Date | null;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
    revoked_why: string | null;
    request_id: InteractionId | null;
    resource_id: ResourceId | null;
    connection_ids: Generated<string[]>;
    claims: JsonColumn<Readonly<Record<string, unknown>>> | null;
  };
  identities: {
    environment_id: EnvironmentId;
    connection_id: ConnectionId;
    subject: string;
    user_id: UserId;
    attributes: JsonColumn<Json>;
    created_at: Date;
    synced_at: Date;
    last_login_at: Date;
  };
  interactions: {
    id: InteractionId;
    environment_id: EnvironmentId;
    client_id: ClientId;
    browser_hash: string;
    request: JsonColumn<Json>;
    user_id: UserId | null;
    organization_id: OrganizationId | null;
    created_at: Date;
    expires_at: Date;
    finished_at: Date | null;
    claimed_email: string | null;
    consent_refused_at: Date | null;
    consented_organization_id: OrganizationId | null;
  };
  interceptor_calls: {
    id: InterceptorCallId;
    environment_id: EnvironmentId;
    interceptor_id: InterceptorId;
    decision: 'ALLOW' | 'DENY';
    failure: string | null;
    status: number | null;
    milliseconds: number;
    request: string;
    response: string;
    created_at: Date;
  };
  interceptors: {
    id: InterceptorId;
    environment_id: EnvironmentId;
    display_name: string;
    trigger_point: 'PRE_SIGNUP' | 'PRE_SESSION_CREATION' | 'PRE_USER_INVITATION' | 'PRE_M2M_TOKEN_CREATION';
    url: string;
    timeout_seconds: number;
    on_failure: 'allow' | 'deny';
    enabled: boolean;
    sealed_secret: string;
    sealed_before: string | null;
    before_until: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  invitation_openings: {
    invitation_id: InvitationId;
    environment_id: EnvironmentId;
    opened_at: Date;
  };
  invitation_requests: {
    id: InvitationRequestId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    email: string;
    roles: string[];
    asked: JsonColumn<Record<string, unknown>>;
    requester_email: string;
    status: 'waiting' | 'approved' | 'refused';
    decided_by: string | null;
    decided_at: Date | null;
    created_at: Date;
    reason: Generated<string>;
  };
  invitations: {
    id: InvitationId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    user_id: UserId;
    membership_id: MembershipId | null;
    status: 'pending' | 'accepted' | 'revoked' | 'expired';
    mailed_hash: string | null;
    shown_hash: string | null;
    inviter_email: string | null;
    expires_at: Date;
    expiry_announced: Generated<boolean>;
    resent_at: Date | null;
    resent_count: Generated<number>;
    renewal_asked_at: Date | null;
    created_at: Date;
    settled_at: Date | null;
    bulk_id: BulkInvitationId | null;
    mail_state: 'queued' | 'accepted' | 'refused' | 'bounced' | null;
    mail_answer: string | null;
    mail_at: Date | null;
  };
  jobs: {
    id: JobId;
    environment_id: EnvironmentId;
    kind: string;
    key: string | null;
    sealed: string;
    run_at: Date;
    locked_until: Date | null;
    attempts: Generated<number>;
    failed_at: Date | null;
    last_error: string | null;
    created_at: Date;
  };
  join_requests: {
    id: JoinRequestId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    user_id: UserId;
    status: 'waiting' | 'approved' | 'refused';
    decided_by: string | null;
    decided_at: Date | null;
    created_at: Date;
    reason: Generated<string>;
  };
  kept_answers: {
    environment_id: EnvironmentId;
    caller: string;
    key_hash: string;
    request_hash: string;
    sealed: string | null;
    created_at: Date;
    expires_at: Date;
  };
  mail_challenges: {
    id: ChallengeId;
    environment_id: EnvironmentId;
    email: string;
    purpose: 'sign_in' | 'sign_up' | 'invitation' | 'account' | 'password';
    interaction_id: InteractionId | null;
    invitation_id: InvitationId | null;
    browser_hash: string;
    code_hash: string;
    link_hash: string | null;
    profile: GeneratedJson<StringMap>;
    tries: Generated<number>;
    mails: Generated<number>;
    created_at: Date;
    sent_at: Date;
    sent_before: Date | null;
    expires_at: Date;
    used_at: Date | null;
    request_id: InteractionId | null;
  };
  mail_paces: {
    environment_id: EnvironmentId;
    domain: string;
    next_at: Date;
  };
  mail_templates: {
    environment_id: EnvironmentId;
    kind: string;
    language: string;
    subject: string;
    html: string;
    plain: string;
    updated_at: Date;
    failed_at: Date | null;
    failure: string | null;
  };
  membership_roles: {
    membership_id: MembershipId;
    role_id: RoleId;
    position: number;
  };
  memberships: {
    id: MembershipId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    user_id: UserId;
    status: 'pending' | 'active' | 'inactive';
    provisioning_method: 'invitation' | 'direct_provision' | 'org_creator' | 'allowed_email_domain' | 'jit_using_sso';
    metadata: GeneratedJson<StringMap>;
    inviter_email: string | null;
    joined_at: Date;
    accepted_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  organization_default_roles: {
    organization_id: OrganizationId;
    environment_id: EnvironmentId;
    member_role_id: RoleId;
    created_at: Date;
    updated_at: Date;
  };
  organizations: {
    id: OrganizationId;
    environment_id: EnvironmentId;
    display_name: string;
    slug: string | null;
    external_id: string | null;
    logo_url: string | null;
    metadata: GeneratedJson<StringMap>;
    features: GeneratedJson<Record<string, boolean>>;
    created_at: Date;
    updated_at: Date;
    max_users: number | null;
    session_absolute_minutes: number | null;
    session_idle_minutes: number | null;
    auth_policy: GeneratedJson<Record<string, unknown>>;
    join_approval: Generated<boolean>;
    words: GeneratedAlways<string>;
    invite_approval: Generated<boolean>;
  };
  passkey_answers: {
    challenge_hash: string;
    environment_id: EnvironmentId;
    expires_at: Date;
  };
  passkey_offers: {
    environment_id: EnvironmentId;
    user_id: UserId;
    offered_at: Date;
  };
  passkeys: {
    id: PasskeyId;
    environment_id: EnvironmentId;
    user_id: UserId;
    credential_id: string;
    public_key: string;
    sign_count: string;
    aaguid: string;
    attachment: string | null;
    transports: string[];
    backup_eligible: boolean;
    backed_up: boolean;
    name: string;
    ip: string | null;
    user_agent: string | null;
    created_at: Date;
    updated_at: Date;
    used_at: Date | null;
    suspected_at: Date | null;
  };
  passwordless_requests: {
    id: PasswordlessId;
    environment_id: EnvironmentId;
    email: string;
    template: 'sign_in' | 'sign_up' | null;
    kind: 'code' | 'link' | 'both';
    link_uri: string | null;
    state: string | null;
    variables: GeneratedJson<StringMap>;
    seconds: number;
    code_hash: string | null;
    link_hash: string | null;
    tries: Generated<number>;
    tried_hash: string | null;
    mails: Generated<number>;
    created_at: Date;
    sent_at: Date;
    sent_before: Date | null;
    expires_at: Date;
    used_at: Date | null;
  };
  passwords: {
    user_id: UserId;
    environment_id: EnvironmentId;
    hash: string;
    must_change: Generated<boolean>;
    changed_at: Date;
  };
  permissions: {
    id: PermissionId;
    environment_id: EnvironmentId;
    name: string;
    description: Generated<string>;
    system: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
  };
  portal_links: {
    id: PortalLinkId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId;
    hash: string;
    features: Generated<string[]>;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  rate_counts: {
    environment_id: EnvironmentId;
    key: string;
    ends_at: Date;
    taken: number;
  };
  recovery_codes: {
    user_id: UserId;
    environment_id: EnvironmentId;
    hash: string;
    used_at: Date | null;
    created_at: Date;
  };
  replaced_invitation_links: {
    hash: string;
    invitation_id: InvitationId;
    replaced_at: Date;
  };
  resource_scopes: {
    resource_id: ResourceId;
    scope_id: ScopeId;
    position: number;
  };
  resources: {
    id: ResourceId;
    environment_id: EnvironmentId;
    kind: 'web' | 'mobile' | 'desktop' | 'server' | 'mcp_server';
    name: string;
    description: Generated<string>;
    uri: string | null;
    identifier: Generated<string>;
    logo_uri: Generated<string>;
    provider: Generated<string>;
    access_token_seconds: number | null;
    refresh_token_seconds: number | null;
    registration_off: Generated<boolean>;
    metadata_clients: Generated<boolean>;
    cross_app: Generated<boolean>;
    within_permissions: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
  };
  revoked_tokens: {
    jti: string;
    environment_id: EnvironmentId;
    revoked_at: Date;
    expires_at: Date;
  };
  role_permissions: {
    role_id: RoleId;
    permission_id: PermissionId;
    created_at: Date;
  };
  roles: {
    id: RoleId;
    environment_id: EnvironmentId;
    organization_id: OrganizationId | null;
    name: string;
    display_name: string;
    description: Generated<string>;
    default_creator: Generated<boolean>;
    default_member: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
    extends: RoleId | null;
  };
  scopes: {
    id: ScopeId;
    environment_id: EnvironmentId;
    name: string;
    description: Generated<string>;
    enabled: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
  };
  session_organizations: {
    session_id: SessionId;
    organization_id: OrganizationId;
    entered_at: Date;
  };
  sessions: {
    id: SessionId;
    environment_id: EnvironmentId;
    user_id: UserId;
    secret_hash: string;
    proofs: string[];
    opens_all: boolean;
    authenticated_at: Date;
    organization_id: OrganizationId | null;
    ip: string | null;
    user_agent: string | null;
    created_at: Date;
    last_active_at: Date;
    idle_expires_at: Date | null;
    expires_at: Date;
    ended_at: Date | null;
    ended_how: 'logout' | 'revoked' | 'expired' | 'replaced' | null;
    proof_times: GeneratedJson<StringMap>;
  };
  signing_keys: {
    id: SigningKeyId;
    environment_id: EnvironmentId;
    public_jwk: JsonColumn<Json>;
    sealed_private: string;
    created_at: Date;
    signs_from: Date;
    signs_until: Date | null;
    gone_at: Date | null;
  };
  social_attempts: {
    id: SocialAttemptId;
    environment_id: EnvironmentId;
    connection_id: ConnectionId;
    interaction_id: InteractionId;
    browser_hash: string;
    state_hash: string;
    sealed: string;
    account: JsonColumn<Json> | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  touched: {
    kind: 'session' | 'membership';
    id: string;
  };
  tries: {
    environment_id: EnvironmentId;
    key: string;
    wrong: number;
    waits_until: Date;
    tried_at: Date;
  };
  used_assertions: {
    hash: string;
    environment_id: EnvironmentId;
    expires_at: Date;
  };
  user_attributes: {
    id: string;
    environment_id: EnvironmentId;
    key: string;
    display_name: string;
    created_at: Date;
    updated_at: Date;
  };
  users: {
    id: UserId;
    environment_id: EnvironmentId;
    email: string;
    email_proven_at: Date | null;
    email_asserted_at: Date | null;
    external_id: string | null;
    given_name: Generated<string>;
    family_name: Generated<string>;
    name: Generated<string>;
    preferred_username: Generated<string>;
    phone_number: Generated<string>;
    picture: Generated<string>;
    locale: Generated<string>;
    gender: Generated<string>;
    groups: Generated<string[]>;
    custom_attributes: GeneratedJson<StringMap>;
    profile_metadata: GeneratedJson<StringMap>;
    metadata: GeneratedJson<StringMap>;
    last_login_at: Date | null;
    created_at: Date;
    updated_at: Date;
    words: GeneratedAlways<string>;
  };
  webhook_attempts: {
    delivery_id: WebhookDeliveryId;
    number: number;
    environment_id: EnvironmentId;
    at: Date;
    url: string;
    signature: string;
    status: number | null;
    failure: string | null;
    milliseconds: number;
    response: string;
  };
  webhook_deliveries: {
    number: GeneratedAlways<string>;
    id: GeneratedAlways<WebhookDeliveryId>;
    environment_id: EnvironmentId;
    endpoint_id: WebhookEndpointId;
    event_id: EventId;
    organization_id: OrganizationId | null;
    type: string;
    test_event: JsonColumn<Json> | null;
    state: 'queued' | 'retrying' | 'success' | 'failed';
    tries: Generated<number>;
    attempts: Generated<number>;
    next_at: Date | null;
    last_at: Date | null;
    last_status: number | null;
    created_at: Date;
  };
  webhook_endpoints: {
    id: WebhookEndpointId;
    environment_id: EnvironmentId;
    url: string;
    description: string;
    event_types: string[];
    enabled: boolean;
    disabled_at: Date | null;
    failing_since: Date | null;
    sealed_secret: string;
    sealed_before: string | null;
    before_until: Date | null;
    held_until: Date | null;
    served_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
}
