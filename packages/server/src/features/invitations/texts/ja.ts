import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  invitation: {
    subjectBy: '{inviter} から {organization} への招待です',
    subject: '{organization} への招待です',
    preheader: '期限は {until} です。ワンクリックで参加できます。',
    hello: '{name} 様。',
    worksWith: '{organization} は {app} を使っています。',
    join: '参加すると、すぐにサインインできます。パスワードは要りません。',
    joinAs: '参加するアドレス',
    roles_other: '役割',
    by: '招待した人',
    until: '期限',
    button: '{organization} に参加',
    forYouAlone: 'このリンクは {email} 専用で、一度だけ使えます。ほかの人に渡さないでください。',
    notExpected: '心当たりがない場合は、このメールを無視してください。参加するまで何も起こりません。',
  },
  renewal: {
    subject: '{invitee} が {organization} への新しい招待を希望しています',
    preheader: '前のリンクは使えなくなりました。',
    linkIsOver: '{email} への招待のリンクは使えなくなりました。',
    stillJoin: '参加してほしい場合は、メンバーの一覧からもう一度招待してください。同じアドレスに、新しいリンクが届きます。',
    whyYou: 'このメールは、招待を送った方か、メンバーを管理している方にお送りしています。参加の必要がなければ、何もしなくてかまいません。',
  },
};
