import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../../testing/made-up.ts';
import { accentTokens, contrast } from './color.ts';
import { dark, light, type Token } from './tokens.ts';

const TEXTS: readonly (readonly [text: Token, grounds: readonly Token[]])[] = [
  ['ink', ['paper', 'card', 'idle-soft']],
  ['ink-2', ['paper', 'card', 'idle-soft']],
  ['ink-3', ['paper', 'card']],
  ['accent', ['paper', 'card']],
  ['accent-strong', ['accent-soft', 'card']],
  ['on-accent', ['accent', 'accent-strong']],
  ['good', ['card', 'good-soft']],
  ['wait', ['card', 'wait-soft']],
  ['bad', ['card', 'bad-soft']],
  ['idle', ['card', 'idle-soft']],
];

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`every text is readable on every ground it stands on: ${name}`, () => {
    for (const [text, grounds] of TEXTS) {
      for (const ground of grounds) assert.ok(contrast(theme[text], theme[ground]) >= 4.5, `${text} on ${ground}: ${contrast(theme[text], theme[ground])}`);
    }
  });

  test(`the edge of a field can be seen: ${name}`, () => {
    for (const ground of ['card', 'paper'] as const) assert.ok(contrast(theme.edge, theme[ground]) >= 3, `${ground}: ${contrast(theme.edge, theme[ground])}`);
  });
}

test('whatever accent a customer picks, its texts are readable in both themes', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (picked) => {
      const made = accentTokens(picked)!;
      return (
        [
          ['light', light],
          ['dark', dark],
        ] as const
      ).every(([name, ground]) => {
        const theme = { ...ground, ...made[name] };
        return (
          contrast(theme.accent, theme.card) >= 4.5 &&
          contrast(theme.accent, theme.paper) >= 4.5 &&
          contrast(theme['on-accent'], theme.accent) >= 4.5 &&
          contrast(theme['on-accent'], theme['accent-strong']) >= 4.5 &&
          contrast(theme['accent-strong'], theme['accent-soft']) >= 4.5
        );
      });
    }),
  );
});

test('a colour that is readable already stays as it was picked', () => {
  assert.equal(accentTokens('#0b6b67')!.light.accent, '#0b6b67');
});

test('what is not a colour is not made one', () => {
  assert.equal(accentTokens('red;} body{display:none'), undefined);
});
