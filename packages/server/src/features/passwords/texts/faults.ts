import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('passwords', {
  de: {
    busy: 'Gerade melden sich zu viele mit einem Passwort an. Warten Sie einen Moment und versuchen Sie es noch einmal.',
  },
  es: {
    busy: 'Ahora mismo demasiadas personas inician sesión con contraseña. Espera un momento e inténtalo otra vez.',
  },
  fr: {
    busy: 'Trop de personnes se connectent avec un mot de passe en ce moment. Attendez un instant et réessayez.',
  },
  ja: {
    busy: '現在、パスワードでサインインする方が多すぎます。少し待って、もう一度お試しください。',
  },
  ar: {
    busy: 'عدد كبير يسجّل الدخول بكلمة مرور الآن. انتظر لحظة ثم حاول مرة أخرى.',
  },
});
