import { faultTexts } from '../../chassis/i18n/texts.ts';

// English stands in faults.ts.
faultTexts('users', {
  en: {
    notFound: 'This person is not there any more.',
    externalIdTaken: 'Somebody else has the external id "{externalId}".',
  },
  de: {
    notFound: 'Diese Person gibt es nicht mehr.',
    externalIdTaken: 'Jemand anderes hat die externe ID „{externalId}“.',
    invalidEmail: '„{email}“ ist keine E-Mail-Adresse.',
    publicAddress: 'Eine Adresse bei {domain} kann jeder haben. Verwenden Sie stattdessen eine Adresse Ihrer Firma.',
    throwAwayAddress: 'Adressen bei {domain} sind zum Wegwerfen gedacht. Verwenden Sie eine, die bleibt.',
  },
  es: {
    notFound: 'Esta persona ya no existe.',
    externalIdTaken: 'Otra persona tiene el id externo «{externalId}».',
    invalidEmail: '«{email}» no es una dirección de correo.',
    publicAddress: 'Cualquiera puede tener una dirección de {domain}. Usa mejor una dirección de tu empresa.',
    throwAwayAddress: 'Las direcciones de {domain} son de usar y tirar. Usa una que dure.',
  },
  fr: {
    notFound: 'Cette personne n’existe plus.',
    externalIdTaken: 'Quelqu’un d’autre a l’id externe « {externalId} ».',
    invalidEmail: '« {email} » n’est pas une adresse e-mail.',
    publicAddress: 'Tout le monde peut avoir une adresse chez {domain}. Utilisez plutôt une adresse de votre entreprise.',
    throwAwayAddress: 'Les adresses chez {domain} sont faites pour être jetées. Utilisez-en une qui dure.',
  },
  ja: {
    notFound: 'このユーザーはもういません。',
    externalIdTaken: '外部ID「{externalId}」は別の人が使っています。',
    invalidEmail: '「{email}」はメールアドレスではありません。',
    publicAddress: '{domain} のアドレスは誰でも持てます。会社のアドレスをお使いください。',
    throwAwayAddress: '{domain} のアドレスは使い捨てのものです。長く使えるアドレスをお使いください。',
  },
  ar: {
    notFound: 'لم يعد هذا الشخص موجودًا.',
    externalIdTaken: 'المعرّف الخارجي «{externalId}» لشخص آخر.',
    invalidEmail: '«{email}» ليس عنوان بريد إلكتروني.',
    publicAddress: 'عنوان في {domain} متاح لأي أحد. استخدم عنوانًا في شركتك بدلًا منه.',
    throwAwayAddress: 'العناوين في {domain} مؤقتة. استخدم عنوانًا دائمًا.',
  },
});
