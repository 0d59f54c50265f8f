import { faultTexts } from '../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('memberships', {
  en: {
    notFound: 'This person is no member here any more.',
    notAcceptedYet: 'This person has not accepted the invitation yet. Revoke it, or wait until they have.',
    noSeat: 'This {word} has no free seat: its limit is {limit}. Whoever manages it has to raise the limit or to remove a member first.',
    alreadyMember: 'This person is a member of the {word} already, or invited to be one.',
    roleGone: 'A role that was being given has just been deleted. Try again.',
  },
  de: {
    notFound: 'Diese Person ist hier kein Mitglied mehr.',
    notAcceptedYet: 'Diese Person hat die Einladung noch nicht angenommen. Ziehen Sie sie zurück oder warten Sie.',
    roleTooStrong: 'Die Rolle „{role}“ können Sie weder geben noch nehmen: Sie erlaubt mehr als Ihre eigenen Rollen.',
    alreadyMember: 'Diese Person ist dort schon Mitglied oder eingeladen.',
    roleGone: 'Eine Rolle, die gerade vergeben werden sollte, wurde eben gelöscht. Versuchen Sie es noch einmal.',
    noSeat: 'Hier ist kein Platz mehr frei, die Grenze liegt bei {limit}. Wer die Verwaltung hat, muss zuerst die Grenze anheben oder ein Mitglied entfernen.',
  },
  es: {
    notFound: 'Esta persona ya no es miembro.',
    notAcceptedYet: 'Esta persona aún no ha aceptado la invitación. Retírala o espera a que la acepte.',
    roleTooStrong: 'No puedes dar ni quitar el rol «{role}»: permite más que los tuyos.',
    alreadyMember: 'Esta persona ya es miembro o ya está invitada.',
    roleGone: 'Un rol que se iba a asignar acaba de eliminarse. Inténtalo otra vez.',
    noSeat: 'Aquí no queda ninguna plaza libre: el límite es {limit}. Quien lo gestione tiene que subir el límite o quitar antes a un miembro.',
  },
  fr: {
    notFound: 'Cette personne n’est plus membre ici.',
    notAcceptedYet: 'Cette personne n’a pas encore accepté l’invitation. Retirez-la ou attendez.',
    roleTooStrong: 'Vous ne pouvez ni donner ni retirer le rôle « {role} » : il permet plus que les vôtres.',
    alreadyMember: 'Cette personne en est déjà membre, ou déjà invitée.',
    roleGone: 'Un rôle qui allait être attribué vient d’être supprimé. Réessayez.',
    noSeat: 'Il n’y a plus de place libre ici : la limite est de {limit}. Le responsable doit d’abord relever la limite ou retirer un membre.',
  },
  ja: {
    notFound: 'この方はもうメンバーではありません。',
    notAcceptedYet: 'この方はまだ招待を承諾していません。招待を取り消すか、お待ちください。',
    roleTooStrong: 'ロール「{role}」は付けることも外すこともできません。ご自身のロールより多くのことを許可するためです。',
    alreadyMember: 'この方はすでにメンバーか、招待済みです。',
    roleGone: '付与しようとした役割がたった今削除されました。もう一度お試しください。',
    noSeat: '空きがありません。上限は {limit} 人です。管理者が上限を上げるか、先にメンバーを減らす必要があります。',
  },
  ar: {
    notFound: 'لم يعد هذا الشخص عضوًا هنا.',
    notAcceptedYet: 'لم يقبل هذا الشخص الدعوة بعد. اسحبها أو انتظر.',
    roleTooStrong: 'لا يمكنك إعطاء الدور «{role}» أو سحبه: يسمح بأكثر من أدوارك.',
    alreadyMember: 'هذا الشخص عضو بالفعل أو تلقّى دعوة.',
    roleGone: 'حُذف للتو دور كان سيُمنح. حاول مرة أخرى.',
    noSeat: 'لا يوجد مكان شاغر هنا: الحد الأقصى {limit}. على المسؤول أن يرفع الحد أو يزيل أحد الأعضاء أولًا.',
  },
});
