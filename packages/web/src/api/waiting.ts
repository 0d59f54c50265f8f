import { useIsFetching } from '@tanstack/react-query';
import { useDeferredValue } from 'react';

/**
 * Whether the page waits for an answer that it shows nothing in place of, or has not shown yet what came (`useRead`). One that
 * is asked for again is no waiting: the last stands there.
 */
export function useIsWaiting(): boolean {
  const isAsking = useIsFetching({ predicate: ({ state }) => state.data === undefined }) > 0;
  return useDeferredValue(isAsking) || isAsking;
}
