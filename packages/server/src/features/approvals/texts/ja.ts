import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  wanted: {
    subjectBy: '{requester}さんが{organization}に招待したい人がいます',
    subject: '{email}さんが{organization}への参加を希望しています',
    preheader: 'あなたか他の承認者が回答するまで、何も行われません。',
    explained: '内容を確認して、承認するかどうかを選んでください。それまでは何も行われません。',
    who: '対象者',
    as: '役割',
    by: '依頼者',
    button: '内容を確認',
    forYouAlone: 'このリンクは{email}専用で、一度だけ使えます。サインインしている必要があります。',
  },
  approved: {
    subject: '{email}さんが{organization}に招待されました',
    preheader: '依頼が承認されました。',
    explained: '{email}さんの{organization}への招待が承認されました。招待メールを送信しています。',
  },
  refused: {
    subject: '{email}さんは{organization}に招待されませんでした',
    preheader: '依頼は却下されました。',
    explained: '{email}さんの{organization}への招待は却下され、何も送信されていません。ご不明な点は管理者にお問い合わせください。',
    reason: '理由',
  },
  whyYou: 'この招待を依頼したため、このメールをお送りしています。',
};
