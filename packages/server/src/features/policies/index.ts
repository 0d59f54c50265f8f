/**
 * Policies are what an organization demands of its people: which ways of signing in count there, a second factor, its
 * own identity provider for its own domains.
 *
 * This feature shows and changes them, and sees to it that nobody locks an organization's administrators out. The
 * demands stand on the organization; what they come to beside the environment's settings is its `policyOf`, and whoever
 * lets somebody in asks that.
 */
export { changePolicy, getPolicy } from './policy.ts';
