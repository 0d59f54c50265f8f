/** A kind of event. */
export interface EventType {
  /** What its data describes. */
  readonly object: string;
  /** When it happens. */
  readonly when: string;
}

/**
 * Every kind of event there is, by its name: those of the contract and ours beside them. A name is for ever; the words may
 * improve. docs/reference/events.md is printed from this.
 */
export const EVENT_TYPES = {
  'organization.created': { object: 'Organization', when: 'An organization was made, by API or at a sign-up.' },
  'organization.updated': { object: 'Organization', when: 'What an organization is called, its metadata or its settings changed.' },
  'organization.deleted': { object: 'Organization', when: 'An organization was deleted, with all that belonged to it.' },
  'organization.domain_created': { object: 'Organization', when: 'A domain was added to an organization.' },
  'organization.domain_deleted': { object: 'Organization', when: 'A domain was taken from an organization.' },
  'organization.domain_dns_verification_success': { object: 'Organization', when: 'The TXT record of a domain was found: it is the organization’s.' },
  'organization.domain_dns_verification_failed': { object: 'Organization', when: 'The TXT record of a domain did not appear in time, or is gone.' },
  'organization.sso_created': { object: 'Connection', when: 'A connection to an identity provider was made.' },
  'organization.sso_enabled': { object: 'Connection', when: 'A connection was switched on: people sign in by it.' },
  'organization.sso_disabled': { object: 'Connection', when: 'A connection was switched off.' },
  'organization.sso_deleted': { object: 'Connection', when: 'A connection was deleted.' },
  'organization.directory_enabled': { object: 'Directory', when: 'A directory was switched on: it may bring people.' },
  'organization.directory_disabled': { object: 'Directory', when: 'A directory was switched off.' },
  'organization.directory.user_created': { object: 'DirectoryUser', when: 'A directory brought somebody.' },
  'organization.directory.user_updated': { object: 'DirectoryUser', when: 'A directory changed somebody, or switched them off or on.' },
  'organization.directory.user_deleted': { object: 'DirectoryUser', when: 'A directory took somebody away.' },
  'organization.directory.group_created': { object: 'DirectoryGroup', when: 'A directory brought a group.' },
  'organization.directory.group_updated': { object: 'DirectoryGroup', when: 'A directory changed a group or who is in it.' },
  'organization.directory.group_deleted': { object: 'DirectoryGroup', when: 'A directory took a group away.' },
  'user.signup': { object: 'OrgMembership', when: 'Somebody signed up and has an organization of their own.' },
  'user.login': { object: 'User', when: 'Somebody signed in.' },
  'user.logout': { object: 'User', when: 'A session ended: signed out, revoked, or run out.' },
  'user.created': { object: 'User', when: 'A person is known here for the first time.' },
  'user.updated': { object: 'User', when: 'What is known of a person changed.' },
  'user.deleted': { object: 'User', when: 'A person was deleted.' },
  'user.refresh_token_replayed': { object: 'User', when: 'A refresh token came twice, as when it was stolen; what it had given is revoked.' },
  'user.organization_membership_created': { object: 'OrgMembership', when: 'Somebody became a member of an organization.' },
  'user.organization_membership_updated': { object: 'OrgMembership', when: 'A membership changed: its roles, its metadata, or whether it counts.' },
  'user.organization_membership_deleted': { object: 'OrgMembership', when: 'Somebody is no member of an organization any more.' },
  'user.organization_invitation': { object: 'OrgMembership', when: 'Somebody was invited.' },
  'user.organization_invitation_accepted': { object: 'OrgMembership', when: 'An invitation was accepted.' },
  'user.organization_invitation_bounced': { object: 'OrgMembership', when: 'The mail of an invitation came back.' },
  'user.organization_invitation_expired': { object: 'OrgMembership', when: 'An invitation ran out.' },
  'user.organization_invitation_resent': { object: 'OrgMembership', when: 'An invitation was sent again.' },
  'user.organization_invitation_revoked': { object: 'OrgMembership', when: 'An invitation was taken back.' },
  'user.organization_invitation_requested': { object: 'InvitationRequest', when: 'Somebody asked that somebody be invited; it waits for approval.' },
  'user.organization_invitation_approved': { object: 'InvitationRequest', when: 'Such a request was approved.' },
  'user.organization_invitation_refused': { object: 'InvitationRequest', when: 'Such a request was refused.' },
  'user.organization_join_requested': { object: 'User', when: 'Somebody asked to be let into an organization.' },
  'user.organization_join_approved': { object: 'User', when: 'Somebody who had asked was let in.' },
  'user.organization_join_refused': { object: 'User', when: 'Somebody who had asked was refused.' },
  'role.created': { object: 'Role', when: 'A role was made.' },
  'role.updated': { object: 'Role', when: 'A role changed.' },
  'role.deleted': { object: 'Role', when: 'A role was deleted.' },
  'permission.created': { object: 'Permission', when: 'A permission was made.' },
  'permission.updated': { object: 'Permission', when: 'A permission changed.' },
  'permission.deleted': { object: 'Permission', when: 'A permission was deleted.' },
  'environment.test_mail_sent': { object: 'Environment', when: 'Somebody sent a mail to themselves, to see it or to try the mail server.' },
} as const satisfies Readonly<Record<string, EventType>>;

export type EventTypeName = keyof typeof EVENT_TYPES;

export const isEventType = (name: string): name is EventTypeName => Object.hasOwn(EVENT_TYPES, name);
