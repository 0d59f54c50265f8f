import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import type { Connection } from '../packages/server/src/platform/db/open.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** A mail as `/dev/mailbox.json` tells it. */
export interface CaughtMail {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  readonly created_at: string;
}

export interface Stack {
  readonly url: string;
  /** Where this process listens: the URL, unless several stand behind one. */
  readonly answersAt: string;
  readonly demo: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly dataDir: string;
  /** All the start has printed so far. */
  printed(): string;
  /** The newest mail to an address, waited for. `after` skips mails that were there before. */
  mail(to: string, after?: readonly CaughtMail[]): Promise<CaughtMail>;
  mails(to: string): Promise<CaughtMail[]>;
  stop(): Promise<void>;
}

/**
 * Starts what `npm start` starts, the way `npm start` does, on free ports and in a folder of its own.
 * @param database a PostgreSQL to use; without one the stack makes its embedded one
 */
export async function startStack(
  options: { readonly database?: Connection; readonly dataDir?: string; readonly env?: Record<string, string>; readonly answersAt?: number } = {},
): Promise<Stack> {
  const [free, demoPort] = await freePorts(2);
  const port = options.answersAt ?? free;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tenon-e2e-')));
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs')], {
    cwd: ROOT,
    env: {
      ...withoutSettings(process.env),
      TENON_PORT: String(port),
      TENON_DEMO_PORT: String(demoPort),
      TENON_DATA_DIR: dataDir,
      ...(options.database && { DATABASE_URL: connectionUrl(options.database) }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));

  const answersAt = `http://localhost:${port}`;
  const url = options.env?.TENON_URL ?? answersAt;
  const demo = `http://localhost:${demoPort}`;
  await untilReady(child, [`${answersAt}/health/ready`, demo], () => printed);
  const credentials = parseEnv(readFileSync(join(dataDir, 'credentials.env'), 'utf8'));

  const mails = async (to: string): Promise<CaughtMail[]> => {
    const answer = await fetch(`${answersAt}/dev/mailbox.json?to=${encodeURIComponent(to)}`);
    if (!answer.ok) throw new Error(`the mailbox answered ${answer.status}`);
    return (await answer.json()) as CaughtMail[];
  };

  return {
    url,
    answersAt,
    demo,
    dataDir,
    clientId: credentials.SCALEKIT_CLIENT_ID ?? '',
    clientSecret: credentials.SCALEKIT_CLIENT_SECRET ?? '',
    printed: () => printed,
    mails,
    async mail(to, after = []) {
      const known = new Set(after.map(({ id }) => id));
      return patiently(`a mail to ${to}`, async () => (await mails(to)).find(({ id }) => !known.has(id)));
    },
    async stop() {
      await stopped(child, 'SIGTERM');
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Looks again until there is something. The limit only ends a test that would never end. */
export async function patiently<T>(what: string, look: () => Promise<T | undefined>, limit = 120_000): Promise<T> {
  for (const until = Date.now() + limit; Date.now() < until; await sleep(50)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`waited in vain for ${what}`);
}

/** As far above a port that was given away as its mark is. */
const MARK = 8_500;

/**
 * Ports that nobody listens on: several journeys start servers side by side. They are taken from below those that a system
 * hands out to outgoing connections (from 32768 on Linux, 49152 elsewhere), which come and go all the time; and each is marked
 * until this process ends, so that nobody else is given it while the server that is to have it only starts.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(15_000, 15_000 + MARK);
    const mark = await listenOn(port + MARK);
    if (!mark) continue;
    const there = await listenOn(port);
    if (there) {
      await new Promise((done) => there.close(done));
      mark.unref();
      ports.push(port);
    } else mark.close();
  }
  return ports;
}

async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  return new Promise((tell) => server.once('listening', () => tell(server)).once('error', () => tell(undefined)));
}

export async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await exit;
}

export function connectionUrl(connection: Connection): string {
  if ('url' in connection) return connection.url;
  const { socketFolder, port, user, password, database } = connection;
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** Settings of the tests are not settings of what they start. */
export function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(TENON_|SCALEKIT_|DATABASE_URL$|SMTP_URL$|MAIL_FROM$|NODE_TEST_CONTEXT$)/.test(name)));
}

async function untilReady(child: ChildProcess, urls: readonly string[], printed: () => string): Promise<void> {
  try {
    for (const url of urls) {
      await patiently(
        url,
        async () => {
          if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
          return fetch(url, { redirect: 'manual' }).then(
            (answer) => (answer.status < 500 ? true : undefined),
            () => undefined,
          );
        },
        // The first one builds what is served.
        300_000,
      );
    }
    // The last of what it has to say about itself: whoever reads the rest need not wait for it.
    await patiently('its last words', async () => printed().includes('Stop with Ctrl-C') || undefined);
  } catch (error) {
    await stopped(child, 'SIGKILL');
    throw new Error(`the stack did not start: ${(error as Error).message}\n${printed()}`);
  }
}
