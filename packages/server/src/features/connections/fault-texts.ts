import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('connections', {
  en: {
    notFound: 'This connection is not there any more.',
    unknownDomain: 'One of these domains is not there any more.',
  },
  de: {
    notFound: 'Diese Verbindung gibt es nicht mehr.',
    unknownDomain: 'Eine dieser Domains gibt es nicht mehr.',
  },
  es: {
    notFound: 'Esta conexión ya no está.',
    unknownDomain: 'Uno de estos dominios ya no está.',
  },
  fr: {
    notFound: 'Cette connexion n’est plus là.',
    unknownDomain: 'L’un de ces domaines n’est plus là.',
  },
  ja: {
    notFound: 'この接続はもうありません。',
    unknownDomain: '選んだドメインのひとつはもうありません。',
  },
  ar: {
    notFound: 'لم يعد هذا الاتصال هنا.',
    unknownDomain: 'لم يعد أحد هذه النطاقات هنا.',
  },
});
