import { Autocomplete, Button, Group, Menu, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { FieldRow, Section, Setting, Settings } from '../../../design/index.ts';
import { directionOf, LANGUAGES, type Language, languageName } from '../../languages.ts';

export interface Word {
  readonly singular: string;
  readonly plural: string;
  readonly one: string;
  readonly yours: string;
}

export type Words = Readonly<Partial<Record<string, Word>>> & Readonly<Record<string, Word>>;

/** Those whose forms are known in every language. */
const KNOWN = ['Organization', 'Workspace', 'Team', 'Company', 'Account', 'Project'];

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} '’-]*[\p{L}\p{M}\p{N}])?$/u;
const says = 'Letters, digits, blanks and hyphens.';
const form = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `At most ${longest} letters.`)
    .refine((text) => text === '' || PLAIN.test(text), says);

export const wordsSchema = {
  organizationWord: z.string().trim().min(1, 'People need a word for it.').max(40, 'At most 40 letters.').regex(PLAIN, says),
  words: z.record(
    z.string(),
    z.object({ singular: form(40).min(1, 'Enter the word, or take the language away.'), plural: form(60), one: form(60), yours: form(60) }),
  ),
};

const PLACEHOLDERS: Readonly<Record<Language, Word>> = {
  en: { singular: 'Studio', plural: 'Studios', one: 'a studio', yours: 'your studio' },
  de: { singular: 'Studio', plural: 'Studios', one: 'ein Studio', yours: 'Ihr Studio' },
  es: { singular: 'Estudio', plural: 'Estudios', one: 'un estudio', yours: 'su estudio' },
  fr: { singular: 'Studio', plural: 'Studios', one: 'un studio', yours: 'votre studio' },
  ja: { singular: 'スタジオ', plural: 'スタジオ', one: 'スタジオ', yours: 'お客様のスタジオ' },
  ar: { singular: 'استوديو', plural: 'استوديوهات', one: 'استوديو', yours: 'الاستوديو الخاص بك' },
};

interface Props {
  readonly word: string;
  readonly words: Words;
  readonly onWord: (word: string) => void;
  readonly onWords: (words: Words) => void;
  readonly error: (name: string) => string | undefined;
}

/** What the app's people call an organization, and how that is bent in languages we cannot bend it in. */
export function OrganizationWordFields({ word, words, onWord, onWords, error }: Props): ReactNode {
  const set = (tag: string, part: Partial<Word>) => onWords({ ...words, [tag]: { ...(words[tag] ?? EMPTY), ...part } });
  const missing = LANGUAGES.filter(({ value }) => !(value in words));
  return (
    <Section
      title="Your word for an organization"
      description="Pages and mails call it so: “Join the workspace”, “2 teams”. Common words are known in every language."
    >
      <Autocomplete
        label="Word"
        data={KNOWN}
        filter={({ options }) => options}
        maxLength={40}
        style={{ maxWidth: 320 }}
        value={word}
        onChange={onWord}
        error={error('organizationWord')}
      />
      {Object.keys(words).length > 0 && (
        <Settings>
          {Object.entries(words).map(([tag, own]) => (
            <Setting key={tag}>
              <Group justify="space-between">
                <b style={{ fontWeight: 600 }}>{languageName(tag)}</b>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="idle"
                  leftSection={<IconX size={14} />}
                  onClick={() => onWords(Object.fromEntries(Object.entries(words).filter(([other]) => other !== tag)))}
                >
                  Take away
                </Button>
              </Group>
              <FieldRow>
                {PARTS.map(({ part, label, description }) => (
                  <TextInput
                    key={part}
                    label={label}
                    description={description}
                    dir={directionOf(tag)}
                    lang={tag}
                    placeholder={PLACEHOLDERS[tag as Language]?.[part]}
                    value={own[part]}
                    onChange={(event) => set(tag, { [part]: event.currentTarget.value })}
                    error={error(`words.${tag}.${part}`)}
                  />
                ))}
              </FieldRow>
            </Setting>
          ))}
        </Settings>
      )}
      {missing.length > 0 && (
        <div>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />}>
                A word of your own in one language
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {missing.map(({ value, label }) => (
                <Menu.Item key={value} lang={value} onClick={() => set(value, EMPTY)}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </Section>
  );
}

const EMPTY: Word = { singular: '', plural: '', one: '', yours: '' };

const PARTS = [
  { part: 'singular', label: 'One', description: 'The word alone.' },
  { part: 'plural', label: 'Many', description: 'Empty: made from the one.' },
  { part: 'one', label: 'With its article', description: 'As something chosen or made.' },
  { part: 'yours', label: 'The reader’s own', description: 'As it is said to them.' },
] as const;
