import { createClientToken } from './access-token.ts';
import { createCall } from './calls.ts';
import { AuditLogsService, DirectoryService, EventsService, PasswordlessService, RolesService, WebAuthnService } from './contract/services.ts';
import { Invitations } from './invitations.ts';
import { Organizations } from './organizations.ts';
import { readSettings, type Settings, type TenonOptions } from './settings.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';
import { Users } from './users.ts';

/**
 * Your app's server speaks to Tenon through one of these. Make one and keep it: it holds the access token, which it asks
 * for when first needed and renews before it expires.
 */
export class Tenon {
  /** The environment URL, without a slash at its end. */
  readonly url: string;
  readonly clientId: string;
  readonly organization: Organizations;
  readonly user: Users;
  readonly invitation: Invitations;
  readonly role: RolesService;
  readonly directory: DirectoryService;
  readonly passwordless: PasswordlessService;
  readonly webauthn: WebAuthnService;
  readonly events: EventsService;
  readonly authLogs: AuditLogsService;
  readonly #settings: Settings;
  readonly #tokens: TokenEndpoint;

  /**
   * @param environmentUrl where Tenon answers: `https://auth.example.com`
   * @param clientId `skc_` and digits
   * @param clientSecret keep it on the server
   * @throws TypeError when the address is none or the client id is missing
   */
  constructor(environmentUrl: string, clientId: string, clientSecret: string, options: TenonOptions = {}) {
    this.#settings = readSettings(environmentUrl, clientId, clientSecret, options);
    this.#tokens = createTokenEndpoint(this.#settings);
    this.url = this.#settings.url;
    this.clientId = clientId;
    const call = createCall(this.#settings, createClientToken(this.#tokens, this.#settings.world.now));
    this.organization = new Organizations(call);
    this.user = new Users(call);
    this.invitation = new Invitations(call);
    this.role = new RolesService(call);
    this.directory = new DirectoryService(call);
    this.passwordless = new PasswordlessService(call);
    this.webauthn = new WebAuthnService(call);
    this.events = new EventsService(call);
    this.authLogs = new AuditLogsService(call);
  }
}
