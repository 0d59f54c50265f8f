import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  Scalekit,
  ScalekitBadRequestException,
  ScalekitConflictException,
  ScalekitForbiddenException,
  ScalekitNotFoundException,
  ScalekitNotImplementedException,
  ScalekitServerException,
  ScalekitTooManyRequestsException,
} from '@scalekit-sdk/node';

const SDK = 'node';
const OUT_OF_SCOPE = ['tools', 'actions', 'connectedAccounts'];

/** What each documented code must come out as. */
const EXCEPTIONS = {
  INVALID_ARGUMENT: ScalekitBadRequestException,
  FAILED_PRECONDITION: ScalekitBadRequestException,
  PERMISSION_DENIED: ScalekitForbiddenException,
  NOT_FOUND: ScalekitNotFoundException,
  ALREADY_EXISTS: ScalekitConflictException,
  RESOURCE_EXHAUSTED: ScalekitTooManyRequestsException,
} as const;
export type Code = keyof typeof EXCEPTIONS;

export const required = (name: string): string => {
  const value = process.env[`CONFORMANCE_${name}`];
  if (!value) throw new Error(`CONFORMANCE_${name} is not set: the runner starts this program (npm run conformance)`);
  return value;
};

export const URL_OF_SERVER = required('URL');
export const sdk = new Scalekit(URL_OF_SERVER, required('CLIENT_ID'), required('CLIENT_SECRET'));

const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** The cases of one wrapper. */
export interface Walk {
  /** @param deed calls the wrapper and looks at what it gave */
  works<T>(what: string, deed: () => Promise<T> | T): Promise<T | undefined>;
  /** @param deed calls the wrapper, which is to throw the exception of this code */
  refuses(what: string, code: Code, deed: () => Promise<unknown>): Promise<void>;
  /** The same for a helper, whose exceptions have no code. */
  throws(what: string, deed: () => Promise<unknown> | unknown, looksRight?: (error: unknown) => boolean): Promise<void>;
}

/** @param rpc `UserService/GetUser`, or `helper/LogoutUrl` */
export function walk(wrapper: string, rpc: string): Walk {
  const [service, name] = rpc.split('/');
  const report = (what: string, outcome: string, detail = '') => say({ sdk: SDK, service, rpc: name, wrapper, case: what, outcome, detail });
  const notServed = (error: unknown) => error instanceof ScalekitNotImplementedException;
  return {
    async works(what, deed) {
      try {
        const given = await deed();
        report(what, 'works');
        return given;
      } catch (error) {
        report(what, notServed(error) ? 'not_served_yet' : 'failed', inWords(error));
        return undefined;
      }
    },
    async refuses(what, code, deed) {
      try {
        await deed();
        report(what, 'failed', `it was to be refused with ${code}, and was not`);
      } catch (error) {
        if (notServed(error)) return report(what, 'not_served_yet', inWords(error));
        const right = error instanceof EXCEPTIONS[code] && error.errorCode === (code === 'RESOURCE_EXHAUSTED' ? 'RATE_LIMITED' : code);
        report(what, right ? 'refused_as_documented' : 'failed', right ? code : `${code} was to come, and this came: ${inWords(error)}`);
      }
    },
    async throws(what, deed, looksRight = () => true) {
      try {
        await deed();
        report(what, 'failed', 'it was to be refused, and was not');
      } catch (error) {
        report(what, looksRight(error) ? 'refused_as_documented' : 'failed', inWords(error));
      }
    },
  };
}

const inWords = (error: unknown): string =>
  error instanceof ScalekitServerException
    ? `${error.constructor.name} ${error.errorCode}: ${error.message}`
    : error instanceof Error
      ? `${error.name}: ${error.message}`.slice(0, 500)
      : String(error);

/** Says which SDK this is, and all it has. What its declarations call private is nobody's to call. */
export function introduce(): void {
  // Its package.json is not among its exports.
  const folder = join(dirname(createRequire(import.meta.url).resolve('@scalekit-sdk/node')), '..');
  say({ about: { sdk: SDK, version: (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version } });
  const declarations = readFileSync(join(folder, 'lib/scalekit.d.ts'), 'utf8');
  const files = new Map([...declarations.matchAll(/^import (\w+) from '\.\/([\w-]+)';$/gm)].map(([, name = '', file = '']) => [name, file]));
  const groups = [...declarations.matchAll(/^ {4}readonly (\w+): (\w+);$/gm)].map(([, group = '', type = '']) => ({ group, file: files.get(type) }));
  const ours = methodsOf(sdk, declarations);
  const theirs = groups
    .filter(({ group, file }) => file && !OUT_OF_SCOPE.includes(group))
    .flatMap(({ group, file }) =>
      methodsOf(Reflect.get(sdk, group) as object, readFileSync(join(folder, `lib/${file}.d.ts`), 'utf8')).map((method) => `${group}.${method}`),
    );
  say({ wrappers: [...ours, ...theirs] });
}

function methodsOf(client: object, declarations: string): string[] {
  const hidden = new Set([...declarations.matchAll(/^ {4}private (?:readonly )?(\w+)/gm)].map(([, name]) => name));
  return Object.getOwnPropertyNames(Object.getPrototypeOf(client)).filter((name) => name !== 'constructor' && !hidden.has(name));
}

export const done = (): void => say({ done: true });

interface Pages {
  readonly ids: readonly string[];
  readonly next: string;
  readonly previous: string;
}

/** Walks a list of two or more there and back, with pages of two sizes. */
export async function walksPages(list: (size: number, token: string | undefined) => Promise<Pages>): Promise<void> {
  const whole = (await list(30, undefined)).ids;
  assert.ok(whole.length >= 2, `there are only ${whole.length}`);
  const first = await list(1, undefined);
  assert.deepEqual(first.ids, whole.slice(0, 1));
  const second = await list(2, first.next);
  assert.deepEqual(second.ids, whole.slice(1, 3), 'a page of another size goes on where the first ended');
  const back = await list(3, second.previous);
  assert.deepEqual(back.ids, first.ids, 'the page before the second is the first');
}

interface Mail {
  readonly id: string;
  readonly code: string | null;
  readonly links: readonly string[];
}

export const helper = {
  signIn: (authorization_url: string, email: string): Promise<{ code: string; state: string | null }> => post('/sign-in', { authorization_url, email }),
  mail: async (to: string, after?: string): Promise<Mail> =>
    answered(await fetch(`${required('HELPER')}/mail?${new URLSearchParams({ to, ...(after ? { after } : {}) })}`)),
  signature: async (secret: string, id: string, timestamp: string, body: string): Promise<string> =>
    (await post<{ signature: string }>('/signature', { secret, id, timestamp, body })).signature,
  idpInitiatedLogin: async (claims: object): Promise<string> => (await post<{ token: string }>('/idp-initiated-login', { claims })).token,
};

const post = async <T>(path: string, body: object): Promise<T> =>
  answered(await fetch(`${required('HELPER')}${path}`, { method: 'POST', body: JSON.stringify(body) }));

async function answered<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(`the helper says: ${body.error}`);
  return body;
}
