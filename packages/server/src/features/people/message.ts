import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type ExternalIdentitySchema,
  IdentityProviderType,
  type OrganizationMembershipSchema,
  type RoleSchema,
  MembershipStatus as Status,
  type UserProfileSchema,
} from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import type { UserSchema } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Page } from '../../platform/paging.ts';
import type { ShownIdentity } from '../identities/index.ts';
import type { Role } from '../roles/index.ts';
import { emailVerified, fullName, profileId, type User } from '../users/index.ts';
import type { Person, Place } from './person.ts';

/** A person in the contract's words. */
export const personMessage = (
  { user, memberships, identities }: Person,
  { environment }: { readonly environment: Environment },
): MessageInitShape<typeof UserSchema> => ({
  id: user.id,
  environmentId: environment.id,
  createTime: timestampFromDate(user.createdAt),
  updateTime: timestampFromDate(user.updatedAt),
  email: user.email,
  ...(user.externalId === null ? {} : { externalId: user.externalId }),
  memberships: memberships.map(membershipMessage),
  userProfile: profileMessage(user, identities),
  metadata: user.metadata,
  ...(user.lastLoginAt ? { lastLoginTime: timestampFromDate(user.lastLoginAt) } : {}),
});

/** The three fields every list of people ends with; the fourth goes by the list's name. */
export const pageMessage = (page: Page<Person>, caller: { readonly environment: Environment }) => ({
  users: page.rows.map((person) => personMessage(person, caller)),
  nextPageToken: page.next,
  prevPageToken: page.previous,
  totalSize: page.total,
});

const membershipMessage = (membership: Place): MessageInitShape<typeof OrganizationMembershipSchema> => ({
  organizationId: membership.organization.id,
  name: membership.organization.displayName,
  displayName: membership.organization.displayName,
  joinTime: timestampFromDate(membership.joinedAt),
  membershipStatus: Status[membership.status],
  roles: membership.roles.map(roleMessage),
  metadata: { ...membership.metadata },
  provisioningMethod: membership.provisioningMethod,
  permissions: [...membership.permissions],
  ...(membership.inviterEmail === null ? {} : { inviterEmail: membership.inviterEmail }),
  createdAt: timestampFromDate(membership.createdAt),
  ...(membership.acceptedAt ? { acceptedAt: timestampFromDate(membership.acceptedAt) } : {}),
  ...(membership.expiresAt ? { expiresAt: timestampFromDate(membership.expiresAt) } : {}),
});

const identityMessage = (identity: ShownIdentity): MessageInitShape<typeof ExternalIdentitySchema> => ({
  connectionId: identity.connectionId,
  connectionType: identity.kind.toUpperCase(),
  connectionProvider: (IdentityProviderType as Readonly<Record<string, IdentityProviderType>>)[identity.provider] ?? IdentityProviderType.CUSTOM,
  connectionUserId: identity.subject,
  isSocial: identity.organizationId === null,
  lastLoginTime: timestampFromDate(identity.lastLoginAt),
  createdTime: timestampFromDate(identity.createdAt),
  lastSyncedTime: timestampFromDate(identity.syncedAt),
});

export const roleMessage = ({ id, name, displayName }: Role): MessageInitShape<typeof RoleSchema> => ({ id, name, displayName });

/** Given and family names go by two names each: older clients read `first_name` and `last_name`. */
const profileMessage = (user: User, identities: readonly ShownIdentity[]): MessageInitShape<typeof UserProfileSchema> => ({
  id: profileId(user),
  givenName: user.profile.givenName,
  familyName: user.profile.familyName,
  firstName: user.profile.givenName,
  lastName: user.profile.familyName,
  name: fullName(user),
  locale: user.profile.locale,
  emailVerified: emailVerified(user),
  phoneNumber: user.profile.phoneNumber,
  metadata: user.profile.metadata,
  customAttributes: user.profile.customAttributes,
  preferredUsername: user.profile.preferredUsername,
  picture: user.profile.picture,
  groups: [...user.profile.groups],
  gender: user.profile.gender,
  externalIdentities: identities.map(identityMessage),
});
