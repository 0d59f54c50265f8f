import type { ReactNode } from 'react';
import css from './small.module.css';
import type { Tone } from './theme.ts';
import { Time } from './time.tsx';

export interface Moment {
  readonly key: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly at?: Date;
  /** In the place of how long ago it was: where the moments are close together. */
  readonly when?: ReactNode;
  readonly tone?: Tone;
}

/** What happened, in its order. */
export function Timeline({ moments }: { readonly moments: readonly Moment[] }): ReactNode {
  return (
    <ol className={css['timeline']}>
      {moments.map(({ key, title, detail, at, when, tone = 'idle' }) => (
        <li key={key} data-tone={tone}>
          <b>{title}</b>
          {when ?? (at ? <Time at={at} /> : <span />)}
          {detail && <small>{detail}</small>}
        </li>
      ))}
    </ol>
  );
}
