import { type ReactNode, useState } from 'react';
import { StatusBadge } from './badge.tsx';
import type { RowAction } from './data-table.tsx';
import css from './small.module.css';
import type { StoryProps } from './status-story.tsx';
import type { Tone } from './theme.ts';
import { whenOpened } from './when-opened.tsx';

const loadStory = () => import('./status-story.tsx');
const StatusStory = whenOpened<StoryProps>(() => loadStory().then((module) => module.StatusStory));

interface Props {
  readonly tone: Tone;
  /** A phrase that could stand alone. */
  readonly words: string;
  /** The one thing more that is worth a smaller line: until when, why. */
  readonly more?: ReactNode;
  /** How it came to be so. */
  readonly children: ReactNode;
  /** What to do about it, where something is to be done. */
  readonly next?: readonly RowAction[] | undefined;
}

/** A status whose story is on its way, with room for what will stand below it. */
export const StatusAwaited = ({ tone, words }: Pick<Props, 'tone' | 'words'>): ReactNode => (
  <span className={css['statusDetailBox']}>
    <span className={css['statusDetail']}>
      <StatusBadge tone={tone}>{words}</StatusBadge>
      <small aria-hidden>{'\u00a0'}</small>
    </span>
  </span>
);

/** A status with its story behind it. */
export function StatusDetail({ tone, words, more, children, next = [] }: Props): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <span className={css['statusDetailBox']}>
      <button
        type="button"
        className={css['statusDetail']}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onPointerEnter={() => void loadStory()}
        onClick={() => setOpened(true)}
      >
        <StatusBadge tone={tone}>{words}</StatusBadge>
        {more && <small dir="auto">{more}</small>}
      </button>
      <StatusStory opened={opened} onClose={() => setOpened(false)} label={words} next={next}>
        {children}
      </StatusStory>
    </span>
  );
}
