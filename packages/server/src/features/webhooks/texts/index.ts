import { texts } from '../../../chassis/i18n/texts.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

export const webhookTexts = texts('webhooks', { en, de, es, fr, ja, ar });
