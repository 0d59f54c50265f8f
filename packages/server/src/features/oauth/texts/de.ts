import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  over: {
    heading: 'Diese Anmeldung ist vorbei',
    elsewhere: 'Sie wurde schon abgeschlossen, in einem anderen Browser begonnen oder hat zu lange gewartet. Beginnen Sie in der App neu.',
    justNow: 'Sie wurde gerade eben abgeschlossen, vielleicht in einem anderen Tab. Beginnen Sie in der App neu.',
    goTo: 'Zu {app}',
  },
  denied: { heading: 'Hier geht es nicht weiter' },
  doubt: {
    unknownApp: 'Sie nennt eine App, die hier nicht registriert ist (client_id).',
    unreadableApp: 'Was sie an ihrer eigenen Adresse über sich sagt, lässt sich nicht lesen (invalid_client_metadata_url).',
    noReturn: 'Sie sagt nicht, wohin es danach gehen soll (redirect_uri).',
    badReturn: 'Die Adresse, zu der es danach gehen soll, ist für diese App nicht registriert (invalid_redirect_uri).',
    twice: 'Sie nennt {parameter} mehr als einmal.',
    address: 'Die Adresse ist keine von unseren.',
  },
  signOut: {
    title: 'Abmelden',
    heading: 'Möchten Sie sich abmelden?',
    explained: 'Sie werden in diesem Browser von jeder App abgemeldet, die {app} verwendet.',
    done: 'Sie sind abgemeldet',
    close: 'Sie können dieses Fenster schließen.',
    backToApp: 'Zurück zur App',
    stay: 'Die App wollte Sie an eine Adresse weiterleiten, die für sie nicht registriert ist. Darum bleiben Sie hier. Sie können dieses Fenster schließen.',
  },
};
