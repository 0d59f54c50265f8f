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

/** Names whose values never reach a log, however deep (to three levels) an object carries them. */
const SECRETS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'client_secret',
  'clientSecret',
  'code_verifier',
  'codeVerifier',
  'token',
  'access_token',
  'accessToken',
  'refresh_token',
  'refreshToken',
  'id_token',
  'idToken',
  'id_token_hint',
  'link_token',
  'linkToken',
];

export function createLog({ level, to }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.errWithCause },
    redact: { paths: SECRETS.flatMap((name) => deep(name, 3)), censor: '[hidden]' },
  };
  return to ? pino(options, to) : pino(options);
}

const deep = (name: string, levels: number): string[] => Array.from({ length: levels }, (_, level) => `${'*.'.repeat(level).slice(0, -1)}["${name}"]`);
