import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

// Polite form (です・ます).
export const ja: Translation<typeof en, 'ja'> = {
  refused: {
    heading: 'サインインしていません',
    explained: '何も変更されていません。サインインして行き先を選ぶと、アカウントとメンバーが表示されます。',
    again: 'サインイン',
  },
  unbuilt: {
    heading: 'このページはまだ利用できません',
    explained: 'サーバーの管理者がインストールを完了する必要があります。サインイン方法の変更は今すぐできます。',
    security: 'パスワードとパスキー',
  },
};
