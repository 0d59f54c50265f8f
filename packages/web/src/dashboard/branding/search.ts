import { searchTexts } from '../search-texts.ts';

/** What is being changed, the look or the words, and what the preview shows. */
export const brandingSearch = searchTexts('part', 'show', 'theme', 'device', 'language', 'text');
