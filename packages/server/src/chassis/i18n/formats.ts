import { INTL_LOCALES, LANGUAGES, type Language } from '../../platform/languages.ts';
import { type Html, html } from '../html.ts';

// Instants, durations and lists as a language writes them.

const perLanguage = <T>(make: (locale: string) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(INTL_LOCALES[language])])) as Record<Language, T>; // every language is in the list

// The server does not know where the person is, so it says which clock it means. A clock of 24 hours needs no "p.m.".
const CLOCK = { day: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC', timeZoneName: 'short' } as const;
const inWords = perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...CLOCK, month: 'long' }));
const inBrief = perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...CLOCK, month: 'short' }));

/** "5 December 2026 at 14:00 UTC" */
export const instantInWords = (language: Language, at: Date): string => inWords[language].format(at);

/** "5 Dec 2026, 14:00 UTC": fits a line of a phone. */
export const instant = (language: Language, at: Date): Html => html`<time datetime="${at.toISOString()}">${inBrief[language].format(at)}</time>`;

const unit = (name: string) => perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }));
const [minutes, seconds] = [unit('minute'), unit('second')];

/** "5 minutes", "90 seconds". */
export const duration = (language: Language, ofSeconds: number): string =>
  ofSeconds % 60 === 0 ? minutes[language].format(ofSeconds / 60) : seconds[language].format(ofSeconds);

const disjunctions = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
const COMMAS: Readonly<Partial<Record<Language, string>>> = { ja: '、', ar: '، ' };

/** "a password, a passkey, or a code by mail" */
export const oneOf = (language: Language, items: readonly string[]): string => disjunctions[language].format(items);

/** "Admin, Billing": Intl.ListFormat would set an "and" before the last, or nothing but a space between in Japanese. */
export const and = (language: Language, items: readonly string[]): string => items.join(COMMAS[language] ?? ', ');

const days = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));

/** "5 Dec 2026". */
export const day = (language: Language, at: Date): Html => html`<time datetime="${at.toISOString()}">${days[language].format(at)}</time>`;
