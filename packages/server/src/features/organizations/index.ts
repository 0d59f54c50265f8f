/**
 * Organizations are the customers of the app: who belongs to one is a membership, who is asked to is an invitation.
 *
 * This feature owns the organization itself. Making one makes no member: whoever makes it for somebody adds them.
 */
export { makeOrganization, type NewOrganization } from './make.ts';
export { type Organization, organizationData } from './organization.ts';
