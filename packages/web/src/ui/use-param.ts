import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

/** One word of the address: what is searched for, what is open. Empty words are left out. */
export function useParam(name: string): readonly [value: string, set: (value: string, how?: 'push' | 'replace') => void] {
  const router = useRouter();
  const value = useRouterState({ select: ({ location }) => new URLSearchParams(location.searchStr).get(name) ?? '' });
  const set = useCallback(
    (next: string, how: 'push' | 'replace' = 'push') => {
      const { pathname, search } = window.location;
      const params = new URLSearchParams(search);
      if (next === '') params.delete(name);
      else params.set(name, next);
      router.history[how](`${pathname}${params.size > 0 ? `?${params}` : ''}`);
    },
    [router, name],
  );
  return [value, set];
}
