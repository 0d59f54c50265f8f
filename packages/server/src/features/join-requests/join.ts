import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { askApprovers } from '../approvals/index.ts';
import { organizationsSuggestedFor, type Suggestion } from '../domains/index.ts';
import { addActiveMembership } from '../memberships/index.ts';
import { organizationData } from '../organizations/index.ts';
import { resolveRoles } from '../roles/index.ts';
import { lockUser, type User, userData } from '../users/index.ts';
import { insertRequest, selectWaitingOf } from './store.ts';

export interface PlaceToJoin extends Suggestion {
  /** They asked, and nobody has answered yet. */
  readonly waiting: boolean;
}

/** Where this person may join or ask to, and where they have asked. Only for a mailbox that was proven. */
export async function listPlacesToJoin(work: Work, user: User): Promise<PlaceToJoin[]> {
  const suggestions = await organizationsSuggestedFor(work, user.email);
  if (suggestions.length === 0) return [];
  const waiting = await selectWaitingOf(work, user.id);
  return suggestions.map((suggestion) => ({ ...suggestion, waiting: waiting.includes(suggestion.organization.id) }));
}

/** `closed`: their address does not let them in there (any more). */
export type JoinAnswer = 'joined' | 'waiting' | 'closed';

/** They pressed Join. Pressed twice, the second press changes nothing. */
export async function joinByDomain(work: Work, who: Pick<User, 'id'>, organizationId: OrganizationId): Promise<JoinAnswer> {
  const user = await lockUser(work, { id: who.id });
  const place = (await listPlacesToJoin(work, user)).find(({ organization }) => organization.id === organizationId);
  if (!place) return 'closed';
  if (place.waiting) return 'waiting';
  const { organization } = place;
  if (!organization.joinApproval) {
    await letIn(work, user, organizationId);
    return 'joined';
  }
  const subject = await insertRequest(work, { organizationId, userId: user.id });
  if (subject) await askApprovers(work, { subject, organization, email: user.email, roles: [] });
  work.announce({
    type: 'user.organization_join_requested',
    object: 'User',
    subject: user.id,
    organizationId,
    data: { organization: organizationData(organization), user: userData(user) },
  });
  return 'waiting';
}

/** As a member with the role that everybody gets. */
export async function letIn(work: Work, { id: userId }: Pick<User, 'id'>, organizationId: OrganizationId): Promise<void> {
  const roleIds = (await resolveRoles(work, organizationId, [])).map(({ id }) => id);
  await addActiveMembership(work, { organizationId, userId, roleIds, provisioningMethod: 'allowed_email_domain' });
}
