import { CLIENTS, command } from '../../chassis/command.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { announcePermission } from './announce.ts';
import { permissionFaults } from './faults.ts';
import type { Permission } from './permission.ts';
import { deletePermissionRow, insertPermission, pageOfPermissions, selectPermission, updatePermissionRow } from './permission-store.ts';

/** Something for roles to allow. */
export const createPermission = command({
  needs: CLIENTS,
  action: 'permission.created',

  async run(work, { name, description }: Pick<Permission, 'name' | 'description'>): Promise<Permission> {
    const permission = { id: work.newId('perm'), name, description, system: false, createdAt: work.now, updatedAt: work.now };
    await insertPermission(work, permission);
    announcePermission(work, 'created', permission);
    return permission;
  },
});

export const getPermission = command({
  needs: CLIENTS,
  reads: true,
  run: (work, { name }: { readonly name: string }): Promise<Permission> => findOrRefuse(work, name),
});

export interface ListPermissions extends PageRequest {
  /** Whose: the app's, this server's own, or both. */
  readonly of: 'app' | 'system' | 'all';
}

/** The newest first. */
export const listPermissions = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: ListPermissions): Promise<Page<Permission>> => pageOfPermissions(work, ask),
});

/** Says better what it is for. Apps look for the name, so that stays. */
export const updatePermission = command({
  needs: CLIENTS,
  action: 'permission.updated',

  async run(work, { name, description, newName }: { readonly name: string; readonly description: string; readonly newName: string }): Promise<Permission> {
    const { id } = await findChangeable(work, name);
    if (newName !== name) throw permissionFaults.nameIsFixed({ permission: name });
    const permission = await updatePermissionRow(work, id, description);
    if (!permission) throw permissionFaults.notFound({ permission: name });
    announcePermission(work, 'updated', permission);
    return permission;
  },
});

/** No role allows it any more, either. */
export const deletePermission = command({
  needs: CLIENTS,
  action: 'permission.deleted',

  async run(work, { name }: { readonly name: string }): Promise<void> {
    const permission = await findChangeable(work, name);
    if (!(await deletePermissionRow(work, permission.id))) throw permissionFaults.notFound({ permission: name });
    announcePermission(work, 'deleted', permission);
  },
});

async function findOrRefuse(work: Work, name: string): Promise<Permission> {
  const permission = await selectPermission(work, name);
  if (!permission) throw permissionFaults.notFound({ permission: name });
  return permission;
}

async function findChangeable(work: Work, name: string): Promise<Permission> {
  const permission = await findOrRefuse(work, name);
  if (permission.system) throw permissionFaults.isOurs({ permission: name });
  return permission;
}
