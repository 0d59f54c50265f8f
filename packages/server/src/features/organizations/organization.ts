import type { StringMap } from '../../platform/db/tables.ts';
import type { OrganizationId } from '../../platform/ids.ts';

export interface Organization {
  readonly id: OrganizationId;
  /** Empty when the person who made it skipped naming it. */
  readonly displayName: string;
  readonly slug: string | null;
  readonly externalId: string | null;
  readonly logoUrl: string | null;
  readonly metadata: Readonly<StringMap>;
  readonly features: Readonly<Record<string, boolean>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How webhooks and the audit log tell of an organization. */
export const organizationData = (organization: Organization) => ({
  id: organization.id,
  display_name: organization.displayName,
  slug: organization.slug,
  external_id: organization.externalId,
  logo_url: organization.logoUrl,
  region_code: 'US',
  metadata: organization.metadata,
  settings: { features: Object.entries(organization.features).map(([name, enabled]) => ({ name, enabled })) },
  create_time: organization.createdAt.toISOString(),
  update_time: organization.updatedAt.toISOString(),
});
