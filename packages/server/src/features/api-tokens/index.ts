/**
 * API tokens are long-lived keys for the programs of an organization, or of one of its people: the app gives them out
 * and asks whose one is each time it is shown.
 *
 * This feature owns the tokens and says whether one is valid. What its holder may do is for the app to decide from the
 * claims and roles it answers with. A token of a person is good only while they are an active member: whoever ends a
 * membership takes its tokens back through here.
 */
export { findApiToken } from './read.ts';
export { revokeApiTokens } from './revoke.ts';
export { apiTokenDuty } from './sweep.ts';
