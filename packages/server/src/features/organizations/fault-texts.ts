import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('organizations', {
  en: {
    notFound: 'This is not there any more.',
    noSessionPolicy: 'Rules of its own for sessions are not turned on here. Ask whoever runs the app.',
  },
  de: {
    notFound: 'Das gibt es nicht mehr.',
    noSessionPolicy: 'Eigene Sitzungsregeln sind hier nicht eingeschaltet. Fragen Sie die Betreiber der App.',
  },
  es: {
    notFound: 'Esto ya no existe.',
    noSessionPolicy: 'Aquí no están activadas las reglas de sesión propias. Pregunta a quien lleva la aplicación.',
  },
  fr: {
    notFound: 'Cela n’existe plus.',
    noSessionPolicy: 'Les règles de session propres ne sont pas activées ici. Demandez à qui gère l’application.',
  },
  ja: {
    notFound: 'これはもうありません。',
    noSessionPolicy: '独自のセッション設定は有効になっていません。アプリの運営者にお問い合わせください。',
  },
  ar: {
    notFound: 'لم يعد هذا موجودًا.',
    noSessionPolicy: 'قواعد الجلسات الخاصة غير مفعّلة هنا. اسأل من يدير التطبيق.',
  },
});
