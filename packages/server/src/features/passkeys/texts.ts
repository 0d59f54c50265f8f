import { faultTexts } from '../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('passkeys', {
  de: {
    off: 'Passkeys sind hier nicht im Gebrauch. Melden Sie sich auf andere Weise an.',
  },
  es: {
    off: 'Aquí no se usan llaves de acceso. Inicia sesión de otra manera.',
  },
  fr: {
    off: 'Les clés d’accès ne sont pas utilisées ici. Connectez-vous autrement.',
  },
  ja: {
    off: 'ここではパスキーを使っていません。別の方法でサインインしてください。',
  },
  ar: {
    off: 'مفاتيح المرور غير مستخدمة هنا. سجّل الدخول بطريقة أخرى.',
  },
});
