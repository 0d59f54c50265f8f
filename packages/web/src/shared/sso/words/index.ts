import { words } from '../../../words/words.ts';
import { en } from './en.ts';

export const t = words('sso', en);
