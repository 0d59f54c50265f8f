import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  set: {
    heading: 'Sie haben jetzt ein Passwort',
    explained: 'Ab jetzt können Sie sich damit anmelden.',
  },
  changed: {
    heading: 'Ihr Passwort wurde geändert',
    explained: 'Das alte gilt nicht mehr, und alle anderen Browser wurden abgemeldet.',
  },
  subject: '{heading}: {app}',
  about: 'Es geht um Ihre Anmeldung bei {app} als {email}.',
  wasItYou: 'Waren Sie das? Dann ist nichts zu tun. Wenn nicht, setzen Sie sofort ein neues Passwort: Wählen Sie bei der Anmeldung „Passwort vergessen?“.',
  whyYou: 'Sie erhalten diese E-Mail, weil das Passwort von {email} geändert wurde.',
};
