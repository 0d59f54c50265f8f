import type { Translation } from '../texts.ts';
import type { en } from './en.ts';

// です・ます体。
export const ja: Translation<typeof en, 'ja'> = {
  foot: {
    language: '言語',
  },
  appUnknown: 'サインイン',
  tryAgain: 'もう一度試す',
  openAgain: 'ページを開き直す',
  slower: '少し時間をおいてください',
  reference: 'お問い合わせの際は {reference} をお知らせください',
  nothingDone: '何も行われませんでした',
  notFound: {
    heading: 'ここには何もありません',
    explained: 'アドレスが間違っているか、途中で切れているようです。アプリに戻って、そこから始めてください。',
  },
  failed: {
    heading: 'こちらで問題が起きました',
    explained: 'お客様のせいではありません。一分ほどしてからもう一度お試しください。これまでの操作は保存されています。',
  },
  badRequest: {
    heading: 'アプリからの要求を処理できません',
    explained: '{what}アプリに戻って、もう一度お試しください。繰り返し起こる場合は、アプリの運営者にお知らせください。',
  },
  noCookies: {
    heading: 'ブラウザーに Cookie が保存されていません',
    explained: 'Cookie がないとほかの方と区別できないため、何も行いませんでした。このサイトの Cookie を許可して、もう一度お試しください。',
  },
  refused: {
    explained: '何も行いませんでした。アプリに戻って、もう一度お試しください。',
    other: 'うまくいきませんでした',
    forbidden: '許可されていません',
    conflict: 'ほかの方が先でした',
    unavailable: '少しお待ちください',
  },
  told: {
    invalid: '内容に正しくないところがあります。入力を確認してください。',
    unauthenticated: 'サインアウトしています。続けるにはもう一度サインインしてください。',
    forbidden: 'この操作は許可されていません。',
    missing: 'これはもうありません。',
    taken: '同じものがすでにあります。',
    wrongState: '今の状態ではできません。ページを読み込み直して状態を確認してください。',
    aborted: 'ほかの方が同時に操作しました。もう一度お試しください。',
    tooMany: '回数が多すぎます。少し待ってからもう一度お試しください。',
    unavailable: 'サーバーが混み合っています。少し待ってからもう一度お試しください。',
    unimplemented: 'このサーバーではできません。',
  },
  field: {
    required: '入力してください。',
    tooLong: '長すぎます。',
    tooShort: '短すぎます。',
    email: 'メールアドレスではありません。',
    address: 'ページのアドレスではありません。',
    range: '小さすぎるか大きすぎます。',
    other: '正しい形式ではありません。',
  },
  mail: {
    copyAddress: 'ボタンが動かない場合は、このアドレスをブラウザーにコピーしてください。',
  },
};
