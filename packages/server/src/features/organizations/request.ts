import type { UpdateOrganization as UpdateFields, UpdateOrganizationRequest } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import type { OrganizationReference } from './organization.ts';
import type { OrganizationChanges } from './update.ts';

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
