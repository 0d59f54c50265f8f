// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * What the mail holds.
 */
export type PasswordlessType = 'PASSWORDLESS_TYPE_UNSPECIFIED' | 'OTP' | 'LINK' | 'LINK_OTP' | (string & {});

/**
 * The wording of the mail.
 */
export type TemplateType = 'UNSPECIFIED' | 'SIGNIN' | 'SIGNUP' | (string & {});

/**
 * What was sent.
 */
export interface SendPasswordlessResponse {
  /**
   * Names this request in the calls that follow.
   */
  readonly authRequestId: string;
  /**
   * Seconds since 1970.
   */
  readonly expiresAt: number;
  /**
   * Seconds from the mail to the end, as asked for.
   */
  readonly expiresIn: number;
  /**
   * What the mail holds.
   */
  readonly passwordlessType: PasswordlessType;
}

/**
 * The mailbox is proven.
 */
export interface VerifyPasswordLessResponse {
  /**
   * Whose mailbox it is.
   */
  readonly email: string;
  /**
   * As it was given with the mail.
   */
  readonly state?: string | undefined;
  /**
   * As it was given with the mail.
   */
  readonly template?: TemplateType | undefined;
  /**
   * What the mail held.
   */
  readonly passwordlessType: PasswordlessType;
}

/**
 * Which mail to send again.
 */
export interface ResendPasswordlessRequest {
  readonly authRequestId?: string | undefined;
}

/**
 * Whom to mail, and what.
 */
export interface SendPasswordlessRequest {
  /**
   * The mailbox to be proven.
   */
  readonly email?: string | undefined;
  /**
   * The wording of the mail. Absent: that of signing in.
   */
  readonly template?: TemplateType | undefined;
  /**
   * The app's page that the link opens; `link_token` is added to its query. Where the environment does not say what a
   * mail holds, one without it holds a code alone.
   */
  readonly magiclinkAuthUri?: string | undefined;
  /**
   * Handed back by the verification, unchanged.
   */
  readonly state?: string | undefined;
  /**
   * Seconds that code and link are good for, 60-3600. Absent or 0: 300.
   */
  readonly expiresIn?: number | undefined;
  /**
   * What an app's own wording of the mail may say, as `{{ variables.greeting }}` in its template. `otp`, `link`, `expire_time`, `expiry_time` and
   * `expiry_time_relative` are taken. No value may be empty.
   */
  readonly templateVariables?: Readonly<Record<string, string>> | undefined;
}

/**
 * What the person brought back.
 */
export interface VerifyPasswordLessRequest {
  /**
   * The code from the mail; `auth_request_id` says from which.
   */
  readonly code?: string | undefined;
  /**
   * What the link brought in its query.
   */
  readonly linkToken?: string | undefined;
  /**
   * Required with a code. With a link it has to be the request the link was sent for.
   */
  readonly authRequestId?: string | undefined;
}
