import { type ReactNode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';

/** Puts the app in the place of what the server drew of it. In small steps, so that the browser can do other things meanwhile. */
export function show(app: ReactNode): void {
  const root = createRoot(document.getElementById('root')!);
  startTransition(() => root.render(app));
}
