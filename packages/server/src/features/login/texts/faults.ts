import { faultTexts } from '../../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('login', {
  en: {
    organizationLimit: 'You have made as many {many} as one person may: {limit}. Ask somebody to invite you to theirs.',
    notAMember: 'You are not a member of this {word}.',
  },
  de: {
    notFresh: 'Ihre Anmeldung liegt eine Weile zurück. Öffnen Sie die Seite neu und zeigen Sie noch einmal, dass Sie es sind.',
    organizationLimit: 'Mehr {many} darf eine Person nicht anlegen, als Sie schon haben: {limit}. Bitten Sie jemanden, Sie einzuladen.',
    notAMember: 'Dort sind Sie kein Mitglied.',
    passwordsOff: 'Hier meldet sich niemand mit einem Passwort an. Wählen Sie einen anderen Weg.',
    signUpOff: 'Wer neu ist, kommt nur auf Einladung hinein. Bitten Sie jemanden, der die App nutzt, Sie einzuladen.',
    signedOut: 'Sie sind abgemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
    noOrganizationName: 'Geben Sie einen Namen ein.',
    organizationNameTooLong: 'Der Name ist länger als 200 Zeichen. Kürzen Sie ihn ein wenig.',
  },
  es: {
    notFresh: 'Iniciaste sesión hace un rato. Abre la página otra vez y demuestra de nuevo que eres tú.',
    organizationLimit: 'Ya has creado el máximo de {many} para una persona: {limit}. Pide a alguien que te invite.',
    notAMember: 'No eres miembro de ese lugar.',
    passwordsOff: 'Aquí nadie inicia sesión con contraseña. Elige otra manera.',
    signUpOff: 'Los nuevos solo entran con invitación. Pide a alguien que use la app que te invite.',
    signedOut: 'Tu sesión está cerrada. Inicia sesión e inténtalo otra vez.',
    noOrganizationName: 'Ponle un nombre.',
    organizationNameTooLong: 'Ese nombre tiene más de 200 caracteres. Acórtalo un poco.',
  },
  fr: {
    notFresh: 'Votre connexion date un peu. Rouvrez la page et montrez encore une fois que c’est vous.',
    organizationLimit: 'Vous avez atteint la limite pour vos {many} : {limit}. Demandez à quelqu’un de vous inviter.',
    notAMember: 'Vous n’en êtes pas membre.',
    passwordsOff: 'Ici, personne ne se connecte avec un mot de passe. Choisissez une autre façon.',
    signUpOff: 'On n’entre que sur invitation. Demandez à quelqu’un qui utilise l’application de vous inviter.',
    signedOut: 'Vous êtes déconnecté. Connectez-vous, puis réessayez.',
    noOrganizationName: 'Donnez un nom.',
    organizationNameTooLong: 'Ce nom dépasse 200 caractères. Raccourcissez-le un peu.',
  },
  ja: {
    notFresh: 'サインインから時間がたっています。ページを開き直し、ご本人であることをもう一度お示しください。',
    organizationLimit: '作成できる{many}の上限 ({limit}) に達しています。ほかの方に招待をお願いしてください。',
    notAMember: 'メンバーではありません。',
    passwordsOff: 'ここではパスワードでサインインできません。別の方法を選んでください。',
    signUpOff: '新しい方は招待がないと入れません。アプリを使っている方に招待をお願いしてください。',
    signedOut: 'サインアウトしています。サインインしてから、もう一度お試しください。',
    noOrganizationName: '名前を入力してください。',
    organizationNameTooLong: '名前が 200 文字を超えています。少し短くしてください。',
  },
  ar: {
    notFresh: 'مضى وقت على تسجيل دخولك. افتح الصفحة من جديد وأثبت مرة أخرى أنك أنت.',
    organizationLimit: 'بلغت أقصى عدد يُسمح للشخص بإنشائه من {many}: {limit}. اطلب من أحد أن يدعوك.',
    notAMember: 'لست عضوًا هناك.',
    passwordsOff: 'لا يسجّل أحد الدخول هنا بكلمة مرور. اختر طريقة أخرى.',
    signUpOff: 'لا يدخل الجدد إلا بدعوة. اطلب من أحد مستخدمي التطبيق أن يدعوك.',
    signedOut: 'تم تسجيل خروجك. سجّل الدخول ثم حاول مرة أخرى.',
    noOrganizationName: 'اكتب اسمًا.',
    organizationNameTooLong: 'هذا الاسم أطول من 200 حرف. يُرجى اختصاره قليلًا.',
  },
});
