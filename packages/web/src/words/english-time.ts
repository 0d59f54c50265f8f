/**
 * Distances and days as English writes them, word for word what `Intl` says (a test compares them). The first thing that is
 * asked of `Intl` has it load what it knows of languages: on a phone that is a tenth of a second in which nothing else happens,
 * while the rows of a list are drawn.
 */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "yesterday", "in 3 hours". Never asked for none. */
export function agoInEnglish(count: number, unit: 'minute' | 'hour' | 'day'): string {
  if (unit === 'day' && Math.abs(count) === 1) return count < 0 ? 'yesterday' : 'tomorrow';
  const distance = `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
  return count < 0 ? `${distance} ago` : `in ${distance}`;
}

/** "Mar 17", in the reader's own zone. */
export const dayInEnglish = (at: Date): string => `${MONTHS[at.getMonth()]} ${at.getDate()}`;

/** "May 11, 2025" */
export const dayAndYearInEnglish = (at: Date): string => `${dayInEnglish(at)}, ${at.getFullYear()}`;
