import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const de: Translation<typeof en, 'de'> = {
  wanted: {
    subjectBy: '{requester} möchte jemanden zu {organization} einladen',
    subject: '{email} möchte {organization} beitreten',
    preheader: 'Es geschieht nichts, bis Sie oder jemand anderes antwortet.',
    explained: 'Sehen Sie es sich an und sagen Sie Ja oder Nein. Vorher geschieht nichts.',
    who: 'Wer',
    as: 'Als',
    by: 'Gewünscht von',
    button: 'Ansehen',
    forYouAlone: 'Dieser Link ist nur für {email}, gilt einmal und verlangt, dass Sie angemeldet sind.',
  },
  approved: {
    subject: '{email} ist zu {organization} eingeladen',
    preheader: 'Ihr Wunsch wurde genehmigt.',
    explained: 'Ihre Einladung von {email} zu {organization} wurde genehmigt und ist nun unterwegs.',
  },
  refused: {
    subject: '{email} wird nicht zu {organization} eingeladen',
    preheader: 'Ihr Wunsch wurde abgelehnt.',
    explained:
      'Ihre Einladung von {email} zu {organization} wurde abgelehnt, und es wurde nichts verschickt. Sind Sie anderer Meinung, sprechen Sie mit einer Administratorin oder einem Administrator dort.',
    reason: 'Die Begründung',
  },
  whyYou: 'Sie erhalten diese Mail, weil Sie um diese Einladung gebeten haben.',
};
