import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvLine } from './csv.ts';

test('a cell that begins like a formula is none', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\ttext', '\ntext']) assert.match(csvCell(text), /^"?'/, text);
});

test('what would end a cell or a line stands in quotes', () => {
  assert.deepEqual(['plain', 'a,b', 'a"b', 'a\nb', ' a', ''].map(csvCell), ['plain', '"a,b"', '"a""b"', '"a\nb"', '" a"', '']);
  assert.equal(csvLine(['one', 'two,three']), 'one,"two,three"\r\n');
});
