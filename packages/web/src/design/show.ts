import { type ReactNode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Puts the app in the place of what the server drew of it, once its styles are there. In small steps, so that the browser can do
 * other things meanwhile.
 * @param app called when the time has come
 */
export async function show(app: () => ReactNode): Promise<void> {
  await Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(arrived));
  const root = createRoot(document.getElementById('root')!);
  startTransition(() => root.render(app()));
}

/** `rest.js` takes away those that do not come. */
const arrived = (style: HTMLLinkElement): Promise<void> | undefined =>
  style.sheet
    ? undefined
    : new Promise((done) => {
        for (const what of ['load', 'error']) style.addEventListener(what, () => done());
      });
