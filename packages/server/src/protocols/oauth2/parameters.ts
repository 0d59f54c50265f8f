import { OAuthError } from './error.ts';

/** The parameters of a request, each at most once. */
export interface Parameters {
  get(name: string): string | undefined;
}

/**
 * Reads the parameters of an OAuth request. One without a value counts as left out, and none may come
 * twice (RFC 6749 sections 3.1 and 3.2): two readers that disagree on which counts are an attack.
 * @param source a query, not yet decoded; or a form or JSON body that was read already
 */
export function readParameters(source: string | Readonly<Record<string, unknown>>): Parameters {
  const pairs = typeof source === 'string' ? [...new URLSearchParams(source)] : Object.entries(source).flatMap(([name, value]) => pairsOf(name, value));
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [name, value] of pairs) {
    if (values.has(name)) repeated.add(name);
    else values.set(name, value);
  }
  return {
    get(name) {
      if (repeated.has(name)) throw new OAuthError('invalid_request', `the parameter ${name} came more than once`);
      return values.get(name) || undefined;
    },
  };
}

/** A form that was read before has a list where a field came more than once. */
const pairsOf = (name: string, value: unknown): [string, string][] => (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, plain(one)]);

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
