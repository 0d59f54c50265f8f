import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('login', {
  de: {
    passwordsOff: 'Hier meldet sich niemand mit einem Passwort an. Wählen Sie einen anderen Weg.',
    signUpOff: 'Wer neu ist, kommt nur auf Einladung hinein. Bitten Sie jemanden, der die App nutzt, Sie einzuladen.',
    organizationLimit: 'Sie haben schon {limit} angelegt, mehr darf eine Person nicht. Bitten Sie jemanden, Sie einzuladen.',
    signedOut: 'Sie sind abgemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
    notAMember: 'Dort sind Sie kein Mitglied.',
    noOrganizationName: 'Geben Sie einen Namen ein.',
    organizationNameTooLong: 'Der Name ist länger als 200 Zeichen. Kürzen Sie ihn ein wenig.',
  },
  es: {
    passwordsOff: 'Aquí nadie inicia sesión con contraseña. Elige otra manera.',
    signUpOff: 'Los nuevos solo entran con invitación. Pide a alguien que use la app que te invite.',
    organizationLimit: 'Ya has creado {limit}, que es lo máximo para una persona. Pide a alguien que te invite.',
    signedOut: 'Tu sesión está cerrada. Inicia sesión e inténtalo otra vez.',
    notAMember: 'No eres miembro de ese lugar.',
    noOrganizationName: 'Ponle un nombre.',
    organizationNameTooLong: 'Ese nombre tiene más de 200 caracteres. Acórtalo un poco.',
  },
  fr: {
    passwordsOff: 'Ici, personne ne se connecte avec un mot de passe. Choisissez une autre façon.',
    signUpOff: 'On n’entre que sur invitation. Demandez à quelqu’un qui utilise l’application de vous inviter.',
    organizationLimit: 'Vous en avez déjà créé {limit}, le maximum pour une personne. Demandez à quelqu’un de vous inviter.',
    signedOut: 'Vous êtes déconnecté. Connectez-vous, puis réessayez.',
    notAMember: 'Vous n’en êtes pas membre.',
    noOrganizationName: 'Donnez un nom.',
    organizationNameTooLong: 'Ce nom dépasse 200 caractères. Raccourcissez-le un peu.',
  },
  ja: {
    passwordsOff: 'ここではパスワードでサインインできません。別の方法を選んでください。',
    signUpOff: '新しい方は招待がないと入れません。アプリを使っている方に招待をお願いしてください。',
    organizationLimit: 'すでに {limit} 個作成しており、これが一人あたりの上限です。ほかの方に招待をお願いしてください。',
    signedOut: 'サインアウトしています。サインインしてから、もう一度お試しください。',
    notAMember: 'メンバーではありません。',
    noOrganizationName: '名前を入力してください。',
    organizationNameTooLong: '名前が 200 文字を超えています。少し短くしてください。',
  },
  ar: {
    passwordsOff: 'لا يسجّل أحد الدخول هنا بكلمة مرور. اختر طريقة أخرى.',
    signUpOff: 'لا يدخل الجدد إلا بدعوة. اطلب من أحد مستخدمي التطبيق أن يدعوك.',
    organizationLimit: 'أنشأت {limit} من قبل، وهذا أقصى ما يُسمح به للشخص الواحد. اطلب من أحد أن يدعوك.',
    signedOut: 'تم تسجيل خروجك. سجّل الدخول ثم حاول مرة أخرى.',
    notAMember: 'لست عضوًا هناك.',
    noOrganizationName: 'اكتب اسمًا.',
    organizationNameTooLong: 'هذا الاسم أطول من 200 حرف. يُرجى اختصاره قليلًا.',
  },
});
