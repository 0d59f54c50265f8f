import type { ReactNode } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

/** Asks whoever leaves a page with changes that are not saved. */
export function LeaveDialog({ opened, onClose, onLeave }: Props): ReactNode {
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title="Leave without saving?" confirm="Discard changes" onConfirm={onLeave}>
      What you changed on this page is not saved and would be gone.
    </ConfirmDialog>
  );
}
