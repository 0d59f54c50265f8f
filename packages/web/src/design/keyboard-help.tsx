import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './keyboard-help.module.css';

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['⌘', 'K'], 'Jump to a page, an organization or a user (Ctrl K elsewhere)'],
  [['/'], 'Search in the list of this page'],
  [['↑', '↓'], 'From row to row, once one has the focus'],
  [['g', 'o'], 'Go to Organizations'],
  [['g', 'u'], 'Go to Users'],
  [['g', 'h'], 'Go to the Overview'],
  [['?'], 'This page of keys'],
  [['esc'], 'Close what is open'],
];

/** What the keyboard can do. */
export function KeyboardHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={css['keys']}>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
