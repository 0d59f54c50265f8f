/** The languages hosted pages and mails speak. A new one begins here: see CONTRIBUTING.md, "A language". */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is spoken where nobody wished for anything we speak. */
export const HOME_LANGUAGE: Language = 'en';

/** Every language by its own name: who looks for theirs may not read the one the page is in. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  ar: 'العربية',
};

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/**
 * How dates and numbers are written. Codes and addresses come in Western digits, so Arabic pages keep to those
 * throughout: two kinds of digits in one sentence are hard to read.
 */
export const INTL_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', es: 'es', fr: 'fr', ja: 'ja', ar: 'ar-u-nu-latn' };

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

/** The language of a tag such as `de-AT`, if we speak it: who reads one German reads another. */
export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const [base = ''] = (tag ?? '').trim().toLowerCase().split(/[-_]/, 1);
  return isLanguage(base) ? base : undefined;
}
