import type { StringMap } from '../../platform/db/tables.ts';
import type { UserId } from '../../platform/ids.ts';

/** One person, one mailbox. However many organizations they belong to, there is one of these. */
export interface User {
  readonly id: UserId;
  /** As it was first written. Compared in lower case, and never changed. */
  readonly email: string;
  /** When the person showed that they read this mailbox. Decisions about trust look at this and at nothing else. */
  readonly emailProvenAt: Date | null;
  /** When somebody with access to the API said that it is theirs: reported as verified, trusted for nothing. */
  readonly emailAssertedAt: Date | null;
  readonly externalId: string | null;
  readonly profile: Profile;
  readonly metadata: StringMap;
  readonly lastLoginAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How a person presents themselves, to every organization alike. What is not known is empty. */
export interface Profile {
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  readonly preferredUsername: string;
  readonly phoneNumber: string;
  readonly picture: string;
  readonly locale: string;
  readonly gender: string;
  readonly groups: readonly string[];
  readonly customAttributes: StringMap;
  readonly metadata: StringMap;
}

export const EMPTY_PROFILE: Profile = {
  givenName: '',
  familyName: '',
  name: '',
  preferredUsername: '',
  phoneNumber: '',
  picture: '',
  locale: '',
  gender: '',
  groups: [],
  customAttributes: {},
  metadata: {},
};

/** The contract's `email_verified`. It does not say who verified; `emailProvenAt` does. */
export const emailVerified = (user: User): boolean => user.emailProvenAt !== null || user.emailAssertedAt !== null;

/** The name they go by: the one that was given, else the one their given and family names make, else nothing. */
export const fullName = ({ profile }: { readonly profile: Pick<Profile, 'name' | 'givenName' | 'familyName'> }): string =>
  profile.name || [profile.givenName, profile.familyName].filter(Boolean).join(' ');

/** A profile has an id of its own in the contract; there is one profile per user, so it has the user's digits. */
export const profileId = (user: Pick<User, 'id'>): string => user.id.replace(/^usr_/, 'usp_');

/** What `wanted` says about things that are still empty. The fields of a person are filled, never overwritten. */
export function whatFills(user: User, wanted: UserFields): UserFields {
  const profile = Object.fromEntries(
    Object.entries(wanted.profile ?? {}).filter(([field, value]) => isEmpty(user.profile[field as keyof Profile]) && !isEmpty(value)),
  ) as Partial<Profile>; // a part of a part of a profile
  return {
    ...(Object.keys(profile).length > 0 ? { profile } : {}),
    ...(wanted.externalId && user.externalId === null ? { externalId: wanted.externalId } : {}),
    ...(wanted.metadata && !isEmpty(wanted.metadata) && isEmpty(user.metadata) ? { metadata: wanted.metadata } : {}),
  };
}

/** What a call may say about a person. Everything that is left out stays as it is. */
export interface UserFields {
  /** The app's own id for this person. Empty: they have none (any more). */
  readonly externalId?: string;
  readonly profile?: Partial<Profile>;
  readonly metadata?: StringMap;
}

const isEmpty = (value: Profile[keyof Profile]): boolean => (typeof value === 'string' ? value === '' : Object.keys(value).length === 0);

/** How webhooks and the audit log tell of a person. */
export const userData = (user: User) => ({
  id: user.id,
  email: user.email,
  external_id: user.externalId,
  metadata: user.metadata,
  create_time: user.createdAt.toISOString(),
  update_time: user.updatedAt.toISOString(),
  last_login_time: user.lastLoginAt?.toISOString() ?? null,
  user_profile: {
    id: profileId(user),
    given_name: user.profile.givenName,
    family_name: user.profile.familyName,
    name: fullName(user),
    preferred_username: user.profile.preferredUsername,
    phone_number: user.profile.phoneNumber,
    picture: user.profile.picture,
    locale: user.profile.locale,
    gender: user.profile.gender,
    groups: user.profile.groups,
    custom_attributes: user.profile.customAttributes,
    metadata: user.profile.metadata,
    email_verified: emailVerified(user),
  },
});
