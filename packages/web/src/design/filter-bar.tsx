import { Button, CloseButton, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import css from './filter-bar.module.css';
import { SearchField } from './search-field.tsx';
import { endsOf, SPANS } from './span.ts';
import { t } from './words/index.ts';

/** What is asked for, by the names of the filters; keep it in the address. An empty text asks for nothing. */
export type Asked = Readonly<Record<string, string | undefined>>;

export interface Choice {
  readonly name: string;
  /** "Any outcome": what stands there while nothing is chosen; also its name. */
  readonly any: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface Detail {
  readonly name: string;
  readonly label: string;
  /** What belongs in it: "org_…". */
  readonly hint?: string;
}

interface Props {
  readonly asked: Asked;
  /** Given whole: what is not in it is not asked for any more. */
  readonly onAsk: (asked: Asked) => void;
  /** The one that people ask for most, with the room there is. */
  readonly search?: { readonly name: string; readonly label: string };
  /** A field of the page's own, before the choices. */
  readonly first?: ReactNode;
  readonly choices?: readonly Choice[];
  /** The name of the filter by time, if there is one. */
  readonly time?: string;
  /** Those that are used now and then, behind a button. */
  readonly details?: readonly Detail[];
  readonly isAsking?: boolean;
  /** Buttons at the end. */
  readonly children?: ReactNode;
}

/** What narrows a list: a search, a few choices, a span of time, and the rest behind a button; what is set there stands below and is taken away by a click. */
export function FilterBar({ asked, onAsk, search, first, choices = [], time, details = [], isAsking = false, children }: Props): ReactNode {
  const set = useCallback(
    (changes: Asked) => onAsk(Object.fromEntries(Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== undefined && value !== ''))),
    [asked, onAsk],
  );
  const searchName = search?.name;
  const onSearch = useCallback((text: string) => (searchName === undefined ? undefined : set({ [searchName]: text })), [searchName, set]);
  const chosen = details.filter(({ name }) => asked[name]);
  return (
    <div className={css['bar']}>
      <div className={css['line']}>
        {search && (
          <div className={css['search']}>
            <SearchField label={search.label} value={asked[search.name] ?? ''} onSearch={onSearch} isSearching={isAsking} />
          </div>
        )}
        {first && <div className={css['choice']}>{first}</div>}
        {choices.map(({ name, any, options }) => (
          <Select
            key={name}
            className={css['choice'] ?? ''}
            aria-label={any}
            placeholder={any}
            data={[...options]}
            value={asked[name] ?? null}
            onChange={(value) => set({ [name]: value ?? '' })}
            searchable={options.length > 12}
            maxDropdownHeight={320}
            // A choice may be a sentence, and is read as one.
            comboboxProps={{ ...WHEN_OPENED, width: 'max-content', position: 'bottom-start' }}
            classNames={{ dropdown: css['options'] ?? '' }}
            clearable
            clearButtonProps={{ 'aria-label': t('filter.clear', { what: any }) }}
          />
        ))}
        {time !== undefined && <SpanField value={asked[time] ?? ''} onChange={(value) => set({ [time]: value })} />}
        {details.length > 0 && <Details details={details} asked={asked} onAsk={set} />}
        {children && <div className={css['end']}>{children}</div>}
      </div>
      {chosen.length > 0 && (
        <ul className={css['chips']} aria-label={t('filter.filters')}>
          {chosen.map(({ name, label }) => (
            <li key={name}>
              <span>
                {label} <b>{asked[name]}</b>
              </span>
              <CloseButton size={24} iconSize={14} aria-label={t('filter.remove', { what: label })} onClick={() => set({ [name]: '' })} />
            </li>
          ))}
          <li data-plain>
            <Button size="compact-sm" variant="subtle" onClick={() => onAsk({})}>
              {t('filter.clearAll')}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

/** There may be many choices, and most visits open none of them: they are drawn when they are opened. */
const WHEN_OPENED = { keepMounted: false } as const;

const BETWEEN = 'between';

function SpanField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  const isKnown = SPANS.some((span) => span.value === value);
  const [picking, setPicking] = useState(false);
  const isBetween = picking || (value !== '' && !isKnown);
  const [from, until] = endsOf(isKnown ? '' : value);
  return (
    <>
      <Select
        className={css['choice'] ?? ''}
        aria-label={t('filter.anyTime')}
        placeholder={t('filter.anyTime')}
        data={[...SPANS.map(({ value: span, words }) => ({ value: span, label: t(`filter.past.${words}`) })), { value: BETWEEN, label: t('filter.between') }]}
        value={isBetween ? BETWEEN : value || null}
        onChange={(next) => {
          setPicking(next === BETWEEN);
          if (next !== BETWEEN) onChange(next ?? '');
        }}
        comboboxProps={WHEN_OPENED}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.clear', { what: t('filter.anyTime') }) }}
      />
      {isBetween && (
        <div className={css['ends']}>
          <TextInput
            type="datetime-local"
            aria-label={t('filter.start')}
            value={from}
            onChange={(event) => onChange(spanOf(event.currentTarget.value, until))}
          />
          <span aria-hidden>–</span>
          <TextInput type="datetime-local" aria-label={t('filter.end')} value={until} onChange={(event) => onChange(spanOf(from, event.currentTarget.value))} />
        </div>
      )}
    </>
  );
}

const spanOf = (from: string, until: string): string => (from || until ? `${from}..${until}` : '');

function Details({ details, asked, onAsk }: { readonly details: readonly Detail[]; readonly asked: Asked; readonly onAsk: (asked: Asked) => void }): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={320} shadow="md">
      <Popover.Target>
        <Button leftSection={<IconAdjustmentsHorizontal size={17} />} onClick={() => setOpened(!opened)} aria-expanded={opened}>
          {t('filter.filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={css['details']}
          onSubmit={(event) => {
            event.preventDefault();
            const values = new FormData(event.currentTarget);
            onAsk(Object.fromEntries(details.map(({ name }) => [name, String(values.get(name) ?? '').trim()])));
            setOpened(false);
          }}
        >
          <Stack gap="sm">
            {details.map(({ name, label, hint }) => (
              <TextInput key={name} name={name} label={label} placeholder={hint} defaultValue={asked[name] ?? ''} autoComplete="off" spellCheck={false} />
            ))}
            <Button type="submit" variant="filled">
              {t('filter.apply')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
