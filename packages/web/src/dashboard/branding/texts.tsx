import { Button, Select, Switch, Textarea } from '@mantine/core';
import { IconRotate2 } from '@tabler/icons-react';
import { BrandingService, type PageText } from '@tenon/api/tenon/v1/branding_pb.ts';
import { type ReactNode, useId, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, EmptyState, SearchField, Section } from '../../design/index.ts';
import { directionOf, isLanguage, LANGUAGES, type Language } from '../languages.ts';
import css from './branding.module.css';
import type { PageName } from './preview.tsx';
import type { ChangedTexts } from './values.ts';

interface Props {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** The key of the text that is being worded. */
  readonly opened: string | undefined;
  readonly onOpen: (key: string | undefined, page: PageName | undefined) => void;
  readonly changed: ChangedTexts;
  readonly onChange: (changed: ChangedTexts) => void;
  readonly error: (name: string) => string | undefined;
  readonly readOnly: boolean;
}

/** Where a text can be seen in the preview. */
const SEEN: Readonly<Record<string, PageName>> = { signIn: 'sign-in', social: 'sign-in', signUp: 'sign-up', code: 'code', chooser: 'organizations' };

const GROUPS: Readonly<Record<string, string>> = {
  common: 'Everywhere',
  signIn: 'Sign-in',
  ways: 'Ways to sign in',
  noAccount: 'No account',
  signUp: 'Sign-up',
  code: 'Code from the mail',
  closedCode: 'A code that has run out',
  link: 'Link from the mail',
  organization: 'On the way to an organization',
  chooser: 'Choosing an organization',
  invitation: 'Invitation',
  deadInvitation: 'An invitation that is over',
  renewal: 'Asking for a new invitation',
  youAreIn: 'Having joined',
  signedIn: 'Being signed in',
  startFromApp: 'Starting from the app',
  secondFactor: 'Second factor',
  passkey: 'Passkey',
  passkeyOffer: 'Offer of a passkey',
  passkeys: 'One’s passkeys',
  sso: 'Single sign-on',
  social: 'Accounts elsewhere',
  approval: 'Approving a request',
  confirm: 'Showing who one is again',
  password: 'Password',
  second: 'Second factor, set up',
  account: 'One’s own account',
};

const groupOf = (key: string): string => key.split('.')[0] ?? key;

/** What pages say, text by text and language by language. */
export function Texts({ language, onLanguage, opened, onOpen, changed, onChange, error, readOnly }: Props): ReactNode {
  const answer = useRead(BrandingService.method.listPageTexts, { language });
  const [q, setQ] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const ours = changed[language] ?? {};
  const set = (key: string, text: string | undefined) => {
    const { [key]: _before, ...others } = ours;
    const next = text === undefined ? others : { ...others, [key]: text };
    const { [language]: _language, ...rest } = changed;
    onChange(Object.keys(next).length > 0 ? { ...rest, [language]: next } : rest);
  };
  const wanted = q.trim().toLowerCase();
  return (
    <Section title="What pages say" description="Text by text, in each language. What you leave alone is said in the built-in words.">
      <div className={css['filters']}>
        <SearchField label="Search texts" value={q} onSearch={setQ} shortest={1} />
        <Select
          aria-label="Language"
          allowDeselect={false}
          data={LANGUAGES.map(({ value, label }) => ({ value, label }))}
          value={language}
          onChange={(tag) => isLanguage(tag) && onLanguage(tag)}
        />
      </div>
      <Switch label="Only our own words" checked={onlyOwn} onChange={(event) => setOnlyOwn(event.currentTarget.checked)} />
      <Answered answer={answer} lines={12}>
        {({ texts }) => {
          const shown = texts.filter((text) => {
            const said = ours[text.key] ?? text.own;
            if (onlyOwn && !said) return false;
            return wanted === '' || `${text.key} ${text.builtIn} ${said ?? ''}`.toLowerCase().includes(wanted);
          });
          if (shown.length === 0 && onlyOwn && wanted === '') {
            return (
              <EmptyState title="Everything is said in the built-in words" action={<Button onClick={() => setOnlyOwn(false)}>Show all texts</Button>}>
                Choose a text, say it as you would, and watch it in the preview.
              </EmptyState>
            );
          }
          if (shown.length === 0) return <EmptyState title={`Nothing found for “${q}”`}>Texts are found by what they say and by their key.</EmptyState>;
          const groups = [...new Set(shown.map(({ key }) => groupOf(key)))];
          return (
            <div className={css['groups']}>
              {groups.map((group) => (
                <Group
                  // What is searched for stands open; what was closed by hand before does not count then.
                  key={`${group} ${wanted !== '' || onlyOwn}`}
                  title={GROUPS[group] ?? group}
                  isOpen={wanted !== '' || onlyOwn || (opened !== undefined && groupOf(opened) === group)}
                  texts={shown.filter(({ key }) => groupOf(key) === group)}
                  changed={ours}
                >
                  {(text) => (
                    <Text
                      key={text.key}
                      text={text}
                      language={language}
                      draft={ours[text.key]}
                      isOpen={opened === text.key}
                      onOpen={() => onOpen(opened === text.key ? undefined : text.key, SEEN[group])}
                      onChange={(said) => set(text.key, said)}
                      error={error(`texts.${text.key}`)}
                      readOnly={readOnly}
                    />
                  )}
                </Group>
              ))}
            </div>
          );
        }}
      </Answered>
    </Section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly texts: readonly PageText[];
  readonly changed: Readonly<Record<string, string>>;
  readonly children: (text: PageText) => ReactNode;
}

function Group({ title, isOpen, texts, changed, children }: GroupProps): ReactNode {
  const [open, setOpen] = useState(isOpen);
  const own = texts.filter(({ key, own: said }) => (changed[key] ?? said ?? '') !== '').length;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        <small>
          {texts.length} {texts.length === 1 ? 'text' : 'texts'}
          {own > 0 && `, ${own} of your own`}
        </small>
      </summary>
      {open && <ul>{texts.map(children)}</ul>}
    </details>
  );
}

interface TextProps {
  readonly text: PageText;
  readonly language: Language;
  /** What is not saved yet; empty is back to the built-in words. */
  readonly draft: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onChange: (said: string | undefined) => void;
  readonly error: string | undefined;
  readonly readOnly: boolean;
}

function Text({ text: { key, builtIn, own, places, longest }, language, draft, isOpen, onOpen, onChange, error, readOnly }: TextProps): ReactNode {
  const id = useId();
  const said = (draft ?? own) || builtIn;
  const isOwn = (draft ?? own ?? '') !== '';
  const change = (next: string) => onChange(next === (own ?? builtIn) ? undefined : next);
  return (
    <li data-own={isOwn || undefined}>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={onOpen}>
        <span dir={directionOf(language)} lang={language}>
          {said}
        </span>
        <small>
          {isOwn ? 'Yours' : 'Built-in'}
          {draft !== undefined && ' · not saved'}
        </small>
      </button>
      {(isOpen || error) && (
        <div id={id} className={css['text']}>
          <Textarea
            label={key}
            description={places.length > 0 ? `May be filled in: ${places.map((place) => `{${place}}`).join(' ')}` : 'Nothing is filled in here.'}
            autosize
            minRows={1}
            dir={directionOf(language)}
            lang={language}
            autoFocus={isOpen && !readOnly}
            readOnly={readOnly}
            value={said}
            onChange={(event) => change(event.currentTarget.value.replace(/\n/g, ' '))}
            error={error}
          />
          <div>
            <small>
              {said.length} of {longest}
            </small>
            {isOwn && !readOnly && (
              <Button size="compact-sm" variant="subtle" leftSection={<IconRotate2 size={15} />} onClick={() => onChange(own === undefined ? undefined : '')}>
                Built-in words
              </Button>
            )}
          </div>
          {isOwn && (
            <p dir={directionOf(language)} lang={language}>
              {builtIn}
            </p>
          )}
        </div>
      )}
    </li>
  );
}
