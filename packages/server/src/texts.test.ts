import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { type Catalog, catalogs, flatTexts as flat, placesIn as placesOf, translatedFaults } from './chassis/i18n/texts.ts';
import { type Word, wordIn } from './chassis/i18n/word.ts';
import { faultCatalogue } from './platform/fault.ts';
import { LANGUAGES, type Language } from './platform/languages.ts';

// Types hold keys and plural forms where a translation is written; this holds them for every catalog there is, and holds
// what types do not see: that each text is there, fills the same places, and brings no markup.

const here = import.meta.dirname;

before(async () => {
  const declared = globSync(
    ['**/*texts/{index,faults}.ts', '**/texts.ts', '**/fault-texts.ts', '**/words/index.ts', '**/faults.ts', 'chassis/{csrf,limits}.ts'],
    { cwd: here },
  );
  for (const file of declared) await import(resolve(here, file));
});

/** What an app calls an organization: each language takes the forms its sentence needs, or none. */
const WORDS = Object.keys({ alone: '', word: '', one: '', yours: '' } satisfies Word);
const FORM = /_(zero|one|two|few|many|other)$/;

function complaintsAbout(name: string, english: Catalog, language: Language, catalog: Catalog): string[] {
  const own = new Map(flat(catalog));
  const wanted = new Map<string, string>();
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [key, text] of flat(english)) {
    if (!FORM.test(key)) wanted.set(key, text);
    else for (const form of forms) wanted.set(key.replace(FORM, `_${form}`), text);
  }
  const complaints = [...own.keys()].filter((key) => !wanted.has(key)).map((key) => `${name} ${language}: ${key} is in no English catalog`);
  for (const [key, text] of wanted) {
    const said = own.get(key)?.trim();
    if (!said) complaints.push(`${name} ${language}: ${key} is missing`);
    else complaints.push(...complaintsAboutText(key, text, said).map((complaint) => `${name} ${language}: ${key} ${complaint}`));
  }
  return complaints;
}

function complaintsAboutText(key: string, english: string, said: string): string[] {
  // A number may be said in a word of the form it has: "one try", "two tries".
  const free = new Set([...WORDS, ...(FORM.test(key) ? ['count'] : [])]);
  const differ =
    placesOf(english)
      .filter((place) => !free.has(place))
      .join() !==
    placesOf(said)
      .filter((place) => !free.has(place))
      .join();
  const unknown = placesOf(said).filter((place) => free.has(place) && place !== 'count' && !placesOf(english).some((one) => WORDS.includes(one)));
  return [
    ...(differ ? [`fills ${placesOf(said).join()}, English fills ${placesOf(english).join()}`] : []),
    ...unknown.map((place) => `fills ${place}, which nobody gives`),
    ...(/[<>]|&\w+;/.test(said) ? ['has markup in it'] : []),
    ...(said.includes('\uFFFD') || /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(said) ? ['has invisible marks in it'] : []),
  ];
}

test('no text is missing in any language, and each fills the places that English fills', () => {
  assert.ok(catalogs.length >= 9, `only ${catalogs.length} catalogs were found`);
  const complaints = catalogs.flatMap(({ name, languages }) =>
    LANGUAGES.flatMap((language) => complaintsAbout(name, languages.en ?? {}, language, languages[language] ?? {})),
  );
  assert.deepEqual(complaints, []);
});

test('a fault that people read on pages has its words in every language', () => {
  const english = new Map(faultCatalogue.map(({ code, message }) => [code, message]));
  const complaints = translatedFaults.flatMap(({ feature, languages }) => {
    const names = new Set(Object.values(languages).flatMap((sheet) => Object.keys(sheet)));
    return [...names].flatMap((name) => {
      const code = `${feature}.${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`;
      const message = english.get(code);
      if (message === undefined) return [`there is no fault ${code}`];
      return Object.entries(languages).flatMap(([language, sheet]) => {
        const said = sheet[name];
        return said ? complaintsAboutText(name, message, said).map((complaint) => `${code} ${language} ${complaint}`) : [`${code} ${language} is missing`];
      });
    });
  });
  assert.deepEqual(complaints, []);
});

test('what an app calls an organization bends with its language, and stays as it is when nobody knows it', () => {
  assert.deepEqual(wordIn('en', 'Account'), { alone: 'Account', word: 'account', one: 'an account', yours: 'your account' });
  assert.deepEqual(wordIn('de', 'Workspace'), { alone: 'Arbeitsbereich', word: 'Arbeitsbereich', one: 'einen Arbeitsbereich', yours: 'Ihren Arbeitsbereich' });
  assert.equal(wordIn('fr', 'Arbeitsbereich').yours, 'votre espace de travail');
  assert.equal(wordIn('en', 'Arbeitsbereich').one, 'a workspace');
  assert.equal(wordIn('es', 'Studio').one, '«Studio»');
  assert.equal(wordIn('en', 'Studio').one, 'a studio');
});
