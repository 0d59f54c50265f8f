import type { Permission } from '../../platform/actor.ts';
import type { Work } from '../../platform/work.ts';
import { permissionsFor, type Role, systemPermissions } from '../roles/index.ts';
import { isStrong } from './policy.ts';

/** Whoever rules an organization says who comes in, whatever their role was given: else there might be nobody to ask. */
const OF_THE_STRONG: readonly Permission[] = ['organizations_users_approve'];

/** What a member with these roles may call. The one answer to it, for tokens, cookies and links in mails alike. */
export const callsOf = async (work: Work, roles: readonly Role[]): Promise<Permission[]> => (await callsFor(work, roles))(roles);

/** The same for many lists of roles, each role looked up once. @param all every role that will be asked about */
export async function callsFor(work: Work, all: readonly Role[]): Promise<(roles: readonly Role[]) => Permission[]> {
  const permissions = await permissionsFor(work, all);
  return (roles) => [...new Set([...systemPermissions(permissions(roles)), ...(roles.some(isStrong) ? OF_THE_STRONG : [])])];
}
