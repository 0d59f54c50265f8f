import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BulkList } from '../../../shared/bulk/list.tsx';
import { BulkStart } from '../../../shared/bulk/start.tsx';
import { useMayWrite } from '../../operator.ts';
import { nameOf } from '../name.ts';
import { useOrganization } from '../use-organization.ts';

const all = getRouteApi('/organizations/$organizationId/users/bulk');
const one = getRouteApi('/organizations/$organizationId/users/bulk/$bulkId');

const homeOf = (organizationId: string): string => `/organizations/${organizationId}/users/bulk`;

/** Where many are invited at once. */
export function BulkStartPage(): ReactNode {
  const { organizationId, organization } = useOrganization();
  const { by } = all.useSearch();
  const navigate = all.useNavigate();
  return (
    <BulkStart
      organizationId={organizationId}
      organizationName={organization ? nameOf(organization) : 'this organization'}
      mayWrite={useMayWrite()}
      namesInviter
      home={homeOf(organizationId)}
      people={{ to: `/organizations/${organizationId}/users`, label: 'All users' }}
      isPasting={by === 'paste'}
      setPasting={(isPasting) => void navigate({ search: isPasting ? { by: 'paste' } : {}, replace: true })}
    />
  );
}

/** One list of people that is invited at once. */
export function BulkInvitationPage(): ReactNode {
  const { organizationId, bulkId } = one.useParams();
  const { show = '' } = one.useSearch();
  const navigate = one.useNavigate();
  return (
    <BulkList
      organizationId={organizationId}
      bulkId={bulkId}
      mayWrite={useMayWrite()}
      namesInviter
      home={homeOf(organizationId)}
      show={show}
      setShow={(next) => void navigate({ search: next ? { show: next } : {}, replace: true, resetScroll: false })}
    />
  );
}
