import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { directionOf, LANGUAGES } from '../platform/languages.ts';
import { kinds, mails } from './mails.ts';
import { createWorld } from './world.ts';

// Every mail there is, in every language, as a mail program gets it.

const { environment } = await createWorld();
const ARABIC = /[\p{Script=Arabic}]/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** A word of each that the others do not have. */
const SPEAKS = { de: /\b(Sie|Ihr|nicht|ist)\b/, es: /\b(tu|este|esta|para|no)\b/i, fr: /\b(vous|votre|ce|cette|pas)\b/i } as const;

test('the gallery has every kind of mail there is', async () => {
  const here = resolve(import.meta.dirname, '..');
  const declared = new Set<string>();
  for (const file of globSync('features/*/mail.ts', { cwd: here })) {
    for (const exported of Object.values((await import(resolve(here, file))) as Record<string, unknown>)) {
      if (typeof exported === 'object' && exported !== null) for (const kind of Object.keys(exported)) if (kind.startsWith('mail.')) declared.add(kind);
    }
  }
  assert.ok(declared.size >= 6, `only ${declared.size} were found`);
  assert.deepEqual(Object.keys(kinds).toSorted(), [...declared].toSorted());
  const drawn = new Set(Object.values(mails(environment, 'en')).map(({ kind }) => kind));
  assert.deepEqual([...drawn].toSorted(), [...declared].toSorted());
});

for (const language of LANGUAGES) {
  test(`every mail is whole in "${language}": its subject, its page and its plain text`, () => {
    const english = mails(environment, 'en');
    for (const [name, { subject, html, text }] of Object.entries(mails(environment, language))) {
      assert.match(html, new RegExp(`^<!doctype html>\\s*<html lang="${language}" dir="${directionOf(language)}">`), name);
      assert.ok(subject.length > 5 && subject.length < 120 && !/[\r\n]/.test(subject), `${name}: ${subject}`);
      const shown = html.replace(/<style>.*?<\/style>/gs, '');
      for (const [part, said] of [
        ['subject', subject],
        ['text', text],
        ['html', shown.replace(/<[^>]*>/g, ' ')],
      ] as const) {
        // A place that nobody filled, a key that is in no catalog, a value that is not there.
        assert.doesNotMatch(said, /\{\w*\}|\uE000|\uE001|undefined|null|NaN|\[object/, `${name}: ${part}`);
        assert.doesNotMatch(said, /\b(?:invitation|renewal|set|changed|added|removed|recovery_code\w*|mail)\.[a-z][A-Za-z]*\b/, `${name}: ${part}`);
        if (language !== 'en')
          assert.notEqual(said, { subject: english[name]!.subject, text: english[name]!.text, html: '' }[part], `${name}: ${part} is English`);
        if (language === 'ar') assert.match(said, ARABIC, `${name}: ${part}`);
        if (language === 'ja') assert.match(said, JAPANESE, `${name}: ${part}`);
        if (part === 'text' && language in SPEAKS) assert.match(said, SPEAKS[language as keyof typeof SPEAKS], name);
      }
      // What stands in the page to be used stands in the plain text, too.
      const [, href] = /<a class="accent" href="([^"]+)"/.exec(html) ?? [];
      if (href) assert.ok(text.includes(`\n${href.replaceAll('&amp;', '&')}\n`), `${name}: the link alone on its line`);
      if (/letter-spacing:8px/.test(html)) assert.match(text, /^314159$/m, name);
      assert.doesNotMatch(text, /<\w|&\w+;/, `${name}: markup in plain text`);
      // Right to left, lines begin at the right.
      assert.ok(shown.includes(language === 'ar' ? 'text-align:right' : 'text-align:left'), name);
    }
  });
}
