import { type ReactNode, useEffect, useState } from 'react';
import { Hint } from './hint.tsx';
import { exactTime, relativeTime } from './relative-time.ts';
import css from './small.module.css';

/** A moment as people tell it, with the exact one on hover and focus. Nothing where there is none. */
export function Time({ at, none = '–' }: { readonly at: Date | undefined; readonly none?: string }): ReactNode {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  if (!at) return <span className={css['none']}>{none}</span>;
  return (
    <Hint label={() => exactTime(at)}>
      <time dateTime={at.toISOString()}>{relativeTime(at, now)}</time>
    </Hint>
  );
}
