import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { RowLink } from '../../../design/index.ts';
import { nameOfUser } from '../../../shared/members/member.ts';
import { Members } from '../../../shared/members/members.tsx';
import { useMayWrite } from '../../operator.ts';
import { nameOf } from '../name.ts';
import { useOrganization } from '../use-organization.ts';

const route = getRouteApi('/organizations/$organizationId/users');

/** The people of an organization. */
export function OrganizationUsers(): ReactNode {
  const { organizationId, organization } = useOrganization();
  const { q = '', invite } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const setQuery = useCallback((text: string) => void navigate({ search: text ? { q: text } : {}, replace: true }), [navigate]);
  return (
    <Members
      organizationId={organizationId}
      organizationName={organization ? nameOf(organization) : 'this organization'}
      may={{ invite: mayWrite, changeRoles: mayWrite, remove: mayWrite }}
      rehearses
      inviting={invite === true}
      setInviting={(inviting) => void navigate({ search: (before) => ({ ...(before.q && { q: before.q }), ...(inviting && { invite: true as const }) }) })}
      query={q}
      setQuery={setQuery}
      bulkHref={`/organizations/${organizationId}/users/bulk`}
      bulkLink={(bulkId) => (
        <Link to="/organizations/$organizationId/users/bulk/$bulkId" params={{ organizationId, bulkId }}>
          Show the list
        </Link>
      )}
      linkTo={(user) => (
        <RowLink to="/users/$userId" params={{ userId: user.id }}>
          {nameOfUser(user)}
        </RowLink>
      )}
    />
  );
}
