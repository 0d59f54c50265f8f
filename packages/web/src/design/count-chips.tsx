import type { ReactNode } from 'react';
import { locale } from '../words/words.ts';
import css from './small.module.css';

export interface CountChip {
  /** What stands in the address when it is chosen. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

interface Props {
  /** What is narrowed down: "Rows by what was found". */
  readonly label: string;
  readonly chips: readonly CountChip[];
  /** `""`: the first one, which stands for all. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The kinds of rows there are, with how many of each; a click shows those alone. */
export function CountChips({ label, chips, value, onChange }: Props): ReactNode {
  return (
    <ul className={css['chips']} aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.value}>
          <button type="button" aria-pressed={chip.value === value} onClick={() => onChange(chip.value === value ? '' : chip.value)}>
            {chip.label} <b>{chip.count.toLocaleString(locale())}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
