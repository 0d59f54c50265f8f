import { ClientService, type Resource, ResourceType } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { useEffect } from 'react';
import { useList } from '../../../api/index.ts';

const PAGE = 30;

/** Which servers have a scope, by its id. Undefined while not all of them are known. */
export function useHolders(): ((scopeId: string) => readonly Resource[]) | undefined {
  const kinds = [
    useAll(ResourceType.MCP_SERVER),
    useAll(ResourceType.SERVER),
    useAll(ResourceType.WEB),
    useAll(ResourceType.MOBILE),
    useAll(ResourceType.DESKTOP),
  ];
  if (kinds.some(({ isLoading, hasMore }) => isLoading || hasMore)) return undefined;
  const resources = kinds.flatMap(({ rows }) => rows);
  return (scopeId) => resources.filter(({ scopes }) => scopes.some(({ id }) => id === scopeId));
}

/** Page after page until the last one is here. */
function useAll(resourceType: ResourceType) {
  const list = useList(ClientService.method.listResources, (pageToken) => ({ resourceType, pageSize: PAGE, pageToken }), rowsOf);
  const { hasMore, isLoadingMore, more, problem } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && !problem) more();
  }, [hasMore, isLoadingMore, more, problem]);
  return list;
}

const rowsOf = ({ resources }: { readonly resources: readonly Resource[] }) => resources;
