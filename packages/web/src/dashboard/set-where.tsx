import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What the setting is called where the server is started. */
  readonly variable: string;
  /** What it says there. */
  readonly value: string;
  /** It is set for this environment, whatever the server says. */
  readonly isOwn: boolean;
  /** Goes back to what the server says. Whoever may only look has no way back. */
  readonly onFollow?: () => void;
}

/** Which of two holds: what the server was started with, or what was set for this environment. */
export function SetWhere({ variable, value, isOwn, onFollow }: Props): ReactNode {
  const there = (
    <code>
      {variable}={value}
    </code>
  );
  return (
    <span style={{ color: 'var(--ink-3)', fontSize: '0.875rem' }}>
      {isOwn ? <>Set for this environment. The server was started with {there}. </> : <>As the server was started: {there}.</>}
      {isOwn && onFollow && (
        <Button variant="subtle" size="compact-sm" aria-label={`Go by ${variable} again`} onClick={onFollow}>
          Go by it again
        </Button>
      )}
    </span>
  );
}
