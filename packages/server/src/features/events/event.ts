import type { EventId, OrganizationId } from '../../platform/ids.ts';

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
