import { Button } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { CopyId } from './copy.tsx';
import type { Problem } from './problem.ts';
import css from './small.module.css';
import { t } from './words/index.ts';

interface EmptyProps {
  readonly icon?: Icon;
  /** What is not there, in a sentence: "Nobody has been invited yet." */
  readonly title: string;
  /** What it would be good for. */
  readonly children?: ReactNode;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
}

/** Nothing here: one sentence and one action. */
export function EmptyState({ icon: Mark, title, children, action }: EmptyProps): ReactNode {
  return (
    <div className={css['state']}>
      {Mark && <Mark size={28} stroke={1.5} aria-hidden />}
      <p className={css['title']}>{title}</p>
      {children && <p>{children}</p>}
      {action && <div className={css['do']}>{action}</div>}
    </div>
  );
}

interface ErrorProps {
  readonly problem: Problem;
  readonly retry?: () => void;
  /** A way to where things work. */
  readonly elsewhere?: ReactNode;
}

/** Something could not be shown: what, why, again, and what to tell whoever runs the server. */
export function ErrorState({ problem, retry, elsewhere }: ErrorProps): ReactNode {
  return (
    <div className={css['state']} data-tone="bad" role="alert">
      <IconAlertTriangle size={28} stroke={1.5} aria-hidden />
      <p className={css['title']}>{problem.title}</p>
      {problem.detail && <p>{problem.detail}</p>}
      {(retry || elsewhere) && (
        <div className={css['do']}>
          {retry && <Button onClick={retry}>{t('state.again')}</Button>}
          {elsewhere}
        </div>
      )}
      {problem.requestId && (
        <span className={css['id']}>
          {t('state.request')} <CopyId id={problem.requestId} label={t('state.request').toLowerCase()} />
        </span>
      )}
    </div>
  );
}

/** A remark that stands in the page. */
export function Note({
  tone = 'accent',
  icon: Mark = IconInfoCircle,
  children,
}: {
  readonly tone?: 'accent' | 'wait' | 'bad' | 'idle';
  readonly icon?: Icon;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={css['note']} data-tone={tone} role={tone === 'bad' ? 'alert' : 'note'}>
      <Mark size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** Names and what stands for them. */
export function Facts({ items }: { readonly items: readonly (readonly [name: string, value: ReactNode])[] }): ReactNode {
  return (
    <dl className={css['facts']}>
      {items.flatMap(([name, value]) => [
        <dt key={`${name}?`}>{name}</dt>,
        <dd key={name}>{value === undefined || value === '' || value === null ? <span className={css['none']}>–</span> : value}</dd>,
      ])}
    </dl>
  );
}

/** True once something has been going on for longer than people take for "at once": only then is it worth showing. */
export function useLate(isGoingOn: boolean, milliseconds = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return setLate(false);
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isGoingOn, milliseconds]);
  return late;
}
