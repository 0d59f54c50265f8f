import type { StringMap } from '../../platform/db/tables.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { SessionLimits } from '../sessions/index.ts';
import type { AuthPolicy } from './auth-policy.ts';

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
  /** How many people may be in it or asked to be: 0 is no limit; `null`, which is what nobody ever set, is the environment's number. */
  readonly maxUsers: number | null;
  /** How long sessions last here, if this organization has rules of its own. Counts only while the feature is on: see `sessionLimitsOf`. */
  readonly sessionPolicy: SessionLimits | null;
  /** How its people have to show who they are. What holds beside the environment's settings: see `policyOf`. */
  readonly authPolicy: AuthPolicy;
  /** People with an address at one of its allowed domains ask to be let in instead of joining by themselves. */
  readonly joinApproval: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How an organization is named in a call: by our id or by the app's. */
export type OrganizationReference = { readonly id: OrganizationId } | { readonly externalId: string };

/** What can be turned on for an organization, in the order clients expect. */
export const FEATURES = ['sso', 'dir_sync', 'domain_verification', 'session_policy'] as const;

export type Feature = (typeof FEATURES)[number];

export const hasFeature = ({ features }: Pick<Organization, 'features'>, feature: Feature): boolean => features[feature] ?? false;

/** What sessions in this organization keep to beside the environment's own limits, if anything. */
export const sessionLimitsOf = (organization: Pick<Organization, 'features' | 'sessionPolicy'>): SessionLimits | null =>
  hasFeature(organization, 'session_policy') ? organization.sessionPolicy : null;

/** Guides of the contract call one of them by another name. */
const ALIASES: Readonly<Record<string, Feature>> = { scim: 'dir_sync' };

export const featureOf = (name: string): Feature | undefined => ALIASES[name] ?? FEATURES.find((feature) => feature === name);

export const featuresOf = ({ features }: Organization) => FEATURES.map((name) => ({ name, enabled: hasFeature({ features }, name) }));

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
