import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('audit', {
  en: {
    notFound: 'This entry is not there, or is not yours to see.',
  },
  de: {
    notFound: 'Diesen Eintrag gibt es nicht, oder er ist nicht für Sie.',
  },
  es: {
    notFound: 'Esta entrada no existe o no es para ti.',
  },
  fr: {
    notFound: 'Cette entrée n’existe pas ou n’est pas pour vous.',
  },
  ja: {
    notFound: 'この記録はないか、閲覧できません。',
  },
  ar: {
    notFound: 'هذا السجل غير موجود أو ليس لك الاطلاع عليه.',
  },
});
