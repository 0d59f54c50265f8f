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
  told: {
    invalid: 'Etwas daran ist nicht, wie es sein muss. Prüfen Sie Ihre Eingaben.',
    unauthenticated: 'Sie sind abgemeldet. Melden Sie sich wieder an, um weiterzumachen.',
    forbidden: 'Das dürfen Sie nicht.',
    missing: 'Das gibt es nicht mehr.',
    taken: 'So etwas gibt es schon.',
    wrongState: 'So, wie es gerade steht, geht das nicht. Laden Sie die Seite neu, um zu sehen, wie es steht.',
    aborted: 'Jemand anderes hat im selben Moment etwas getan. Versuchen Sie es noch einmal.',
    tooMany: 'Das war zu oft. Warten Sie einen Moment und versuchen Sie es noch einmal.',
    unavailable: 'Der Server ist gerade beschäftigt. Versuchen Sie es gleich noch einmal.',
    unimplemented: 'Das kann dieser Server nicht.',
  },
  field: {
    required: 'Das muss ausgefüllt werden.',
    tooLong: 'Das ist zu lang.',
    tooShort: 'Das ist zu kurz.',
    email: 'Das ist keine E-Mail-Adresse.',
    address: 'Das ist keine Adresse einer Seite.',
    range: 'Das ist zu klein oder zu groß.',
    other: 'Das ist nicht, was es sein muss.',
  },
  mail: {
    copyAddress: 'Wenn der Knopf nichts tut, kopieren Sie diese Adresse in Ihren Browser:',
  },
};
