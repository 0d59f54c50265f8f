import type { Work } from '../../platform/work.ts';
import type { Organization } from './organization.ts';

export async function insertOrganization(work: Work, organization: Organization): Promise<void> {
  await work.sql
    .insertInto('organizations')
    .values({
      id: organization.id,
      environment_id: work.environment.id,
      display_name: organization.displayName,
      slug: organization.slug,
      external_id: organization.externalId,
      logo_url: organization.logoUrl,
      metadata: JSON.stringify(organization.metadata),
      features: JSON.stringify(organization.features),
      created_at: organization.createdAt,
      updated_at: organization.updatedAt,
    })
    .execute();
}
