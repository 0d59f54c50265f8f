import type { InvitationId, OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { fullName } from '../users/index.ts';
import { statusNow } from './invitation.ts';
import { selectByToken } from './store.ts';

/** What the page behind a link shows. */
export interface InvitationView {
  readonly state: 'open' | 'expired' | 'accepted' | 'revoked' | 'replaced';
  /** The link went out by mail and to nobody else: accepting by it proves the mailbox. */
  readonly proves: boolean;
  /** The invitee is an active member right now. */
  readonly isMember: boolean;
  readonly id: InvitationId;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly organizationLogoUrl?: string;
  readonly userId: UserId;
  readonly email: string;
  readonly invitedName?: string;
  /** Display names. */
  readonly roles: readonly string[];
  readonly inviterEmail?: string;
  readonly inviterName?: string;
  readonly expiresAt: Date;
}

/** A link that leads nowhere: mistyped, cut off, or of somebody who was deleted. */
export interface UnknownLink {
  readonly state: 'unknown';
}

/** Looks at the invitation behind a link. It only reads: mail scanners and previews open links too. */
export async function peekInvitation(work: Work, token: string): Promise<InvitationView | UnknownLink> {
  const found = await selectByToken(work, token);
  if (!found) return { state: 'unknown' };
  const invitedName = fullName({ profile: found });
  const inviterName = fullName({
    profile: { name: found.inviterName ?? '', givenName: found.inviterGivenName ?? '', familyName: found.inviterFamilyName ?? '' },
  });
  return {
    state: stateOf(found, work.now),
    proves: found.isMailed === true,
    isMember: found.membershipStatus === 'active',
    id: found.id,
    organizationId: found.organizationId,
    organizationName: found.organizationName,
    ...(found.organizationLogoUrl ? { organizationLogoUrl: found.organizationLogoUrl } : {}),
    userId: found.userId,
    email: found.email,
    ...(invitedName ? { invitedName } : {}),
    roles: found.roles.map((role) => role.displayName),
    ...(found.inviterEmail ? { inviterEmail: found.inviterEmail } : {}),
    ...(inviterName ? { inviterName } : {}),
    expiresAt: found.expiresAt,
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof selectByToken>>>;

function stateOf(found: Found, now: Date): InvitationView['state'] {
  // Written down as expired: the person was invited again, so a newer link went out.
  if (found.status === 'expired') return 'replaced';
  const status = statusNow(found, now);
  if (status !== 'pending') return status;
  return found.isMailed || found.isShown ? 'open' : 'replaced';
}
