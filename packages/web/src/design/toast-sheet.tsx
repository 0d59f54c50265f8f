import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { hideNotification, Notifications, showNotification } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { Problem } from './problem.ts';
import type { Help } from './toast.ts';
import { t } from './words/index.ts';

/**
 * Where what `toast` says is shown: over the side, or over the bar on top of a phone beside the button of the menu. Dialogs have their buttons at the bottom
 * and sheets theirs on the right, and whoever has just done one thing there wants to press the next.
 */
export function Toasts(): ReactNode {
  const isNarrow = useMediaQuery('(max-width: 768px)', undefined, { getInitialValueInEffect: false });
  const [start, end] = document.documentElement.dir === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return (
    <Notifications
      position={isNarrow ? `top-${end}` : `bottom-${start}`}
      limit={4}
      autoClose={5000}
      containerWidth={isNarrow ? 'clamp(200px, 100vw - 84px, 320px)' : 320}
    />
  );
}

export function showDone(message: string): void {
  showNotification({ message, color: 'good', ...closable() });
}

export function showUndo(message: string, undo: () => void): void {
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
}

export function showFailed({ title, detail, requestId }: Problem, help?: Help): void {
  const more = [detail, requestId && `${t('state.request')} ${requestId}`].filter(Boolean).join(' · ');
  const message = help ? (
    <>
      {more}
      <Group mt={8}>
        <Button size="compact-sm" variant="light" onClick={help.run}>
          {help.label}
        </Button>
      </Group>
    </>
  ) : (
    more
  );
  showNotification({ title, message, color: 'bad', ...closable(), autoClose: more ? false : 8000 });
}

const closable = () => ({ withCloseButton: true, closeButtonProps: { 'aria-label': t('dialog.close') } });
