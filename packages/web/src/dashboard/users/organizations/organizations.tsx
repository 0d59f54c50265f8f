import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group } from '@mantine/core';
import { IconBuilding, IconListCheck, IconMailForward, IconPlayerPause, IconPlayerPlay, IconPlus, IconShield, IconUserMinus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { MembershipStatus, type OrganizationMembership } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { MembershipService } from '@tenon/api/tenon/v1/memberships_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { type Column, DataTable, EmptyState, Identity, type RowAction, RowLink, Stacked, StatusBadge, toast, wholeList } from '../../../design/index.ts';
import { ChangeRoles } from '../../../shared/members/change-roles.tsx';
import { isInvited, memberOf, statusOf } from '../../../shared/members/member.ts';
import { RemoveMember } from '../../../shared/members/remove.tsx';
import { useMayWrite } from '../../operator.ts';
import { organizationOf } from '../standing.ts';
import { AddToOrganization } from './add.tsx';
import { Permissions } from './permissions.tsx';

/** How somebody came to be a member, in words. */
const CAME_BY: Readonly<Record<string, string>> = {
  invitation: 'Invited',
  direct_provision: 'Added by the app',
  allowed_email_domain: 'Joined by their e-mail domain',
  jit_using_sso: 'Came by single sign-on',
  scim: 'Brought by a directory',
  org_creator: 'Made the organization',
};

const route = getRouteApi('/users/$userId/organizations');

/** Where a person belongs, as what, and since when. */
export function UserOrganizations(): ReactNode {
  const { userId } = route.useParams();
  const { add, may } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [doing, setDoing] = useState<{ readonly what: 'roles' | 'remove'; readonly membership: OrganizationMembership }>();
  const answer = useRead(UserService.method.getUser, { identities: { case: 'id', value: userId } });
  const user = answer.data?.user;
  const resend = useWrite(UserService.method.resendInvite, { says: 'Invitation sent again. The earlier link no longer works.' });
  const reactivate = useWrite(MembershipService.method.reactivateMembership, { also: [UserService], says: 'Active again, with the roles they had.' });
  const deactivate = useWrite(MembershipService.method.deactivateMembership, { also: [UserService] });
  const shown = user?.memberships.find(({ organizationId }) => organizationId === may);

  const actions = (membership: OrganizationMembership): readonly RowAction[] => [
    { label: 'Permissions', icon: IconListCheck, run: () => void navigate({ search: { may: membership.organizationId } }) },
    ...(mayWrite ? changes(membership) : []),
  ];

  const changes = (membership: OrganizationMembership): readonly RowAction[] => {
    const which = { organizationId: membership.organizationId, userId };
    const roles: RowAction = { label: 'Change roles', icon: IconShield, run: () => setDoing({ what: 'roles', membership }) };
    const remove: RowAction = {
      label: isInvited(membership) ? 'Revoke invitation' : 'Remove',
      icon: IconUserMinus,
      tone: 'bad',
      run: () => setDoing({ what: 'remove', membership }),
    };
    switch (membership.membershipStatus) {
      case MembershipStatus.PENDING_INVITE:
        return [roles, remove];
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
              deactivate.attempt(which, () =>
                toast.undo(`Deactivated: they were signed out of ${organizationOf(membership)}.`, () => reactivate.attempt(which)),
              ),
          },
          remove,
        ];
    }
  };

  const addButton = mayWrite && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => void navigate({ search: { add: true } })}>
      Add to an organization
    </Button>
  );

  return (
    <Stacked>
      {addButton && <Group justify="flex-end">{addButton}</Group>}
      <DataTable
        label="Organizations of this user"
        list={wholeList(user?.memberships, answer)}
        rowKey={({ organizationId }) => organizationId}
        nameOf={organizationOf}
        columns={columns}
        actions={actions}
        quick={(membership) =>
          mayWrite &&
          isInvited(membership) && (
            <Button
              size="compact-sm"
              leftSection={<IconMailForward size={15} />}
              onClick={() => resend.attempt({ organizationId: membership.organizationId, id: userId })}
              aria-label={`Resend the invitation to ${organizationOf(membership)}`}
            >
              Resend
            </Button>
          )
        }
        counted={(shownRows) => (shownRows === 1 ? '1 organization' : `${shownRows} organizations`)}
        empty={
          <EmptyState icon={IconBuilding} title="In no organization" action={addButton}>
            They were removed everywhere, and cannot sign in to anything. Add them to an organization to let them in again.
          </EmptyState>
        }
      />
      {user && mayWrite && add && <AddToOrganization user={user} onClose={() => void navigate({ search: {} })} />}
      {user && shown && <Permissions user={user} membership={shown} onClose={() => void navigate({ search: {} })} />}
      {user && doing?.what === 'roles' && (
        <ChangeRoles member={memberOf(user, doing.membership.organizationId) ?? { user, membership: doing.membership }} onClose={() => setDoing(undefined)} />
      )}
      {user && doing?.what === 'remove' && <RemoveMember rehearses member={{ user, membership: doing.membership }} onClose={() => setDoing(undefined)} />}
    </Stacked>
  );
}

const columns: readonly Column<OrganizationMembership>[] = [
  {
    key: 'name',
    header: 'Organization',
    cell: (membership) => (
      <Identity name={organizationOf(membership)} detail={cameBy(membership)}>
        <RowLink to="/organizations/$organizationId/users" params={{ organizationId: membership.organizationId }}>
          {organizationOf(membership)}
        </RowLink>
      </Identity>
    ),
  },
  { key: 'roles', header: 'Roles', width: '22%', cell: ({ roles }) => roles.map(({ displayName, name }) => displayName || name).join(', ') || '–' },
  {
    key: 'status',
    header: 'Status',
    width: '200px',
    cell: (membership) => {
      const { tone, words } = statusOf(membership);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
];

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

function cameBy({ provisioningMethod = '', joinTime, inviterEmail }: OrganizationMembership): string {
  const how = CAME_BY[provisioningMethod] ?? 'Joined';
  return `${how}${inviterEmail ? ` by ${inviterEmail}` : ''}${joinTime ? ` · ${day.format(timestampDate(joinTime))}` : ''}`;
}
