import { createContext, useContext, useLayoutEffect, useRef } from 'react';

/**
 * Asks anew for what the page shows, and comes back once the page shows it: who else changed it meanwhile is found so before
 * something is saved over it. The api knows how.
 */
export const Refresh = createContext<() => Promise<void>>(async () => undefined);

export const useRefresh = (): (() => Promise<void>) => useContext(Refresh);

/** What something is by now: for what goes on after it waited. */
export function useNow<Value>(value: Value): { readonly current: Value } {
  const now = useRef(value);
  useLayoutEffect(() => {
    now.current = value;
  });
  return now;
}
