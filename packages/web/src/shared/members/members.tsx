import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group } from '@mantine/core';
import {
  IconFileUpload,
  IconLink,
  IconMailForward,
  IconPlayerPause,
  IconPlayerPlay,
  IconShield,
  IconUserMinus,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { MembershipStatus } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { InvitationService } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { MembershipService } from '@tenon/api/tenon/v1/memberships_pb.ts';
import { type ReactNode, useMemo, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Identity,
  type RowAction,
  SearchField,
  Stacked,
  Tag,
  Time,
  toast,
  whenOpened,
  whenThere,
} from '../../design/index.ts';
import { Invitations, MemberStatus } from './invitation-status.tsx';
import type { Handed } from './link-dialog.tsx';
import { isInvited, type Member, memberOf, nameOfUser } from './member.ts';
import { roleName } from './role-name.ts';
import { t } from './words/index.ts';

const InviteDialog = whenOpened(() => import('./invite.tsx').then((module) => module.InviteDialog));
const LinkDialog = whenOpened(() => import('./link-dialog.tsx').then((module) => module.LinkDialog));
const ChangeRoles = whenThere(() => import('./change-roles.tsx').then((module) => module.ChangeRoles));
const RemoveMember = whenThere(() => import('./remove.tsx').then((module) => module.RemoveMember));

const PAGE = 30;
/** Somebody may accept at any moment: whoever looks sees it without asking. */
const LOOK_AGAIN_MS = 4_000;

/** What whoever looks may do about members. */
export interface MayDo {
  readonly invite: boolean;
  /** Absent: they need nobody's leave to invite. */
  readonly approve?: boolean;
  readonly changeRoles: boolean;
  readonly remove: boolean;
}

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly may: MayDo;
  /** The person who looks, if they are one of them: their own row says so, and they do not remove themselves here. */
  readonly self?: string;
  readonly invitationDays?: number;
  /** Whether a removal is tried first. */
  readonly rehearses?: boolean;
  /** Whether a role holds what the one below it may do: everybody has one, and chooses among them. */
  readonly oneRole?: boolean;
  /** Whether the dialog is open: part of the address. */
  readonly inviting: boolean;
  readonly setInviting: (inviting: boolean) => void;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Where many are invited at once, if they can be here. */
  readonly bulkHref?: string;
  /** Leads to the list somebody was invited by. */
  readonly bulkLink?: (bulkInvitationId: string) => ReactNode;
  /** The person's own page, if there is one. */
  readonly linkTo?: (user: User) => ReactNode;
}

type Doing = { readonly what: 'roles' | 'remove'; readonly member: Member };

/** The people of one organization: who is in, who is asked, and everything that can be done about it. */
export function Members(props: Props): ReactNode {
  const {
    organizationId,
    organizationName,
    may,
    self,
    invitationDays,
    rehearses = false,
    oneRole = false,
    inviting,
    setInviting,
    query,
    setQuery,
    bulkHref,
    bulkLink,
    linkTo,
  } = props;
  const [doing, setDoing] = useState<Doing>();
  const [handed, setHanded] = useState<Handed>();
  const searching = query.length >= 3;
  const all = useList(UserService.method.listOrganizationUsers, (pageToken) => ({ organizationId, pageSize: PAGE, pageToken }), usersOf, {
    enabled: !searching,
    every: LOOK_AGAIN_MS,
  });
  const found = useList(UserService.method.searchOrganizationUsers, (pageToken) => ({ organizationId, query, pageSize: PAGE, pageToken }), usersOf, {
    enabled: searching,
  });
  const users = searching ? found : all;
  const list = useMemo(() => ({ ...users, rows: users.rows.flatMap((user) => memberOf(user, organizationId) ?? []) }), [users, organizationId]);

  const resend = useWrite(UserService.method.resendInvite, { also: [InvitationService], says: t('done.resent') });
  const link = useWrite(InvitationService.method.createInvitationLink);
  const reactivate = useWrite(MembershipService.method.reactivateMembership, { also: [UserService], says: t('done.reactivated') });
  const deactivate = useWrite(MembershipService.method.deactivateMembership, { also: [UserService] });

  const mayDoAnything = may.invite || may.changeRoles || may.remove;
  const sendAgain = ({ user }: Member) => resend.attempt({ organizationId, id: user.id });
  const handOver = ({ user: { id: userId, email } }: Member) =>
    link.attempt({ organizationId, userId }, (made) => setHanded({ email, link: made.link, until: made.expiresAt && timestampDate(made.expiresAt) }));
  const remedies = (member: Member): readonly RowAction[] => [
    { label: t('do.resend'), icon: IconMailForward, run: () => sendAgain(member) },
    { label: t('do.copyInstead'), icon: IconLink, run: () => handOver(member) },
  ];
  const actions = (member: Member): readonly RowAction[] => {
    const { user, membership } = member;
    const which = { organizationId, userId: user.id };
    const copy: RowAction = { label: t('do.copy'), icon: IconLink, run: () => handOver(member) };
    const roles: RowAction = { label: t('do.roles'), icon: IconShield, run: () => setDoing({ what: 'roles', member }) };
    const remove: RowAction = {
      label: t(isInvited(membership) ? 'do.revoke' : 'do.remove'),
      icon: IconUserMinus,
      tone: 'bad',
      run: () => setDoing({ what: 'remove', member }),
    };
    const pause: RowAction = {
      label: t('do.deactivate'),
      icon: IconPlayerPause,
      run: () => deactivate.attempt(which, () => toast.undo(t('done.deactivated', { name: nameOfUser(user) }), () => reactivate.attempt(which))),
    };
    const [inviting, changing, removing] = [may.invite ? [copy] : [], may.changeRoles ? [roles] : [], may.remove && user.id !== self ? [remove] : []];
    switch (membership.membershipStatus) {
      case MembershipStatus.PENDING_INVITE:
        return [...inviting, ...changing, ...(may.invite ? [remove] : [])];
      case MembershipStatus.INVITE_EXPIRED:
        return may.remove ? [remove] : [];
      case MembershipStatus.INACTIVE:
        return [...(may.invite ? [{ label: t('do.reactivate'), icon: IconPlayerPlay, run: () => reactivate.attempt(which) }] : []), ...removing];
      default:
        return [...changing, ...(removing.length > 0 ? [pause] : []), ...removing];
    }
  };

  const quick = (member: Member): ReactNode => {
    const { user, membership } = member;
    if (isInvited(membership)) {
      return (
        <Button
          size="compact-sm"
          leftSection={<IconMailForward size={15} />}
          onClick={() => sendAgain(member)}
          aria-label={t('do.resendTo', { name: nameOfUser(user) })}
        >
          {t('do.resend')}
        </Button>
      );
    }
    return null;
  };

  const columns: readonly Column<Member>[] = [
    {
      key: 'name',
      header: t('person'),
      width: '34%',
      cell: ({ user }) => (
        <Identity name={nameOfUser(user)} src={user.userProfile?.picture || undefined} detail={nameOfUser(user) === user.email ? undefined : user.email}>
          {linkTo?.(user) ?? nameOfUser(user)} {user.id === self && <Tag>{t('you')}</Tag>}
        </Identity>
      ),
    },
    {
      key: 'roles',
      header: t('roles'),
      width: '16%',
      cell: ({ membership }) => membership.roles.map(roleName).join(', ') || '–',
    },
    {
      key: 'status',
      header: t('status'),
      width: '230px',
      cell: (member) => <MemberStatus member={member} bulkLink={bulkLink} remedies={may.invite ? remedies(member) : undefined} />,
    },
    {
      key: 'seen',
      header: t('seen'),
      width: '140px',
      hideOnPhone: true,
      cell: ({ user }) => (user.lastLoginTime ? <Time at={timestampDate(user.lastLoginTime)} /> : '–'),
    },
  ];

  const invite = may.invite && (
    <Button variant="filled" leftSection={<IconUserPlus size={17} />} onClick={() => setInviting(true)}>
      {t('do.invite')}
    </Button>
  );

  return (
    <Stacked>
      <Group justify="space-between" align="flex-start" wrap="wrap">
        <div style={{ flex: '1 1 280px' }}>
          <SearchField label={t('search')} value={query} onSearch={setQuery} shortest={3} isSearching={searching && found.isStale === true} />
        </div>
        <Group gap="sm">
          {may.invite && bulkHref && (
            <ButtonLink to={bulkHref} leftSection={<IconFileUpload size={17} />}>
              {t('do.inviteMany')}
            </ButtonLink>
          )}
          {invite}
        </Group>
      </Group>
      <Invitations organizationId={organizationId} members={list.rows} every={LOOK_AGAIN_MS}>
        <DataTable
          label={t('list', { organization: organizationName })}
          list={list}
          rowKey={({ user }) => user.id}
          nameOf={({ user }) => nameOfUser(user)}
          columns={columns}
          actions={mayDoAnything ? actions : undefined}
          quick={may.invite ? quick : undefined}
          empty={
            searching ? (
              <EmptyState title={t('nobodyFound', { query })} action={<Button onClick={() => setQuery('')}>{t('showAll')}</Button>}>
                {t('nobodyFoundNext')}
              </EmptyState>
            ) : (
              <EmptyState icon={IconUsers} title={t('empty')} action={invite}>
                {t('emptyNext')}
              </EmptyState>
            )
          }
        />
      </Invitations>
      <InviteDialog
        organizationId={organizationId}
        organizationName={organizationName}
        invitationDays={invitationDays}
        mayApprove={may.approve ?? true}
        oneRole={oneRole}
        opened={inviting && may.invite}
        onClose={() => setInviting(false)}
      />
      <LinkDialog opened={handed !== undefined} handed={handed} onClose={() => setHanded(undefined)} />
      {doing?.what === 'roles' && (
        <ChangeRoles
          member={list.rows.find(({ user }) => user.id === doing.member.user.id) ?? doing.member}
          oneRole={oneRole}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === 'remove' && <RemoveMember rehearses={rehearses} member={doing.member} onClose={() => setDoing(undefined)} />}
    </Stacked>
  );
}

const usersOf = ({ users }: { readonly users: readonly User[] }) => users;
