import type { Role, RolePermission } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';

/** Not handed down from a role that this one extends. */
export const isOwn = (role: Role, { roleName }: Pick<RolePermission, 'roleName'>): boolean => roleName === role.name;

/** `invoices:read` is about invoices. */
export const subjectOf = (name: string): string => (name.includes(':') ? (name.split(':')[0] ?? name) : 'Others');
