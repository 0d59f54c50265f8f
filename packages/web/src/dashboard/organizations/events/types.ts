/** What can happen in an organization, by the names of the contract and of ours beside them. */
export const EVENT_TYPES: readonly string[] = [
  'organization.created',
  'organization.updated',
  'organization.deleted',
  'organization.sso_created',
  'organization.sso_enabled',
  'organization.sso_disabled',
  'organization.sso_deleted',
  'organization.directory_enabled',
  'organization.directory_disabled',
  'organization.directory.user_created',
  'organization.directory.user_updated',
  'organization.directory.user_deleted',
  'organization.directory.group_created',
  'organization.directory.group_updated',
  'organization.directory.group_deleted',
  'organization.domain_created',
  'organization.domain_deleted',
  'organization.domain_dns_verification_success',
  'organization.domain_dns_verification_failed',
  'user.signup',
  'user.login',
  'user.logout',
  'user.refresh_token_replayed',
  'user.organization_invitation',
  'user.organization_invitation_accepted',
  'user.organization_invitation_bounced',
  'user.organization_invitation_expired',
  'user.organization_invitation_resent',
  'user.organization_invitation_revoked',
  'user.organization_join_requested',
  'user.organization_join_approved',
  'user.organization_join_refused',
  'user.organization_membership_created',
  'user.organization_membership_updated',
  'user.organization_membership_deleted',
  'role.created',
  'role.updated',
  'role.deleted',
];

/** As the server says it: "Organization created". */
export function namesOf(type: string): string {
  const words = type.replace(/[._]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
