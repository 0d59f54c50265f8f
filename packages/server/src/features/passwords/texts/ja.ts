import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  set: {
    heading: 'パスワードが設定されました',
    explained: '今後、このパスワードでサインインできます。',
  },
  changed: {
    heading: 'パスワードが変更されました',
    explained: '前のパスワードは使えなくなり、ほかのブラウザーはすべてサインアウトされました。',
  },
  subject: '{heading}：{app}',
  about: '{email} での {app} へのサインインについてのお知らせです。',
  wasItYou:
    'ご本人の操作なら、何もしなくてかまいません。そうでなければ、サインインの画面で「パスワードをお忘れですか？」を選び、すぐに新しいパスワードを設定してください。',
  whyYou: '{email} のパスワードが変わったため、このメールをお送りしています。',
};
