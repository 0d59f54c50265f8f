import type { Environment } from '../../platform/environment.ts';
import type { ChallengeId, InteractionId, InvitationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';

/** To one address, first mails and repeated ones together. */
export const MAILS_A_MINUTE = 2;
/**
 * Wrong codes for one address in a day, over all its challenges. Five tries each and two mails a minute
 * would let somebody guess ten times a minute; this keeps a day of guessing below one in ten thousand.
 */
export const TRIES_A_DAY = 100;
/** The same browser with the same code or link gets the same answer again for so long: people click twice. */
export const REPEAT_SECONDS = 30;

/** What a mail of ours holds. With every mail switched off it is a code: an invitation still has to prove a mailbox. */
export const mailHolds = ({ methods }: Pick<Environment, 'methods'>): { readonly code: boolean; readonly link: boolean } => ({
  code: methods.emailCode || !methods.magicLink,
  link: methods.magicLink,
});

/** When what is mailed now runs out. */
export const endOfMail = ({ environment, now }: Pick<Work, 'environment' | 'now'>): Date => new Date(now.getTime() + environment.methods.mailSeconds * 1000);

/** What the proof is for. `account`: somebody shows once more who they are; `password`: they set a new one. */
export type Purpose = 'sign_in' | 'sign_up' | 'invitation' | 'account' | 'password';

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
  /** After so many wrong codes the flow starts over, with a new mail. */
  readonly mostTries: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
}

export type ChallengeState = 'open' | 'expired' | 'locked' | 'used';

export function challengeState(challenge: Pick<Challenge, 'tries' | 'mostTries' | 'expiresAt' | 'usedAt'>, now: Date): ChallengeState {
  if (challenge.usedAt) return 'used';
  if (challenge.tries >= challenge.mostTries) return 'locked';
  return challenge.expiresAt <= now ? 'expired' : 'open';
}

export const triesLeft = ({ tries, mostTries }: Pick<Challenge, 'tries' | 'mostTries'>): number => Math.max(0, mostTries - tries);
