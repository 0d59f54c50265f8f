import { HOME_LANGUAGE, type Language, languageOfTag } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';

/** What the payload of every mail carries: the language it is to be written in. */
export interface InLanguage {
  /** Absent in jobs of versions that knew one language. */
  readonly language?: Language;
}

/**
 * The language of a mail that is asked for now: the recipient's, when their profile says it, else that of the request
 * that causes it, else the environment's.
 * @param locale of the recipient's profile
 */
export const letterLanguage = (work: Pick<Work, 'language' | 'environment'>, locale?: string): Language =>
  languageOfTag(locale) ?? work.language ?? work.environment.branding.language ?? HOME_LANGUAGE;
