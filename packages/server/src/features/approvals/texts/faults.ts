import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('approvals', {
  de: {
    linkUsed: 'Mit diesem Link wurde schon geantwortet. Öffnen Sie ihn noch einmal, um zu sehen, wie.',
    longReason: 'Eine Begründung hat höchstens {limit} Zeichen. Fassen Sie sich kürzer.',
  },
  es: {
    linkUsed: 'Con este enlace ya se respondió. Ábrelo otra vez para ver qué.',
    longReason: 'Un motivo tiene como máximo {limit} caracteres. Dilo con menos.',
  },
  fr: {
    linkUsed: 'Une réponse a déjà été donnée avec ce lien. Rouvrez-le pour voir laquelle.',
    longReason: 'Un motif compte au plus {limit} caractères. Soyez plus bref.',
  },
  ja: { linkUsed: 'このリンクではすでに回答済みです。もう一度開くと、回答を確認できます。', longReason: '理由は {limit} 文字までです。短くしてください。' },
  ar: { linkUsed: 'سبق الرد بهذا الرابط. افتحه مرة أخرى لترى الرد.', longReason: 'لا يزيد السبب عن {limit} حرف. اختصره.' },
});
