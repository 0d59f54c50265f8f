import { createInstance } from 'i18next';
import type { Fault } from '../../platform/fault.ts';
import { HOME_LANGUAGE, INTL_LOCALES, LANGUAGES, type Language } from '../../platform/languages.ts';
import { type Filling, Html, html } from '../html.ts';
import { said } from '../look/parts.ts';
import type { Sentence, Strong } from '../mail-layout.ts';
import type { Word } from './word.ts';

// Texts stand in catalogs: English says which there are and what is filled into them, the other languages say the same. The
// library is i18next; what is added here is that keys and places are types, and that what is filled in stays data.

/**
 * Texts by key, in groups. `{app}` is a place that is filled when the text is said. A text that counts has a form for each
 * plural of its language: `minutes_one`, `minutes_other`. There is no markup in a text.
 */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

/** The plural forms of cardinal numbers that a language tells apart (CLDR). */
interface PluralForms {
  readonly en: 'one' | 'other';
  readonly de: 'one' | 'other';
  readonly es: 'one' | 'many' | 'other';
  readonly fr: 'one' | 'many' | 'other';
  readonly ja: 'other';
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
}

type AnyForm = PluralForms[Language];

/** What another language has to say: every key of the English catalog, in the plural forms of its own, and none besides. */
export type Translation<English, L extends Exclude<Language, 'en'>> = {
  readonly [Key in keyof English as Key extends `${infer Base}_${AnyForm}` ? `${Base}_${PluralForms[L]}` : Key]: English[Key] extends string
    ? string
    : Translation<English[Key], L>;
};

/** A catalog in every language. English comes first and may stand alone for a while; texts.test.ts asks for the others. */
export type Catalogs<English> = { readonly en: English } & { readonly [L in Exclude<Language, 'en'>]?: Translation<English, L> };

/** `signIn.heading` → `Sign in to {app}`: a catalog as one flat list. */
type Flat<C, Path extends string = ''> = {
  [Key in keyof C & string]: C[Key] extends string
    ? { readonly [P in Counted<`${Path}${Key}`>]: [counted: IsCounted<Key>, text: C[Key]] }
    : Flat<C[Key], `${Path}${Key}.`>;
}[keyof C & string];

type Counted<Key extends string> = Key extends `${infer Base}_${AnyForm}` ? Base : Key;
type IsCounted<Key extends string> = Key extends `${string}_${AnyForm}` ? true : false;
type Entries<C> = Flat<C>;
type KeysOf<U> = U extends unknown ? keyof U & string : never;
type EntryOf<U, Key extends string> = U extends unknown ? U[Extract<keyof U, Key>] : never;

type Places<Text> = Text extends `${string}{${infer Place}}${infer Rest}` ? Place | Places<Rest> : never;
type PlacesOf<Entry> = Entry extends [boolean, infer Text] ? Exclude<Places<Text>, 'count'> : never;
type Count<Entry> = Entry extends [true, unknown] ? { readonly count: number } : unknown;

/** What a text is filled with: a value for each of its places, and the number when it counts. */
type Values<C, Key extends string, Value> = [PlacesOf<EntryOf<Entries<C>, Key>>] extends [never]
  ? Count<EntryOf<Entries<C>, Key>>
  : { readonly [Place in PlacesOf<EntryOf<Entries<C>, Key>>]: Value } & Count<EntryOf<Entries<C>, Key>>;

type Args<C, Key extends string, Value> = unknown extends Values<C, Key, Value> ? [] : [values: Values<C, Key, Value>];

/** What somebody says instead of a catalog, by the whole key: `code.wrong_other`. It fills the places of the text it stands for. */
export type OwnTexts = Readonly<Record<string, string>>;

/** The texts of a feature in one language. */
export interface Texts<C> {
  readonly language: Language;
  /** What is said instead of some of them. */
  readonly own?: OwnTexts | undefined;
  /** As plain text: a title, a label. */
  text<const Key extends KeysOf<Entries<C>>>(key: Key, ...values: Args<C, Key, string | number>): string;
  /** As markup: names and addresses that are filled in are escaped and keep their own direction; markup of ours stays. */
  html<const Key extends KeysOf<Entries<C>>>(key: Key, ...values: Args<C, Key, Filling>): Html;
  /** As a sentence of a mail, in which some words may be strong. */
  sentence<const Key extends KeysOf<Entries<C>>>(key: Key, ...values: Args<C, Key, string | number | Strong>): Sentence;
}

const library = createInstance();
void library.init({
  initAsync: false,
  lng: HOME_LANGUAGE,
  fallbackLng: HOME_LANGUAGE,
  supportedLngs: [...LANGUAGES],
  nsSeparator: false,
  resources: {},
  // What is filled in comes back as it went out and is escaped where it is put: in markup, not in a subject.
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
});

/** Every catalog there is, for the tests that compare languages. */
export const catalogs: { readonly name: string; readonly languages: Readonly<Partial<Record<Language, Catalog>>> }[] = [];

/**
 * Declares the texts of a feature.
 * @returns the texts in a language: `loginTexts('de').text('signIn.title')`; with texts of an environment's own, those come first
 */
export function texts<const English extends Catalog>(name: string, languages: Catalogs<English>): (language: Language, own?: OwnTexts) => Texts<English> {
  catalogs.push({ name, languages: languages as Readonly<Partial<Record<Language, Catalog>>> }); // a translation is a catalog; TypeScript does not see that it is
  for (const [language, catalog] of Object.entries(languages)) library.addResourceBundle(language, name, catalog);
  const spoken = new Map(LANGUAGES.map((language) => [language, speak(name, language)]));
  return (language, own) => (own ? speak(name, language, own) : spoken.get(language)) as Texts<English>; // every language is in the map, and its keys were checked above
}

type Given = Readonly<Record<string, unknown>> | undefined;

const numbersIn = new Map(LANGUAGES.map((language) => [language, new Intl.NumberFormat(INTL_LOCALES[language])]));
const formsIn = new Map(LANGUAGES.map((language) => [language, new Intl.PluralRules(language)]));

/** The words of somebody's own with their places marked. A place that nobody fills stays as it was written. */
const marked = (text: string, marks: Readonly<Record<string, string>>): string => text.replace(/\{(\w+)\}/g, (whole, place: string) => marks[place] ?? whole);

function speak(name: string, language: Language, own?: OwnTexts) {
  const t = library.getFixedT(language, name);
  const numbers = numbersIn.get(language) as Intl.NumberFormat; // every language is in it
  const ownText = (key: string, count: unknown): string | undefined =>
    own?.[typeof count === 'number' ? `${key}_${formsIn.get(language)?.select(count)}` : key];
  const parts = (key: string, values: Given = {}): readonly (string | Value)[] => {
    const { count } = values;
    const marks = Object.fromEntries(Object.keys({ ...values }).map((place) => [place, `${OPEN}${place}${CLOSE}`]));
    const ours = ownText(key, count);
    const said =
      ours !== undefined ? marked(ours, marks) : String(t(key, { ...marks, ...(typeof count === 'number' ? { count } : {}), replace: { ...marks } }));
    const pieces = said.split(MARK);
    return pieces.flatMap((piece, index): readonly (string | Value)[] => {
      if (index % 2 === 1) return [new Value(values[piece])];
      // "Orion Inc." at the end of a sentence ends it.
      const rest = piece.startsWith('.') && endsInDot(values[pieces[index - 1] ?? '']) ? piece.slice(1) : piece;
      return rest === '' ? [] : [rest];
    });
  };
  const isolate = (value: string) => (language === 'ar' ? apart(value, LEFT_TO_RIGHT) : apart(value, RIGHT_TO_LEFT));
  const plain = (value: unknown): string => (typeof value === 'number' ? numbers.format(value) : isolate(String(value)));

  return {
    language,
    own,
    text: (key: string, values?: Given) =>
      parts(key, values)
        .map((part) => (part instanceof Value ? plain(part.value) : part))
        .join(''),
    html: (key: string, values?: Given) =>
      html`${parts(key, values).map((part) => {
        if (!(part instanceof Value)) return part;
        if (part.value instanceof Html) return part.value;
        return typeof part.value === 'number' ? numbers.format(part.value) : said(String(part.value));
      })}`,
    sentence: (key: string, values?: Given) =>
      parts(key, values).map((part) => {
        if (!(part instanceof Value)) return part;
        return isStrong(part.value) ? { strong: plain(part.value.strong) } : plain(part.value);
      }),
  };
}

class Value {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

const endsInDot = (value: unknown): boolean => (isStrong(value) ? endsInDot(value.strong) : typeof value === 'string' && value.endsWith('.'));

const isStrong = (value: unknown): value is Strong => typeof value === 'object' && value !== null && 'strong' in value;

// Private characters round the name of a place: a catalog has none, so what is found between them is a place of ours.
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const MARK = new RegExp(`${OPEN}(\\w+)${CLOSE}`);

const LEFT_TO_RIGHT = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const [ISOLATE, END] = ['\u2068', '\u2069'];

/** A name that runs against the direction of its sentence is set apart, once. */
const apart = (value: string, other: RegExp): string => (other.test(value) && !value.startsWith(ISOLATE) ? `${ISOLATE}${value}${END}` : value);

type FaultTexts<Name extends string> = Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<Name, string>>>> & {
  /** Where people are told otherwise than callers of the API. */
  readonly en?: Readonly<Partial<Record<Name, string>>>;
};

/** Which faults were declared to have words in every language, for the tests. */
export const translatedFaults: { readonly feature: string; readonly languages: FaultTexts<string> }[] = [];

/**
 * The words of faults that people read on pages; what only callers of the API read stays English. What an app calls an
 * organization is `{word}`, `{many}`…, as on pages.
 * @param feature as in the sheet of the faults: `faults('challenges', …)`
 */
export function faultTexts<Name extends string>(feature: string, languages: FaultTexts<Name>): void {
  translatedFaults.push({ feature, languages });
  for (const [language, sheet] of Object.entries(languages)) library.addResourceBundle(language, `faults.${feature}`, sheet);
}

/** Which faults were declared to be told otherwise in the dashboard, for the tests. */
export const operatorFaults: { readonly feature: string; readonly sheet: Readonly<Record<string, string>> }[] = [];

/**
 * What the dashboard says of a fault whose words name a call or a field, which mean something to callers of the API alone. The
 * dashboard is English, and whoever reads it runs the server.
 */
export function operatorTexts(feature: string, sheet: Readonly<Record<string, string>>): void {
  operatorFaults.push({ feature, sheet });
  library.addResourceBundle(HOME_LANGUAGE, `operators.${feature}`, sheet);
}

/** The words of a fault in the dashboard. */
export function operatorText(fault: Pick<Fault, 'code' | 'message' | 'details'>): string {
  const [feature, key] = placeOf(fault);
  return hasText(HOME_LANGUAGE, `operators.${feature}`, key) ? speak(`operators.${feature}`, HOME_LANGUAGE).text(key, fault.details) : fault.message;
}

const placeOf = ({ code }: Pick<Fault, 'code'>): readonly [feature: string, key: string] => {
  const [feature = '', name = ''] = code.split('.');
  return [feature, name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
};

const hasText = (language: Language, namespace: string, key: string): boolean => library.exists(key, { lng: language, ns: namespace, fallbackLng: false });

/** A catalog as a flat list, by whole keys. */
export const flatTexts = (catalog: Catalog, path = ''): (readonly [key: string, text: string])[] =>
  Object.entries(catalog).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as const] : flatTexts(value, `${path}${key}.`)));

/** Which places a text fills: `app` of `Sign in to {app}`. */
export const placesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place))].toSorted();

/**
 * The words of a fault on a page: of `faultTexts`, and in English of its sheet, or as operators read it, where those say nothing else.
 * @param word what the app calls an organization
 * @returns undefined for one that nobody expected on a page, in another language than English
 */
export function faultText(language: Language, fault: Pick<Fault, 'code' | 'message' | 'details'>, word: Word): string | undefined {
  const [feature, key] = placeOf(fault);
  if (hasText(language, `faults.${feature}`, key)) {
    return speak(`faults.${feature}`, language).text(key, { ...word, ...fault.details });
  }
  return language === 'en' ? operatorText(fault) : undefined;
}
