import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { NAV, type NavGroup } from '../nav.ts';

/** The side, with those of its items whose pages there are. */
export function useNavigation(): readonly NavGroup[] {
  const { routesByPath } = useRouter();
  return useMemo(
    () => NAV.map((group) => ({ ...group, items: group.items.filter(({ to }) => to in routesByPath) })).filter(({ items }) => items.length > 0),
    [routesByPath],
  );
}
