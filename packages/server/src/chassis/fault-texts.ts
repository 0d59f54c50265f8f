import { faultTexts, operatorTexts } from './i18n/texts.ts';

// Faults of the house that people meet on pages. English stands in their sheets: csrf.ts, limits.ts.

faultTexts('pages', {
  de: {
    noCookies:
      'Ihr Browser hat unser Cookie nicht behalten, und ohne es können wir Sie nicht von anderen unterscheiden. Erlauben Sie Cookies für diese Seite und versuchen Sie es noch einmal.',
    elsewhere: 'Dieses Formular kam von einer anderen Website, darum wurde nichts getan. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
    staleForm:
      'Diese Seite wurde in einem anderen Browser oder vor längerer Zeit geöffnet, darum wurde nichts getan. Öffnen Sie sie neu und versuchen Sie es noch einmal.',
  },
  es: {
    noCookies:
      'Tu navegador no guardó nuestra cookie y sin ella no podemos distinguirte de otra persona. Permite las cookies de este sitio e inténtalo otra vez.',
    elsewhere: 'Este formulario se envió desde otro sitio, así que no se hizo nada. Abre la página otra vez e inténtalo de nuevo.',
    staleForm: 'Esta página se abrió en otro navegador o hace tiempo, así que no se hizo nada. Ábrela otra vez e inténtalo de nuevo.',
  },
  fr: {
    noCookies:
      'Votre navigateur n’a pas gardé notre cookie, et sans lui nous ne pouvons pas vous distinguer de quelqu’un d’autre. Autorisez les cookies pour ce site et réessayez.',
    elsewhere: 'Ce formulaire a été envoyé depuis un autre site : rien n’a donc été fait. Rouvrez la page et réessayez.',
    staleForm: 'Cette page a été ouverte dans un autre navigateur ou il y a longtemps : rien n’a donc été fait. Rouvrez-la et réessayez.',
  },
  ja: {
    noCookies: 'ブラウザーが Cookie を保存しなかったため、ほかの方と区別できません。このサイトの Cookie を許可して、もう一度お試しください。',
    elsewhere: 'このフォームは別のサイトから送られたため、何も行いませんでした。ページを開き直して、もう一度お試しください。',
    staleForm: 'このページは別のブラウザーで開かれたか、開いてから時間がたっているため、何も行いませんでした。開き直して、もう一度お試しください。',
  },
  ar: {
    noCookies: 'لم يحتفظ متصفحك بملف تعريف الارتباط، ومن دونه لا نستطيع تمييزك عن غيرك. اسمح بملفات تعريف الارتباط لهذا الموقع ثم حاول مرة أخرى.',
    elsewhere: 'أُرسل هذا النموذج من موقع آخر، فلم نفعل شيئًا. افتح الصفحة من جديد وحاول مرة أخرى.',
    staleForm: 'فُتحت هذه الصفحة في متصفح آخر أو منذ مدة، فلم نفعل شيئًا. افتحها من جديد وحاول مرة أخرى.',
  },
});

faultTexts('limits', {
  de: {
    address: 'Aus Ihrem Netz kamen mehr als {limit} Anfragen in einer Minute. Warten Sie {retry_after_seconds} s und versuchen Sie es noch einmal.',
    signIn: 'Aus Ihrem Netz kamen zu viele Versuche in einer Minute. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
  es: {
    address: 'Hubo más de {limit} peticiones en un minuto desde tu red. Espera {retry_after_seconds} s e inténtalo otra vez.',
    signIn: 'Hubo demasiados intentos en un minuto desde tu red. Espera un minuto e inténtalo otra vez.',
  },
  fr: {
    address: 'Plus de {limit} requêtes sont venues de votre réseau en une minute. Attendez {retry_after_seconds} s et réessayez.',
    signIn: 'Trop d’essais sont venus de votre réseau en une minute. Attendez une minute et réessayez.',
  },
  ja: {
    address: 'お使いのネットワークから一分間に {limit} 回を超えるアクセスがありました。{retry_after_seconds} 秒待って、もう一度お試しください。',
    signIn: 'お使いのネットワークから一分間に多くの試みがありました。一分待って、もう一度お試しください。',
  },
  ar: {
    address: 'وصل من شبكتك أكثر من {limit} طلب خلال دقيقة. انتظر {retry_after_seconds} ثانية ثم حاول مرة أخرى.',
    signIn: 'وصلت من شبكتك محاولات كثيرة خلال دقيقة. انتظر دقيقة ثم حاول مرة أخرى.',
  },
});

faultTexts('request', {
  de: {
    malformed: 'Was Ihr Browser geschickt hat, konnte nicht gelesen werden. Kehren Sie zurück und versuchen Sie es noch einmal.',
    tooSlow: 'Was Ihr Browser geschickt hat, kam zu langsam an. Versuchen Sie es noch einmal.',
    tooLarge: 'Das ist zu viel: mehr als {limit} Bytes. Kürzen Sie es und versuchen Sie es noch einmal.',
    headersTooLarge: 'Ihr Browser schickt zu viele Cookies mit. Löschen Sie die Cookies dieser Seite und versuchen Sie es noch einmal.',
    unsupportedContentType: 'Diese Adresse nimmt {accepted}, nicht „{given}“.',
    unknownAddress: 'Unter {path} ist nichts.',
  },
  es: {
    malformed: 'No se pudo leer lo que envió tu navegador. Vuelve atrás e inténtalo otra vez.',
    tooSlow: 'Lo que envió tu navegador llegó demasiado despacio. Inténtalo otra vez.',
    tooLarge: 'Es demasiado: más de {limit} bytes. Acórtalo e inténtalo otra vez.',
    headersTooLarge: 'Tu navegador envía demasiadas cookies. Borra las de este sitio e inténtalo otra vez.',
    unsupportedContentType: 'Esta dirección acepta {accepted}, no «{given}».',
    unknownAddress: 'No hay nada en {path}.',
  },
  fr: {
    malformed: 'Ce que votre navigateur a envoyé n’a pas pu être lu. Revenez en arrière et réessayez.',
    tooSlow: 'Ce que votre navigateur a envoyé est arrivé trop lentement. Réessayez.',
    tooLarge: 'C’est trop : plus de {limit} octets. Raccourcissez et réessayez.',
    headersTooLarge: 'Votre navigateur envoie trop de cookies. Supprimez ceux de ce site et réessayez.',
    unsupportedContentType: 'Cette adresse accepte {accepted}, pas « {given} ».',
    unknownAddress: 'Il n’y a rien à {path}.',
  },
  ja: {
    malformed: 'ブラウザーから送られた内容を読み取れませんでした。前の画面に戻って、もう一度お試しください。',
    tooSlow: 'ブラウザーからの送信に時間がかかりすぎました。もう一度お試しください。',
    tooLarge: '大きすぎます ({limit} バイトを超えています)。短くして、もう一度お試しください。',
    headersTooLarge: 'ブラウザーが送る Cookie が多すぎます。このサイトの Cookie を消して、もう一度お試しください。',
    unsupportedContentType: 'このアドレスで使えるのは {accepted} です。「{given}」は使えません。',
    unknownAddress: '{path} には何もありません。',
  },
  ar: {
    malformed: 'تعذّرت قراءة ما أرسله متصفحك. ارجع وحاول مرة أخرى.',
    tooSlow: 'وصل ما أرسله متصفحك ببطء شديد. حاول مرة أخرى.',
    tooLarge: 'هذا كثير: أكثر من {limit} بايت. اختصره ثم حاول مرة أخرى.',
    headersTooLarge: 'يرسل متصفحك ملفات تعريف ارتباط كثيرة. احذف ما يخص هذا الموقع ثم حاول مرة أخرى.',
    unsupportedContentType: 'يقبل هذا العنوان {accepted} لا «{given}».',
    unknownAddress: 'لا يوجد شيء في {path}.',
  },
});

faultTexts('environments', {
  de: { unknownAddress: 'Unter {host} wohnt niemand. Verwenden Sie die Adresse, die Sie von der Verwaltung bekommen haben.' },
  es: { unknownAddress: 'No hay nadie en {host}. Usa la dirección que te dio quien lo administra.' },
  fr: { unknownAddress: 'Personne n’habite à {host}. Utilisez l’adresse que l’administrateur vous a donnée.' },
  ja: { unknownAddress: '{host} には何もありません。管理者から受け取ったアドレスをお使いください。' },
  ar: { unknownAddress: 'لا يوجد أحد في {host}. استخدم العنوان الذي أعطاك إياه المسؤول.' },
});

faultTexts('access', {
  en: {
    lacksPermission: 'You are not allowed to do this.',
  },
  de: {
    denied: 'Das dürfen Sie nicht.',
    lacksPermission: 'Das dürfen Sie nicht.',
  },
  es: {
    denied: 'No tienes permiso para hacer esto.',
    lacksPermission: 'No tienes permiso para hacer esto.',
  },
  fr: {
    denied: 'Vous n’êtes pas autorisé à le faire.',
    lacksPermission: 'Vous n’êtes pas autorisé à le faire.',
  },
  ja: {
    denied: 'この操作は許可されていません。',
    lacksPermission: 'この操作は許可されていません。',
  },
  ar: {
    denied: 'هذا غير مسموح لك.',
    lacksPermission: 'هذا غير مسموح لك.',
  },
});

faultTexts('idempotency', {
  en: {
    stillRunning: 'The same is still being done. Look again in a moment.',
  },
  de: {
    stillRunning: 'Dasselbe wird gerade noch getan. Sehen Sie gleich noch einmal nach.',
  },
  es: {
    stillRunning: 'Lo mismo se está haciendo todavía. Vuelve a mirar en un momento.',
  },
  fr: {
    stillRunning: 'La même chose est encore en cours. Regardez de nouveau dans un instant.',
  },
  ja: {
    stillRunning: '同じ操作がまだ実行中です。少し待ってから確認してください。',
  },
  ar: {
    stillRunning: 'الشيء نفسه ما زال يُنفَّذ. انظر مجددًا بعد لحظة.',
  },
});

// What operators meet in the dashboard.

operatorTexts('idempotency', { stillRunning: 'The same is still being done. Look again in a moment.' });
operatorTexts('paging', { badToken: 'The list cannot go on from here. Load the page again.' });
