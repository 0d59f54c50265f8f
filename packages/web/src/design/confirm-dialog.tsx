import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from './problem.ts';
import { Note } from './states.tsx';
import { t } from './words/index.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A question: "Delete Orion Analytics?" */
  readonly title: string;
  /** What will be gone, and what stays. */
  readonly children: ReactNode;
  /** What the button does: "Delete organization". */
  readonly confirm: string;
  /** For what cannot be taken back: this has to be typed first. */
  readonly typed?: string;
  readonly tone?: 'accent' | 'bad';
  readonly isBusy?: boolean;
  readonly problem?: Problem | undefined;
  readonly onConfirm: () => void;
}

/** Asks before something is done that others will notice. */
export function ConfirmDialog({ opened, onClose, title, children, confirm, typed, tone = 'bad', isBusy = false, problem, onConfirm }: Props): ReactNode {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (!opened) return;
    setText('');
    // What went wrong another time, with another row, says nothing now.
    setTried(false);
  }, [opened]);
  const ready = typed === undefined || text.trim() === typed;
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready || isBusy) return;
          setTried(true);
          onConfirm();
        }}
      >
        <Stack gap="md">
          {children}
          {typed !== undefined && (
            <TextInput
              label={<Emphasized text={t('dialog.typed', { text: MARK })} strong={typed} />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          {tried && problem && (
            <Note tone="bad">
              <span>{problem.title}</span>
              {problem.detail && <span>{problem.detail}</span>}
            </Note>
          )}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>{t('dialog.cancel')}</Button>
            <Button type="submit" variant="filled" color={tone} disabled={!ready} loading={isBusy}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const MARK = '\u0000';

/** A sentence in which what is to be typed stands out, wherever the language puts it. */
function Emphasized({ text, strong }: { readonly text: string; readonly strong: string }): ReactNode {
  const [before, after] = text.split(MARK);
  return (
    <>
      {before}
      <b>{strong}</b>
      {after}
    </>
  );
}
