import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  added: {
    heading: '認証アプリが追加されました',
    explained: '今後、サインインの際に認証アプリのコードをお聞きします。',
  },
  removed: {
    heading: '認証アプリが削除されました',
    explained: '今後そのコードはお聞きしません。リカバリーコードも使えなくなりました。',
  },
  recovery_code_used: {
    heading: 'リカバリーコードが使われました',
    explained: '認証アプリの代わりに、リカバリーコードの一つでサインインがありました。そのコードはもう使えません。',
  },
  recovery_codes_new: {
    heading: '新しいリカバリーコードができました',
    explained: '前のコードは使えなくなりました。',
  },
  subject: '{heading}：{app}',
  about: '{email} での {app} へのサインインについてのお知らせです。',
  wasItYou: 'ご本人の操作なら、何もしなくてかまいません。そうでなければ、すぐに {app} の運営者にお知らせください。',
  whyYou: '{email} のサインインの方法が変わったため、このメールをお送りしています。',
};
