import { timestampDate } from '@bufbuild/protobuf/wkt';
import { MembershipStatus, type OrganizationMembership } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import type { User } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type Invitation, type MailDelivery, MailState } from '@tenon/api/tenon/v1/invitations_pb.ts';
import type { Tone } from '../../design/index.ts';
import { dayOf } from '../../design/relative-time.ts';
import { t } from './words/index.ts';

/** A person as a member of one organization. */
export interface Member {
  readonly user: User;
  readonly membership: OrganizationMembership;
}

export function memberOf(user: User, organizationId: string): Member | undefined {
  const membership = user.memberships.find((one) => one.organizationId === organizationId);
  return membership && { user, membership };
}

/** What somebody is called: their name, or their address. */
export function nameOfUser({ email, userProfile }: Pick<User, 'email' | 'userProfile'>): string {
  const { name = '', givenName = '', familyName = '' } = userProfile ?? {};
  return name || [givenName, familyName].filter(Boolean).join(' ') || email;
}

/** Whether the mail of an invitation will not arrive: somebody has to do something. */
export const isUndeliverable = ({ mail }: Pick<Invitation, 'mail'>): boolean => mail?.state === MailState.REFUSED || mail?.state === MailState.BOUNCED;

/** What has become of an invitation that waits: a phrase, one thing more, and where its mail is. */
export function deliveryOf(invitation: Pick<Invitation, 'mail' | 'openTime' | 'expireTime'>): {
  readonly tone: Tone;
  readonly words: string;
  readonly more: string;
  readonly mail: string;
} {
  const { mail, openTime, expireTime } = invitation;
  const until = expireTime ? t('is.until', { day: dayOf(timestampDate(expireTime)) }) : '';
  const { tone, words, why, told } = mailOf(mail);
  if (openTime && !isUndeliverable(invitation)) return { tone: 'accent', words: t('is.opened'), more: until, mail: told };
  return { tone, words, more: why || until, mail: told };
}

function mailOf(mail: MailDelivery | undefined): { readonly tone: Tone; readonly words: string; readonly why: string; readonly told: string } {
  const why = mail?.answer ?? '';
  switch (mail?.state) {
    case MailState.ACCEPTED:
      return { tone: 'wait', words: t('is.accepted'), why: '', told: t('story.mailAccepted') };
    case MailState.REFUSED:
      return { tone: 'bad', words: t('is.refused'), why, told: t('story.mailRefused') };
    case MailState.BOUNCED:
      return { tone: 'bad', words: t('is.bounced'), why, told: t('story.mailBounced') };
    case MailState.QUEUED:
      return why
        ? { tone: 'wait', words: t('is.delayed'), why, told: t('story.mailDelayed') }
        : { tone: 'wait', words: t('is.queued'), why, told: t('story.mailQueued') };
    default:
      return { tone: 'wait', words: t('is.invited'), why: '', told: t('story.noMail') };
  }
}

/** A dot and a phrase for where a membership stands. */
export function statusOf({ membershipStatus, expiresAt }: OrganizationMembership): { readonly tone: Tone; readonly words: string } {
  switch (membershipStatus) {
    case MembershipStatus.ACTIVE:
      return { tone: 'good', words: t('is.active') };
    case MembershipStatus.INACTIVE:
      return { tone: 'idle', words: t('is.inactive') };
    case MembershipStatus.PENDING_INVITE:
      return { tone: 'wait', words: expiresAt ? t('is.invitedUntil', { day: dayOf(timestampDate(expiresAt)) }) : t('is.invited') };
    case MembershipStatus.INVITE_EXPIRED:
      return { tone: 'bad', words: t('is.expired') };
    default:
      return { tone: 'idle', words: t('is.unknown') };
  }
}

export const isInvited = ({ membershipStatus: status }: OrganizationMembership): boolean =>
  status === MembershipStatus.PENDING_INVITE || status === MembershipStatus.INVITE_EXPIRED;
