import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { keepFocus } from './keep-focus.ts';
import { resolveVariables, theme } from './theme.ts';
import { areWanted, loadToasts, onWanted } from './toast.ts';

// Zod compiles its rules where a browser lets it. The page's policy does not, and the mere try counts as somebody breaking
// it. Said here and not by `z.config`, which would bring a part of Zod to pages that have no form.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const Toasts = lazy(() => loadToasts().then((module) => ({ default: module.Toasts })));

const scheme = localStorageColorSchemeManager({ key: 'tenon-color-scheme' });

/** The look, around everything. */
export function DesignProvider({ children }: { readonly children: ReactNode }): ReactNode {
  useEffect(keepFocus, []);
  const hasToasts = useSyncExternalStore(onWanted, areWanted, areWanted);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
      {hasToasts && (
        <Suspense>
          <Toasts />
        </Suspense>
      )}
      {children}
    </MantineProvider>
  );
}
