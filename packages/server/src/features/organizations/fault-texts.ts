import { faultTexts, operatorTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('organizations', {
  en: {
    featureOff: 'This is not turned on here. Ask whoever runs the app.',
    notFound: 'This is not there any more.',
    noSessionPolicy: 'Rules of its own for sessions are not turned on here. Ask whoever runs the app.',
  },
  de: {
    featureOff: 'Das ist hier nicht eingeschaltet. Fragen Sie die Betreiber der App.',
    notFound: 'Das gibt es nicht mehr.',
    noSessionPolicy: 'Eigene Sitzungsregeln sind hier nicht eingeschaltet. Fragen Sie die Betreiber der App.',
  },
  es: {
    featureOff: 'Esto no está activado aquí. Pregunta a quien lleva la aplicación.',
    notFound: 'Esto ya no existe.',
    noSessionPolicy: 'Aquí no están activadas las reglas de sesión propias. Pregunta a quien lleva la aplicación.',
  },
  fr: {
    featureOff: 'Cela n’est pas activé ici. Demandez à qui gère l’application.',
    notFound: 'Cela n’existe plus.',
    noSessionPolicy: 'Les règles de session propres ne sont pas activées ici. Demandez à qui gère l’application.',
  },
  ja: {
    featureOff: 'この機能は有効になっていません。アプリの運営者にお問い合わせください。',
    notFound: 'これはもうありません。',
    noSessionPolicy: '独自のセッション設定は有効になっていません。アプリの運営者にお問い合わせください。',
  },
  ar: {
    featureOff: 'هذه الميزة غير مفعّلة هنا. اسأل من يدير التطبيق.',
    notFound: 'لم يعد هذا موجودًا.',
    noSessionPolicy: 'قواعد الجلسات الخاصة غير مفعّلة هنا. اسأل من يدير التطبيق.',
  },
});

operatorTexts('organizations', {
  noSessionPolicy: 'This organization has no session policy of its own: turn that on first, among its features.',
  featureOff: 'This is not turned on for this organization: its members cannot use it. Turn it on among its features.',
});
