import { getRouteApi } from '@tanstack/react-router';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { useRead } from '../../api/index.ts';

const route = getRouteApi('/organizations/$organizationId');

/** The organization whose page this is; the page itself has asked for it already. For its tabs. */
export function useOrganization(): { readonly organizationId: string; readonly organization: Organization | undefined } {
  const { organizationId } = route.useParams();
  const { data } = useRead(OrganizationService.method.getOrganization, { identities: { case: 'id', value: organizationId } });
  return { organizationId, organization: data?.organization };
}
