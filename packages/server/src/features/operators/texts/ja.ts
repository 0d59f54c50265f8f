import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  entry: {
    heading: 'このサーバーを管理する',
    known: '{email} として入ります。リンクは一度だけ使えます。',
    unknown: 'まだ管理者がいません。あなたが最初のオーナーになります。メールアドレスを入力してください。今後のサインインに使います。',
    email: 'メールアドレス',
    button: 'ダッシュボードを開く',
    over: 'このリンクは使えません',
    overExplained: 'リンクは 15 分以内に一度だけ使えます。サーバーで {command} を実行して、新しいリンクを作成してください。',
  },
  passkey: {
    heading: 'サインインしました',
    explained: 'パスキーを追加すると、次回からは指紋、顔、または PIN だけで入れます。リンクもメールも要りません。',
    add: 'パスキーを追加',
    later: 'ダッシュボードへ',
  },
  nobody: {
    heading: 'このサーバーにはまだ管理者がいません',
    explained: 'サーバーで {command} を実行してください。最初のオーナーが入るためのリンクが表示されます。',
  },
  denied: {
    heading: 'このページはサーバーの管理者用です',
    explained: '管理者ではないアカウントでサインインしています。オーナーに招待を依頼してください。',
    again: '別のアカウントでサインイン',
  },
  signedOut: { heading: 'サインアウトしました', again: 'もう一度サインイン' },
  unbuilt: {
    heading: 'ダッシュボードはまだビルドされていません',
    explained: 'プロジェクトのフォルダーで {command} を実行してから、このページをもう一度開いてください。',
  },
};
