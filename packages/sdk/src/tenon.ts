import { createClientToken } from './access-token.ts';
import { type Authentication, type AuthenticationOptions, exchangeCode, type Refreshed, refresh } from './authentication.ts';
import { type AuthorizationUrlOptions, authorizationUrl, type LogoutUrlOptions, logoutUrl } from './authorization-url.ts';
import { createCall } from './calls.ts';
import * as contract from './contract/services.ts';
import { InvalidTokenError } from './errors.ts';
import { Invitations } from './invitations.ts';
import { Organizations } from './organizations.ts';
import { readSettings, type Settings, type TenonOptions } from './settings.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';
import { createTokenValidation, type TokenClaims, type TokenValidationOptions, type ValidateToken } from './token-validation.ts';
import { Users } from './users.ts';
import { INTERCEPTOR_FAMILIES, parsedEvent, verifySigned, WEBHOOK_FAMILIES, type WebhookEvent, type WebhookHeaders } from './webhooks.ts';

/**
 * Your app's server speaks to Tenon through one of these. Make one and keep it: it holds the access token, which it asks
 * for when first needed and renews before it expires, and the keys that tokens are checked with.
 */
export class Tenon {
  /** The environment URL, without a slash at its end. */
  readonly url: string;
  readonly clientId: string;
  readonly organization: Organizations;
  readonly user: Users;
  readonly invitation: Invitations;
  readonly role: contract.RolesService;
  readonly session: contract.SessionService;
  readonly domain: contract.DomainService;
  readonly connection: contract.ConnectionService;
  readonly directory: contract.DirectoryService;
  /** Ends one of a directory’s secrets. */
  readonly directorySecret: contract.DirectorySecretService;
  readonly client: contract.ClientService;
  readonly token: contract.ApiTokenService;
  readonly passwordless: contract.PasswordlessService;
  readonly webauthn: contract.WebAuthnService;
  readonly auth: contract.AuthService;
  readonly events: contract.EventsService;
  readonly authLogs: contract.AuditLogsService;
  /** The same requests, step by step and by whatever they can be found by. */
  readonly authLog: contract.AuthLogService;
  /** Every administrative change, with the rows as they were and as they became. */
  readonly auditTrail: contract.AuditTrailService;
  readonly environment: contract.EnvironmentService;
  readonly policy: contract.OrganizationPolicyService;
  /** A whole company invited at once. */
  readonly bulkInvitation: contract.BulkInvitationService;
  readonly joinRequest: contract.JoinRequestService;
  readonly approval: contract.ApprovalService;
  readonly interceptor: contract.InterceptorService;
  /** Addresses that are told what happened, and what became of telling them. */
  readonly webhook: contract.WebhookService;
  readonly branding: contract.BrandingService;
  readonly mailTemplate: contract.MailTemplateService;
  readonly tokenClaim: contract.TokenClaimService;
  readonly userAttribute: contract.UserAttributeService;
  readonly password: contract.PasswordService;
  readonly secondFactor: contract.SecondFactorService;
  readonly operator: contract.OperatorService;
  /** What the pages at /ui/ begin with. */
  readonly selfService: contract.SelfServiceService;
  readonly membership: contract.MembershipService;
  /** What would happen if somebody signed in now. */
  readonly simulator: contract.SimulatorService;
  readonly #settings: Settings;
  readonly #tokens: TokenEndpoint;
  readonly #validate: ValidateToken;

  /**
   * @param environmentUrl where Tenon answers: `https://auth.example.com`
   * @param clientId `skc_` and digits
   * @param clientSecret keep it on the server; empty for a client that has none
   * @throws TypeError when the address is none or the client id is missing
   */
  constructor(environmentUrl: string, clientId: string, clientSecret: string, options: TenonOptions = {}) {
    this.#settings = readSettings(environmentUrl, clientId, clientSecret, options);
    this.#tokens = createTokenEndpoint(this.#settings);
    this.#validate = createTokenValidation(this.#settings);
    this.url = this.#settings.url;
    this.clientId = clientId;
    const call = createCall(this.#settings, createClientToken(this.#tokens, this.#settings.world.now));
    this.organization = new Organizations(call);
    this.user = new Users(call);
    this.invitation = new Invitations(call);
    this.role = new contract.RolesService(call);
    this.session = new contract.SessionService(call);
    this.domain = new contract.DomainService(call);
    this.connection = new contract.ConnectionService(call);
    this.directory = new contract.DirectoryService(call);
    this.directorySecret = new contract.DirectorySecretService(call);
    this.client = new contract.ClientService(call);
    this.token = new contract.ApiTokenService(call);
    this.passwordless = new contract.PasswordlessService(call);
    this.webauthn = new contract.WebAuthnService(call);
    this.auth = new contract.AuthService(call);
    this.events = new contract.EventsService(call);
    this.authLogs = new contract.AuditLogsService(call);
    this.authLog = new contract.AuthLogService(call);
    this.auditTrail = new contract.AuditTrailService(call);
    this.environment = new contract.EnvironmentService(call);
    this.policy = new contract.OrganizationPolicyService(call);
    this.bulkInvitation = new contract.BulkInvitationService(call);
    this.joinRequest = new contract.JoinRequestService(call);
    this.approval = new contract.ApprovalService(call);
    this.interceptor = new contract.InterceptorService(call);
    this.webhook = new contract.WebhookService(call);
    this.branding = new contract.BrandingService(call);
    this.mailTemplate = new contract.MailTemplateService(call);
    this.tokenClaim = new contract.TokenClaimService(call);
    this.userAttribute = new contract.UserAttributeService(call);
    this.password = new contract.PasswordService(call);
    this.secondFactor = new contract.SecondFactorService(call);
    this.operator = new contract.OperatorService(call);
    this.selfService = new contract.SelfServiceService(call);
    this.membership = new contract.MembershipService(call);
    this.simulator = new contract.SimulatorService(call);
  }

  /**
   * The address to send a browser to for signing in. Give it `state`, and a challenge from `createPkce`, and keep what
   * belongs to them in the browser until the callback; the session middleware does all that for you.
   * @param redirectUri where the code comes to: one of the client's, character by character
   */
  getAuthorizationUrl(redirectUri: string, options: AuthorizationUrlOptions = {}): string {
    return authorizationUrl(this.url, this.clientId, redirectUri, options);
  }

  /**
   * Exchanges the code of a callback for tokens, and checks the ID token with its signature. A code works once.
   * @param redirectUri the same as in the address
   * @throws OAuthError `invalid_grant` when the code was used, has expired, or belongs to another address or verifier
   * @throws InvalidTokenError when the ID token is not for this client or has another nonce
   */
  authenticateWithCode(code: string, redirectUri: string, options: AuthenticationOptions = {}): Promise<Authentication> {
    return exchangeCode(this.#tokens, this.#validate, code, redirectUri, options);
  }

  /**
   * Exchanges a refresh token for a new access token and the next refresh token: keep that one, the old one is used up.
   * @throws OAuthError `invalid_grant` when it was used up, or the session or membership has ended: let them sign in again
   */
  refreshAccessToken(refreshToken: string, options: { readonly signal?: AbortSignal } = {}): Promise<Refreshed> {
    return refresh(this.#tokens, refreshToken, options.signal);
  }

  /**
   * Checks a token: signature, end, who made it, whom it is for, and scopes when asked. Nothing is sent, except for the keys,
   * which are kept, and fetched again (at most twice a minute) when a token names one that is not among them.
   * @returns what the token holds
   * @throws InvalidTokenError when it is not valid
   * @throws UnavailableError when the keys cannot be had
   */
  validateToken<Claims = TokenClaims>(token: string, options: TokenValidationOptions = {}): Promise<Claims> {
    return this.#validate<Claims>(token, options);
  }

  /** Whether `validateToken` finds nothing. Fails only with an `UnavailableError`. */
  async validateAccessToken(token: string, options: TokenValidationOptions = {}): Promise<boolean> {
    try {
      await this.#validate(token, options);
      return true;
    } catch (error) {
      if (error instanceof InvalidTokenError) return false;
      throw error;
    }
  }

  /**
   * What an identity provider's own "start" button says, from the `idp_initiated_login` of your initiate-login address.
   * Use it as hints for `getAuthorizationUrl`.
   * @throws InvalidTokenError when it is not valid
   */
  getIdpInitiatedLoginClaims(token: string): Promise<{
    readonly connection_id: string;
    readonly organization_id: string;
    readonly login_hint: string;
    readonly relay_state?: string;
  }> {
    return this.#validate(token, { audience: null });
  }

  /** The address that ends the session at Tenon. End your own session too. */
  getLogoutUrl(options: LogoutUrlOptions = {}): string {
    return logoutUrl(this.url, options);
  }

  /**
   * Checks that a webhook is from Tenon, unchanged, and not more than five minutes old.
   * @param secret `whsec_…`; several while you change from one to the next
   * @param headers of the request
   * @param payload the body as it came: parsed and printed again it is another
   * @returns the event, which may have been delivered before: its `id` tells
   * @throws WebhookError when anything is wrong; answer with 400
   */
  async verifyWebhookPayload<Event = WebhookEvent>(secret: string | readonly string[], headers: WebhookHeaders, payload: string | Uint8Array): Promise<Event> {
    await verifySigned(WEBHOOK_FAMILIES, secret, headers, payload, this.#settings.world.now());
    return parsedEvent<Event>(payload);
  }

  /**
   * The same for a call of an interceptor.
   * @throws WebhookError when anything is wrong; answer with 400
   */
  async verifyInterceptorPayload<Question = Readonly<Record<string, unknown>>>(
    secret: string | readonly string[],
    headers: WebhookHeaders,
    payload: string | Uint8Array,
  ): Promise<Question> {
    await verifySigned(INTERCEPTOR_FAMILIES, secret, headers, payload, this.#settings.world.now());
    return parsedEvent<Question>(payload);
  }
}
