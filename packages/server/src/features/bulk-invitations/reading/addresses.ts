import type { Wanted } from '../bulk-invitation.ts';
import { wanted } from './row.ts';

/** Longer than any name and address. */
const LONGEST = 4_096;

/**
 * Addresses as people paste them: with commas, semicolons or line breaks between them, or spaces where there are no
 * names; and `Ada Lovelace <ada@example.com>` as mail programs copy it.
 */
export async function* addressRows(text: AsyncIterable<string>): AsyncGenerator<Wanted> {
  let number = 0;
  let rest = '';
  function* take(part: string): Generator<Wanted> {
    for (const { name, email } of oneOrMore(part)) {
      number += 1;
      yield wanted(number, { email, name });
    }
  }
  for await (const chunk of text) {
    rest += chunk.replace(/^\uFEFF/, '');
    const parts = partsOf(rest);
    rest = parts.pop() ?? '';
    for (const part of parts) yield* take(part);
    // No name and no address is as long as this.
    if (rest.length > LONGEST) {
      yield* take(rest.slice(0, LONGEST));
      rest = '';
    }
  }
  yield* take(rest);
}

/** The same, of a text that is there in whole. */
export const peopleIn = (text: string): { readonly name: string; readonly email: string }[] => partsOf(text).flatMap((part) => [...oneOrMore(part)]);

/** At every separator but a comma within quotation marks: `"Lovelace, Ada" <ada@example.com>`. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]!;
    const isEnd = letter === '\r' || letter === '\n';
    if (letter === '"') quoted = !quoted;
    if (isEnd) quoted = false;
    if (!isEnd && (quoted || (letter !== ',' && letter !== ';'))) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return [...parts, text.slice(from)];
}

function* oneOrMore(part: string): Generator<{ readonly name: string; readonly email: string }> {
  const named = /^\s*(.*?)\s*<\s*([^<>]*?)\s*>\s*$/.exec(part);
  if (named) {
    yield { name: named[1]!.replace(/^"(.*)"$/, '$1').trim(), email: named[2]! };
    return;
  }
  for (const email of part.split(/\s+/).filter(Boolean)) yield { name: '', email };
}
