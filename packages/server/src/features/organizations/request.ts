import { TimeUnit } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import {
  type GeneratePortalLinkRequest,
  type OrganizationSettings,
  type OrganizationUserManagementSettings,
  Feature as PortalFeature,
  SessionPolicyType,
  type UpdateOrganization as UpdateFields,
  type UpdateOrganizationRequest,
  type UpdateOrganizationSessionPolicyRequest,
} from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import { FEATURES, type Feature, featureOf, type OrganizationReference } from './organization.ts';
import type { SessionPolicyFields } from './session-policy.ts';
import type { OrganizationChanges } from './update.ts';

type PortalLinkFeature = Extract<Feature, 'sso' | 'dir_sync'>;

type Identities = { case: 'id'; value: string } | { case: 'externalId'; value: string } | { case: undefined; value?: undefined };

/** Our id for the organization or the app's, whichever the request carries. */
export function whichOf({ identities }: { readonly identities: Identities }): OrganizationReference {
  switch (identities.case) {
    case 'id':
      return { id: parseId('org', identities.value) };
    case 'externalId':
      return { externalId: identities.value };
    case undefined:
      throw invalidFields([{ field: 'id', description: 'name the organization by id or by external_id', constraint: 'required' }]);
  }
}

/** For the call that has a path of its own for the app's id. */
export function whichExternal({ identities }: { readonly identities: Identities }): OrganizationReference {
  if (identities.case === 'externalId') return { externalId: identities.value };
  throw invalidFields([{ field: 'external_id', description: 'name the organization by external_id, and by nothing else', constraint: 'required' }]);
}

/** The features that a request turns on or off. Of one that is named twice, the last word counts. */
export function featuresIn(settings: OrganizationSettings | undefined): Partial<Record<Feature, boolean>> {
  const features: Partial<Record<Feature, boolean>> = {};
  const unknown: FieldViolation[] = [];
  for (const [index, { name, enabled }] of (settings?.features ?? []).entries()) {
    const feature = featureOf(name);
    if (feature) features[feature] = enabled;
    else {
      const description = `"${name.slice(0, 64)}" is not one of ${FEATURES.join(', ')}`;
      unknown.push({ field: `settings.features[${index}].name`, description, constraint: 'organization.feature' });
    }
  }
  if (unknown.length > 0) throw invalidFields(unknown);
  return features;
}

/** What a portal link is to open: by the list, or by the two flags that were there before it. */
export function portalFeaturesIn({ features, sso, directorySync }: GeneratePortalLinkRequest): PortalLinkFeature[] {
  const wanted = new Set<PortalLinkFeature>();
  for (const [index, feature] of features.entries()) {
    if (feature === PortalFeature.dir_sync) wanted.add('dir_sync');
    else if (feature === PortalFeature.sso) wanted.add('sso');
    else if (feature !== PortalFeature.FEATURE_UNSPECIFIED) {
      throw invalidFields([{ field: `features[${index}]`, description: 'must be sso or dir_sync', constraint: 'enum.defined_only' }]);
    }
  }
  if (sso) wanted.add('sso');
  if (directorySync) wanted.add('dir_sync');
  return [...wanted];
}

/** The seats a request asks for; `null` when it gives no number. */
export function seatsIn(settings: OrganizationUserManagementSettings | undefined): number | null {
  const seats = settings?.maxAllowedUsers;
  if (seats !== undefined && seats < 0) {
    throw invalidFields([{ field: 'settings.max_allowed_users', description: 'must be 0, which is no limit, or more', constraint: 'int32.gte' }]);
  }
  return seats ?? null;
}

const MINUTES_IN: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SESSION_TIME_UNIT_UNSPECIFIED]: 1,
  [TimeUnit.MINUTES]: 1,
  [TimeUnit.HOURS]: 60,
  [TimeUnit.DAYS]: 24 * 60,
};

/** No policy needs more: a session never outlives the environment's own limit anyway. */
const LONGEST_MINUTES = 10 * 365 * 24 * 60;

/** What a request says about an organization's own session policy; `null`: it is to have none. */
export function sessionPolicyIn(message: UpdateOrganizationSessionPolicyRequest): SessionPolicyFields | null {
  switch (message.policySource) {
    case SessionPolicyType.APPLICATION:
      return null;
    case SessionPolicyType.CUSTOM:
      break;
    default:
      throw invalidFields([{ field: 'policy_source', description: 'must be APPLICATION or CUSTOM', constraint: 'enum.defined_only' }]);
  }
  const absoluteMinutes = minutesOf('absolute_session_timeout', message.absoluteSessionTimeout, message.absoluteSessionTimeoutUnit);
  const idleMinutes = minutesOf('idle_session_timeout', message.idleSessionTimeout, message.idleSessionTimeoutUnit);
  return {
    ...(absoluteMinutes === undefined ? {} : { absoluteMinutes }),
    ...(idleMinutes === undefined || message.idleSessionTimeoutEnabled === false ? {} : { idleMinutes }),
    ...(message.idleSessionTimeoutEnabled === undefined ? {} : { idleEnabled: message.idleSessionTimeoutEnabled }),
  };
}

function minutesOf(field: string, value: number | undefined, unit: TimeUnit = TimeUnit.MINUTES): number | undefined {
  if (value === undefined) return undefined;
  const minutes = value * (MINUTES_IN[unit] ?? Number.NaN);
  if (Number.isNaN(minutes)) throw invalidFields([{ field: `${field}_unit`, description: 'must be MINUTES, HOURS or DAYS', constraint: 'enum.defined_only' }]);
  if (minutes < 1 || minutes > LONGEST_MINUTES) {
    throw invalidFields([{ field, description: 'must be at least one minute and at most ten years', constraint: 'session_policy' }]);
  }
  return minutes;
}

/** What can change, as the contract's masks name it. */
const FIELDS = { display_name: 'displayName', slug: 'slug', external_id: 'externalId', logo_url: 'logoUrl', metadata: 'metadata' } as const;
type Field = (typeof FIELDS)[keyof typeof FIELDS];

/**
 * What a request changes: the fields its mask names or, without a mask, the fields it gives. An empty text takes the
 * value away. A map says nothing of having been given, so an empty one changes nothing unless the mask names it.
 */
export function changesOf({ organization, updateMask }: UpdateOrganizationRequest): OrganizationChanges {
  if (!organization) return {};
  const masked = updateMask && updateMask.paths.length > 0;
  const fields = masked ? updateMask.paths.map(fieldOf) : Object.values(FIELDS).filter((field) => isGiven(organization, field));
  return Object.assign({}, ...fields.map((field) => ({ [field]: newValue(organization, field) })));
}

function fieldOf(path: string): Field {
  const name = path.replace(/^organization\./, '');
  if (Object.hasOwn(FIELDS, name)) return FIELDS[name as keyof typeof FIELDS];
  const description = `"${path.slice(0, 64)}" is not one of ${Object.keys(FIELDS).join(', ')}`;
  throw invalidFields([{ field: 'update_mask', description, constraint: 'update_mask' }]);
}

const isGiven = (organization: UpdateFields, field: Field): boolean =>
  field === 'metadata' ? Object.keys(organization.metadata).length > 0 : organization[field] !== undefined;

function newValue(organization: UpdateFields, field: Field) {
  if (field === 'metadata') return { ...organization.metadata };
  if (field !== 'displayName') return organization[field] || null;
  if (organization.displayName !== undefined) return organization.displayName;
  throw invalidFields([{ field: 'organization.display_name', description: 'an organization cannot be left without a name', constraint: 'required' }]);
}
