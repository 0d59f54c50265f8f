import { LONGEST_LIST, type Subject } from '../claims/index.ts';
import { emailVerified, fullName } from '../users/index.ts';
import type { Presence } from './claims.ts';

/** A person in an organization, as expressions of claims see them. What is not known is left out, so that `??` stands in for it. */
export function subjectOf({ user, membership }: Pick<Presence, 'user' | 'membership'>): Subject {
  const { profile } = user;
  const { organization } = membership;
  return {
    user: known({
      id: user.id,
      email: user.email,
      email_verified: emailVerified(user),
      name: fullName(user),
      given_name: profile.givenName,
      family_name: profile.familyName,
      preferred_username: profile.preferredUsername,
      phone_number: profile.phoneNumber,
      phone_number_verified: false,
      picture: profile.picture,
      gender: profile.gender,
      locale: profile.locale,
      groups: profile.groups.slice(0, LONGEST_LIST),
      external_id: user.externalId,
      metadata: { ...user.metadata },
      custom_attributes: { ...profile.customAttributes },
      created_at: user.createdAt.toISOString(),
      updated_at: user.updatedAt.toISOString(),
      last_login_time: user.lastLoginAt?.toISOString() ?? null,
      current_membership: {
        organization_id: organization.id,
        organization_name: organization.displayName,
        roles: membership.roles.map(({ name }) => name).slice(0, LONGEST_LIST),
        status: membership.status,
        metadata: { ...membership.metadata },
      },
    }),
    organization: known({
      id: organization.id,
      name: organization.displayName,
      external_id: organization.externalId,
      metadata: { ...organization.metadata },
    }),
  };
}

const known = (fields: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
