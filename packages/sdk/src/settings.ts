import { type Surroundings, theWorld } from './surroundings.ts';

/** What a client may be told besides its address and credentials. */
export interface TenonOptions {
  /** For a call with all its tries, in milliseconds. Default 20 000. */
  readonly timeoutMs?: number | undefined;
  /** How often a call is tried again when the server is busy or out of reach. Default 2; 0 turns it off. */
  readonly retries?: number | undefined;
  /** Sent along with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Instead of the `fetch` of the platform. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** @internal For tests. */
  readonly surroundings?: Partial<Surroundings> | undefined;
}

export interface Settings {
  /** The environment URL without a slash at its end. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly world: Surroundings;
}

export const VERSION = '0.1.0';

export function readSettings(environmentUrl: string, clientId: string, clientSecret: string, options: TenonOptions): Settings {
  if (!URL.canParse(environmentUrl) || !/^https?:$/.test(new URL(environmentUrl).protocol)) {
    throw new TypeError(`The environment URL must be an address like https://auth.example.com, not "${environmentUrl}".`);
  }
  if (!clientId) throw new TypeError('The client id is missing.');
  return {
    url: environmentUrl.replace(/\/+$/, ''),
    clientId,
    clientSecret,
    timeoutMs: options.timeoutMs ?? 20_000,
    retries: options.retries ?? 2,
    headers: { 'user-agent': `tenon-sdk/${VERSION}`, ...options.headers },
    world: { ...theWorld, ...(options.fetch && { fetch: options.fetch }), ...options.surroundings },
  };
}
