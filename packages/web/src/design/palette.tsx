import { Loader, Modal } from '@mantine/core';
import { type Icon, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import css from './palette.module.css';

export interface PaletteEntry {
  readonly key: string;
  /** What kind of thing it is; entries of a kind stand together. */
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: Icon;
  readonly run: () => void;
}

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What there is for the text, best first, grouped. */
  readonly entries: readonly PaletteEntry[];
  readonly isSearching: boolean;
}

/** Anywhere with a few letters: type, arrow, return. */
export function CommandPalette({ opened, onClose, placeholder, text, onText, entries, isSearching }: Props): ReactNode {
  const [at, setAt] = useState(0);
  const list = useId();
  const chosen = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another first entry.
  useEffect(() => setAt(0), [text, opened]);
  // Browsers have begun to answer with a promise: nothing for React to call.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen one moves into view when it changes.
  useEffect(() => void chosen.current?.scrollIntoView({ block: 'nearest' }), [at]);
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((at + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={580}
      padding={0}
      classNames={{ body: css['body'] ?? '' }}
      attributes={{ content: { 'aria-label': 'Jump to' } }}
    >
      <div className={css['field']}>
        <IconSearch size={19} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={entries[at] && `${list}-${at}`}
          aria-label={placeholder}
          placeholder={placeholder}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
        {isSearching ? <Loader size={16} /> : <kbd>esc</kbd>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox */}
      <ul id={list} role="listbox" aria-label="Where to" className={css['list']}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <li
            key={entry.key}
            id={`${list}-${index}`}
            ref={index === at ? chosen : null}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the combobox
            role="option"
            aria-selected={index === at}
            data-group={entries[index - 1]?.group === entry.group ? undefined : entry.group}
            onMouseMove={() => setAt(index)}
            onClick={() => run(entry)}
          >
            <entry.icon size={18} stroke={1.7} aria-hidden />
            <span>{entry.label}</span>
            {entry.detail && <small>{entry.detail}</small>}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className={css['none']}>{isSearching ? 'Looking…' : 'Nothing by that name.'}</p>}
    </Modal>
  );
}
