/** What hosted pages and mails are spoken in, as its own people call it; the first is the one that everything is told in. */
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
  { value: 'fr', label: 'Français' },
  { value: 'ja', label: '日本語' },
  { value: 'ar', label: 'العربية' },
] as const;

export type Language = (typeof LANGUAGES)[number]['value'];

export const isLanguage = (tag: unknown): tag is Language => LANGUAGES.some(({ value }) => value === tag);

export const languageName = (tag: string): string => LANGUAGES.find(({ value }) => value === tag)?.label ?? tag;

/** Which way it is written. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (tag === 'ar' ? 'rtl' : 'ltr');
