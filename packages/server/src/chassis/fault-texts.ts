import { faultTexts } from './i18n/texts.ts';

// Faults of the house that people meet on pages. English stands in their sheets: csrf.ts, limits.ts.

faultTexts('pages', {
  de: {
    elsewhere: 'Dieses Formular kam von einer anderen Website, darum wurde nichts getan. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
    staleForm:
      'Diese Seite wurde in einem anderen Browser oder vor längerer Zeit geöffnet, darum wurde nichts getan. Öffnen Sie sie neu und versuchen Sie es noch einmal.',
  },
  es: {
    elsewhere: 'Este formulario se envió desde otro sitio, así que no se hizo nada. Abre la página otra vez e inténtalo de nuevo.',
    staleForm: 'Esta página se abrió en otro navegador o hace tiempo, así que no se hizo nada. Ábrela otra vez e inténtalo de nuevo.',
  },
  fr: {
    elsewhere: 'Ce formulaire a été envoyé depuis un autre site : rien n’a donc été fait. Rouvrez la page et réessayez.',
    staleForm: 'Cette page a été ouverte dans un autre navigateur ou il y a longtemps : rien n’a donc été fait. Rouvrez-la et réessayez.',
  },
  ja: {
    elsewhere: 'このフォームは別のサイトから送られたため、何も行いませんでした。ページを開き直して、もう一度お試しください。',
    staleForm: 'このページは別のブラウザーで開かれたか、開いてから時間がたっているため、何も行いませんでした。開き直して、もう一度お試しください。',
  },
  ar: {
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
