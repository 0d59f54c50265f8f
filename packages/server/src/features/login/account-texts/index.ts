import { texts } from '../../../chassis/i18n/texts.ts';
import { en } from './en.ts';

/** The words of the pages about passwords and second factors. */
export const accountTexts = texts('account', { en });
