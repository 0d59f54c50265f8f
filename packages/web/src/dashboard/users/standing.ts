import { MembershipStatus, type OrganizationMembership } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import type { Tone } from '../../design/index.ts';

/** What a membership's organization is called. */
export const organizationOf = ({ displayName, name, organizationId }: OrganizationMembership): string => displayName || name || organizationId;

/** Where a person stands over all their organizations: the best of it. */
export function standingOf(memberships: readonly OrganizationMembership[]): { readonly tone: Tone; readonly words: string } {
  const has = (status: MembershipStatus) => memberships.some(({ membershipStatus }) => membershipStatus === status);
  if (memberships.length === 0) return { tone: 'idle', words: 'In no organization' };
  if (has(MembershipStatus.ACTIVE)) return { tone: 'good', words: 'Active' };
  if (has(MembershipStatus.PENDING_INVITE)) return { tone: 'wait', words: 'Invited' };
  if (has(MembershipStatus.INVITE_EXPIRED)) return { tone: 'bad', words: 'Invitation expired' };
  return { tone: 'idle', words: 'Deactivated' };
}

const MOST_NAMED = 2;

/** "Orion, Acme and 3 more" */
export function organizationsInWords(memberships: readonly OrganizationMembership[]): string {
  const names = memberships.map(organizationOf);
  if (names.length === 0) return '–';
  if (names.length <= MOST_NAMED) return names.join(', ');
  return `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
}
