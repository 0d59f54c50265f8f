import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './approvals.module.css';

interface Props {
  /** Who is to come in: what the buttons say to those who hear them. */
  readonly email: string;
  readonly onApprove: () => void;
  readonly onRefuse: () => void;
}

/** Yes or no. */
export function Answer({ email, onApprove, onRefuse }: Props): ReactNode {
  return (
    <div className={css['answer']}>
      <Button size="compact-sm" variant="light" onClick={onApprove} aria-label={`Approve ${email}`}>
        Approve
      </Button>
      <Button size="compact-sm" onClick={onRefuse} aria-label={`Refuse ${email}`}>
        Refuse
      </Button>
    </div>
  );
}
