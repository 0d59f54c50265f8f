import type { EnvironmentId, EventId, OrganizationId } from '../../platform/ids.ts';

/** Something that happened. */
export interface Event {
  readonly id: EventId;
  /** `organization.created` */
  readonly type: string;
  readonly at: Date;
  readonly organizationId: OrganizationId | null;
  /** What `data` describes: `Organization`, `OrgMembership`… */
  readonly object: string;
  readonly data: unknown;
}

/** What directories bring is told under these names. */
export const DIRECTORY_EVENTS = 'organization.directory.';

/** The name of a type for people: "Organization created". */
export function displayName(type: string): string {
  const words = type.replace(/[._]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an event is called over the wire, and what is in it: what a webhook carries. */
export interface Envelope {
  readonly spec_version: '1';
  readonly id: EventId;
  readonly type: string;
  readonly occurred_at: string;
  readonly environment_id: EnvironmentId;
  readonly organization_id?: OrganizationId;
  readonly object: string;
  readonly data: unknown;
  readonly display_name: string;
}

export const envelopeOf = ({ id, type, at, organizationId, object, data }: Event, environmentId: EnvironmentId): Envelope => ({
  spec_version: '1',
  id,
  type,
  occurred_at: at.toISOString(),
  environment_id: environmentId,
  ...(organizationId === null ? {} : { organization_id: organizationId }),
  object,
  data,
  display_name: displayName(type),
});
