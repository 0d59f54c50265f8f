import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { keepFocus } from './keep-focus.ts';
import { resolveVariables, theme } from './theme.ts';

// Zod compiles its rules where a browser lets it. The page's policy does not, and the mere try counts as somebody breaking
// it. Said here and not by `z.config`, which would bring a part of Zod to pages that have no form.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** Nothing is said before something was done: it can come after the page. */
const Notifications = lazy(() => import('@mantine/notifications').then((module) => ({ default: module.Notifications })));

const scheme = localStorageColorSchemeManager({ key: 'tenon-color-scheme' });

/** The look, around everything. */
export function DesignProvider({ children }: { readonly children: ReactNode }): ReactNode {
  useEffect(keepFocus, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
      <Suspense>
        <Notifications position="bottom-right" limit={4} autoClose={5000} containerWidth={380} />
      </Suspense>
      {children}
    </MantineProvider>
  );
}
