import type { ChallengeId, InteractionId, InvitationId } from '../../platform/ids.ts';

/** How long a code and its link are good for. */
export const MINUTES = 5;
/** After these the flow starts over, with a new mail. */
export const TRIES = 5;
/** To one address, first mails and repeated ones together. */
export const MAILS_A_MINUTE = 2;
/**
 * Wrong codes for one address in a day, over all its challenges. Five tries each and two mails a minute
 * would let somebody guess ten times a minute; this keeps a day of guessing below one in ten thousand.
 */
export const TRIES_A_DAY = 100;
/** The same browser with the same code or link gets the same answer again for so long: people click twice. */
export const REPEAT_SECONDS = 30;

export type Purpose = 'sign_in' | 'sign_up' | 'invitation';

export interface Challenge {
  readonly id: ChallengeId;
  /** In lower case. */
  readonly email: string;
  readonly purpose: Purpose;
  /** The authorization request that waits for it. */
  readonly interactionId?: InteractionId;
  /** The request in the auth log whose step it is. */
  readonly requestId?: InteractionId;
  /** The invitation whose shown link asked for it. */
  readonly invitationId?: InvitationId;
  /** What the sign-up page was told. */
  readonly profile: Readonly<Record<string, string>>;
  readonly tries: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
}

export type ChallengeState = 'open' | 'expired' | 'locked' | 'used';

export function challengeState(challenge: Pick<Challenge, 'tries' | 'expiresAt' | 'usedAt'>, now: Date): ChallengeState {
  if (challenge.usedAt) return 'used';
  if (challenge.tries >= TRIES) return 'locked';
  return challenge.expiresAt <= now ? 'expired' : 'open';
}

export const triesLeft = (challenge: Pick<Challenge, 'tries'>): number => Math.max(0, TRIES - challenge.tries);
