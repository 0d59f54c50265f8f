import { Button, Group } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import type { Problem } from './problem.ts';
import { t } from './words/index.ts';

/** A few words at the edge of the page that go away by themselves. */
export const toast = {
  /** Something was done: "Organization created". */
  done(message: string): void {
    showNotification({ message, color: 'good', ...closable() });
  },
  /** Something was done that can be taken back: stays a little longer, with a button. */
  undo(message: string, undo: () => void): void {
    const id = `undo-${Date.now()}`;
    const take = () => {
      hideNotification(id);
      undo();
    };
    showNotification({
      id,
      ...closable(),
      autoClose: 9000,
      color: 'accent',
      message: (
        <Group justify="space-between" wrap="nowrap">
          <span>{message}</span>
          <Button size="compact-sm" variant="light" onClick={take}>
            {t('toast.undo')}
          </Button>
        </Group>
      ),
    });
  },
  /** Something could not be done. Stays until it is closed: it may have to be copied. */
  failed({ title, detail, requestId }: Problem): void {
    const more = [detail, requestId && `${t('state.request')} ${requestId}`].filter(Boolean).join(' · ');
    showNotification({ title, message: more, color: 'bad', ...closable(), autoClose: more ? false : 8000 });
  },
};

const closable = () => ({ withCloseButton: true, closeButtonProps: { 'aria-label': t('dialog.close') } });
