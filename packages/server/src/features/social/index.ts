/**
 * Social sign-in: people show who they are by an account they have elsewhere, at one of six providers.
 *
 * It owns what is particular to each provider, how we speak with it (OpenID Connect or OAuth, by a certified
 * library, through the guarded way outside), and the attempts: a browser that was sent there, bound to what it may
 * come back with, once. What the connection is configured with belongs to connections; who the account is here, to
 * identities; and what an answer opens is decided by login.
 */
export { type Account, isProvider } from './account.ts';
export { type Begun, begin, findAttempt, keepAccount, type SocialAttempt, takeAttempt, takeKeptAccount } from './attempts.ts';
export { findSocial, type Social, socialChoices, socialForProvider } from './find.ts';
export { PROVIDER_NAMES } from './providers.ts';
export type { Refusal } from './refusal.ts';
export { type Answer, type AnswerRefusal, type Asking, ask, hear } from './speak.ts';
export { socialDuty } from './sweep.ts';
