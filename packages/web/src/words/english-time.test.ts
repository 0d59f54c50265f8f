import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agoInEnglish, dayAndYearInEnglish, dayInEnglish } from './english-time.ts';
import { numberInEnglish } from './words.ts';

test('distances, days and numbers are what Intl says', () => {
  const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const unit of ['minute', 'hour', 'day'] as const) {
    for (const count of [-59, -13, -2, -1, 1, 2, 13, 59]) assert.equal(agoInEnglish(count, unit), ago.format(count, unit));
  }
  const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
  const dayAndYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
  for (let month = 0; month < 12; month += 1) {
    const at = new Date(2026, month, month + 5, 12);
    assert.equal(dayInEnglish(at), day.format(at));
    assert.equal(dayAndYearInEnglish(at), dayAndYear.format(at));
  }
  const numbers = new Intl.NumberFormat('en');
  for (const number of [0, 7, 999, 1000, 12_345, 123_456, 1_234_567, -5, -1234, 1234.5, 1_234_567n])
    assert.equal(numberInEnglish(number), numbers.format(number));
});
