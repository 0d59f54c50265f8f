/** Scope names, each once, in the order they came (RFC 6749 section 3.3). */
export const parseScope = (text: string | undefined): string[] => [...new Set((text ?? '').split(' ').filter(Boolean))];

/** Those asked for that may be had; everything when nothing was asked for. Unknown names are left out, as section 3.3 allows. */
export function narrowScope(asked: string | undefined, mayHave: readonly string[]): string[] {
  const names = parseScope(asked);
  return names.length === 0 ? [...mayHave] : names.filter((name) => mayHave.includes(name));
}

/** Does it ask for more than it may have? A refresh must not widen what was given (section 6). */
export const widens = (asked: string | undefined, given: readonly string[]): boolean => parseScope(asked).some((name) => !given.includes(name));
