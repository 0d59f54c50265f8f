import { searchTexts } from '../search-texts.ts';

/** What of the mail is being written, and how it is looked at. */
export const emailSearch = searchTexts('part', 'show', 'theme', 'device');
