import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';

/** What can be turned on for an organization, by the names of the contract. */
export const FEATURES = [
  { name: 'sso', label: 'Single sign-on', description: 'Their people sign in at their own identity provider, by SAML or OpenID Connect.' },
  { name: 'dir_sync', label: 'SCIM provisioning', description: 'Their directory creates, changes and deactivates their people here.' },
  { name: 'domain_verification', label: 'Domain verification', description: 'They prove by DNS which e-mail domains are theirs.' },
  { name: 'session_policy', label: 'Session policy', description: 'Their sessions are shorter than everybody else’s.' },
] as const;

export type FeatureName = (typeof FEATURES)[number]['name'];

export const hasFeature = (organization: Organization, name: FeatureName): boolean =>
  organization.settings?.features.some((feature) => feature.name === name && feature.enabled) ?? false;

interface OrganizationTab {
  readonly label: string;
  /** What stands behind the organization's address. */
  readonly path: string;
  /** Shown only while this is on. */
  readonly feature?: FeatureName;
}

/** All the tabs there are to be, in their order. One shows as soon as a route with its path stands in `routes.ts`. */
export const TABS: readonly OrganizationTab[] = [
  { label: 'Overview', path: '' },
  { label: 'Users', path: 'users' },
  { label: 'Approvals', path: 'approvals' },
  { label: 'Single sign-on', path: 'sso', feature: 'sso' },
  { label: 'SCIM', path: 'scim', feature: 'dir_sync' },
  { label: 'Roles', path: 'roles' },
  { label: 'Domains', path: 'domains' },
  { label: 'Sign-in policy', path: 'sign-in-policy' },
  { label: 'Session policy', path: 'session-policy', feature: 'session_policy' },
  { label: 'API clients', path: 'clients' },
  { label: 'Events', path: 'events' },
  { label: 'Audit log', path: 'audit' },
];
