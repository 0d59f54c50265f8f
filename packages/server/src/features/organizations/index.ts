/**
 * Organizations are the customers of the app: who belongs to one is a membership, who is asked to is an invitation.
 *
 * This feature owns the organization itself: its name, slug, the app's id for it, logo and metadata; what is turned on
 * for it, its seats, its session limits, and the links to its admin portal. Making one makes no member:
 * whoever makes it for somebody adds them. Removing one closes the sessions and grants that were open in it; what else
 * hangs on it goes with its row.
 */
export { type AuthPolicy, type EffectivePolicy, methodsOn, NO_DEMANDS, policyOf, SIGN_IN_METHODS, type SignInMethod } from './auth-policy.ts';
export { noSuchOrganization } from './faults.ts';
export { featured } from './featured.ts';
export { demandOrganization, findOrganization, idOf } from './get.ts';
export { makeOrganization, type NewOrganization } from './make.ts';
export { featuresOf, type Organization, type OrganizationReference, organizationData, sessionLimitsOf } from './organization.ts';
export { portalPages } from './pages.ts';
export { lockOrganization, type OrganizationColumns, toOrganization, updateAuthPolicy as settleAuthPolicy } from './store.ts';
