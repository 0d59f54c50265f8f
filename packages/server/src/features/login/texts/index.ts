import { texts } from '../../../chassis/i18n/texts.ts';
import { en } from './en.ts';

/** The words of the hosted pages. */
export const loginTexts = texts('login', { en });
