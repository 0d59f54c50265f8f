import { timestampDate } from '@bufbuild/protobuf/wkt';
import { MembershipStatus } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { type Invitation, InvitationService, InvitationStatus as Status } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { createContext, type ReactNode, useContext } from 'react';
import { useReads } from '../../api/index.ts';
import { dayOf, Facts, type RowAction, relativeTime, StatusAwaited, StatusBadge, StatusDetail, Time } from '../../design/index.ts';
import { deliveryOf, isInvited, isUndeliverable, type Member, statusOf } from './member.ts';
import { t } from './words/index.ts';

/** As many as one question may be about. */
const MOST = 100;

interface Known {
  readonly of: ReadonlyMap<string, Invitation>;
  readonly isAsking: boolean;
}

const InvitationsContext = createContext<Known>({ of: new Map(), isAsking: false });

interface InvitationsProps {
  readonly organizationId: string;
  readonly members: readonly Member[];
  /** Asks again every so many milliseconds. */
  readonly every: number;
  readonly children: ReactNode;
}

/**
 * What is known of the invitations of those who have not answered, for each `MemberStatus` within. It comes after the people,
 * and when it does, only that is drawn again.
 */
export function Invitations({ organizationId, members, every, children }: InvitationsProps): ReactNode {
  const ids = members.filter(({ membership }) => isInvited(membership)).map(({ user }) => user.id);
  const parts = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, index) => ids.slice(index * MOST, (index + 1) * MOST));
  const answers = useReads(
    InvitationService.method.batchGetInvitations,
    parts.map((userIds) => ({ organizationId, userIds })),
    { every },
  );
  const of = new Map(answers.flatMap((answer) => answer?.invitations ?? []).map((invitation) => [invitation.userId, invitation]));
  return <InvitationsContext value={{ of, isAsking: answers.includes(undefined) }}>{children}</InvitationsContext>;
}

interface Props {
  readonly member: Member;
  /** Leads to the list somebody was invited by, where there is a page for it. */
  readonly bulkLink?: ((bulkInvitationId: string) => ReactNode) | undefined;
  /** What to do about a mail that will not arrive, for those who may. */
  readonly remedies?: readonly RowAction[] | undefined;
}

/** Where somebody stands: a word, and of an invitation what has become of it. */
export function MemberStatus({ member: { user, membership }, bulkLink, remedies = [] }: Props): ReactNode {
  const known = useContext(InvitationsContext);
  const invitation = known.of.get(user.id);
  const { tone, words } = statusOf(membership);
  if (isInvited(membership) && !invitation && known.isAsking) return <StatusAwaited tone={tone} words={words} />;
  if (!isInvited(membership) || !invitation) return <StatusBadge tone={tone}>{words}</StatusBadge>;
  const isOpen = membership.membershipStatus === MembershipStatus.PENDING_INVITE && invitation.status === Status.PENDING;
  const delivery = deliveryOf(invitation);
  const ends = invitation.expireTime && timestampDate(invitation.expireTime);
  const { mail } = invitation;
  const isStuck = isOpen && isUndeliverable(invitation);
  const facts: readonly (readonly [string, ReactNode] | undefined)[] = [
    [
      t('story.invited'),
      <When key="at" at={invitation.createTime} more={invitation.inviterEmail ? t('story.by', { inviter: invitation.inviterEmail }) : ''} />,
    ],
    invitation.resentCount > 0
      ? [t('story.resent'), <When key="again" at={invitation.resendTime} more={t('story.times', { count: invitation.resentCount })} />]
      : undefined,
    [t('story.mail'), delivery.mail],
    mail?.answer
      ? [
          t('story.said'),
          <code key="answer" dir="auto">
            {mail.answer}
          </code>,
        ]
      : undefined,
    [t('story.link'), invitation.openTime ? t('story.opened', { when: relativeTime(timestampDate(invitation.openTime), new Date()) }) : t('story.notOpened')],
    [isOpen ? t('story.ends') : t('story.ended'), <Time key="ends" at={ends} />],
    isStuck && remedies.length > 0 ? [t('story.next'), t('story.remedy')] : undefined,
    invitation.bulkInvitationId && bulkLink ? [t('story.list'), bulkLink(invitation.bulkInvitationId)] : undefined,
  ];
  return (
    <StatusDetail
      tone={isOpen ? delivery.tone : tone}
      words={isOpen ? delivery.words : words}
      more={isOpen ? delivery.more : ends && t('is.ended', { day: dayOf(ends) })}
      next={isStuck ? remedies : undefined}
    >
      <Facts items={facts.filter((fact) => fact !== undefined)} />
    </StatusDetail>
  );
}

const When = ({ at, more }: { readonly at: Parameters<typeof timestampDate>[0] | undefined; readonly more: string }): ReactNode => (
  <>
    <Time at={at && timestampDate(at)} /> {more && `· ${more}`}
  </>
);
