import type { JsonValue } from '@bufbuild/protobuf';
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { Role } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import {
  type AssignRoleRequest,
  type CreateMembership,
  type CreateUserProfile,
  type UpdateUser,
  type UpdateUserProfile,
  type UpdateUserRequest,
  UserSchema,
} from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import type { Admission } from '../invitations/index.ts';
import type { RoleReference } from '../roles/index.ts';
import type { UserFields } from '../users/index.ts';
import type { PersonReference } from './person.ts';

type Identities = { case: 'id'; value: string } | { case: 'externalId'; value: string } | { case: undefined; value?: undefined };

/** Our id for the person or the app's, whichever the request carries. */
export function whoOf({ identities }: { readonly identities: Identities }): PersonReference {
  switch (identities.case) {
    case 'id':
      return { id: parseId('usr', identities.value) };
    case 'externalId':
      return { externalId: identities.value };
    case undefined:
      throw invalidFields([{ field: 'id', description: 'name the user by id or by external_id', constraint: 'required' }]);
  }
}

export const rolesOf = (roles: readonly Role[]): RoleReference[] => roles.map(({ id, name }) => id || name).filter(Boolean);

/** One person in one organization, both by our ids. */
export const memberOf = ({ organizationId, userId }: { readonly organizationId: string; readonly userId: string }) => ({
  organizationId: parseId('org', organizationId),
  user: parseId('usr', userId),
});

/** A role to give is named by `role_name`, which may hold an id; older clients name it by `id`. */
export function assignedRoles(roles: readonly AssignRoleRequest[]): RoleReference[] {
  return roles.map(({ id, roleName }, index) => {
    const reference = roleName || id;
    if (reference) return reference;
    throw invalidFields([{ field: `roles[${index}].role_name`, description: 'value is required', constraint: 'required' }]);
  });
}

/** REST: names alone, as people write them, beside the contract's objects. */
export const namesOfRoles = (body: JsonValue): JsonValue =>
  Array.isArray(body) ? body.map((role) => (typeof role === 'string' ? { role_name: role } : role)) : body;

export const admissionOf = (organizationId: string, membership: CreateMembership | undefined, sendInvitationEmail: boolean | undefined): Admission => ({
  organizationId: parseId('org', organizationId),
  roles: rolesOf(membership?.roles ?? []),
  membershipMetadata: membership?.metadata ?? {},
  ...(membership?.inviterEmail ? { inviterEmail: membership.inviterEmail } : {}),
  ...(sendInvitationEmail === undefined ? {} : { sendInvitationEmail }),
});

interface SaidOfAPerson {
  readonly externalId?: string | undefined;
  readonly userProfile?: CreateUserProfile | UpdateUserProfile | undefined;
  readonly metadata: { readonly [key: string]: string };
}

/**
 * What a request says about a person. What it leaves out is left out here, too; maps and lists that are empty count as
 * left out, because the contract cannot tell the two apart.
 */
export const fieldsOf = ({ externalId, userProfile: profile, metadata }: SaidOfAPerson): UserFields => ({
  ...(externalId === undefined ? {} : { externalId }),
  ...(profile ? { profile: profileOf(profile) } : {}),
  ...(isEmpty(metadata) ? {} : { metadata: { ...metadata } }),
});

/** Where a whole user has their e-mail. What changes a user has no field there. */
const EMAIL = UserSchema.field.email.number;

/** REST: keeps the e-mail of a user who is sent back whole. A change of it would be passed over otherwise. */
export function keepEmail({ user }: UpdateUserRequest, body: JsonValue): void {
  if (!user || typeof body !== 'object' || body === null || Array.isArray(body)) return;
  const { email } = body;
  if (email === undefined || email === null) return;
  const data = new BinaryWriter().string(typeof email === 'string' ? email : JSON.stringify(email)).finish();
  user.$unknown = [{ no: EMAIL, wireType: WireType.LengthDelimited, data }];
}

/** The e-mail that came with what to change of a user, by whatever road; `undefined`: none did. */
export function emailAlong({ $unknown = [] }: UpdateUser): string | undefined {
  const found = $unknown.findLast(({ no, wireType }) => no === EMAIL && wireType === WireType.LengthDelimited);
  return found && (new BinaryReader(found.data).string() || undefined);
}

const profileOf = (profile: CreateUserProfile | UpdateUserProfile): NonNullable<UserFields['profile']> =>
  withoutUndefined({
    // Each goes by two names; an empty one clears, unless the other name has something to say.
    givenName: profile.givenName || (profile.firstName ?? profile.givenName),
    familyName: profile.familyName || (profile.lastName ?? profile.familyName),
    name: profile.name,
    preferredUsername: profile.preferredUsername,
    phoneNumber: profile.phoneNumber,
    picture: profile.picture,
    locale: profile.locale,
    gender: profile.gender,
    groups: isEmpty(profile.groups) ? undefined : profile.groups,
    customAttributes: isEmpty(profile.customAttributes) ? undefined : profile.customAttributes,
    metadata: isEmpty(profile.metadata) ? undefined : profile.metadata,
  });

const isEmpty = (collection: object): boolean => Object.keys(collection).length === 0;

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };
const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>; // the same fields, fewer of them
