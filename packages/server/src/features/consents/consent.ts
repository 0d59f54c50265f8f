import type { ClientId, ConsentId, OrganizationId, ResourceId, UserId } from '../../platform/ids.ts';

/** What a person lets a program of somebody else do for them, in one organization, at one API. */
export interface Consent {
  readonly id: ConsentId;
  readonly userId: UserId;
  readonly clientId: ClientId;
  readonly organizationId: OrganizationId;
  readonly resourceId: ResourceId;
  readonly scopes: readonly string[];
  /** The last time they said yes. */
  readonly grantedAt: Date;
}

/** One for those who look through them. */
export interface ListedConsent extends Consent {
  readonly clientName: string;
  /** What the app calls the person; our id where it calls them nothing. */
  readonly externalUserId: string;
}
