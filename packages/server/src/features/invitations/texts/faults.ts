import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('invitations', {
  en: {
    expired: 'This invitation has expired. Ask for a new one.',
  },
  de: {
    expired: 'Diese Einladung ist abgelaufen. Bitten Sie um eine neue.',
    used: 'Diese Einladung wurde schon angenommen.',
    revoked: 'Diese Einladung wurde zurückgenommen.',
    replaced: 'Für diese Einladung wurde ein neuerer Link verschickt. Suchen Sie die neueste E-Mail.',
    unknownLink: 'Das ist kein Link zu einer Einladung. Prüfen Sie, ob er ganz kopiert wurde.',
    provesNothing: 'Diesen Link hat nicht nur die eingeladene Person gesehen. Darum braucht es einen Code, der an die eingeladene Adresse geht.',
  },
  es: {
    expired: 'Esta invitación ha caducado. Pide una nueva.',
    used: 'Esta invitación ya se aceptó.',
    revoked: 'Esta invitación se retiró.',
    replaced: 'Se envió un enlace más nuevo para esta invitación. Busca el correo más reciente.',
    unknownLink: 'Este no es un enlace a una invitación. Comprueba que se copió entero.',
    provesNothing: 'Este enlace lo ha visto alguien más que la persona invitada, así que hace falta un código enviado a la dirección invitada.',
  },
  fr: {
    expired: 'Cette invitation a expiré. Demandez-en une nouvelle.',
    used: 'Cette invitation a déjà été acceptée.',
    revoked: 'Cette invitation a été retirée.',
    replaced: 'Un lien plus récent a été envoyé pour cette invitation. Cherchez le dernier e-mail.',
    unknownLink: 'Ce n’est pas un lien vers une invitation. Vérifiez qu’il a été copié en entier.',
    provesNothing: 'Ce lien a été vu par quelqu’un d’autre que la personne invitée : il faut donc un code envoyé à l’adresse invitée.',
  },
  ja: {
    expired: 'この招待は期限切れです。新しい招待をお願いしてください。',
    used: 'この招待はすでに承諾されています。',
    revoked: 'この招待は取り消されました。',
    replaced: 'この招待には新しいリンクが送られています。最新のメールをご確認ください。',
    unknownLink: '招待のリンクではありません。全体がコピーされているかご確認ください。',
    provesNothing: 'このリンクは招待された方以外の目にも触れたため、招待先のアドレスに送られるコードが必要です。',
  },
  ar: {
    expired: 'انتهت صلاحية هذه الدعوة. اطلب دعوة جديدة.',
    used: 'قُبلت هذه الدعوة من قبل.',
    revoked: 'سُحبت هذه الدعوة.',
    replaced: 'أُرسل رابط أحدث لهذه الدعوة. ابحث عن أحدث رسالة.',
    unknownLink: 'هذا ليس رابط دعوة. تأكد من نسخه كاملًا.',
    provesNothing: 'رأى هذا الرابط شخص غير المدعو، لذا يلزم رمز يُرسل إلى العنوان المدعو.',
  },
});
