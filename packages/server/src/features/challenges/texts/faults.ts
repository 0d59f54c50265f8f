import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('challenges', {
  de: {
    gone: 'Diese Anmeldung ist abgelaufen oder gehört zu einem anderen Browser. Beginnen Sie von vorn.',
    tooManyMails:
      'An diese Adresse gingen zwei E-Mails in einer Minute. Warten Sie eine Minute, sehen Sie auch in den Spam-Ordner, und versuchen Sie es dann noch einmal.',
    tooManyTries: 'Für diese Adresse gab es heute zu viele falsche Codes. Versuchen Sie es morgen noch einmal, oder schreiben Sie den Betreibern der App.',
  },
  es: {
    gone: 'Este inicio de sesión ha caducado o es de otro navegador. Empieza de nuevo.',
    tooManyMails: 'Salieron dos correos a esta dirección en un minuto. Espera un minuto, mira también en spam, y vuelve a pedirlo.',
    tooManyTries: 'Hoy hubo demasiados códigos erróneos para esta dirección. Inténtalo mañana, o escribe a quienes gestionan la app.',
  },
  fr: {
    gone: 'Cette connexion a expiré ou appartient à un autre navigateur. Recommencez.',
    tooManyMails: 'Deux e-mails sont partis à cette adresse en une minute. Attendez une minute, regardez aussi dans les indésirables, puis redemandez.',
    tooManyTries: 'Il y a eu trop de codes erronés pour cette adresse aujourd’hui. Réessayez demain, ou écrivez aux responsables de l’application.',
  },
  ja: {
    gone: 'このサインインは期限切れか、別のブラウザーのものです。最初からやり直してください。',
    tooManyMails: 'このアドレスには一分間に二通のメールを送りました。迷惑メールもご確認のうえ、一分待ってからもう一度お試しください。',
    tooManyTries: 'このアドレスでは、今日はコードの間違いが多すぎました。明日もう一度お試しになるか、アプリの運営者にお問い合わせください。',
  },
  ar: {
    gone: 'انتهت صلاحية تسجيل الدخول هذا أو يخص متصفحًا آخر. ابدأ من جديد.',
    tooManyMails: 'أُرسلت رسالتان إلى هذا العنوان خلال دقيقة. انتظر دقيقة، وانظر أيضًا في البريد غير المرغوب فيه، ثم اطلب من جديد.',
    tooManyTries: 'أُدخلت اليوم رموز خاطئة كثيرة لهذا العنوان. حاول غدًا، أو اكتب إلى القائمين على التطبيق.',
  },
});
