import { Drawer, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { FormBody, type FormProps } from './form-body.tsx';
import type { Problem } from './problem.ts';
import { ErrorState } from './states.tsx';
import { t } from './words/index.ts';

interface SheetProps<Values extends Record<string, unknown>> extends Omit<FormProps<Values>, 'onCancel'> {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
}

/** A form over the page: for making something new. Begins anew each time it is opened. */
export function FormModal<Values extends Record<string, unknown>>({ opened, onClose, title, ...form }: SheetProps<Values>): ReactNode {
  const round = useRounds(opened);
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <FormBody key={round} {...form} onCancel={onClose} />
    </Modal>
  );
}

interface FailedProps {
  readonly onClose: () => void;
  readonly title: string;
  readonly problem: Problem;
  readonly retry: () => void;
}

/** What stands where a form would, when what the form needs could not be had. */
export function FailedModal({ onClose, title, problem, retry }: FailedProps): ReactNode {
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <ErrorState problem={problem} retry={retry} />
    </Modal>
  );
}

/** A form beside the page: for changing what stands there, whoever else does meanwhile. */
export function FormDrawer<Values extends Record<string, unknown>>({ opened, onClose, title, live = true, ...form }: SheetProps<Values>): ReactNode {
  const round = useRounds(opened);
  return (
    <Drawer opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <FormBody key={round} {...form} live={live} onCancel={onClose} />
    </Drawer>
  );
}

/** Counts the openings. */
function useRounds(opened: boolean): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (opened) setRound((count) => count + 1);
  }, [opened]);
  return round;
}
