import { type Permission, PermissionType, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { useEffect } from 'react';
import { useList } from '../../api/index.ts';
import type { ListState } from '../../design/index.ts';

/** All there are, to choose from: page after page until the last one is here. */
export function usePermissions(): ListState<Permission> {
  const list = useList(RolesService.method.listPermissions, (pageToken) => ({ pageToken, pageSize: 100, type: PermissionType.ALL }), rowsOf);
  const { hasMore, isLoadingMore, more } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore) more();
  }, [hasMore, isLoadingMore, more]);
  return list;
}

const rowsOf = ({ permissions }: { readonly permissions: readonly Permission[] }) => permissions;
