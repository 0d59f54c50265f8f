import { z } from 'zod';
import { t } from '../words/index.ts';

/** What somebody types to name a domain. A function: it says what is wrong in the language of the page. */
export const domainSchema = () =>
  z.object({
    domain: z
      .string()
      .trim()
      .regex(/^[^\s@/]+\.[^\s@/]+$/, t('general.domainHint')),
  });

export interface DomainValues extends Record<string, unknown> {
  domain: string;
}
