import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  invitation: {
    subjectBy: '{inviter} lädt Sie zu {organization} ein',
    subject: 'Sie sind zu {organization} eingeladen',
    preheader: 'Offen bis {until}. Ein Klick genügt.',
    hello: 'Guten Tag, {name}.',
    worksWith: '{organization} arbeitet mit {app}.',
    join: 'Treten Sie bei, und Sie sind gleich angemeldet: Ein Passwort brauchen Sie nicht.',
    joinAs: 'Sie kommen als',
    roles_one: 'Rolle',
    roles_other: 'Rollen',
    by: 'Eingeladen von',
    until: 'Offen bis',
    button: '{organization} beitreten',
    forYouAlone: 'Dieser Link ist allein für {email} und gilt einmal. Geben Sie ihn nicht weiter.',
    notExpected: 'Nicht erwartet? Ignorieren Sie diese E-Mail: Es geschieht nichts, bevor Sie beitreten.',
  },
  renewal: {
    subject: '{invitee} bittet um eine neue Einladung zu {organization}',
    preheader: 'Der bisherige Link gilt nicht mehr.',
    linkIsOver: 'Der Link in Ihrer Einladung an {email} gilt nicht mehr.',
    stillJoin:
      'Soll die Person noch beitreten? Dann laden Sie sie aus der Liste der Mitglieder noch einmal ein. Die Einladung geht an dieselbe Adresse, mit einem neuen Link.',
    whyYou:
      'Sie erhalten diese E-Mail, weil Sie die Einladung gesendet haben oder sich dort um die Mitglieder kümmern. Soll die Person nicht beitreten, brauchen Sie nichts zu tun.',
  },
};
