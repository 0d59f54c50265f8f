import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './small.module.css';

/** Things of one kind below one another: a picture, what it is, what is said of it, what can be done. */
export function Lines({ children, label }: { readonly children: ReactNode; readonly label: string }): ReactNode {
  return (
    <ul className={css['things']} aria-label={label}>
      {children}
    </ul>
  );
}

export function Line({
  icon: Mark,
  title,
  detail,
  action,
}: {
  readonly icon: Icon;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <li>
      <Mark size={22} stroke={1.5} aria-hidden />
      <div>
        <b>{title}</b>
        <small>{detail}</small>
      </div>
      {action}
    </li>
  );
}

/** Words that may be many, in two lines at most; all of them for whoever rests on them. */
export function Clipped({ children }: { readonly children: string }): ReactNode {
  return (
    <span className={css['clipped']} title={children}>
      {children}
    </span>
  );
}

/** Why there is nothing here. */
export function Quiet({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={css['quiet']}>{children}</p>;
}
