import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { freePorts, patiently, stopped, withoutSettings } from '../e2e/stack.ts';
import { addressesOf, whyPortIsClosed } from '../packages/server/src/cli/preflight.ts';
import { type DevFiles, devFiles } from '../packages/server/src/platform/tls/dev-certificate.ts';

const TENON = resolve(import.meta.dirname, '../packages/server/bin/tenon.mjs');

/** One call as the server's log has it. */
export interface LoggedCall {
  /** `/scalekit.v1.users.UserService/GetUser` */
  readonly name: string;
  readonly outcome: string;
}

/** A server with an environment nobody else uses, on TLS. */
export interface Server {
  /** TENON_URL: `https://localhost`, or with another address or port. */
  readonly url: string;
  /** The same without TLS, for what is no SDK. */
  readonly plainUrl: string;
  readonly has443: boolean;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly postLogoutUri: string;
  readonly files: DevFiles;
  readonly database: string;
  readonly secretKey: Buffer;
  /** Ends it, and answers with every call it logged. */
  stop(): Promise<readonly LoggedCall[]>;
}

/** @param home a PostgreSQL to make a database in */
export async function startServer(home: string): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenon-conformance-'));
  const database = await createDatabase(home);
  const [port = 0, demoPort = 0, spare = 0] = await freePorts(3);
  const { host, tlsPort } = await placeForTls(spare);
  const url = new URL(`https://${host === '127.0.0.1' ? 'localhost' : host}:${tlsPort}`).origin;
  const clientId = `skc_${randomInt(2 ** 40, 2 ** 47)}`;
  const clientSecret = randomBytes(24).toString('hex');
  const secretKey = randomBytes(32);
  const env = {
    ...withoutSettings(process.env),
    TENON_MODE: 'development',
    TENON_URL: url,
    TENON_HOST: host,
    TENON_PORT: String(port),
    TENON_TLS_PORT: String(tlsPort),
    TENON_DEMO_PORT: String(demoPort),
    TENON_DATA_DIR: dataDir,
    TENON_CLIENT_ID: clientId,
    TENON_CLIENT_SECRET: clientSecret,
    TENON_SECRET_KEY: secretKey.toString('base64'),
    TENON_LOG_LEVEL: 'info',
    DATABASE_URL: database.url,
  };
  execFileSync(process.execPath, [TENON, 'dev-ca'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const child = spawn(process.execPath, [TENON, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));

  const clean = async () => {
    await stopped(child, 'SIGTERM');
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const plainUrl = `http://${host}:${port}`;
  try {
    await untilReady(child, `${plainUrl}/health/ready`);
  } catch (error) {
    await clean();
    throw new Error(`the server did not start: ${(error as Error).message}\n${log}`);
  }
  return {
    url,
    plainUrl,
    has443: tlsPort === 443,
    clientId,
    clientSecret,
    redirectUri: `http://localhost:${demoPort}/auth/callback`,
    postLogoutUri: `http://localhost:${demoPort}/`,
    files: devFiles(dataDir),
    database: database.url,
    secretKey,
    async stop() {
      const drained = new Promise((done) => child.stdout.once('close', done));
      await clean();
      await drained;
      return callsIn(log);
    },
  };
}

/** 443 of localhost, else of another loopback address, which Linux has by the million; else some port. */
async function placeForTls(spare: number): Promise<{ host: string; tlsPort: number }> {
  const hosts = ['127.0.0.1', ...(process.platform === 'linux' ? Array.from({ length: 20 }, (_, index) => `127.0.0.${index + 2}`) : [])];
  for (const host of hosts) {
    const addresses = addressesOf({ mode: 'development', host });
    if ((await whyPortIsClosed(443, addresses)) === undefined) return { host, tlsPort: 443 };
  }
  return { host: '127.0.0.1', tlsPort: spare };
}

async function createDatabase(home: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `conformance_${randomBytes(6).toString('hex')}`;
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: home });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await ask(`create database ${name}`);
  const url = new URL(home);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database if exists ${name} with (force)`) };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  await patiently(
    url,
    async () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      return fetch(url).then(
        ({ ok }) => ok || undefined,
        () => undefined,
      );
    },
    60_000,
  );
}

const callsIn = (log: string): LoggedCall[] =>
  log
    .split('\n')
    .filter((line) => line.includes('"call"') || line.includes('a call failed'))
    .map((line) => JSON.parse(line) as LoggedCall);
