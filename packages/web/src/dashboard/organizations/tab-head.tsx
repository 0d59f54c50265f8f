import type { ReactNode } from 'react';
import css from './tab-head.module.css';

/** What stands above the content of a tab: what this is, and the one button. */
export function TabHead({ actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <div className={css['head']}>
      <p>{children}</p>
      {actions && <div className={css['actions']}>{actions}</div>}
    </div>
  );
}
