import { CloseButton, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from './words/index.ts';

interface Props {
  /** What it looks for: "Search by name, id or external id". */
  readonly label: string;
  /** What is being looked for now; keep it in the address. */
  readonly value: string;
  readonly onSearch: (value: string) => void;
  readonly isSearching?: boolean;
  /** Below so many letters nothing is asked. */
  readonly shortest?: number;
}

const PAUSE = 250;

/** Searches when the typing pauses. `/` jumps here from anywhere on the page. */
export function SearchField({ label, value, onSearch, isSearching = false, shortest = 1 }: Props): ReactNode {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed by itself: the way back, a link.
    if (value !== sent.current) setText((sent.current = value));
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current || (wanted.length > 0 && wanted.length < shortest)) return;
    const { pathname } = location;
    const timer = setTimeout(() => {
      // Whoever follows a link while they type is on the way there: a search would call them back.
      if (location.pathname === pathname) onSearch((sent.current = wanted));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, shortest, onSearch]);
  const tooShort = text.trim().length > 0 && text.trim().length < shortest;
  return (
    <TextInput
      type="search"
      data-search
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      leftSection={<IconSearch size={17} aria-hidden />}
      rightSection={isSearching ? <Loader size={16} /> : text && <CloseButton size="sm" aria-label={t('search.clear')} onClick={() => setText('')} />}
      description={tooShort ? t('search.shortest', { count: shortest }) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
