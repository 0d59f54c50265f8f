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
import { type Column, DataTable, EmptyState, Identity, type RowAction, SearchField, Stacked, StatusBadge, Time, toast } from '../../design/index.ts';
import { ChangeRoles } from './change-roles.tsx';
import { InviteDialog, LinkDialog } from './invite.tsx';
import { isInvited, type Member, memberOf, nameOfUser, statusOf } from './member.ts';
import { RemoveMember } from './remove.tsx';

const PAGE = 30;
/** Somebody may accept at any moment: whoever looks sees it without asking. */
const LOOK_AGAIN_MS = 4_000;

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly mayWrite: boolean;
  /** Whether the dialog is open: part of the address. */
  readonly inviting: boolean;
  readonly setInviting: (inviting: boolean) => void;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Where many are invited at once, if they can be here. */
  readonly bulkHref?: string;
  /** The person's own page, if there is one. */
  readonly linkTo?: (user: User) => ReactNode;
}

type Doing = { readonly what: 'roles' | 'remove'; readonly member: Member };

/** The people of one organization: who is in, who is asked, and everything that can be done about it. */
export function Members({ organizationId, organizationName, mayWrite, inviting, setInviting, query, setQuery, bulkHref, linkTo }: Props): ReactNode {
  const [doing, setDoing] = useState<Doing>();
  const [handed, setHanded] = useState<Parameters<typeof LinkDialog>[0]['handed']>();
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

  const resend = useWrite(UserService.method.resendInvite, { says: 'Invitation sent again. The earlier link no longer works.' });
  const link = useWrite(InvitationService.method.createInvitationLink);
  const reactivate = useWrite(MembershipService.method.reactivateMembership, { also: [UserService], says: 'Active again, with the roles they had.' });
  const deactivate = useWrite(MembershipService.method.deactivateMembership, { also: [UserService] });

  const actions = (member: Member): readonly RowAction[] => {
    const { user, membership } = member;
    const which = { organizationId, userId: user.id };
    const copy: RowAction = {
      label: 'Copy a link',
      icon: IconLink,
      run: () => link.attempt(which, (made) => setHanded({ email: user.email, link: made.link, until: made.expiresAt && timestampDate(made.expiresAt) })),
    };
    const roles: RowAction = { label: 'Change roles', icon: IconShield, run: () => setDoing({ what: 'roles', member }) };
    const remove: RowAction = {
      label: isInvited(membership) ? 'Revoke invitation' : 'Remove',
      icon: IconUserMinus,
      tone: 'bad',
      run: () => setDoing({ what: 'remove', member }),
    };
    switch (membership.membershipStatus) {
      case MembershipStatus.PENDING_INVITE:
        return [copy, roles, remove];
      case MembershipStatus.INVITE_EXPIRED:
        return [remove];
      case MembershipStatus.INACTIVE:
        return [{ label: 'Reactivate', icon: IconPlayerPlay, run: () => reactivate.attempt(which) }, remove];
      default:
        return [
          roles,
          {
            label: 'Deactivate',
            icon: IconPlayerPause,
            run: () =>
              deactivate.attempt(which, () => toast.undo(`${nameOfUser(user)} deactivated: they were signed out here.`, () => reactivate.attempt(which))),
          },
          remove,
        ];
    }
  };

  const quick = (member: Member): ReactNode => {
    const { user, membership } = member;
    if (isInvited(membership)) {
      return (
        <Button
          size="compact-sm"
          leftSection={<IconMailForward size={15} />}
          onClick={() => resend.attempt({ organizationId, id: user.id })}
          aria-label={`Resend the invitation of ${nameOfUser(user)}`}
        >
          Resend
        </Button>
      );
    }
    return null;
  };

  const columns: readonly Column<Member>[] = [
    {
      key: 'name',
      header: 'Person',
      cell: ({ user }) => (
        <Identity name={nameOfUser(user)} src={user.userProfile?.picture || undefined} detail={nameOfUser(user) === user.email ? undefined : user.email}>
          {linkTo?.(user) ?? nameOfUser(user)}
        </Identity>
      ),
    },
    {
      key: 'roles',
      header: 'Roles',
      width: '16%',
      cell: ({ membership }) => membership.roles.map(({ displayName, name }) => displayName || name).join(', ') || '–',
    },
    {
      key: 'status',
      header: 'Status',
      width: '210px',
      cell: ({ membership }) => {
        const { tone, words } = statusOf(membership);
        return <StatusBadge tone={tone}>{words}</StatusBadge>;
      },
    },
    {
      key: 'seen',
      header: 'Last seen',
      width: '110px',
      hideOnPhone: true,
      cell: ({ user }) => (user.lastLoginTime ? <Time at={timestampDate(user.lastLoginTime)} /> : '–'),
    },
  ];

  const invite = mayWrite && (
    <Button variant="filled" leftSection={<IconUserPlus size={17} />} onClick={() => setInviting(true)}>
      Invite
    </Button>
  );

  return (
    <Stacked>
      <Group justify="space-between" align="flex-start" wrap="wrap">
        <div style={{ flex: '1 1 280px' }}>
          <SearchField
            label="Search by e-mail, id or external id"
            value={query}
            onSearch={setQuery}
            shortest={3}
            isSearching={searching && found.isStale === true}
          />
        </div>
        <Group gap="sm">
          {mayWrite && bulkHref && (
            <Button component="a" href={bulkHref} leftSection={<IconFileUpload size={17} />}>
              Invite many
            </Button>
          )}
          {invite}
        </Group>
      </Group>
      <DataTable
        label={`People of ${organizationName}`}
        list={list}
        rowKey={({ user }) => user.id}
        nameOf={({ user }) => nameOfUser(user)}
        columns={columns}
        actions={mayWrite ? actions : undefined}
        quick={mayWrite ? quick : undefined}
        empty={
          searching ? (
            <EmptyState title={`Nobody found for “${query}”`} action={<Button onClick={() => setQuery('')}>Show all</Button>}>
              People are found by any part of their address, and by the whole of an id.
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title="Nobody is here yet" action={invite}>
              Invite the first person: they get a mail with one button, and are signed in when they press it.
            </EmptyState>
          )
        }
      />
      <InviteDialog organizationId={organizationId} organizationName={organizationName} opened={inviting} onClose={() => setInviting(false)} />
      <LinkDialog handed={handed} onClose={() => setHanded(undefined)} />
      {doing?.what === 'roles' && <ChangeRoles member={doing.member} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'remove' && <RemoveMember member={doing.member} onClose={() => setDoing(undefined)} />}
    </Stacked>
  );
}

const usersOf = ({ users }: { readonly users: readonly User[] }) => users;
