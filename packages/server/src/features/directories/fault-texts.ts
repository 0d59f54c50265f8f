import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('directories', {
  en: {
    notFound: 'This directory is not there any more.',
    unknownGroup: 'One of these groups is not there any more.',
    enabled: 'The directory is switched on. Switch it off before you delete it.',
    tooManySecrets: 'There are {most} tokens already. Revoke one that is not used any more.',
    secretNotFound: 'This token has ended already.',
  },
  de: {
    notFound: 'Dieses Verzeichnis gibt es nicht mehr.',
    unknownGroup: 'Eine dieser Gruppen gibt es nicht mehr.',
    enabled: 'Das Verzeichnis ist eingeschaltet. Schalten Sie es aus, bevor Sie es löschen.',
    tooManySecrets: 'Es gibt schon {most} Tokens. Widerrufen Sie eines, das nicht mehr gebraucht wird.',
    secretNotFound: 'Dieses Token gilt schon nicht mehr.',
  },
  es: {
    notFound: 'Este directorio ya no está.',
    unknownGroup: 'Uno de estos grupos ya no está.',
    enabled: 'El directorio está activado. Desactívalo antes de eliminarlo.',
    tooManySecrets: 'Ya hay {most} tokens. Revoca uno que ya no se use.',
    secretNotFound: 'Este token ya no vale.',
  },
  fr: {
    notFound: 'Cet annuaire n’est plus là.',
    unknownGroup: 'L’un de ces groupes n’est plus là.',
    enabled: 'L’annuaire est activé. Désactivez-le avant de le supprimer.',
    tooManySecrets: 'Il y a déjà {most} jetons. Révoquez-en un qui ne sert plus.',
    secretNotFound: 'Ce jeton ne vaut déjà plus.',
  },
  ja: {
    notFound: 'このディレクトリはもうありません。',
    unknownGroup: '選んだグループのひとつはもうありません。',
    enabled: 'ディレクトリが有効になっています。無効にしてから削除してください。',
    tooManySecrets: 'トークンはすでに {most} 個あります。使っていないものを無効にしてください。',
    secretNotFound: 'このトークンはすでに無効です。',
  },
  ar: {
    notFound: 'لم يعد هذا الدليل هنا.',
    unknownGroup: 'لم تعد إحدى هذه المجموعات هنا.',
    enabled: 'الدليل مُشغَّل. أوقفه قبل حذفه.',
    tooManySecrets: 'هناك {most} رموز بالفعل. ألغِ رمزًا لم يعد مستخدمًا.',
    secretNotFound: 'هذا الرمز لم يعد صالحًا.',
  },
});
