import { settledLanguage } from '../words/words.ts';

/** Which of the web apps this is: the server tells by it which cookie counts. */
export type Surface = 'dashboard' | 'ui';

/** What every call says of the page it comes from. What is refused is shown as it comes: in the language of the page. */
export function headersOf(surface: Surface): Readonly<Record<string, string>> {
  const language = settledLanguage();
  return { 'x-tenon-surface': surface, ...(language && { 'accept-language': language }) };
}

/**
 * Whose world a call is about: the environment's own, or the system environment, in which operators are the members of
 * one organization. The services are the same.
 */
export type World = 'environment' | 'operators';
