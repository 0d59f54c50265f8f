import { pino } from 'pino';

/** What the house writes down about itself: one JSON object per line on standard output. */
export interface Log {
  debug(fields: object, words: string): void;
  info(fields: object, words: string): void;
  warn(fields: object, words: string): void;
  error(fields: object, words: string): void;
}

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where lines go; standard output unless a test wants to read them. */
  readonly to?: { write(line: string): void };
}

/** Names whose values never reach a log, however they are spelled: `clientSecret`, `client_secret`, `Client-Secret`. */
const SECRETS = new Set([
  'authorization',
  'cookie',
  'setcookie',
  'password',
  'secret',
  'clientsecret',
  'codeverifier',
  'token',
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'idtokenhint',
  'linktoken',
]);

export function createLog({ level, to }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: (fields) => hide(fields, DEEPEST) },
    serializers: { error: pino.stdSerializers.errWithCause },
  };
  return to ? pino(options, to) : pino(options);
}

const DEEPEST = 4;

/** By hand, because pino's own redaction costs more than all the rest of a line (145 µs against 4). Copies only what it must change. */
function hide(fields: Record<string, unknown>, levels: number): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const name in fields) {
    const value = fields[name];
    const shown = isSecret(name) ? '[hidden]' : hasFields(value) && levels > 1 ? hide(value, levels - 1) : value;
    if (shown !== value) {
      copy ??= { ...fields };
      copy[name] = shown;
    }
  }
  return copy ?? fields;
}

const hasFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !(value instanceof Error);

const known = new Map<string, boolean>();
const MOST_NAMES = 2000;

/** Names of fields are the code's own and few; the answer for each is kept. */
function isSecret(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const secret = SECRETS.has(name.replace(/[-_]/g, '').toLowerCase());
  if (known.size < MOST_NAMES) known.set(name, secret);
  return secret;
}
