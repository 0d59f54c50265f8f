import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

// Addresses people as "Sie".
export const de: Translation<typeof en, 'de'> = {
  refused: {
    heading: 'Sie sind nicht angemeldet',
    explained: 'Es wurde nichts geändert. Ihr Konto und Ihre Kollegen sehen Sie, sobald Sie angemeldet sind und gewählt haben, wo.',
    again: 'Anmelden',
  },
  unbuilt: {
    heading: 'Diese Seiten gibt es hier noch nicht',
    explained: 'Wer diesen Server betreibt, muss die Installation noch abschließen. Womit Sie sich anmelden, können Sie trotzdem ändern.',
    security: 'Passwörter und Passkeys',
  },
};
