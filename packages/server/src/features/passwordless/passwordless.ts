import type { StringMap } from '../../platform/db/tables.ts';
import type { PasswordlessId } from '../../platform/ids.ts';

/** How long a code and its link are good for when the app does not say. */
export const USUAL_SECONDS = 300;
export const FEWEST_SECONDS = 60;
export const MOST_SECONDS = 3600;
/** Wrong codes for one request; after these the app starts over. */
export const TRIES = 5;
/** To one address, first mails and repeated ones together. */
export const MAILS_A_MINUTE = 2;
/** Wrong codes for one address in a day, over all its requests: two mails a minute with five tries each would add up. */
export const TRIES_A_DAY = 100;

export type Kind = 'code' | 'link' | 'both';
export type Template = 'sign_in' | 'sign_up';

export interface PasswordlessRequest {
  readonly id: PasswordlessId;
  /** As the app wrote it. */
  readonly email: string;
  readonly template: Template | null;
  readonly kind: Kind;
  /** The app's page that the link opens. */
  readonly linkUri: string | null;
  /** The app's own, handed back by the verification. */
  readonly state: string | null;
  /** What the app's own wording of the mail may say. The standard wording says none of it. */
  readonly variables: Readonly<StringMap>;
  readonly seconds: number;
  readonly tries: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export type RequestState = 'open' | 'used' | 'locked' | 'expired';

export function stateOf({ tries, usedAt, expiresAt }: Pick<PasswordlessRequest, 'tries' | 'usedAt' | 'expiresAt'>, now: Date): RequestState {
  if (usedAt) return 'used';
  if (tries >= TRIES) return 'locked';
  return expiresAt <= now ? 'expired' : 'open';
}
