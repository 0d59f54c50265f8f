import type { StringMap } from '../../platform/db/tables.ts';
import type { OrganizationId } from '../../platform/ids.ts';

export interface Organization {
  readonly id: OrganizationId;
  /** Empty when the person who made it skipped naming it. */
  readonly displayName: string;
  /** A host name or a part of one: what `{{org_slug}}` in redirect URLs stands for. */
  readonly slug: string | null;
  /** The app's own id for it. */
  readonly externalId: string | null;
  readonly logoUrl: string | null;
  readonly metadata: Readonly<StringMap>;
  readonly features: Readonly<Record<string, boolean>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How an organization is named in a call: by our id or by the app's. */
export type OrganizationReference = { readonly id: OrganizationId } | { readonly externalId: string };

/** What can be turned on for an organization, in the order clients expect. */
export const FEATURES = ['sso', 'dir_sync', 'domain_verification', 'session_policy'] as const;

export const featuresOf = ({ features }: Organization) => FEATURES.map((name) => ({ name, enabled: features[name] ?? false }));

/** How webhooks and the audit log tell of an organization. */
export const organizationData = (organization: Organization) => ({
  id: organization.id,
  display_name: organization.displayName,
  slug: organization.slug,
  external_id: organization.externalId,
  logo_url: organization.logoUrl,
  region_code: 'US',
  metadata: organization.metadata,
  settings: { features: featuresOf(organization) },
  create_time: organization.createdAt.toISOString(),
  update_time: organization.updatedAt.toISOString(),
});
