/**
 * What parts and pages say, where more than one language is spoken. A catalog is English, in groups; `{name}` is a place that
 * is filled when the text is said; a text that counts has a form for each plural: `days_one`, `days_other`. The dashboard
 * speaks English and needs no more than this. Another app that speaks more sets a speaker of its own: `speakWith`.
 */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type Whole<Key extends string> = Key extends `${infer Base}_${Form}` ? Base : Key;

/** `invite.title`: every key of a catalog, without the plural forms. */
export type KeyOf<C, Path extends string = ''> = {
  [Key in keyof C & string]: C[Key] extends string ? `${Path}${Whole<Key>}` : KeyOf<C[Key], `${Path}${Key}.`>;
}[keyof C & string];

export type Values = Readonly<Record<string, string | number>>;

/** What another language says instead: every key of the English catalog, in the plural forms of its own. */
export type Translated<English> = {
  readonly [Key in keyof English as Key extends `${infer Base}_${Form}` ? `${Base}_other` : Key]: English[Key] extends string
    ? string
    : Translated<English[Key]>;
} & { readonly [Key in keyof English as Key extends `${infer Base}_${Form}` ? `${Base}_${Form}` : never]?: string };

/** Says a text of a catalog by its key. Undefined: it does not know the catalog. */
export interface Speaker {
  /** As `Intl` knows it: `de`, `ar-u-nu-latn`. */
  readonly locale: string;
  say(catalog: string, key: string, values: Values): string;
}

let speaker: Speaker | undefined;

/** From here on everything is said by this one. Set it before anything is shown. */
export function speakWith(another: Speaker): void {
  speaker = another;
}

/** How dates and numbers are written. */
export const locale = (): string => speaker?.locale ?? 'en';

/** The language that was settled on, if it was: until then nobody knows what the reader reads. */
export const settledLanguage = (): string | undefined => speaker?.locale;

/** What the server says of the log and of rows is English. */
export const speaksEnglish = (): boolean => locale().startsWith('en');

/** Every catalog there is. */
export const catalogs = new Map<string, Catalog>();

/** Declares what a part says, and gives what says it. */
export function words<const C extends Catalog>(name: string, english: C): (key: KeyOf<C>, values?: Values) => string {
  catalogs.set(name, english);
  return (key, values = {}) => speaker?.say(name, key, values) ?? inEnglish(english, key, values);
}

/** A number as English writes it. For whole ones `Intl` is not asked: it would first load what it knows of languages, and phones take long for that. */
export const numberInEnglish = (number: number | bigint): string =>
  typeof number === 'bigint' || Number.isInteger(number) ? String(number).replace(/\B(?=(?:\d{3})+$)/g, ',') : number.toLocaleString('en');

function inEnglish(catalog: Catalog, key: string, values: Values): string {
  const { count } = values;
  const text = textAt(catalog, key) ?? (typeof count === 'number' ? textAt(catalog, `${key}_${count === 1 ? 'one' : 'other'}`) : undefined) ?? key;
  return text.replace(/\{(\w+)\}(\.?)/g, (whole, place: string, stop: string) => {
    const value = values[place];
    if (value === undefined) return whole;
    // "Orion Inc." at the end of a sentence ends it.
    return typeof value === 'number' ? numberInEnglish(value) + stop : value.endsWith('.') ? value : value + stop;
  });
}

function textAt(catalog: Catalog, key: string): string | undefined {
  const found = key.split('.').reduce<string | Catalog | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), catalog);
  return typeof found === 'string' ? found : undefined;
}
