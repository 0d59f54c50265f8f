import type { Binding } from './bindings.ts';

/** What was found at a path. */
export interface Match {
  readonly binding: Binding;
  /** Field and text of each variable of the path. */
  readonly variables: readonly (readonly [field: string, value: string])[];
}

/** Finds the binding for a path; fixed text goes before a variable, a variable before the rest of the path. */
export interface Router {
  /** @returns the match, or the methods that would work, or nothing */
  match(verb: string, path: string): Match | { readonly allowed: readonly string[] } | undefined;
}

interface Node {
  readonly literals: Map<string, Node>;
  one: Node | undefined;
  rest: Node | undefined;
  /** What ends here, by `:verb`, then by HTTP method. */
  readonly ends: Map<string, Map<string, Binding>>;
}

const newNode = (): Node => ({ literals: new Map(), one: undefined, rest: undefined, ends: new Map() });

export function createRouter(bindings: readonly Binding[]): Router {
  const root = newNode();
  for (const binding of bindings) add(root, binding);
  return {
    match(verb, path) {
      const raw = path.slice(1).split('/');
      const segments = raw.map(decode);
      if (segments.includes(undefined)) return undefined;
      const ends: Map<string, Binding>[] = [];
      collect(root, raw, segments as string[], 0, ends);
      if (ends.length === 0) return undefined;
      for (const end of ends) {
        const binding = end.get(verb);
        if (binding) return { binding, variables: valuesOf(binding, raw, segments as string[]) };
      }
      return { allowed: [...new Set(ends.flatMap((end) => [...end.keys()]))].sort() };
    },
  };
}

function add(root: Node, binding: Binding): void {
  let node = root;
  for (const segment of binding.template.segments) {
    if (segment === '*') node = node.one ??= newNode();
    else if (segment === '**') node = node.rest ??= newNode();
    else {
      const next = node.literals.get(segment.literal) ?? newNode();
      node.literals.set(segment.literal, next);
      node = next;
    }
  }
  const { verb, text } = binding.template;
  const end = node.ends.get(verb) ?? new Map<string, Binding>();
  const other = end.get(binding.verb);
  if (other) throw new Error(`${binding.verb} ${text} is bound twice: by ${other.procedure.path} and ${binding.procedure.path}`);
  node.ends.set(verb, end.set(binding.verb, binding));
}

/** Everything that ends at this path, the most exact first. */
function collect(node: Node, raw: readonly string[], segments: readonly string[], at: number, found: Map<string, Binding>[]): void {
  if (at === segments.length) {
    const end = node.ends.get('');
    if (end) found.push(end);
    return;
  }
  const literal = node.literals.get(segments[at]!);
  if (literal) collect(literal, raw, segments, at + 1, found);
  const last = at === segments.length - 1;
  if (node.one && segments[at] !== '') {
    if (last) collectVerb(node.one, raw[at]!, found);
    collect(node.one, raw, segments, at + 1, found);
  }
  if (node.rest) {
    collectVerb(node.rest, raw.at(-1)!, found);
    const end = node.rest.ends.get('');
    if (end) found.push(end);
  }
}

/** A colon the client wrote as %3A is part of the value, not a verb. */
function collectVerb(node: Node, rawLast: string, found: Map<string, Binding>[]): void {
  const colon = rawLast.lastIndexOf(':');
  const end = colon > 0 ? node.ends.get(rawLast.slice(colon + 1)) : undefined;
  if (end && colon < rawLast.length - 1) found.push(end);
}

function valuesOf({ template: { variables, verb } }: Binding, raw: readonly string[], segments: readonly string[]): (readonly [string, string])[] {
  return variables.map(({ field, from, to }) => {
    if (to !== undefined && to - from === 1) {
      const value = segments[from]!;
      return [field, verb !== '' && to === segments.length ? value.slice(0, -(verb.length + 1)) : value];
    }
    // Over several segments an encoded slash stays encoded: it would be taken for a border between them.
    const text = raw.slice(from, to).map(decodeButSlash).join('/');
    return [field, verb !== '' && (to === undefined || to === segments.length) ? text.slice(0, -(verb.length + 1)) : text];
  });
}

function decode(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const decodeButSlash = (segment: string): string => segment.split(/%2f/i).map(decodeURIComponent).join('%2F');
