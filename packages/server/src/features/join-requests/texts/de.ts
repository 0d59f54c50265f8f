import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  approved: {
    subject: '{organization} hat Sie aufgenommen',
    heading: 'Willkommen bei {organization}',
    preheader: 'Ihre Bitte um Beitritt ist beantwortet: Sie sind Mitglied.',
    explained: '{organization} hat Ihrer Bitte um Beitritt zugestimmt. Melden Sie sich mit {email} an, und Sie sind da.',
    explainedOpen: '{organization} hat Ihrer Bitte um Beitritt zugestimmt. Öffnen Sie {app} wie immer und melden Sie sich mit {email} an.',
    button: 'Bei {organization} anmelden',
  },
  refused: {
    subject: 'Ihre Bitte um Beitritt zu {organization}',
    heading: 'Ihre Bitte um Beitritt zu {organization}',
    preheader: 'Sie wurde beantwortet.',
    explained: 'Jemand bei {organization} hat sich Ihre Bitte angesehen und Sie diesmal nicht aufgenommen.',
    goOn: 'Sonst ändert sich für Sie nichts. Wenn Sie das für ein Versehen halten, schreiben Sie jemandem, den Sie dort kennen: Man kann Sie einladen.',
    reason: 'Die Begründung',
  },
  whyYou: 'Sie erhalten diese E-Mail, weil {email} darum gebeten hat, {organization} beizutreten.',
};
