import { Button } from '@mantine/core';
import { type AnyRouter, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { reloadIfOutdated } from './file.ts';
import type { Problem } from './problem.ts';
import { ErrorState } from './states.tsx';
import { t } from './words/index.ts';

interface Props {
  readonly problem: Problem;
  readonly elsewhere: ReactNode;
}

/** In the place of a page whose file did not come: a newer page is loaded, and what else it may be is tried again by hand. */
export function UnloadedPage({ problem, elsewhere }: Props): ReactNode {
  const router = useRouter();
  const [stays, setStays] = useState(false);
  useEffect(() => {
    let isThere = true;
    void reloadIfOutdated().then((reloads) => isThere && setStays(!reloads));
    return () => {
      isThere = false;
    };
  }, []);
  if (!stays) return null;
  return (
    <ErrorState
      problem={problem}
      retry={() => void loadAgain(router)}
      elsewhere={
        <>
          <Button onClick={() => location.reload()}>{t('part.reload')}</Button>
          {elsewhere}
        </>
      }
    />
  );
}

async function loadAgain(router: AnyRouter): Promise<void> {
  const { state, routesById } = router;
  await Promise.all(state.matches.map(({ routeId }: { readonly routeId: string }) => preloadOf(routesById[routeId]?.options.component)?.()));
  await router.invalidate();
}

const preloadOf = (component: unknown): (() => Promise<void>) | undefined => (component as { readonly preload?: () => Promise<void> } | undefined)?.preload; // as the router makes lazy ones
