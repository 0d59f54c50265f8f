/**
 * Claims that an environment makes up for its tokens: a name and an expression over `user` and `organization`.
 *
 * This feature owns the language (CEL, with `??` and `?.` as people write them: docs/adr), what it may cost, and what
 * becomes of what it says. Which claims there are is a setting of the environment; whom they are made for, and which token
 * they stand in, is the business of `oauth`.
 */
export { type ClaimResult, claimsFor, resultsFor } from './claims.ts';
export { LONGEST_LIST, whyRefused } from './expression.ts';
export { isReserved } from './reserved.ts';
export type { Subject } from './subject.ts';
