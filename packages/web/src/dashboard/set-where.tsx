import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What the setting is called where the server is started. */
  readonly variable: string;
  /** What it says there, when it is set. */
  readonly value: string | undefined;
  /** It is set for this environment, whatever the server says. */
  readonly isOwn: boolean;
  /** Goes back to what the server says. Whoever may only look has no way back. */
  readonly onFollow?: () => void;
}

/** Which of two holds: what the server was started with, or what was set for this environment. */
export function SetWhere({ variable, value, isOwn, onFollow }: Props): ReactNode {
  const there = <code>{value === undefined ? variable : `${variable}=${value}`}</code>;
  return (
    <span style={{ color: 'var(--ink-3)', fontSize: '0.875rem' }}>
      {isOwn && 'Set for this environment. '}
      {value === undefined ? 'The server was started without ' : isOwn ? 'The server was started with ' : 'As the server was started: '}
      {there}
      {isOwn ? '. ' : '.'}
      {isOwn && onFollow && (
        <Button variant="subtle" size="compact-sm" onClick={onFollow}>
          Go by {variable} again
        </Button>
      )}
    </span>
  );
}
