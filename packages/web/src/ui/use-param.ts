import { type AnyRouter, useParams as useRouteParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** One word of the address: what is searched for, what is open. Empty words are left out. */
export function useParam(name: string): readonly [value: string, set: (value: string, how?: 'push' | 'replace') => void] {
  const router = useRouter();
  const value = useRouterState({ select: ({ location }) => new URLSearchParams(location.searchStr).get(name) ?? '' });
  const set = useCallback((next: string, how: 'push' | 'replace' = 'push') => write(router, { [name]: next }, how), [router, name]);
  return [value, set];
}

/** A word of the path itself, by the name it has in `routes.ts`. */
export const usePathWord = (name: string): string =>
  useRouteParams({ strict: false, select: (words) => Object.entries(words).find(([key]) => key === name)?.[1] ?? '' });

/** Several of them that belong together, such as the filters of a list. @param names declare it outside the component */
export function useParams<const Name extends string>(
  names: readonly Name[],
): readonly [values: Readonly<Partial<Record<Name, string>>>, set: (values: Readonly<Partial<Record<string, string>>>) => void] {
  const router = useRouter();
  const search = useRouterState({ select: ({ location }) => location.searchStr });
  const values = useMemo(() => {
    const params = new URLSearchParams(search);
    return Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))) as Partial<Record<Name, string>>; // by their names
  }, [names, search]);
  const set = useCallback(
    (next: Readonly<Partial<Record<string, string>>>) => write(router, Object.fromEntries(names.map((name) => [name, next[name] ?? ''])), 'replace'),
    [router, names],
  );
  return [values, set];
}

function write(router: AnyRouter, words: Readonly<Record<string, string>>, how: 'push' | 'replace'): void {
  const { pathname, search } = window.location;
  const params = new URLSearchParams(search);
  for (const [name, word] of Object.entries(words)) {
    if (word === '') params.delete(name);
    else params.set(name, word);
  }
  router.history[how](`${pathname}${params.size > 0 ? `?${params}` : ''}`);
}
