import { faultTexts } from '../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('memberships', {
  de: {
    noSeat: 'Hier ist kein Platz mehr frei, die Grenze liegt bei {limit}. Wer die Verwaltung hat, muss zuerst die Grenze anheben oder ein Mitglied entfernen.',
  },
  es: { noSeat: 'Aquí no queda ninguna plaza libre: el límite es {limit}. Quien lo gestione tiene que subir el límite o quitar antes a un miembro.' },
  fr: { noSeat: 'Il n’y a plus de place libre ici : la limite est de {limit}. Le responsable doit d’abord relever la limite ou retirer un membre.' },
  ja: { noSeat: '空きがありません。上限は {limit} 人です。管理者が上限を上げるか、先にメンバーを減らす必要があります。' },
  ar: { noSeat: 'لا يوجد مكان شاغر هنا: الحد الأقصى {limit}. على المسؤول أن يرفع الحد أو يزيل أحد الأعضاء أولًا.' },
});
