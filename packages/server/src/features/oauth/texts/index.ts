import { texts } from '../../../chassis/i18n/texts.ts';
import type { Language } from '../../../platform/languages.ts';
import { en } from './en.ts';

export const oauthTexts = texts('oauth', { en });

/** Why a request cannot be followed. */
export type Doubt = { readonly reason: 'unknownApp' | 'noReturn' | 'badReturn' | 'address' } | { readonly reason: 'twice'; readonly parameter: string };

export const doubtInWords = (language: Language, doubt: Doubt): string =>
  doubt.reason === 'twice' ? oauthTexts(language).text('doubt.twice', doubt) : oauthTexts(language).text(`doubt.${doubt.reason}`);
