import { Loader } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './small.module.css';
import { Note } from './states.tsx';

export interface Consequence {
  readonly count: number;
  readonly what: string;
}

interface Props {
  /** `undefined` while it is being tried. */
  readonly consequences: readonly Consequence[] | undefined;
  /** Why it could not be tried: the deed itself would be refused the same way. */
  readonly refusal?: string | undefined;
}

/** What a deed would change, found out by doing it and taking it back (`Prefer: dry-run`). */
export function DryRunNotice({ consequences, refusal }: Props): ReactNode {
  if (refusal) return <Note tone="bad">{refusal}</Note>;
  return (
    <Note tone="wait" icon={IconEye}>
      {consequences === undefined ? (
        <span>
          <Loader size={14} color="wait" style={{ verticalAlign: '-2px', marginInlineEnd: 8 }} /> Trying what this would change…
        </span>
      ) : consequences.length === 0 ? (
        <span>Nothing else would change.</span>
      ) : (
        <>
          <b>This would go with it</b>
          <ul className={css['consequences']}>
            {consequences.map(({ count, what }) => (
              <li key={what}>
                <b>{count}</b> {what}
              </li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
