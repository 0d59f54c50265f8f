import {
  type CreateOrganizationRole,
  type CreateRole,
  PermissionType,
  type UpdateDefaultRole,
  type UpdateRole,
} from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { NewRole } from './create.ts';
import type { ListPermissions } from './permissions.ts';
import type { Include } from './read.ts';
import type { RoleReference } from './role.ts';

/** The contract allows these three words and none. */
export function includeOf({ include }: { readonly include?: string | undefined }): Include {
  if (include === 'permissions') return 'own';
  return include === 'permissions:all' ? 'all' : 'none';
}

export const newRoleOf = (organizationId: OrganizationId | null, role: CreateRole | CreateOrganizationRole | undefined): NewRole => ({
  organizationId,
  name: role?.name ?? '',
  displayName: role?.displayName ?? '',
  description: role?.description ?? '',
  ...(role?.extends ? { extends: role.extends } : {}),
  permissions: role?.permissions ?? [],
});

export const changesOf = (role: UpdateRole | undefined) => ({
  ...(role?.displayName === undefined ? {} : { displayName: role.displayName }),
  ...(role?.description === undefined ? {} : { description: role.description }),
  ...(role?.extends ? { extends: role.extends } : {}),
  permissions: role?.permissions ?? [],
});

/** The role that takes the place of a deleted one; clients of old name it by the older field. */
export const replacementOf = ({
  reassignRoleName,
  reassignRoleId,
}: {
  readonly reassignRoleName?: string | undefined;
  readonly reassignRoleId?: string | undefined;
}) => {
  const replacement = reassignRoleName || reassignRoleId;
  return replacement ? { replacement } : {};
};

/** A default by the newer field or the older one. */
export const referenceOf = (name: string | undefined, older: UpdateDefaultRole | undefined): RoleReference | undefined =>
  name || older?.name || older?.id || undefined;

export const typeOf = (type: PermissionType): ListPermissions['of'] => {
  if (type === PermissionType.SCALEKIT) return 'system';
  return type === PermissionType.ENVIRONMENT ? 'app' : 'all';
};
