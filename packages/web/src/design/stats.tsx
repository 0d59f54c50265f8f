import type { ReactNode } from 'react';
import { locale } from '../words/words.ts';
import css from './small.module.css';
import type { Tone } from './theme.ts';

export interface Stat {
  readonly label: string;
  readonly value: number;
  readonly tone?: Tone;
}

/** Numbers beside one another, each with what it counts. */
export function Stats({ items }: { readonly items: readonly Stat[] }): ReactNode {
  return (
    <dl className={css['stats']}>
      {items.map(({ label, value, tone }) => (
        <div key={label} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value.toLocaleString(locale())}</dd>
        </div>
      ))}
    </dl>
  );
}
