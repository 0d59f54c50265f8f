import { WebhookError } from './errors.ts';

/** What a webhook says. */
export interface WebhookEvent {
  /** `evt_` and digits: the same when it is delivered again. */
  readonly id: string;
  /** `organization.created`… */
  readonly type: string;
  /** RFC 3339. */
  readonly occurred_at: string;
  readonly environment_id: string;
  readonly organization_id?: string;
  readonly object?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** Of a request: what frameworks give. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export const WEBHOOK_FAMILIES = ['webhook', 'svix'] as const;
export const INTERCEPTOR_FAMILIES = ['interceptor', 'webhook'] as const;

const TOLERANCE_SECONDS = 300;
const utf8 = new TextEncoder();

/**
 * Holds a payload against its signature, as Standard Webhooks has it: HMAC-SHA256 over id, time and body.
 * @param secrets any of them may have signed
 * @throws WebhookError
 */
export async function verifySigned(
  families: readonly string[],
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  payload: string | Uint8Array,
  now: number,
): Promise<void> {
  const read = (name: string): string | undefined => headerOf(headers, name);
  const family = families.find((name) => read(`${name}-id`) && read(`${name}-timestamp`) && read(`${name}-signature`));
  if (!family) throw new WebhookError('The headers of the signature are missing.');
  const id = read(`${family}-id`) ?? '';
  const timestamp = read(`${family}-timestamp`) ?? '';
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) throw new WebhookError('The time of the signature is not a time.');
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (Math.abs(age) > TOLERANCE_SECONDS) throw new WebhookError(age > 0 ? 'The webhook is too old.' : 'The webhook is from the future.');

  const signed = join(utf8.encode(`${id}.${timestamp}.`), typeof payload === 'string' ? utf8.encode(payload) : payload);
  const signatures = (read(`${family}-signature`) ?? '').split(' ').flatMap((part) => (part.startsWith('v1,') ? (decoded(part.slice(3)) ?? []) : []));
  for (const secret of [secrets].flat()) {
    const key = await keyOf(secret);
    // `verify` takes the same time whatever the first byte that differs.
    for (const signature of signatures) if (await crypto.subtle.verify('HMAC', key, signature, signed)) return;
  }
  throw new WebhookError('The signature is not that of this webhook.');
}

/** `whsec_` and base64. */
async function keyOf(secret: string) {
  const bytes = decoded(secret.replace(/^[a-z]+_/i, ''));
  if (!bytes || bytes.length === 0) throw new WebhookError('The secret must be "whsec_" and base64.');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function decoded(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined;
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = headers[name] ?? Object.entries(headers).find(([other]) => other.toLowerCase() === name)?.[1];
  // The same header twice would leave open which one was meant.
  return typeof found === 'string' ? found : found?.length === 1 ? found[0] : undefined;
}

export function parsedEvent<Event>(payload: string | Uint8Array): Event {
  try {
    return JSON.parse(typeof payload === 'string' ? payload : new TextDecoder('utf-8', { fatal: true }).decode(payload)) as Event;
  } catch {
    throw new WebhookError('The body is signed, but it is not JSON.');
  }
}
