import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { Code, ConnectError } from '@connectrpc/connect';
import { arrivalOf, trustNobody } from './chassis/arrival.ts';
import { type Catalog, catalogs, faultText, flatTexts as flat, operatorFaults, placesIn as placesOf, translatedFaults } from './chassis/i18n/texts.ts';
import { type Word, wordIn } from './chassis/i18n/word.ts';
import { tellTo } from './chassis/told-to.ts';
import { Fault, faultCatalogue, invalidFields } from './platform/fault.ts';
import { LANGUAGES, type Language } from './platform/languages.ts';

// Types hold keys and plural forms where a translation is written; this holds them for every catalog there is, and holds
// what types do not see: that each text is there, fills the same places, and brings no markup.

const here = import.meta.dirname;

before(async () => {
  const declared = globSync(
    [
      '**/*texts/{index,faults}.ts',
      '**/{texts,fault-texts,faults,request-faults}.ts',
      '**/words/index.ts',
      'chassis/{command,csrf,idempotency,limits}.ts',
      'features/mail-templates/test-mail.ts',
      'platform/{dry-run,ids,kept-answers,paging}.ts',
    ],
    { cwd: here, exclude: ['testing/**'] },
  );
  for (const file of declared) await import(resolve(here, file));
});

/** What an app calls an organization: each language takes the forms its sentence needs, or none. */
const WORDS = Object.keys({ alone: '', word: '', one: '', yours: '', many: '' } satisfies Word);
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

/** @param given whether the word of the app is there to be said, whatever English says */
function complaintsAboutText(key: string, english: string, said: string, given = false): string[] {
  // A number may be said in a word of the form it has: "one try", "two tries".
  const free = new Set([...WORDS, ...(FORM.test(key) ? ['count'] : [])]);
  const differ =
    placesOf(english)
      .filter((place) => !free.has(place))
      .join() !==
    placesOf(said)
      .filter((place) => !free.has(place))
      .join();
  const unknown = placesOf(said).filter((place) => free.has(place) && place !== 'count' && !given && !placesOf(english).some((one) => WORDS.includes(one)));
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
      // English may say it as callers of the API read it, or leave out what only they need: a state by its name, ids.
      const toPeople = languages.en?.[name] ?? message;
      const unfilled = placesOf(toPeople).filter((place) => !placesOf(message).includes(place) && !WORDS.includes(place));
      if (unfilled.length > 0) return [`${code} en fills ${unfilled}, which nobody gives`];
      return LANGUAGES.flatMap((language) => {
        const said = language === 'en' ? toPeople : languages[language]?.[name];
        return said
          ? complaintsAboutText(name, toPeople, said, true).map((complaint) => `${code} ${language} ${complaint}`)
          : [`${code} ${language} is missing`];
      });
    });
  });
  assert.deepEqual(complaints, []);
});

/**
 * Read by callers of the API and by operators alone: no hosted page runs a command that throws one, and the pages at /ui/
 * make no call that does, or check it before.
 */
const NOT_ON_PAGES: readonly (string | RegExp)[] = [
  // Management, tokens and endpoints for programs.
  /^(api_tokens|auth_log|clients|consents|credentials|dry_run|hosts|ids|journey)\./,
  /^(mail_templates|oauth|paging|passwordless|people|permissions|policies|resources|second_factors|tests|user_attributes|ways_in)\./,
  /^connections\.(key_taken|not_for_organizations|other_kind)$/,
  /^directories\.(group_not_found|other_kind)$/,
  /^access\.(no_credentials|owners_only|viewers_look)$/,
  /^audit\.(bad_\w+|not_so_many)$/,
  /^idempotency\.(bad_key|key_reused|nobody)$/,
  /^organizations\.(no_external_id|no_portal_link|of_operators|slug_taken|external_id_taken)$/,
  /^roles\.(?!unknown$)/,
  // Pages of developers, which speak English.
  /^(mailbox|reference)\./,
  /^interceptors\.(not_found|too_many)$/,
  /^webhooks\./,
  // The command line, and calls of the dashboard.
  /^operators\.(from_elsewhere|nobody|no_operator)$/,
  // The transport of RPCs.
  /^request\.(malformed_\w+|unkeepable_text|unknown_method|wrong_method|not_served|not_served_yet|deadline_exceeded|cancelled|invalid)$/,
  /^limits\.(api|client|failures)$/,
  // The app's server, and operators about themselves.
  /^memberships\.(last_owner|role_not_held)$/,
  // What a mail provider reports.
  /^invitations\.(only_delayed|was_delivered)$/,
  /^self_service\./,
  'passwords.none',
  // What goes wrong when a passkey is shown or made is said by texts of the page: `passkey.refused`, `passkeys.tooMany`…
  /^passkeys\.(?!off$)/,
];

test('every fault that can reach a hosted page has words in every language', () => {
  const said = new Set(
    translatedFaults.flatMap(({ feature, languages }) =>
      Object.keys(languages.de).map((name) => `${feature}.${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`),
    ),
  );
  const isNot = (code: string) => NOT_ON_PAGES.some((one) => (typeof one === 'string' ? one === code : one.test(code)));
  const codes = faultCatalogue.map(({ code }) => code);
  assert.ok(codes.length > 150, `only ${codes.length} faults were found`);
  assert.deepEqual(
    codes.filter((code) => !said.has(code) && !isNot(code)),
    [],
    'give it words with faultTexts, or say here why no hosted page shows it',
  );
  assert.deepEqual(
    codes.filter((code) => said.has(code) && isNot(code)),
    [],
    'has words although no page shows it',
  );
});

test('a page never falls back to the English of the API', () => {
  const unexpected = new Fault('wrongState', 'roles.circle', 'The role cannot extend itself.');
  assert.equal(faultText('en', unexpected, wordIn('en', 'Team')), unexpected.message);
  assert.equal(faultText('de', unexpected, wordIn('de', 'Team')), undefined);
});

test('no refusal falls back to English on the pages at /ui/, which say what language they are in; programs read the contract', () => {
  const fields = [{ field: 'organization.display_name', description: 'value is required', constraint: 'required' }];
  const thrown: readonly unknown[] = [
    // What an app answers for itself is its own words.
    ...faultCatalogue.filter(({ message }) => !/^\{\w+\}$/.test(message)).map(({ kind, code, message }) => new Fault(kind, code, message)),
    invalidFields(fields),
    new Error('a bug'),
    ...[Code.InvalidArgument, Code.ResourceExhausted, Code.Unavailable].map((code) => new ConnectError('said by the transport', code)),
  ];
  for (const one of thrown) {
    const english = tellTo(arrivalOf({ 'accept-language': 'de' }, [], undefined, trustNobody), one);
    for (const language of LANGUAGES.filter((spoken) => spoken !== 'en')) {
      const told = tellTo(arrivalOf({ 'accept-language': language, 'x-tenon-surface': 'ui' }, [], undefined, trustNobody), one);
      assert.notEqual(told.message, english.message, `${english.fault} ${language}`);
      assert.ok(told.message.length > 3 && !told.message.includes('told.'), `${english.fault} ${language}: ${told.message}`);
      assert.equal(told.fault, english.fault);
      assert.equal(told.code, english.code);
      const [field] = told.info.validationErrorInfo?.fieldViolations ?? [];
      if (field) assert.notEqual(field.description, fields[0]?.description, language);
    }
  }
});

/** How calls, fields and headers of the API are written. */
const OF_THE_API = /\b[A-Z][a-z]+[A-Z][a-z]\w*|\b[a-z]+_[a-z_]+|Idempotency-Key|page token|\w=(?:<|\w)|\/\w+\/\w+/;

/** Said to apps and to programs, or to whoever works on the server itself. */
const NOT_ON_ANY_PAGE: readonly (string | RegExp)[] = [
  /^(access\.no_credentials|audit\.bad_\w+|idempotency\.(?!still_running$)\w+|oauth\.\w+|passwordless\.\w+|request\.\w+)$/,
  'dry_run.not_counting',
  'people.kept_by_the_app',
  'ways_in.unknown_intent',
];

test('what people read on a page does not name calls or fields of the API', () => {
  const isNot = (code: string) => NOT_ON_ANY_PAGE.some((one) => (typeof one === 'string' ? one === code : one.test(code)));
  const said = (surface: string, { kind, code, message }: (typeof faultCatalogue)[number]) =>
    tellTo(arrivalOf({ 'x-tenon-surface': surface, 'accept-language': 'en' }, [], undefined, trustNobody), new Fault(kind, code, message)).message;
  const naming = faultCatalogue
    .filter(({ code }) => !isNot(code))
    .flatMap((fault) => ['dashboard', 'ui'].map((surface) => `${surface} ${fault.code}: ${said(surface, fault)}`.replace(/\{\w+\}/g, '')))
    .filter((line) => OF_THE_API.test(line.slice(line.indexOf(':'))));
  assert.deepEqual(naming, []);

  const places = new Map(faultCatalogue.map(({ code, message }) => [code, placesOf(message)]));
  const wrong = operatorFaults.flatMap(({ feature, sheet }) =>
    Object.entries(sheet)
      .map(([name, text]) => [`${feature}.${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`, text] as const)
      .filter(([code, text]) => !places.has(code) || placesOf(text).some((place) => !places.get(code)?.includes(place))),
  );
  assert.deepEqual(wrong, []);

  const fields = [{ field: 'organization.display_name', description: 'value is required', constraint: 'required' }];
  const told = tellTo(arrivalOf({ 'x-tenon-surface': 'dashboard' }, [], undefined, trustNobody), invalidFields(fields));
  assert.equal(told.message, 'Display name: value is required');
  assert.equal(told.info.validationErrorInfo?.fieldViolations[0]?.field, 'organization.display_name');
});

test('each text of a catalog is said somewhere', () => {
  const unused = [];
  for (const { name, languages } of catalogs) {
    const literals = literalsIn(FOLDERS[name] ?? `features/${name}`);
    for (const [key] of flat(languages.en ?? {})) {
      const plain = key.replace(FORM, '');
      if (!literals.some((literal) => (typeof literal === 'string' ? literal === plain : literal.test(plain)))) unused.push(`${name}: ${key}`);
    }
  }
  assert.deepEqual(unused, []);
});

/** Where the texts of a catalog are said, where that is not the folder of its name. */
const FOLDERS: Readonly<Record<string, string>> = {
  account: 'features/login',
  house: 'chassis',
  portal: 'features/organizations',
};

/** Every string written in the code of a folder; one with places in it as what it may become. */
function literalsIn(folder: string): (string | RegExp)[] {
  const files = globSync(`${folder}/**/*.ts`, {
    cwd: here,
    exclude: (file) => /texts\/(ar|de|en|es|fr|ja|index|faults)\.ts$|texts\.ts$|i18n\/words|\.test\.ts$/.test(String(file)),
  });
  assert.ok(files.length > 0, folder);
  const source = files.map((file) => readFileSync(resolve(here, file), 'utf8')).join('\n');
  const plain = [...source.matchAll(/'([\w.]+)'/g)].map(([, literal = '']) => literal);
  // A template says which group it is in: one that began with a place would be every key there is.
  const templates = [...source.matchAll(/`([\w.]+\.\$\{[^}`]+\}[\w.]*|\$\{[^}`]+\}\.[\w.]+)`/g)].map(
    ([, template = '']) =>
      new RegExp(
        `^${template
          .replace(/\$\{[^}]+\}/g, '@')
          .replace(/\./g, '\\.')
          .replace(/@/g, '[\\w]+')}$`,
      ),
  );
  return [...new Set(plain), ...templates];
}

test('what an app calls an organization bends with its language, and stays as it is when nobody knows it', () => {
  assert.deepEqual(wordIn('en', 'Account'), { alone: 'Account', word: 'account', one: 'an account', yours: 'your account', many: 'accounts' });
  assert.deepEqual(wordIn('de', 'Workspace'), {
    alone: 'Arbeitsbereich',
    word: 'Arbeitsbereich',
    one: 'einen Arbeitsbereich',
    yours: 'Ihren Arbeitsbereich',
    many: 'Arbeitsbereiche',
  });
  assert.equal(wordIn('fr', 'Arbeitsbereich').yours, 'votre espace de travail');
  assert.equal(wordIn('en', 'Arbeitsbereich').one, 'a workspace');
  assert.equal(wordIn('es', 'Studio').one, '«Studio»');
  assert.equal(wordIn('en', 'Studio').one, 'a studio');
  assert.deepEqual(
    ['Company', 'Branch', 'Studio', 'Crew'].map((word) => wordIn('en', word).many),
    ['companies', 'branches', 'studios', 'crews'],
  );
  const own = { singular: 'Atelier', plural: 'Ateliers', one: 'ein Atelier' };
  assert.deepEqual(wordIn('de', 'Studio', own), { alone: 'Atelier', word: 'Atelier', one: 'ein Atelier', yours: '„Atelier“', many: 'Ateliers' });
});
