import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyUsed } from './used-styles.ts';

const trim = (css: string) => onlyUsed(css, (name) => name === 'm_11111111' || name === 'm_22222222').replace(/\s+/g, ' ');

test('a rule stays while every class of Mantine’s it needs is used', () => {
  assert.equal(trim('.m_11111111{color:red}.m_99999999{color:red}'), '.m_11111111{color:red}');
  assert.equal(trim('.m_11111111,.m_99999999{color:red}'), '.m_11111111{color:red}');
  assert.equal(trim('.m_11111111 :where(.m_99999999):focus{color:red}.m_11111111 .m_22222222{top:0}'), '.m_11111111 .m_22222222{top:0}');
});

test('what may be missing costs no rule: a negation, one of a choice, a class of ours', () => {
  const rules = '.m_11111111:not(.m_99999999){top:0}:where(.m_11111111,.m_99999999) .m_22222222{top:0}.mantine-Switch-body,.page{top:0}';
  assert.equal(trim(rules), rules);
});

test('layers and media go when nothing is in them, animations when nobody has them, and steps of others stay', () => {
  assert.equal(trim('@layer mantine{@media print{.m_99999999{top:0}}.m_11111111{top:0}}'), '@layer mantine{.m_11111111{top:0}}');
  const spins = '@keyframes m_aaaaaaaa{from{top:0}}.m_11111111{animation:m_aaaaaaaa 1s}';
  assert.equal(trim(spins), spins);
  assert.equal(trim('@keyframes m_aaaaaaaa{from{top:0}}.m_99999999{animation:m_aaaaaaaa 1s}'), '');
  assert.equal(trim('@keyframes spin{from{top:0}}'), '@keyframes spin{from{top:0}}');
});
