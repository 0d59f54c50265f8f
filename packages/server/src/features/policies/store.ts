import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Administrator } from './administrators.ts';

/** Each kind of active administrator an organization has, once: few rows, however many people. */
export async function selectAdministrators(work: Work, organizationId: OrganizationId): Promise<Administrator[]> {
  return work.sql
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(({ exists, selectFrom, fn, val, ref }) =>
      exists(
        selectFrom('domains')
          .select('domains.id')
          .where('domains.organization_id', '=', organizationId)
          .where('domains.type', '=', 'organization')
          .where('domains.status', 'in', ['verified', 'auto_verified'])
          .whereRef('domains.domain', '=', fn<string>('split_part', [fn<string>('lower', [ref('users.email')]), val('@'), val(2)])),
      )
        .$castTo<boolean>()
        .as('atItsDomain'),
    )
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('passkeys').select('passkeys.id').where('passkeys.environment_id', '=', work.environment.id).whereRef('passkeys.user_id', '=', 'users.id'),
      )
        .$castTo<boolean>()
        .as('hasPasskey'),
    )
    .distinct()
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.status', '=', 'active')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership_roles')
          .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
          .select('roles.id')
          .whereRef('membership_roles.membership_id', '=', 'memberships.id')
          .where((role) => role.or([role('roles.default_creator', '=', true), role('roles.name', '=', 'admin')])),
      ),
    )
    .execute();
}
