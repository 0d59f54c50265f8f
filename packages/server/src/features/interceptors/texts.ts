import { faultTexts } from '../../chassis/i18n/texts.ts';

// English stands in faults.ts. What the app says is said as it says it, in whatever language.
faultTexts('interceptors', {
  de: { denied: '{message}', deniedInSilence: 'Eine Regel dieser App lässt das nicht zu. Fragen Sie die Betreiber der App.' },
  es: { denied: '{message}', deniedInSilence: 'Una norma de esta app no lo permite. Pregunta a quienes gestionan la app.' },
  fr: { denied: '{message}', deniedInSilence: 'Une règle de cette application ne le permet pas. Adressez-vous à ses responsables.' },
  ja: { denied: '{message}', deniedInSilence: 'このアプリの規則により許可されていません。アプリの運営者にお問い合わせください。' },
  ar: { denied: '{message}', deniedInSilence: 'لا تسمح بذلك إحدى قواعد هذا التطبيق. اسأل القائمين على التطبيق.' },
});
