// Printed from proto/ by `npm run gen`; nobody edits it.

import type { OrganizationCustomizations } from './commons.ts';
import type { ConnectionType, PasswordlessType } from './connections.ts';

/**
 * How far a request has come.
 */
export type AuthState =
  | 'AUTH_STATE_UNSPECIFIED'
  | 'AUTHENTICATION_IN_PROGRESS'
  | 'ORGANIZATION_SWITCHER'
  | 'ORGANIZATION_SELECTED'
  | 'ORGANIZATION_SIGNUP'
  | 'ORGANIZATION_SWITCHER_SIGNUP'
  | 'OTP_VERIFICATION_PENDING'
  | 'MAGIC_LINK_SENT'
  | 'LINK_SENT_OTP_VERIFICATION_PENDING'
  | 'OTP_VERIFIED'
  | 'LINK_VERIFIED'
  | 'SSO_AUTHENTICATED'
  | 'ORG_USER_CREATED'
  | 'AUTHENTICATION_COMPLETED'
  | 'AUTHENTICATION_FAILED'
  | 'WEBAUTHN_VERIFIED'
  | 'VERIFICATION_MAGIC_LINK_SENT'
  | 'VERIFICATION_MAGIC_LINK_OTP_SENT'
  | 'VERIFICATION_OTP_SENT'
  | 'VERIFICATION_COMPLETED'
  | (string & {});

/**
 * What the person wants.
 */
export type Intent = 'INTENT_UNSPECIFIED' | 'sign_in' | 'sign_up' | (string & {});

/**
 * One way in.
 */
export interface AuthMethod {
  /**
   * Empty for a method of the environment itself: mail, password, passkey.
   */
  readonly connectionId: string;
  readonly connectionType: ConnectionType;
  /**
   * Whose it is, for one that leads to another sign-in.
   */
  readonly provider: string;
  /**
   * Where it begins. The app adds its own parameters: `client_id`, `redirect_uri` and so on.
   */
  readonly authInitiationUri: string;
  /**
   * For mailed codes and links: which of them.
   */
  readonly passwordlessType?: PasswordlessType | undefined;
  /**
   * Characters of a mailed code.
   */
  readonly codeChallengeLength?: number | undefined;
  readonly enableWebauthnAutoRegistration?: boolean | undefined;
  readonly showPasskeyButton?: boolean | undefined;
  readonly enableWebauthnConditionalLogin?: boolean | undefined;
}

/**
 * The way in that fits.
 */
export interface DiscoveryAuthMethodResponse {
  readonly authMethod?: AuthMethod | undefined;
}

/**
 * How the pages are to look.
 */
export interface GetAuthCustomizationsResponse {
  /**
   * `accent_color`, `logo_url`, `favicon_url`, `radius`, `background`, `language`, `logo_placement`, `logo_alignment`,
   * `header_alignment`, `social_buttons`, `organization_branding`, `organization_word`. Null: ours.
   */
  readonly customizationSettings?: Readonly<Record<string, unknown>> | undefined;
  readonly settings?: PortalSettings | undefined;
  /**
   * Not used: no organization is named.
   */
  readonly organizationCustomizations?: OrganizationCustomizations | undefined;
}

/**
 * What went wrong, in the words of OAuth and in a sentence.
 */
export interface GetAuthErrorResponse {
  readonly error: string;
  readonly errorDescription: string;
}

/**
 * What the pages can do.
 */
export interface GetAuthFeaturesResponse {
  /**
   * `sign_up`, `email_code`, `magic_link`, `password` and `passkeys` (true or false), `social_providers` (their names) and
   * `second_factor` (`off`, `optional`, `required`).
   */
  readonly features?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * How far the request has come.
 */
export interface GetAuthStateResponse {
  readonly authState: AuthState;
  readonly user?: UserDetails | undefined;
  /**
   * The address the request suggested.
   */
  readonly loginHint: string;
}

/**
 * The ways in.
 */
export interface ListAuthMethodsResponse {
  readonly authMethods: readonly AuthMethod[];
}

/**
 * Where the person may go.
 */
export interface ListUserOrganizationsResponse {
  readonly organizations: readonly Organization[];
  readonly user?: UserDetails | undefined;
  readonly intent: Intent;
}

/**
 * An organization as its chooser shows it.
 */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /**
   * As in the user calls: `ACTIVE`, `PENDING_INVITE` and so on.
   */
  readonly membershipStatus: string;
  /**
   * For those who are invited, and the three times after it.
   */
  readonly invitationInviterEmail?: string | undefined;
  readonly invitationAcceptedAt?: Date | undefined;
  readonly invitationCreatedAt?: Date | undefined;
  readonly invitationExpiresAt?: Date | undefined;
  readonly logoUrl?: string | undefined;
}

/**
 * How the portal looks.
 */
export interface PortalSettings {
  /**
   * Anything of it is not as we made it.
   */
  readonly customBranding: boolean;
  /**
   * Not used.
   */
  readonly newSelfServeSsoScim?: boolean | undefined;
}

/**
 * The organization.
 */
export interface SignupOrganizationResponse {
  readonly organizationId: string;
  readonly organizationName: string;
}

/**
 * The request may go on.
 */
export interface UpdateLoginUserDetailsResponse {
  readonly authRequestId: string;
}

/**
 * Who it is, so far.
 */
export interface UserDetails {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * The code is right.
 */
export type VerifyPasswordLessOtpResponse = Record<string, never>;

/**
 * Whose way in.
 */
export interface DiscoveryAuthMethodRequest {
  readonly discoveryRequest?: DiscoveryRequest | undefined;
}

/**
 * An address, and what its owner wants.
 */
export interface DiscoveryRequest {
  readonly email?: string | undefined;
  readonly intent?: Intent | undefined;
}

/**
 * Nothing to say.
 */
export type GetAuthCustomizationsRequest = Record<string, never>;

/**
 * Which error.
 */
export interface GetAuthErrorRequest {
  readonly errorId?: string | undefined;
}

/**
 * What the person is there for.
 */
export interface ListAuthMethodsRequest {
  /**
   * `sign_in`, which is meant when nothing is said, or `sign_up`: without the ways that need to be set up before, and none
   * at all where nobody signs up.
   */
  readonly intent?: string | undefined;
}

/**
 * A code from a mail.
 */
export interface OTPRequest {
  readonly codeChallenge?: string | undefined;
}

/**
 * The new organization and its first person.
 */
export interface SignupOrganizationRequest {
  readonly organizationName?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly fullName?: string | undefined;
  readonly phoneNumber?: string | undefined;
}

/**
 * Who came, by which request.
 */
export interface UpdateLoginUserDetailsRequest {
  /**
   * The connection that leads to the app's own sign-in.
   */
  readonly connectionId?: string | undefined;
  /**
   * As the app got it: `lri_` and digits.
   */
  readonly loginRequestId?: string | undefined;
  readonly user?: User | undefined;
}

/**
 * A person in the app's own words.
 */
export interface User {
  /**
   * The app's id for them.
   */
  readonly sub?: string | undefined;
  readonly email?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly emailVerified?: boolean | undefined;
  readonly phoneNumber?: string | undefined;
  readonly phoneNumberVerified?: boolean | undefined;
  readonly name?: string | undefined;
  readonly preferredUsername?: string | undefined;
  readonly picture?: string | undefined;
  readonly gender?: string | undefined;
  readonly locale?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly customAttributes?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The app's id for the organization they come from.
   */
  readonly organizationExternalId?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly organizationExternalName?: string | undefined;
  /**
   * Nobody signed in; only then may `sub` and `email` be empty.
   */
  readonly loginFailed?: boolean | undefined;
}

/**
 * The code.
 */
export interface VerifyPasswordLessOtpRequest {
  readonly otpReq?: OTPRequest | undefined;
}
