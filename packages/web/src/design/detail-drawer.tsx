import type { ReactNode } from 'react';
import { whenOpened } from './when-opened.tsx';

export interface DetailProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** `wide` for what is a table itself. */
  readonly width?: 'usual' | 'wide';
  readonly children: ReactNode;
}

/** Beside the page: one row in full. Keep which one in the address, so that it can be sent to somebody. */
export const DetailDrawer = whenOpened<DetailProps>(() => import('./detail-sheet.tsx').then(({ DetailSheet }) => DetailSheet));
