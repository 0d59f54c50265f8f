import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('approvals', {
  de: { linkUsed: 'Mit diesem Link wurde schon geantwortet. Öffnen Sie ihn noch einmal, um zu sehen, wie.' },
  es: { linkUsed: 'Con este enlace ya se respondió. Ábrelo otra vez para ver qué.' },
  fr: { linkUsed: 'Une réponse a déjà été donnée avec ce lien. Rouvrez-le pour voir laquelle.' },
  ja: { linkUsed: 'このリンクではすでに回答済みです。もう一度開くと、回答を確認できます。' },
  ar: { linkUsed: 'سبق الرد بهذا الرابط. افتحه مرة أخرى لترى الرد.' },
});
