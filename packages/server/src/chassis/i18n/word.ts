import type { Language } from '../../platform/languages.ts';
import { clip } from '../look/parts.ts';

/** What an app calls an organization, as it stands in sentences: languages bend the words around it. */
export interface Word {
  /** By itself, as a label: "Workspace". */
  readonly alone: string;
  /** "workspace", in the middle of a sentence. */
  readonly word: string;
  /** "a workspace": one of them, as something that is chosen or made. */
  readonly one: string;
  /** "your workspace", as something that is named. */
  readonly yours: string;
}

/** @param given "Organization", "Workspace", or any word of the app's own */
export function wordIn(_language: Language, given: string): Word {
  const alone = clip(given.trim(), 40);
  const word = alone.toLowerCase();
  return { alone, word, one: `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`, yours: `your ${word}` };
}
