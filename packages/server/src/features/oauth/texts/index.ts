import { texts } from '../../../chassis/i18n/texts.ts';
import type { Language } from '../../../platform/languages.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

export const oauthTexts = texts('oauth', { en, de, es, fr, ja, ar });

/** Why a request cannot be followed. */
export type Doubt =
  | { readonly reason: 'unknownApp' | 'unreadableApp' | 'noReturn' | 'badReturn' | 'address' }
  | { readonly reason: 'twice'; readonly parameter: string };

export const doubtInWords = (language: Language, doubt: Doubt): string =>
  doubt.reason === 'twice' ? oauthTexts(language).text('doubt.twice', doubt) : oauthTexts(language).text(`doubt.${doubt.reason}`);
