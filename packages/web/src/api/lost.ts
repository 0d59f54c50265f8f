import { focusManager, notifyManager, type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { isUnreachable } from './problem-of.ts';

/** How long until what could not be asked is asked again: soon, also for what is looked at once a minute. */
const AGAIN_MS = 4_000;

const wasLost = (query: Query): boolean => query.isActive() && query.state.status === 'error' && isUnreachable(query.state.error);

/** From when the oldest answer is that the page shows and could not ask for again. Undefined: the page is up to date. */
export function lostSince(queries: QueryClient): number | undefined {
  const stale = queries
    .getQueryCache()
    .findAll({ predicate: wasLost })
    .flatMap(({ state }) => (state.data === undefined ? [] : state.dataUpdatedAt));
  return stale.length === 0 ? undefined : Math.min(...stale);
}

/** Asks again for everything on the page that could not be asked, unless it is being asked for already. */
export const askLostAgain = (queries: QueryClient): Promise<void> =>
  queries.refetchQueries({ predicate: (query) => wasLost(query) && query.state.fetchStatus === 'idle' });

/** The same for who says so on the page. As long as it is lost, it is tried again. */
export function useLostSince(): number | undefined {
  const queries = useQueryClient();
  const since = useSyncExternalStore(
    useCallback((changed) => queries.getQueryCache().subscribe(notifyManager.batchCalls(changed)), [queries]),
    () => lostSince(queries),
    () => undefined,
  );
  const isLost = since !== undefined;
  useEffect(() => {
    if (!isLost) return;
    const again = setInterval(() => focusManager.isFocused() && void askLostAgain(queries), AGAIN_MS);
    return () => clearInterval(again);
  }, [isLost, queries]);
  return since;
}
