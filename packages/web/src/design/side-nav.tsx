import type { Icon } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react';
import css from './side-nav.module.css';

export interface SideNavItem {
  readonly label: string;
  readonly to: string;
  readonly icon: Icon;
  /** Stands at the end: a `Count` of what waits there. It may come later than the rest. */
  readonly badge?: ComponentType;
}

export interface SideNavGroup {
  readonly label?: string;
  readonly items: readonly SideNavItem[];
}

/** Where one can go, in groups. */
export function SideNav({ label, groups, onGo }: { readonly label: string; readonly groups: readonly SideNavGroup[]; readonly onGo?: () => void }): ReactNode {
  const nav = useRef<HTMLElement>(null);
  useCurrentInSight(nav);
  return (
    <nav ref={nav} aria-label={label} className={css['nav']}>
      {groups.map(({ label: heading, items }) => (
        <div key={heading ?? ''}>
          {heading && <h2>{heading}</h2>}
          <ul>
            {items.map(({ label: name, to, icon: Mark, badge: Badge }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} {...(onGo && { onClick: onGo })}>
                  <Mark size={18} stroke={1.7} aria-hidden />
                  {name}
                  {Badge && (
                    <Suspense>
                      <Badge />
                    </Suspense>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Where the side scrolls, for the window is low, it is at where one is. */
function useCurrentInSight(nav: RefObject<HTMLElement | null>): void {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place
  useEffect(() => {
    const room = nav.current?.parentElement;
    const current = nav.current?.querySelector('[aria-current]');
    if (!room || !current || room.scrollHeight <= room.clientHeight) return;
    const [at, seen] = [current.getBoundingClientRect(), room.getBoundingClientRect()];
    if (at.top < seen.top) room.scrollTop -= Math.ceil(seen.top - at.top);
    if (at.bottom > seen.bottom) room.scrollTop += Math.ceil(at.bottom - seen.bottom);
  }, [nav, pathname]);
}
