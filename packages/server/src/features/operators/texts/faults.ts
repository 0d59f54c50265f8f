import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('operators', {
  de: {
    usedLink: 'Dieser Link wurde benutzt oder ist zu alt: Jeder gilt einmal, 15 Minuten lang. Führen Sie `tenon admin link` noch einmal aus.',
    emailNeeded: 'Geben Sie Ihre Adresse an: Mit ihr melden Sie sich von nun an an.',
  },
  es: {
    usedLink: 'Este enlace ya se usó o es demasiado antiguo: cada uno vale una vez, durante 15 minutos. Ejecuta `tenon admin link` otra vez.',
    emailNeeded: 'Di cuál es tu dirección: con ella iniciarás sesión a partir de ahora.',
  },
  fr: {
    usedLink: 'Ce lien a déjà servi ou est trop ancien : chacun sert une fois, pendant 15 minutes. Relancez `tenon admin link`.',
    emailNeeded: 'Indiquez votre adresse : c’est avec elle que vous vous connecterez désormais.',
  },
  ja: {
    usedLink: 'このリンクは使用済みか、古すぎます。リンクは 15 分以内に一度だけ使えます。`tenon admin link` をもう一度実行してください。',
    emailNeeded: 'メールアドレスを入力してください。今後のサインインに使います。',
  },
  ar: {
    usedLink: 'استُخدم هذا الرابط أو مضى عليه وقت: كل رابط صالح مرة واحدة خلال 15 دقيقة. شغّل `tenon admin link` مرة أخرى.',
    emailNeeded: 'اكتب عنوانك: به تسجّل الدخول من الآن فصاعدًا.',
  },
});
