import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('domains', {
  en: {
    notFound: 'This domain is not there any more.',
    taken: 'The domain {domain} has been proven by others.',
    alreadyAdded: 'The domain {domain} is here already.',
    everybodys: 'Anybody can have an address at {domain}, so it cannot be yours alone.',
    throwAway: 'Addresses at {domain} are made to be thrown away, so it cannot be used here.',
  },
  de: {
    malformed: '„{given}“ ist keine Domain wie example.com.',
    everybodys: 'Eine Adresse bei {domain} kann jeder haben, sie gehört darum nicht Ihnen allein.',
    throwAway: 'Adressen bei {domain} sind zum Wegwerfen gedacht, die Domain geht hier nicht.',
    alreadyAdded: 'Die Domain {domain} steht schon hier.',
    taken: 'Die Domain {domain} haben schon andere nachgewiesen.',
    failed:
      'Der Eintrag von {domain} wurde nicht rechtzeitig gefunden, oder andere haben die Domain nachgewiesen. Entfernen Sie sie und fügen Sie sie für einen neuen Eintrag wieder hinzu.',
    lookedJustNow: 'Nach dem Eintrag von {domain} wurde eben erst gesucht. Versuchen Sie es in {seconds} Sekunden noch einmal.',
    noAnswer: 'Für {domain} hat kein Nameserver geantwortet. Versuchen Sie es in einer Minute noch einmal; wir suchen auch selbst weiter.',
    notFound: 'Diese Domain gibt es hier nicht mehr.',
  },
  es: {
    malformed: '«{given}» no es un dominio como example.com.',
    everybodys: 'Cualquiera puede tener una dirección de {domain}, así que no puede ser solo vuestro.',
    throwAway: 'Las direcciones de {domain} son de usar y tirar, así que no vale aquí.',
    alreadyAdded: 'El dominio {domain} ya está aquí.',
    taken: 'Otros ya han demostrado que el dominio {domain} es suyo.',
    failed: 'El registro de {domain} no se encontró a tiempo, u otros han demostrado el dominio. Quítalo y añádelo de nuevo para tener otro registro.',
    lookedJustNow: 'Acaban de buscar el registro de {domain}. Inténtalo de nuevo en {seconds} segundos.',
    noAnswer: 'Ningún servidor de nombres respondió por {domain}. Inténtalo en un minuto; nosotros también seguimos buscando.',
    notFound: 'Este dominio ya no está aquí.',
  },
  fr: {
    malformed: '« {given} » n’est pas un domaine comme example.com.',
    everybodys: 'Tout le monde peut avoir une adresse chez {domain} : ce domaine ne peut pas être à vous seuls.',
    throwAway: 'Les adresses chez {domain} sont faites pour être jetées : ce domaine ne convient pas ici.',
    alreadyAdded: 'Le domaine {domain} est déjà là.',
    taken: 'D’autres ont déjà prouvé que le domaine {domain} est à eux.',
    failed:
      'L’enregistrement de {domain} n’a pas été trouvé à temps, ou d’autres ont prouvé le domaine. Retirez-le et ajoutez-le à nouveau pour un nouvel enregistrement.',
    lookedJustNow: 'L’enregistrement de {domain} vient d’être cherché. Réessayez dans {seconds} secondes.',
    noAnswer: 'Aucun serveur de noms n’a répondu pour {domain}. Réessayez dans une minute ; nous continuons aussi à chercher.',
    notFound: 'Ce domaine n’est plus là.',
  },
  ja: {
    malformed: '「{given}」は example.com のようなドメインではありません。',
    everybodys: '{domain} のアドレスは誰でも持てるため、専用のドメインにはできません。',
    throwAway: '{domain} のアドレスは使い捨てのため、ここでは使えません。',
    alreadyAdded: 'ドメイン {domain} はすでに追加されています。',
    taken: 'ドメイン {domain} はすでに別のところで確認されています。',
    failed: '{domain} のレコードが期限内に見つからなかったか、別のところで確認されました。削除して追加し直すと、新しいレコードが発行されます。',
    lookedJustNow: '{domain} のレコードはたった今確認されました。{seconds}秒後にもう一度お試しください。',
    noAnswer: '{domain} のネームサーバーから応答がありませんでした。1分後にもう一度お試しください。こちらでも確認を続けます。',
    notFound: 'このドメインはもうありません。',
  },
  ar: {
    malformed: '«{given}» ليس نطاقًا مثل example.com.',
    everybodys: 'عنوان في {domain} متاح لأي أحد، فلا يمكن أن يكون لكم وحدكم.',
    throwAway: 'العناوين في {domain} مؤقتة، فلا يصلح هنا.',
    alreadyAdded: 'النطاق {domain} مضاف هنا بالفعل.',
    taken: 'أثبت آخرون أن النطاق {domain} لهم.',
    failed: 'لم يُعثر على سجل {domain} في الوقت المناسب، أو أثبت آخرون النطاق. أزله ثم أضفه من جديد لسجل جديد.',
    lookedJustNow: 'بُحث عن سجل {domain} قبل لحظة. حاول مجددًا بعد {seconds} ثانية.',
    noAnswer: 'لم يُجب أي خادم أسماء عن {domain}. حاول مجددًا بعد دقيقة؛ ونحن نواصل البحث أيضًا.',
    notFound: 'لم يعد هذا النطاق هنا.',
  },
});
