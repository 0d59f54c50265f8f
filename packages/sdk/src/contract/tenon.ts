// Printed from proto/ by `npm run gen`; nobody edits it.

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
 * Names the invitation by its organization and person.
 */
export interface CreateInvitationLinkRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

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
