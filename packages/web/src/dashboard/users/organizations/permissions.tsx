import { Modal } from '@mantine/core';
import type { OrganizationMembership } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/index.ts';
import { EmptyState, ErrorState, Facts } from '../../../design/index.ts';
import { nameOfUser } from '../../../shared/members/member.ts';
import { organizationOf } from '../standing.ts';

interface Props {
  readonly user: User;
  readonly membership: OrganizationMembership;
  readonly onClose: () => void;
}

/** What a person may do in one organization, by all their roles there and the roles those build on. */
export function Permissions({ user, membership, onClose }: Props): ReactNode {
  const { data, problem, retry } = useRead(UserService.method.listUserPermissions, { organizationId: membership.organizationId, userId: user.id });
  const roles = membership.roles.map(({ displayName, name }) => displayName || name).join(', ');
  return (
    <Modal
      opened
      onClose={onClose}
      title={`What ${nameOfUser(user)} may do in ${organizationOf(membership)}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {problem && <ErrorState problem={problem} retry={retry} />}
      {data?.permissions.length === 0 && (
        <EmptyState title="No permissions">
          {roles ? `Their roles (${roles}) carry none. Give a role permissions under Roles & permissions.` : 'They have no role there.'}
        </EmptyState>
      )}
      {data && data.permissions.length > 0 && (
        <>
          <p style={{ color: 'var(--ink-2)', marginBlockEnd: 12 }}>By {roles}, and the roles these build on. Access tokens carry these names.</p>
          <Facts items={data.permissions.map(({ name, description }) => [name, description])} />
        </>
      )}
    </Modal>
  );
}
