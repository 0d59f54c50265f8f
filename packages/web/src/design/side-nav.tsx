import type { Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, Suspense } from 'react';
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
  return (
    <nav aria-label={label} className={css['nav']}>
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
