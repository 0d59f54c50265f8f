import { agoInEnglish, dayAndYearInEnglish, dayInEnglish } from '../words/english-time.ts';
import { kept } from '../words/kept.ts';
import { locale as spoken } from '../words/words.ts';
import { t } from './words/index.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** From which distance on which unit is used; beyond the last one a date says more. */
const STEPS: readonly (readonly [limit: number, seconds: number, unit: 'minute' | 'hour' | 'day'])[] = [
  [HOUR, MINUTE, 'minute'],
  [DAY, HOUR, 'hour'],
  [2 * WEEK, DAY, 'day'],
];

const ago = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const day = kept((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));
const dayAndYear = kept((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }));
const exact = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }));

/** "3 minutes ago", "in 2 days"; a date where that is farther away than two weeks. */
export function relativeTime(at: Date, now: Date, locale = spoken()): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) return t(seconds > 0 ? 'time.soon' : 'time.now');
  for (const [limit, size, unit] of STEPS) {
    if (distance >= limit) continue;
    const count = Math.trunc(seconds / size) || Math.sign(seconds);
    return locale === 'en' ? agoInEnglish(count, unit) : ago(locale).format(count, unit);
  }
  return at.getFullYear() === now.getFullYear() ? dayOf(at, locale) : locale === 'en' ? dayAndYearInEnglish(at) : dayAndYear(locale).format(at);
}

/** "Mar 17" */
export const dayOf = (at: Date, locale = spoken()): string => (locale === 'en' ? dayInEnglish(at) : day(locale).format(at));

const clock = kept((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...(locale === 'en' && { hourCycle: 'h23' }) }));
const dayAndClock = kept(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...(locale === 'en' && { hourCycle: 'h23' }) }),
);

/** "14:03", and the day with it where that is another one than today. */
export const clockTime = (at: Date, now = new Date(), locale = spoken()): string =>
  (at.toDateString() === now.toDateString() ? clock : dayAndClock)(locale).format(at);

/** The moment to the second, in the reader's own zone. */
export const exactTime = (at: Date, locale = spoken()): string => exact(locale).format(at);
