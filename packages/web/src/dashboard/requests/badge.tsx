import type { ReactNode } from 'react';
import { Count } from '../../design/index.ts';
import { useWaiting } from './use-waiting.ts';

/** How many wait, beside the name of the page in the side. */
export function WaitingBadge(): ReactNode {
  const waiting = useWaiting();
  return waiting ? <Count of={waiting} what="waiting" /> : null;
}
