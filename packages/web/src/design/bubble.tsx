import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a hint says, beside what it says it of. */
export function Bubble({ target, label, opened }: { readonly target: HTMLElement; readonly label: string; readonly opened: boolean }): ReactNode {
  return <Tooltip target={target} label={label} opened={opened} />;
}
