// Printed from proto/ by `npm run gen`; nobody edits it.

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
 * Whether people prove a second thing.
 */
export type SecondFactor = 'SECOND_FACTOR_UNSPECIFIED' | 'SECOND_FACTOR_OFF' | 'SECOND_FACTOR_OPTIONAL' | 'SECOND_FACTOR_REQUIRED' | (string & {});

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
   * Whether people may make an account by themselves. Whoever runs the server sets it: `TENON_SIGN_UP`.
   */
  readonly signUpEnabled: boolean;
  /**
   * How long an invitation stays open. Whoever runs the server sets it: `TENON_INVITATION_DAYS`.
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
}

/**
 * The environment.
 */
export interface GetEnvironmentResponse {
  readonly environment?: Environment | undefined;
}

/**
 * The invitation asked for.
 */
export interface GetInvitationResponse {
  readonly invitation?: Invitation | undefined;
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
  /**
   * Mails to one address within a minute, first ones and repeated ones together: 2 unless set.
   */
  readonly mailsAMinute?: number | undefined;
  readonly secondFactor?: SecondFactor | undefined;
}

/**
 * What sign-up and invitations keep to. Whether there is a sign-up at all stands in `Environment.sign_up_enabled`.
 */
export interface SignUpRules {
  /**
   * What pages and mails call an organization: "Workspace", "Team", "Account".
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
}

/**
 * A list that can be told from no list.
 */
export interface SocialProviders {
  readonly providers: readonly SocialProvider[];
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
   * An expression over `user` and `organization`.
   */
  readonly expression: string;
}

/**
 * Claims that tokens carry beside those they always have: all of them, in their order.
 */
export interface TokenClaims {
  readonly claims: readonly TokenClaim[];
}

/**
 * The environment as it is from now on.
 */
export interface UpdateEnvironmentResponse {
  readonly environment?: Environment | undefined;
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
}

/**
 * Names the invitation by its organization and person.
 */
export interface CreateInvitationLinkRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Nothing to say: the address of the call names the environment.
 */
export type GetEnvironmentRequest = Record<string, never>;

/**
 * Names the invitation by its organization and person.
 */
export interface GetInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Names the invitation by its organization and person.
 */
export interface RevokeInvitationRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
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
  /**
   * Mails to one address within a minute, first ones and repeated ones together: 2 unless set.
   */
  readonly mailsAMinute?: number | undefined;
  readonly secondFactor?: SecondFactor | undefined;
}

/**
 * What sign-up and invitations keep to. Whether there is a sign-up at all stands in `Environment.sign_up_enabled`.
 */
export interface SignUpRulesInit {
  /**
   * What pages and mails call an organization: "Workspace", "Team", "Account".
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
}

/**
 * A list that can be told from no list.
 */
export interface SocialProvidersInit {
  readonly providers?: readonly SocialProvider[] | undefined;
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
   * An expression over `user` and `organization`.
   */
  readonly expression?: string | undefined;
}

/**
 * Claims that tokens carry beside those they always have: all of them, in their order.
 */
export interface TokenClaimsInit {
  readonly claims?: readonly TokenClaimInit[] | undefined;
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
}
