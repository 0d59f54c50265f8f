import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { en as api } from '../../api/words/en.ts';
import { en as design } from '../../design/words/en.ts';
import { en as approvals } from '../../shared/approvals/words/en.ts';
import { en as audit } from '../../shared/audit/words/en.ts';
import { en as bulk } from '../../shared/bulk/words/en.ts';
import { en as members } from '../../shared/members/words/en.ts';
import { en as scim } from '../../shared/scim/words/en.ts';
import { en as sso } from '../../shared/sso/words/en.ts';
import { type Catalog, words } from '../../words/words.ts';
import { en as ui } from './en.ts';
import { LANGUAGES, languageOf } from './languages.ts';

const english: Readonly<Record<string, Catalog>> = { api, approvals, audit, bulk, design, members, scim, sso, ui };
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** `ui.account.title` → its text. */
function flat(catalog: Catalog, path = ''): [key: string, text: string][] {
  return Object.entries(catalog).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] as [string, string]] : flat(text, `${path}${key}.`),
  );
}

/** Every key with the forms of a language; what counts stands there once without its form. */
const wholeKeys = (catalog: Catalog) => [...new Set(flat(catalog).map(([key]) => key.replace(PLURAL, '')))].sort();
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();

for (const [tag, language] of Object.entries(LANGUAGES)) {
  if (!('load' in language)) continue;
  const later = await Promise.all(Object.entries(language.later).map(async ([name, load]) => [name, await load()] as const));
  const all: Readonly<Record<string, Catalog>> = { ...(await language.load()), ...Object.fromEntries(later) };
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;

  test(`${tag} says everything that English says, in its own plural forms, and fills the same places`, () => {
    assert.deepEqual(Object.keys(all).sort(), Object.keys(english).sort());
    for (const [name, catalog] of Object.entries(english)) {
      const own = all[name] ?? {};
      assert.deepEqual(wholeKeys(own), wholeKeys(catalog), `${tag} ${name}`);
      const said = new Map(flat(own));
      for (const [key, text] of flat(catalog)) {
        const whole = key.replace(PLURAL, '');
        const keys = whole === key ? [key] : forms.map((form) => `${whole}_${form}`);
        for (const one of keys) {
          const translated = said.get(one);
          assert.ok(translated, `${tag} ${name}.${one} is missing`);
          const [wanted, filled] = [places(text), places(translated)];
          // A form for one or two may say the number in words.
          assert.deepEqual(
            filled.filter((place) => place !== 'count'),
            wanted.filter((place) => place !== 'count'),
            `${tag} ${name}.${one}`,
          );
        }
      }
    }
  });

  test(`${tag} is no copy of English`, () => {
    const same = Object.entries(english).flatMap(([name, catalog]) => {
      const said = new Map(flat(all[name] ?? {}));
      return flat(catalog).filter(([key, text]) => /\s/.test(text) && said.get(key) === text);
    });
    assert.deepEqual(same, []);
  });
}

/** Where the texts of a catalog are said. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  design: ['design', 'shared'],
  members: ['shared/members', 'shared/approvals', 'dashboard'],
  scim: ['shared/scim', 'ui/scim'],
  sso: ['shared/sso', 'ui/sso'],
  ...Object.fromEntries(['approvals', 'audit', 'bulk'].map((name) => [name, [`shared/${name}`]])),
};

test('each text is said somewhere', () => {
  const root = resolve(import.meta.dirname, '../..');
  const unsaid = Object.entries(english).flatMap(([name, catalog]) => {
    const files = (FOLDERS[name] ?? [name]).flatMap((folder) =>
      globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: (file) => /words\/|\.test\./.test(file) }),
    );
    const source = files.map((file) => readFileSync(resolve(root, file), 'utf8')).join('\n');
    const made = [...source.matchAll(/`([\w.]+)\$\{[\w.]+\}`/g)].map(([, start = '']) => start);
    return wholeKeys(catalog).filter((key) => !source.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)));
  });
  assert.deepEqual(unsaid, []);
});

test('a text is said in English without any library: places are filled, and what counts has its form', () => {
  const t = words('a test', { days_one: '{count} day', days_other: '{count} days', group: { hello: 'Hello {name}' } });
  assert.equal(t('days', { count: 1 }), '1 day');
  assert.equal(t('days', { count: 1200 }), '1,200 days');
  assert.equal(t('group.hello', { name: '{count}' }), 'Hello {count}');
});

test('a regional tag is spoken by its language, and an unknown one by nobody', () => {
  assert.equal(languageOf('de-AT'), 'de');
  assert.equal(languageOf('pt-BR'), undefined);
  assert.equal(languageOf(undefined), undefined);
});
