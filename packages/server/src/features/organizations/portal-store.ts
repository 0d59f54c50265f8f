import { violates } from '../../platform/db/violates.ts';
import type { OrganizationId, PortalLinkId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchOrganization } from './faults.ts';
import type { Feature } from './organization.ts';
import type { PortalLink } from './portal-links.ts';

/** A link that is over is kept this long, so that its page can say so. */
const KEPT = 24 * 60 * 60 * 1000;

export async function insertPortalLink(
  work: Work,
  link: PortalLink & { readonly organizationId: OrganizationId; readonly features: readonly Feature[]; readonly token: string },
): Promise<void> {
  await work.sql
    .deleteFrom('portal_links')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', link.organizationId)
    .where('expires_at', '<=', new Date(work.now.getTime() - KEPT))
    .execute();
  try {
    await work.sql
      .insertInto('portal_links')
      .values({
        id: link.id,
        environment_id: work.environment.id,
        organization_id: link.organizationId,
        hash: fingerprint(link.token),
        features: [...link.features],
        created_at: work.now,
        expires_at: link.expiresAt,
      })
      .execute();
  } catch (error) {
    if (violates(error, 'portal_links_organization_id_fkey')) throw noSuchOrganization({ id: link.organizationId });
    throw error;
  }
}

export async function selectPortalLinks(work: Work, organizationId: OrganizationId): Promise<PortalLink[]> {
  return work.sql
    .selectFrom('portal_links')
    .select(['id', 'expires_at as expiresAt'])
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .orderBy('id', 'desc')
    .execute();
}

export async function selectPortalLinkByToken(work: Work, token: string): Promise<{ readonly expiresAt: Date; readonly usedAt: Date | null } | undefined> {
  return work.sql
    .selectFrom('portal_links')
    .select(['expires_at as expiresAt', 'used_at as usedAt'])
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', fingerprint(token))
    .executeTakeFirst();
}

/** One link of an organization, or all of them. @returns whether there was any */
export async function deletePortalLinkRows(work: Work, organizationId: OrganizationId, id?: PortalLinkId): Promise<boolean> {
  const rows = await work.sql
    .deleteFrom('portal_links')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .returning('id')
    .execute();
  return rows.length > 0;
}
