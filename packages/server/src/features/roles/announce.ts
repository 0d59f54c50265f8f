import type { Work } from '../../platform/work.ts';
import { type Permission, permissionData } from './permission.ts';
import { forgetPermissionSets } from './permission-sets.ts';
import { roleData, type WholeRole } from './role.ts';

type Happened = 'created' | 'updated' | 'deleted';

export function announceRole(work: Work, happened: Happened, role: WholeRole): void {
  forgetPermissionSets();
  const within = role.organizationId === null ? {} : { organizationId: role.organizationId };
  work.announce({ type: `role.${happened}`, object: 'Role', subject: role.id, ...within, data: roleData(role) });
}

export function announcePermission(work: Work, happened: Happened, permission: Permission): void {
  forgetPermissionSets();
  work.announce({ type: `permission.${happened}`, object: 'Permission', subject: permission.id, data: permissionData(permission) });
}
