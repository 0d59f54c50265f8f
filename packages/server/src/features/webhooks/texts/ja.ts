import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ja: Translation<typeof en, 'ja'> = {
  off: {
    subject: '停止されました：{app} の Webhook エンドポイント',
    heading: '{app} の Webhook エンドポイントが停止されました',
    preheader: '何日も失敗の応答しか返していません。',
    explained: '何日も失敗の応答しか返していないため、{app} で起きたことは Tenon からこのエンドポイントへ送られなくなりました。',
    whatToDo: '応答する側を直してから、エンドポイントのページで再び有効にしてください。待っているイベントは自動的に送られます。',
    replay: '停止中に起きたことと、再試行が尽きたイベントは待っていません。失われたものはありません。同じページの「Replay」で送り直せます。',
    endpoint: 'エンドポイント',
    environment: '環境',
    since: '失敗の始まり',
    answer: '最後の応答',
    status: 'ステータス {status}',
    waiting: '待っているイベント',
    button: 'エンドポイントを開く',
    whyYou: '{email} が所有者または管理者として {app} を担当しているため、このメールをお送りしています。',
  },
};
