import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  over: {
    heading: 'このサインインは終了しました',
    elsewhere: 'すでに完了したか、別のブラウザーで始められたか、時間がたちすぎました。アプリからやり直してください。',
    justNow: '別のタブなどで、たった今完了しました。アプリからやり直してください。',
    goTo: '{app} へ',
  },
  denied: { heading: '先に進めません' },
  doubt: {
    unknownApp: 'ここに登録されていないアプリが指定されています (client_id)。',
    unreadableApp: 'アプリ自身のアドレスにある説明を読み取れません（invalid_client_metadata_url）。',
    noReturn: 'このあとの戻り先が指定されていません (redirect_uri)。',
    badReturn: 'このあとの戻り先が、このアプリに登録されていません (invalid_redirect_uri)。',
    twice: '{parameter} が二度指定されています。',
    address: 'こちらのアドレスではありません。',
  },
  signOut: {
    title: 'サインアウト',
    heading: 'サインアウトしますか？',
    explained: 'このブラウザーで {app} を使うすべてのアプリからサインアウトします。',
    done: 'サインアウトしました',
    close: 'このウィンドウは閉じてかまいません。',
    backToApp: 'アプリに戻る',
    stay: 'アプリが指定した移動先は、そのアプリに登録されていません。そのため、ここにとどまっています。このウィンドウは閉じてかまいません。',
  },
};
