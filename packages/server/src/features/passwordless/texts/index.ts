import { texts } from '../../../chassis/i18n/texts.ts';
import { en } from './en.ts';

export const passwordlessTexts = texts('passwordless', { en });
