import { sql } from 'kysely';
import type { SocialProvider } from '../../platform/environment.ts';
import type { ConnectionId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { administratorsOf } from '../memberships/index.ts';
import { type Administrator, mailDomainsOf } from './administrators.ts';

/**
 * Each kind of administrator an organization has, once: few rows, however many people.
 * @param social the providers that people may come by
 */
export async function selectAdministrators(
  work: Work,
  organizationId: OrganizationId,
  social: readonly { readonly provider: SocialProvider; readonly connectionId: ConnectionId }[],
): Promise<Administrator[]> {
  const connections = social.map(({ connectionId }) => connectionId);
  const domains = social.flatMap(({ provider }) => mailDomainsOf(provider));
  return administratorsOf(work, organizationId)
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('domains')
          .select('domains.id')
          .where('domains.organization_id', '=', organizationId)
          .where('domains.type', '=', 'organization')
          .where('domains.status', 'in', ['verified', 'auto_verified'])
          .where('domains.domain', '=', domainOfUser),
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
    .select(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('identities')
            .select('identities.subject')
            .where('identities.environment_id', '=', work.environment.id)
            .whereRef('identities.user_id', '=', 'users.id')
            .where('identities.connection_id', '=', sql<ConnectionId>`any(${connections})`),
        ),
        sql<boolean>`${domainOfUser} = any(${domains}::text[])`,
      ])
        .$castTo<boolean>()
        .as('hasSocial'),
    )
    .distinct()
    .execute();
}

const domainOfUser = sql<string>`split_part(lower(users.email), '@', 2)`;
