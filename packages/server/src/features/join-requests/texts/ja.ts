import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  approved: {
    subject: '{organization}への参加が承認されました',
    heading: '{organization}へようこそ',
    preheader: '参加のリクエストに回答があり、メンバーになりました。',
    explained: '{organization}への参加のリクエストが承認されました。{email} でサインインすると、すぐにご利用いただけます。',
    explainedOpen: '{organization}への参加のリクエストが承認されました。いつものように{app}を開き、{email} でサインインしてください。',
    button: '{organization}にサインイン',
  },
  refused: {
    subject: '{organization}への参加のリクエストについて',
    heading: '{organization}への参加のリクエストについて',
    preheader: '回答がありました。',
    explained: '{organization}の担当者がリクエストを確認しましたが、今回は承認されませんでした。',
    goOn: 'ほかに変わることはありません。間違いだと思われる場合は、お知り合いのメンバーにご連絡ください。招待してもらうことができます。',
    reason: '理由',
  },
  whyYou: 'このメールは、{email} が{organization}への参加をリクエストしたためお送りしています。',
};
