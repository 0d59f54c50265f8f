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

interface PartProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One of several lists of a tab. A table has a frame of its own, so this has none. */
export function TabPart({ title, actions, children }: PartProps): ReactNode {
  return (
    <section className={css['part']} aria-label={title}>
      <div className={css['partHead']}>
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
