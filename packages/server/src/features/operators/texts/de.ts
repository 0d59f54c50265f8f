import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  entry: {
    heading: 'Diesen Server betreuen',
    known: 'Sie kommen als {email} herein. Der Link gilt einmal.',
    unknown: 'Noch betreut ihn niemand: Sie werden der erste Eigentümer. Welche Adresse gehört Ihnen? Mit ihr melden Sie sich künftig an.',
    email: 'Ihre E-Mail-Adresse',
    button: 'Dashboard öffnen',
    over: 'Dieser Link ist abgelaufen',
    overExplained: 'Jeder Link lässt einmal jemanden herein, innerhalb von 15 Minuten. Erzeugen Sie auf dem Server einen neuen: {command}.',
  },
  passkey: {
    heading: 'Sie sind drin',
    explained: 'Fügen Sie jetzt einen Passkey hinzu, dann genügen nächstes Mal Fingerabdruck, Gesicht oder PIN: kein Link, keine Mail.',
    add: 'Passkey hinzufügen',
    later: 'Zum Dashboard',
  },
  nobody: {
    heading: 'Noch betreut niemand diesen Server',
    explained: 'Führen Sie auf dem Server {command} aus. Das gibt einen Link aus, der den ersten Eigentümer hereinlässt.',
  },
  denied: {
    heading: 'Das ist für die Betreiber dieses Servers',
    explained: 'Sie sind als jemand angemeldet, der nicht dazugehört. Ein Eigentümer kann Sie einladen.',
    again: 'Als jemand anderes anmelden',
  },
  signedOut: { heading: 'Sie sind abgemeldet', again: 'Wieder anmelden' },
  unbuilt: { heading: 'Das Dashboard ist noch nicht gebaut', explained: 'Führen Sie im Projektordner {command} aus und öffnen Sie diese Seite dann erneut.' },
};
