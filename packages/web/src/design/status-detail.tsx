import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from './badge.tsx';
import css from './small.module.css';
import type { Tone } from './theme.ts';

interface Props {
  readonly tone: Tone;
  /** A phrase that could stand alone. */
  readonly words: string;
  /** The one thing more that is worth a smaller line: until when, why. */
  readonly more?: ReactNode;
  /** How it came to be so. */
  readonly children: ReactNode;
}

/** A status with its story behind it. */
export function StatusDetail({ tone, words, more, children }: Props): ReactNode {
  return (
    <Popover position="bottom-start" width={360} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css['statusDetail']}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {more && <small>{more}</small>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={css['story']}>{children}</div>
      </Popover.Dropdown>
    </Popover>
  );
}
