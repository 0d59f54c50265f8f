import { texts } from '../texts.ts';
import { en } from './en.ts';

export const houseTexts = texts('house', { en });
