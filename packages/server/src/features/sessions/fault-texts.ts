import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('sessions', {
  en: {
    notFound: 'This sign-in is not there any more.',
    notActive: 'This sign-in has ended already.',
  },
  de: {
    notFound: 'Diese Anmeldung gibt es nicht mehr.',
    notActive: 'Diese Anmeldung ist schon beendet.',
  },
  es: {
    notFound: 'Esta sesión ya no existe.',
    notActive: 'Esta sesión ya ha terminado.',
  },
  fr: {
    notFound: 'Cette session n’existe plus.',
    notActive: 'Cette session est déjà terminée.',
  },
  ja: {
    notFound: 'このサインインはもうありません。',
    notActive: 'このサインインはすでに終了しています。',
  },
  ar: {
    notFound: 'لم تعد هذه الجلسة موجودة.',
    notActive: 'انتهت هذه الجلسة بالفعل.',
  },
});
