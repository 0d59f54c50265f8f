/**
 * Resources are the customer's APIs that tokens are asked for, and scopes are the words for what a token lets its holder
 * do there.
 *
 * This feature owns both as records, and serves its part of the contract's ClientService. Who asks for tokens is a
 * client; whether they get them is oauth's business.
 */
export { resourceProcedures } from './procedures.ts';
export { demandResource, findResource, resourceIdOf } from './read.ts';
export type { Resource } from './resource.ts';
