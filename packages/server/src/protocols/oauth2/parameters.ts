import { OAuthError } from './error.ts';

/** The parameters of a request, each at most once. */
export interface Parameters {
  get(name: string): string | undefined;
}

/**
 * Reads the parameters of an OAuth request. One without a value counts as left out, and none may come
 * twice (RFC 6749 sections 3.1 and 3.2): two readers that disagree on which counts are an attack.
 * @param source a query or a form, not yet decoded; or the object of a JSON body
 */
export function readParameters(source: string | Readonly<Record<string, unknown>>): Parameters {
  const pairs = typeof source === 'string' ? [...new URLSearchParams(source)] : Object.entries(source).map(([name, value]) => [name, plain(value)] as const);
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

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
