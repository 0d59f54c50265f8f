import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  signIn: '{app} にサインイン',
  finishSignUp: '{app} への登録を完了',
  signUp: '{app} に登録',
  itIsYou: 'ご本人であることの確認',
  goOn: '{app} で続ける',
  newPasswordFor: '{app} の新しいパスワードを設定',
  newPassword: '新しいパスワードを設定',
  join: '{organization} に参加',
  codeSubject: '{app} のコードは {code} です',
  linkSubject: '{app} のリンク',
  codePreheader: 'コードは {code} です。有効期間は{lasts}です。',
  linkPreheader: 'リンクの有効期間は{lasts}です。',
  typeCode: 'コードを求めたページに、このコードを入力してください。一度だけ使え、有効期間は{lasts}です。',
  press: '始めたブラウザーでボタンを押してください。一度だけ使え、有効期間は{lasts}です。',
  sameBrowser: 'ボタンは、始めたブラウザーで使えます。',
  keepCode: 'コードは誰にも教えないでください。{app} の担当者がお聞きすることはありません。',
  notAskedCode: '心当たりがない場合は、このメールを無視してください。コードがなければ、誰も {email} としてサインインできません。',
  notAsked: '心当たりがない場合は、このメールを無視してください。これがなければ、誰も {email} としてサインインできません。',
};
