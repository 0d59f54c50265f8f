import type { Translation } from '../texts.ts';
import type { en } from './en.ts';

// Anrede: Sie.
export const de: Translation<typeof en, 'de'> = {
  foot: {
    language: 'Sprache',
  },
  appUnknown: 'Anmeldung',
  tryAgain: 'Noch einmal versuchen',
  openAgain: 'Seite neu öffnen',
  slower: 'Bitte etwas langsamer',
  reference: 'Wenn Sie jemandem deswegen schreiben, nennen Sie {reference}',
  nothingDone: 'Es wurde nichts getan',
  notFound: {
    heading: 'Hier ist nichts',
    explained: 'Vielleicht ist die Adresse vertippt oder zerteilt. Kehren Sie zur App zurück und beginnen Sie dort.',
  },
  failed: {
    heading: 'Bei uns ist etwas schiefgegangen',
    explained: 'Es liegt nicht an Ihnen. Versuchen Sie es in einer Minute noch einmal; was Sie schon getan haben, ist sicher.',
  },
  badRequest: {
    heading: 'Der Anfrage der App können wir nicht folgen',
    explained: '{what} Kehren Sie zur App zurück und versuchen Sie es noch einmal; geschieht es wieder, sagen Sie den Betreibern der App Bescheid.',
  },
  noCookies: {
    heading: 'Ihr Browser hat kein Cookie behalten',
    explained:
      'Ohne das Cookie können wir Sie nicht von anderen unterscheiden, darum wurde nichts getan. Erlauben Sie Cookies für diese Seite und versuchen Sie es noch einmal.',
  },
  refused: {
    explained: 'Es wurde nichts getan. Kehren Sie zur App zurück und versuchen Sie es noch einmal.',
    other: 'Das hat nicht geklappt',
    forbidden: 'Das ist nicht erlaubt',
    conflict: 'Jemand war schneller',
    unavailable: 'Einen Moment bitte',
  },
  mail: {
    copyAddress: 'Wenn der Knopf nichts tut, kopieren Sie diese Adresse in Ihren Browser:',
  },
};
