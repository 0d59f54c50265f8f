import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import css from './tabs.module.css';

export interface TabLink {
  readonly label: string;
  /** An address of its own, so that every tab can be linked to. */
  readonly to: string;
  /** Only this very address, not those below it. */
  readonly exact?: boolean;
}

/** Tabs that are links: the way back works, and each can be sent to somebody. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }): ReactNode {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where not all of them fit, the one that is open is to be seen.
  // Browsers have begun to answer with a promise: nothing for React to call.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address has a tab of its own, and some tabs show a moment later
  useEffect(() => void row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }), [pathname, tabs.length]);
  return (
    <nav ref={row} aria-label={label} className={css['tabs']} data-keeps-focus>
      {tabs.map(({ label: name, to, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact }} resetScroll={false}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
