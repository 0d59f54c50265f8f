export type { Authentication, AuthenticationOptions, Refreshed, SignedInUser } from './authentication.ts';
export type { AuthorizationUrlOptions, LogoutUrlOptions } from './authorization-url.ts';
export type { CallOptions, Written } from './call.ts';
export type { ExternalIdentity, MembershipStatus, OrganizationMembership, Role, UserProfile } from './contract/commons.ts';
export type {
  ListOrganizationsResponse,
  Organization,
  OrganizationSettings,
  SearchOrganizationsResponse,
  UpdateOrganization,
} from './contract/organizations.ts';
export type { DryRun, Invitation, InvitationStatus } from './contract/tenon.ts';
export type { CreateUserProfile, Invite, ListOrganizationUsersResponse, ListUsersResponse, UpdateUser, UpdateUserProfile, User } from './contract/users.ts';
export * from './errors.ts';
export type { Invitations } from './invitations.ts';
export type { ListOrganizationsOptions, NewOrganization, Organizations } from './organizations.ts';
export type { PageOptions } from './pages.ts';
export { createPkce } from './pkce.ts';
export type { SessionOptions } from './session/options.ts';
export { safeReturnTo } from './session/return-to.ts';
export type { Session } from './session/session.ts';
export { createSessions, type Sessions, type Visit } from './session/sessions.ts';
export type { TenonOptions } from './settings.ts';
export { Tenon } from './tenon.ts';
export type { TokenClaims, TokenValidationOptions } from './token-validation.ts';
export type { MembershipChanges, NewMembership, NewUser, UserRef, Users } from './users.ts';
export type { WebhookEvent, WebhookHeaders } from './webhooks.ts';
