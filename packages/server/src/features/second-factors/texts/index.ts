import { texts } from '../../../chassis/i18n/texts.ts';
import { en } from './en.ts';

export const secondFactorTexts = texts('second-factors', { en });
