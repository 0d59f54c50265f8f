import { type ReactNode, useId } from 'react';
import css from './small.module.css';
import type { Tone } from './theme.ts';

interface Props {
  /** What goes on, and how far it is: "62 of 98 people". */
  readonly label: ReactNode;
  readonly value: number;
  readonly max: number;
  readonly tone?: Exclude<Tone, 'bad'>;
}

/** How far something is. */
export function ProgressBar({ label, value, max, tone = 'accent' }: Props): ReactNode {
  const id = useId();
  const part = max > 0 ? value / max : 1;
  return (
    <div className={css['progress']} data-tone={tone}>
      <p>
        <span id={id}>{label}</span>
        <span>{Math.floor(part * 100)} %</span>
      </p>
      <progress aria-labelledby={id} value={part} max={1} />
    </div>
  );
}
