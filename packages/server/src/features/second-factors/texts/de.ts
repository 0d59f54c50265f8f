import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  added: {
    heading: 'Eine Authenticator-App wurde hinzugefügt',
    explained: 'Ab jetzt werden Sie beim Anmelden nach einem Code Ihrer App gefragt.',
  },
  removed: {
    heading: 'Ihre Authenticator-App wurde entfernt',
    explained: 'Sie werden nicht mehr nach ihren Codes gefragt, und Ihre Wiederherstellungscodes gelten nicht mehr.',
  },
  recovery_code_used: {
    heading: 'Ein Wiederherstellungscode wurde verwendet',
    explained: 'Jemand hat sich mit einem Ihrer Wiederherstellungscodes statt mit Ihrer App angemeldet. Er gilt nicht noch einmal.',
  },
  recovery_codes_new: {
    heading: 'Sie haben neue Wiederherstellungscodes',
    explained: 'Die alten gelten nicht mehr.',
  },
  subject: '{heading}: {app}',
  about: 'Es geht um Ihre Anmeldung bei {app} als {email}.',
  wasItYou: 'Waren Sie das? Dann ist nichts zu tun. Wenn nicht, schreiben Sie sofort an die Betreiber von {app}.',
  whyYou: 'Sie erhalten diese E-Mail, weil sich geändert hat, wie {email} sich anmeldet.',
};
