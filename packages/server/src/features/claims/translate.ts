/**
 * `user.metadata.plan ?? "free"` and `user?.locale`, said in CEL.
 *
 * CEL has optional selection (`a.?b`) and no `??`. People know these two signs from other languages, so they are carried over
 * token by token, before CEL's own parser sees the text:
 *
 * - `a?.b` becomes `a.?b`, and what stands before it may be missing as well: `a.b?.c` becomes `a.?b.?c`.
 * - `x ?? y` becomes `coalesce(x, y)`, with the last step of `x` made optional: `a.b ?? y` becomes `coalesce(a.?b, y)`. Only that
 *   step: `a.b.c ?? y` fails where `b` is missing, because a slip of the pen is not a missing value.
 * - `??` binds tighter than any other operator of two sides, and groups from the right.
 */
export function toCel(source: string): string {
  const tokens = tokenize(source);
  const { text, next } = sequence(tokens, 0);
  // A bracket too many: CEL's parser says so better than we could.
  return next < tokens.length
    ? text +
        tokens
          .slice(next)
          .map((token) => token.text)
          .join('')
    : text;
}

type Kind = 'space' | 'name' | 'literal' | 'sign';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const TOKEN =
  /(?<space>\s+|\/\/[^\n]*)|(?<literal>[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\d[\w.]*)|(?<name>[A-Za-z_]\w*)|(?<sign>\?\?|\?\.|\.\?|&&|\|\||[=!<>]=|[\s\S])/gu;

const tokenize = (source: string): Token[] =>
  [...source.matchAll(TOKEN)].map((match) => {
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ['sign'];
    return { kind: kind as Kind, text: match[0] }; // the names of the groups are the kinds
  });

interface Piece {
  readonly text: string;
  readonly next: number;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const isCloser = (token: Token | undefined) => token !== undefined && token.kind === 'sign' && Object.values(CLOSERS).includes(token.text);

/** Everything up to a closing bracket or the end. */
function sequence(tokens: readonly Token[], from: number): Piece {
  let [text, next] = ['', from];
  for (let token = tokens[next]; token && !isCloser(token); token = tokens[next]) {
    const piece = startsValue(token) ? alternatives(tokens, next) : { text: token.text, next: next + 1 };
    text += piece.text;
    next = piece.next;
  }
  return { text, next };
}

const startsValue = ({ kind, text }: Token): boolean => kind === 'literal' || (kind === 'name' && text !== 'in') || (kind === 'sign' && text in CLOSERS);

/** `x`, or `x ?? y ?? z`. */
function alternatives(tokens: readonly Token[], from: number): Piece {
  const first = value(tokens, from);
  const after = skipSpace(tokens, first.next);
  if (tokens[after]?.text !== '??') return { text: first.plain, next: first.next };
  const start = skipSpace(tokens, after + 1);
  const token = tokens[start];
  if (!token || !startsValue(token)) throw new SyntaxError('something has to stand to the right of ??');
  const rest = alternatives(tokens, start);
  return { text: `coalesce(${first.forgiving}, ${rest.text})`, next: rest.next };
}

const skipSpace = (tokens: readonly Token[], from: number): number => {
  let next = from;
  while (tokens[next]?.kind === 'space') next += 1;
  return next;
};

/** A name, a literal or a bracket, with all the `.field`, `?.field`, `[key]` and `(arguments)` that follow it. */
function value(tokens: readonly Token[], from: number): { readonly plain: string; readonly forgiving: string; readonly next: number } {
  const start = group(tokens, from);
  // Each step by itself, because what comes later decides whether it may be missing.
  const steps: { readonly exact: string; readonly optional: string }[] = [];
  let next = start.next;
  for (;;) {
    const at = skipSpace(tokens, next);
    const sign = tokens[at]?.text;
    const field = skipSpace(tokens, at + 1);
    if (sign === '?.' || sign === '.?' || sign === '.') {
      const name = tokens[field];
      if (name?.kind !== 'name') break;
      if (sign === '?.') soften(steps);
      const optional = `.?${name.text}`;
      const isCall = tokens[skipSpace(tokens, field + 1)]?.text === '(';
      const exact = sign === '.' || isCall ? `.${name.text}` : optional;
      steps.push({ exact, optional: isCall ? exact : optional });
      next = field + 1;
    } else if (sign === '[') {
      const inner = sequence(tokens, at + 1);
      const close = tokens[inner.next]?.text ?? '';
      steps.push({ exact: `[${inner.text}${close}`, optional: inner.text.startsWith('?') ? `[${inner.text}${close}` : `[?${inner.text}${close}` });
      next = inner.next + 1;
    } else if (sign === '(') {
      const call = group(tokens, at);
      steps.push({ exact: call.text, optional: call.text });
      next = call.next;
    } else {
      break;
    }
  }
  const plain = start.text + steps.map(({ exact }) => exact).join('');
  soften(steps);
  return { plain, forgiving: start.text + steps.map(({ exact }) => exact).join(''), next };
}

/** The last step may lead to nothing. */
function soften(steps: { readonly exact: string; readonly optional: string }[]): void {
  const last = steps.pop();
  if (last) steps.push({ exact: last.optional, optional: last.optional });
}

function group(tokens: readonly Token[], at: number): Piece {
  const token = tokens[at];
  if (!token) return { text: '', next: at };
  if (!(token.kind === 'sign' && token.text in CLOSERS)) return { text: token.text, next: at + 1 };
  const inner = sequence(tokens, at + 1);
  return { text: `${token.text}${inner.text}${tokens[inner.next]?.text ?? ''}`, next: inner.next + 1 };
}
