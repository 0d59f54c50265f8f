import { createMemoryHistory, RouterContextProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { partsOf, pathWithPlaces, places } from '../design/ahead.ts';
import { AppFrame } from '../design/app-frame.tsx';
import { DesignProvider } from '../design/provider.tsx';
import { createUiRouter } from './routes.ts';
import { BrandOf } from './shell/brand.tsx';

/** With a logo or without one: the organization's, or the app's. */
export const kinds: readonly string[] = ['logo', 'letters'];

const routerAt = (path: string) => createUiRouter({ history: createMemoryHistory({ initialEntries: [`/ui${pathWithPlaces(path)}`] }) });

/** Every address there is a page for. */
export const paths = (): string[] => Object.keys(routerAt('/').routesByPath);

/**
 * The frame of a page, with whose it is. What else stands there depends on who asks, in which language: that comes with the
 * script, which is told all of it by the page.
 */
export async function draw(path: string, kind: string): Promise<{ readonly html: string; readonly parts: readonly string[] }> {
  const router = routerAt(path);
  await router.load();
  const frame: ReactNode = (
    <RouterContextProvider router={router}>
      <DesignProvider>
        <AppFrame brand={<BrandOf name="{brand}" logoUrl={kind === 'logo' ? '{logo}' : undefined} />} groups={[]} person={null}>
          {null}
        </AppFrame>
      </DesignProvider>
    </RouterContextProvider>
  );
  const html = `<div dir="{direction}">${places(renderToStaticMarkup(frame)).replaceAll('>{<', '><')}</div>`;
  return { html, parts: partsOf(router) };
}
