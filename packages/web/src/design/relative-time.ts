import { locale as spoken } from '../words/words.ts';
import { t } from './words/index.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** From which distance on which unit is used; beyond the last one a date says more. */
const STEPS: readonly (readonly [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [HOUR, MINUTE, 'minute'],
  [DAY, HOUR, 'hour'],
  [2 * WEEK, DAY, 'day'],
];

/** "3 minutes ago", "in 2 days"; a date where that is farther away than two weeks. */
export function relativeTime(at: Date, now: Date, locale = spoken()): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) return t(seconds > 0 ? 'time.soon' : 'time.now');
  for (const [limit, size, unit] of STEPS) {
    if (distance < limit) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size) || Math.sign(seconds), unit);
  }
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
}

/** The moment to the second, in the reader's own zone. */
export const exactTime = (at: Date, locale = spoken()): string => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);
