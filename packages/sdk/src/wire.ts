import type { Route } from './call.ts';
import { shapes } from './contract/shapes.ts';
import { InvalidRequestError } from './errors.ts';

/** A request, taken apart for HTTP. */
export interface Parts {
  readonly path: string;
  readonly body: string | undefined;
}

/** Puts a request into path, query and body, as the route says. */
export function takeApart({ verb, paths, body }: Route, request: object): Parts {
  const given = new Map(Object.entries(request).filter(([, value]) => value !== undefined));
  const path = paths.find((template) => names(template).every((name) => given.get(name) !== undefined && given.get(name) !== ''));
  if (path === undefined) {
    const missing = names(paths[0] ?? '').filter((name) => !given.get(name));
    const message = `The request needs ${missing.map((name) => `"${name}"`).join(' and ')}.`;
    throw new InvalidRequestError({
      code: 'INVALID_ARGUMENT',
      message,
      violations: missing.map((field) => ({ field, description: 'is needed', constraint: 'required' })),
    });
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given.get(name))));
  for (const name of names(path)) given.delete(name);
  if (body === '*') return { path: filled, body: JSON.stringify(writable(Object.fromEntries(given))) };
  const content: unknown = body === '' ? undefined : (given.get(body) ?? {});
  given.delete(body);
  const query = new URLSearchParams();
  for (const [name, value] of given) addTo(query, name, value);
  const text = query.toString();
  return {
    path: text === '' ? filled : `${filled}?${text}`,
    body: content !== undefined ? JSON.stringify(writable(content)) : verb === 'GET' || verb === 'DELETE' ? undefined : '{}',
  };
}

const names = (template: string): string[] => Array.from(template.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '');

const MASK = /[mM]ask$/;

function addTo(query: URLSearchParams, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value) && MASK.test(name)) query.append(name, value.join(','));
  else if (Array.isArray(value)) for (const item of value) addTo(query, name, item);
  else if (value instanceof Date) query.append(name, value.toISOString());
  else if (typeof value === 'object') for (const [inner, part] of Object.entries(value)) addTo(query, `${name}.${inner}`, part);
  else query.append(name, String(value));
}

/** Field masks go as one text; JSON takes the rest as it is. */
function writable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, MASK.test(name) && Array.isArray(part) ? part.join(',') : part]));
}

const camel = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** An answer as the types promise it: camel case, moments as `Date`, long numbers as numbers. Keys that are data stay. */
export function readAnswer(shape: string, json: unknown): unknown {
  if (Array.isArray(json)) return json.map((item) => readAnswer(shape, item));
  if (typeof json !== 'object' || json === null) return json;
  const special = shapes[shape] ?? {};
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [camel(name), readField(special[name], value)]));
}

function readField(kind: string | undefined, value: unknown): unknown {
  if (kind === undefined || value === null || value === undefined) return value ?? undefined;
  if (kind === 'moment') return new Date(String(value));
  if (kind === 'number') return Array.isArray(value) ? value.map(Number) : Number(value);
  if (kind.startsWith('map:')) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readAnswer(kind.slice(4), part)]));
  return readAnswer(kind, value);
}
