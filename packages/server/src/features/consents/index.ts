/**
 * A consent is what a person lets a program of somebody else do for them: at one API, in one organization, in the words
 * of its scopes.
 *
 * This feature owns what was said yes to and serves its part of the contract's ClientService: people see and take back
 * their own, the app everybody's. Who has to be asked is said by oauth, when by the journey, and login's page asks.
 */
export type { Consent } from './consent.ts';
export { consentsTo, giveConsent } from './give.ts';
export { consentProcedures } from './procedures.ts';
export { selectConsents as consentsOf } from './store.ts';
