import type { PasskeyId, UserId } from '../../platform/ids.ts';

/** How many characters a person may call one by. */
export const LONGEST_NAME = 120;
/** As many as one person may have: enough for every device, and an end to what a page has to list. */
export const MOST_PASSKEYS = 50;

export type Attachment = 'platform' | 'cross-platform';

/** What is known of a passkey. */
export interface Passkey {
  readonly id: PasskeyId;
  readonly userId: UserId;
  /** The authenticator's name for it, base64url. */
  readonly credentialId: string;
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Of the last use. Authenticators that do not count say 0. */
  readonly signCount: number;
  /** The maker's number for this kind of authenticator. */
  readonly aaguid: string;
  readonly attachment: Attachment | null;
  readonly transports: readonly string[];
  /** It may be copied to other devices of the person. */
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
  /** What the person calls it. */
  readonly name: string;
  /** Where and in which browser it was made. */
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly usedAt: Date | null;
  /** Its counter went back then: somebody may have a copy. */
  readonly suspectedAt: Date | null;
}

/** Counters only go up. One that does not means that two devices hold the same key, or one that was set back. */
export const wentBack = (before: number, now: number): boolean => (before > 0 || now > 0) && now <= before;
