import type { StringMap } from '../../platform/db/tables.ts';
import { type ApiTokenId, isId, type OrganizationId, type UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';

/** Whose token it is when it is a person's. */
export interface Holder {
  readonly id: UserId;
  readonly externalId: string | null;
  readonly email: string;
  /** The names of their roles in the organization, as they are now. */
  readonly roles: readonly string[];
}

export interface ApiToken {
  readonly id: ApiTokenId;
  readonly organization: { readonly id: OrganizationId; readonly externalId: string | null };
  /** Absent: it is the organization's. */
  readonly holder?: Holder;
  readonly description: string;
  readonly customClaims: Readonly<StringMap>;
  /** Its last characters: enough to tell which one it is. */
  readonly suffix: string;
  /** `null`: it does not run out. */
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
}

/** A token is named by its text or by its id. */
export type TokenReference = { readonly id: ApiTokenId } | { readonly hash: string };

export const referenceOf = (text: string): TokenReference => (isId('apit', text) ? { id: text } : { hash: fingerprint(text) });
