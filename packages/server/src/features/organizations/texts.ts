import { texts } from '../../chassis/i18n/texts.ts';

/** The words of the page behind a link to the admin portal. */
export const portalTexts = texts('portal', {
  en: {
    open: {
      heading: 'The settings of {yours} are not here yet',
      explained:
        'The link is right, and the pages behind it come with a later version of this server. Until then, whoever runs the app can set this up for you.',
    },
    over: {
      heading: 'This link has expired',
      explained: 'It works once, within a minute of being made. Go back to the app and open the settings from there again.',
    },
    unknown: {
      heading: 'This link leads nowhere',
      explained: 'It may be cut in two, or it was taken back. Go back to the app and open the settings from there again.',
    },
  },
  de: {
    open: {
      heading: 'Die Einstellungen gibt es hier noch nicht',
      explained:
        'Der Link stimmt, und die Seiten dahinter kommen mit einer späteren Version dieses Servers. Bis dahin können die Betreiber der App das für Sie einrichten.',
    },
    over: {
      heading: 'Dieser Link ist abgelaufen',
      explained: 'Er gilt einmal, eine Minute lang. Kehren Sie zur App zurück und öffnen Sie die Einstellungen von dort noch einmal.',
    },
    unknown: {
      heading: 'Dieser Link führt nirgendwohin',
      explained: 'Vielleicht ist er zerteilt, oder er wurde zurückgenommen. Kehren Sie zur App zurück und öffnen Sie die Einstellungen von dort noch einmal.',
    },
  },
  es: {
    open: {
      heading: 'Los ajustes todavía no están aquí',
      explained:
        'El enlace es correcto, y sus páginas llegarán con una versión posterior de este servidor. Mientras tanto, quienes gestionan la app pueden configurarlo por ti.',
    },
    over: { heading: 'Este enlace ha caducado', explained: 'Vale una vez, durante un minuto. Vuelve a la app y abre desde allí los ajustes otra vez.' },
    unknown: {
      heading: 'Este enlace no lleva a ninguna parte',
      explained: 'Quizá está cortado, o se retiró. Vuelve a la app y abre desde allí los ajustes otra vez.',
    },
  },
  fr: {
    open: {
      heading: 'Les réglages ne sont pas encore ici',
      explained:
        'Le lien est bon, et ses pages viendront avec une version ultérieure de ce serveur. D’ici là, les responsables de l’application peuvent s’en charger pour vous.',
    },
    over: {
      heading: 'Ce lien a expiré',
      explained: 'Il sert une fois, pendant une minute. Retournez à l’application et rouvrez-y les réglages.',
    },
    unknown: {
      heading: 'Ce lien ne mène nulle part',
      explained: 'Il est peut-être coupé, ou il a été retiré. Retournez à l’application et rouvrez-y les réglages.',
    },
  },
  ja: {
    open: {
      heading: '設定の画面はまだありません',
      explained: 'リンクは正しいものです。この先のページは、サーバーの今後のバージョンで使えるようになります。それまでは、アプリの運営者が設定できます。',
    },
    over: { heading: 'このリンクは期限切れです', explained: '作られてから一分以内に一度だけ使えます。アプリに戻り、設定をもう一度開いてください。' },
    unknown: {
      heading: 'このリンクの先には何もありません',
      explained: '途中で切れているか、取り消されたようです。アプリに戻り、設定をもう一度開いてください。',
    },
  },
  ar: {
    open: {
      heading: 'الإعدادات ليست هنا بعد',
      explained: 'الرابط صحيح، والصفحات التي خلفه تأتي مع إصدار لاحق من هذا الخادم. وحتى ذلك الحين يمكن للقائمين على التطبيق إعدادها لك.',
    },
    over: { heading: 'انتهت صلاحية هذا الرابط', explained: 'صالح مرة واحدة خلال دقيقة. عُد إلى التطبيق وافتح الإعدادات من هناك مرة أخرى.' },
    unknown: { heading: 'هذا الرابط لا يؤدي إلى شيء', explained: 'ربما قُطع أو سُحب. عُد إلى التطبيق وافتح الإعدادات من هناك مرة أخرى.' },
  },
});
