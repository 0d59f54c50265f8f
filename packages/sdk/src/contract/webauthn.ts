// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * The argument of `PublicKeyCredential.signalAllAcceptedCredentials`.
 */
export interface AllAcceptedCredentialsOptions {
  readonly rpId: string;
  readonly userId: string;
  readonly allAcceptedCredentialIds: readonly string[];
}

/**
 * What the browser is asked.
 */
export interface BeginAuthenticationResponse {
  /**
   * Goes back with the answer.
   */
  readonly sessionId: string;
  /**
   * The argument of `navigator.credentials.get`, as JSON.
   */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What the browser is asked.
 */
export interface BeginRegistrationResponse {
  /**
   * The argument of `navigator.credentials.create`, as JSON.
   */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The passkey is gone.
 */
export interface DeleteCredentialResponse {
  readonly success: boolean;
  /**
   * Lets the browser forget it too.
   */
  readonly unknownCredentialOptions?: UnknownCredentialOptions | undefined;
}

/**
 * Who signed in.
 */
export interface FinishAuthenticationResponse {
  readonly success: boolean;
  readonly userId: string;
  /**
   * What the cookie of a signed-in browser carries on the pages of this environment. Shown once.
   */
  readonly sessionToken: string;
}

/**
 * The passkey is kept.
 */
export interface FinishRegistrationResponse {
  readonly success: boolean;
}

/**
 * The sites.
 */
export interface GetRelatedOriginsResponse {
  /**
   * Such as `https://app.example.com`.
   */
  readonly origins: readonly string[];
}

/**
 * The passkeys.
 */
export interface ListCredentialsResponse {
  readonly credentials: readonly WebAuthnCredential[];
  /**
   * Lets the browser forget passkeys that are no longer known here.
   */
  readonly allAcceptedCredentialsOptions?: AllAcceptedCredentialsOptions | undefined;
}

/**
 * The argument of `PublicKeyCredential.signalUnknownCredential`.
 */
export interface UnknownCredentialOptions {
  readonly rpId: string;
  readonly credentialId: string;
}

/**
 * The passkey as it is now.
 */
export interface UpdateCredentialResponse {
  readonly credential?: WebAuthnCredential | undefined;
}

/**
 * A passkey.
 */
export interface WebAuthnCredential {
  /**
   * Ours.
   */
  readonly id: string;
  readonly userId: string;
  /**
   * The authenticator's.
   */
  readonly credentialId: string;
  /**
   * What the authenticator said of itself when the passkey was made.
   */
  readonly attestationType: string;
  readonly authenticator?: WebAuthnCredentialAuthenticator | undefined;
  readonly transports: readonly string[];
  readonly authenticatorFlags?: WebAuthnCredentialAuthenticatorFlags | undefined;
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
  /**
   * The browser it was made in.
   */
  readonly userAgent?: WebAuthnCredentialUserAgent | undefined;
  /**
   * Where it was made.
   */
  readonly clientInfo?: WebAuthnCredentialClientInfo | undefined;
  readonly displayName?: string | undefined;
}

/**
 * The kind of authenticator.
 */
export interface WebAuthnCredentialAuthenticator {
  /**
   * The maker's number for this kind.
   */
  readonly aaguid: string;
  readonly name: string;
  readonly attachment: string;
  readonly iconDark: string;
  readonly iconLight: string;
}

/**
 * What the authenticator said when it was used last.
 */
export interface WebAuthnCredentialAuthenticatorFlags {
  /**
   * Somebody touched it.
   */
  readonly userPresent: boolean;
  /**
   * It knew who.
   */
  readonly userVerified: boolean;
  /**
   * It may be copied to other devices.
   */
  readonly backupEligible: boolean;
  /**
   * It is.
   */
  readonly backupState: boolean;
}

/**
 * Where a browser was, as far as its address tells.
 */
export interface WebAuthnCredentialClientInfo {
  readonly ip: string;
  readonly region: string;
  readonly regionSubdivision: string;
  readonly city: string;
}

/**
 * A browser.
 */
export interface WebAuthnCredentialUserAgent {
  readonly raw: string;
  readonly url: string;
  readonly browser: string;
  readonly browserVersion: string;
  readonly os: string;
  readonly osVersion: string;
  readonly deviceType: string;
  readonly deviceModel: string;
}

/**
 * The signed part of the answer.
 */
export interface AuthenticatorAssertionResponse {
  readonly authenticatorData?: string | undefined;
  readonly clientDataJson?: string | undefined;
  readonly signature?: string | undefined;
  /**
   * Whose passkey it is.
   */
  readonly userHandle?: string | undefined;
}

/**
 * Who wants to sign in, if they said.
 */
export interface BeginAuthenticationRequest {
  /**
   * Makes no difference here, so that nobody learns who has passkeys: whichever one the person picks says who they are.
   */
  readonly email?: string | undefined;
}

/**
 * The session says for whom.
 */
export type BeginRegistrationRequest = Record<string, never>;

/**
 * Which passkey.
 */
export interface DeleteCredentialRequest {
  /**
   * Ours: `cred_…`.
   */
  readonly credentialId?: string | undefined;
}

/**
 * What the browser answered.
 */
export interface FinishAuthenticationRequest {
  /**
   * From the beginning.
   */
  readonly sessionId?: string | undefined;
  readonly credentialId?: string | undefined;
  readonly clientExtensionResults?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Always `public-key`.
   */
  readonly type?: string | undefined;
  readonly response?: AuthenticatorAssertionResponse | undefined;
  /**
   * `platform` or `cross-platform`.
   */
  readonly authenticatorAttachment?: string | undefined;
}

/**
 * What the browser answered.
 */
export interface FinishRegistrationRequest {
  readonly credentialId?: string | undefined;
  readonly attestationObject?: string | undefined;
  readonly clientDataJson?: string | undefined;
  /**
   * Always `public-key`.
   */
  readonly type?: string | undefined;
  /**
   * How the authenticator can be reached: `internal`, `usb`, `hybrid` and the like.
   */
  readonly transports?: readonly string[] | undefined;
  /**
   * `platform` or `cross-platform`.
   */
  readonly authenticatorAttachment?: string | undefined;
  readonly clientExtensionResults?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Nothing to say.
 */
export type GetRelatedOriginsRequest = Record<string, never>;

/**
 * Whose passkeys.
 */
export interface ListCredentialsRequest {
  /**
   * Empty: those of the person who asks.
   */
  readonly userId?: string | undefined;
}

/**
 * Which passkey, and its new name.
 */
export interface UpdateCredentialRequest {
  /**
   * Ours: `cred_…`.
   */
  readonly credentialId?: string | undefined;
  readonly displayName?: string | undefined;
}
