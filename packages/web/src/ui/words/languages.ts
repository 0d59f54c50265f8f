import type { en as api } from '../../api/words/en.ts';
import type { en as design } from '../../design/words/en.ts';
import type { en as approvals } from '../../shared/approvals/words/en.ts';
import type { en as audit } from '../../shared/audit/words/en.ts';
import type { en as bulk } from '../../shared/bulk/words/en.ts';
import type { en as members } from '../../shared/members/words/en.ts';
import type { en as scim } from '../../shared/scim/words/en.ts';
import type { en as sso } from '../../shared/sso/words/en.ts';
import type { Catalog, Translated } from '../../words/words.ts';
import type { en as ui } from './en.ts';

/** What is said on every page of /ui/, by catalog: loaded before the first one is shown. */
export interface AtFirst {
  readonly api: Translated<typeof api>;
  readonly design: Translated<typeof design>;
  readonly approvals: Translated<typeof approvals>;
  readonly members: Translated<typeof members>;
  readonly ui: Translated<typeof ui>;
}

/** What is said on few pages: loaded beside them. */
export interface Later {
  readonly audit: Translated<typeof audit>;
  readonly bulk: Translated<typeof bulk>;
  readonly scim: Translated<typeof scim>;
  readonly sso: Translated<typeof sso>;
}

interface Language {
  /** By its own name: who looks for theirs may not read the one the page is in. */
  readonly name: string;
  /** How dates and numbers are written: Arabic with Western digits, as codes and addresses come in them. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Absent: it is what the catalogs are written in. */
  readonly load?: () => Promise<Readonly<Record<keyof AtFirst, Catalog>>>;
  readonly later?: Readonly<Record<keyof Later, () => Promise<Catalog>>>;
}

export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  de: {
    name: 'Deutsch',
    locale: 'de',
    direction: 'ltr',
    load: async () => (await import('./de.ts')).de,
    later: {
      audit: async () => (await import('./audit/de.ts')).de,
      bulk: async () => (await import('./bulk/de.ts')).de,
      scim: async () => (await import('./scim/de.ts')).de,
      sso: async () => (await import('./sso/de.ts')).de,
    },
  },
  es: {
    name: 'Español',
    locale: 'es',
    direction: 'ltr',
    load: async () => (await import('./es.ts')).es,
    later: {
      audit: async () => (await import('./audit/es.ts')).es,
      bulk: async () => (await import('./bulk/es.ts')).es,
      scim: async () => (await import('./scim/es.ts')).es,
      sso: async () => (await import('./sso/es.ts')).es,
    },
  },
  fr: {
    name: 'Français',
    locale: 'fr',
    direction: 'ltr',
    load: async () => (await import('./fr.ts')).fr,
    later: {
      audit: async () => (await import('./audit/fr.ts')).fr,
      bulk: async () => (await import('./bulk/fr.ts')).fr,
      scim: async () => (await import('./scim/fr.ts')).fr,
      sso: async () => (await import('./sso/fr.ts')).fr,
    },
  },
  ja: {
    name: '日本語',
    locale: 'ja',
    direction: 'ltr',
    load: async () => (await import('./ja.ts')).ja,
    later: {
      audit: async () => (await import('./audit/ja.ts')).ja,
      bulk: async () => (await import('./bulk/ja.ts')).ja,
      scim: async () => (await import('./scim/ja.ts')).ja,
      sso: async () => (await import('./sso/ja.ts')).ja,
    },
  },
  ar: {
    name: 'العربية',
    locale: 'ar-u-nu-latn',
    direction: 'rtl',
    load: async () => (await import('./ar.ts')).ar,
    later: {
      audit: async () => (await import('./audit/ar.ts')).ar,
      bulk: async () => (await import('./bulk/ar.ts')).ar,
      scim: async () => (await import('./scim/ar.ts')).ar,
      sso: async () => (await import('./sso/ar.ts')).ar,
    },
  },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageTag = keyof typeof LANGUAGES;

/** The language of a tag such as `de-AT`, if it is spoken here. */
export function languageOf(tag: string | undefined): LanguageTag | undefined {
  const [base = ''] = (tag ?? '').toLowerCase().split(/[-_]/, 1);
  return isSpoken(base) ? base : undefined;
}

const isSpoken = (tag: string): tag is LanguageTag => Object.hasOwn(LANGUAGES, tag);
