import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  signIn: '{app} にサインイン',
  finishSignUp: '{app} への登録を完了',
  signUp: '{app} に登録',
  codeSubject: '{app} のコードは {code} です',
  linkSubject: '{app} のリンク',
  codePreheader: 'コードは {code} です。有効期間は{lasts}です。',
  linkPreheader: 'リンクの有効期間は{lasts}です。',
  typeCode: 'コードを求めたページに、このコードを入力してください。一度だけ使え、有効期間は{lasts}です。',
  typeCodeOrPress: 'コードを求めたページにこのコードを入力するか、ボタンを押してください。一度だけ使え、有効期間は{lasts}です。',
  press: 'ボタンを押して続けてください。一度だけ使え、有効期間は{lasts}です。',
  keepCode: 'コードは誰にも教えないでください。{app} の担当者がお聞きすることはありません。',
  notAsked: '心当たりがない場合は、このメールを無視してください。これがなければ、誰も {email} としてサインインできません。',
};
