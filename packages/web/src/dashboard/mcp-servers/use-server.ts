import { getRouteApi } from '@tanstack/react-router';
import { ClientService, type Resource } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { useRead } from '../../api/index.ts';

const route = getRouteApi('/mcp-servers/$resourceId');

/** The MCP server whose page this is; the page itself has asked for it already. For its tabs. */
export function useServer(): { readonly resourceId: string; readonly resource: Resource | undefined } {
  const { resourceId } = route.useParams();
  const { data } = useRead(ClientService.method.getResource, { resourceId });
  return { resourceId, resource: data?.resource };
}
