import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../packages/server/src/platform/db/open.ts';
import { startPostgres } from '../../packages/server/src/platform/postgres/start.ts';
import { createBrowser } from './browser.ts';
import { end, freePort, livingIn } from './processes.ts';

const BIN = resolve(import.meta.dirname, '../../packages/server/bin/tenon.mjs');

export const POOL_SIZE = 16;
export const REDIRECT_URI = 'http://localhost:3999/callback';

/** A data folder of its own, gone when it is dropped. */
export function newDataDir() {
  const path = mkdtempSync(join(tmpdir(), 'tenon-bench-'));
  // As root the database runs as another user, who has to get in.
  chmodSync(path, 0o711);
  return { path, drop: () => rmSync(path, { recursive: true, force: true }) };
}

const CONNECTIONS = 100;

/** The embedded PostgreSQL with its usual settings, but for room for everybody who is measured on it. */
export async function startDatabase(dataDir: string) {
  const postgres = await startPostgres({ dataDir, connections: CONNECTIONS });
  const url = urlOf(postgres.connection);
  return { url, pids: () => postgres.pids(), at: (database: string) => url.replace(/\/[^/?]+\?/, `/${database}?`), stop: () => postgres.stop() };
}

export type Tenon = Awaited<ReturnType<typeof startTenon>>;

/** Counting is part of what a request costs; being refused is not what is measured. */
const outOfReach = Object.fromEntries(
  ['API', 'API_CLIENT', 'OAUTH_CLIENT', 'ADDRESS', 'FAILURES', 'SIGN_IN'].map((name) => [`TENON_LIMIT_${name}`, '1000000000']),
);

/** The built server, as its own process, on an embedded database of its own. */
export async function startTenon(dataDir: string, extra: NodeJS.ProcessEnv = {}, nodeArguments: readonly string[] = []) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const clientId = 'skc_59615193906282635';
  const clientSecret = 'bench-secret-of-forty-three-characters-yes-ok';
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeArguments, BIN, 'serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TENON_MODE: 'development',
      TENON_URL: url,
      TENON_PORT: String(port),
      TENON_DATA_DIR: dataDir,
      TENON_DATABASE_POOL: String(POOL_SIZE),
      TENON_CLIENT_ID: clientId,
      TENON_CLIENT_SECRET: clientSecret,
      TENON_LOG_LEVEL: 'warn',
      ...outOfReach,
      ...extra,
    },
  });
  const startMilliseconds = await firstAnswer(`${url}/.well-known/openid-configuration`, began, () => child.exitCode !== null);

  return {
    url,
    pid: child.pid!,
    clientId,
    clientSecret,
    /** From the process's start to its first answer. */
    startMilliseconds,
    /** Of its own embedded database. */
    databasePids: () => livingIn(dataDir).filter((pid) => pid !== child.pid),
    stop: () => end(child),
  };
}

async function firstAnswer(url: string, began: number, hasEnded: () => boolean): Promise<number> {
  for (;;) {
    try {
      const { status } = await fetch(url);
      if (status === 200) return performance.now() - began;
    } catch {
      if (hasEnded()) throw new Error('the server ended by itself');
    }
    await sleep(4);
  }
}

function urlOf(connection: Connection): string {
  if ('url' in connection) return connection.url;
  const { socketFolder, port, user, password, database } = connection;
  return `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** What the app's own server holds: a machine token. It lasts five minutes. */
export async function machineToken({ url, clientId, clientSecret }: Tenon): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const answer = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (!access_token) throw new Error(`no token: ${answer.status}`);
  return access_token;
}

async function api<T>(tenon: Tenon, path: string, body: object): Promise<T> {
  const authorization = `Bearer ${await machineToken(tenon)}`;
  const answer = await fetch(`${tenon.url}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization, 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export async function newOrganization(tenon: Tenon): Promise<string> {
  const { organization } = await api<{ organization: { id: string } }>(tenon, '/organizations', { display_name: 'Orion Analytics' });
  return organization.id;
}

/** Invites somebody, reads their mail and accepts: a browser with a session, as its cookie header. */
export async function signIn(tenon: Tenon, organizationId: string): Promise<string> {
  const email = `ada-${randomBytes(4).toString('hex')}@example.com`;
  await api(tenon, `/organizations/${organizationId}/users`, { email, membership: {}, user_profile: { first_name: 'Ada', last_name: 'Lovelace' } });
  const link = await mailedLink(tenon, email);
  const browser = createBrowser();
  await browser.submit(await browser.open(link));
  return browser.cookieHeader();
}

async function mailedLink({ url }: Tenon, email: string): Promise<string> {
  for (let patience = 500; patience > 0; patience -= 1) {
    const [mail] = (await (await fetch(`${url}/dev/mailbox.json?to=${encodeURIComponent(email)}`)).json()) as { links: string[] }[];
    if (mail?.links[0]) return mail.links[0];
    await sleep(10);
  }
  throw new Error(`no mail to ${email}`);
}
