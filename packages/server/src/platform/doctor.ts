import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { plannedMigrations } from './db/migrate.ts';
import { type Connection, connectionConfig } from './db/open.ts';
import { OLDEST_POSTGRES } from './db/version.ts';

/** One line of `tenon doctor`. */
export interface Finding {
  readonly ok: boolean;
  /** What is so: "The database answers: PostgreSQL 18.4." */
  readonly what: string;
  /** What to do about it; only where something is to be done. */
  readonly advice?: string;
}

export type Check = () => Promise<Finding>;

const GIGABYTE = 1024 ** 3;
/** Tokens and codes live for minutes; clients forgive seconds. */
const CLOCK_TOLERANCE = 5_000;

/** Makes every check, in order. One that breaks in a way nobody thought of is a finding too. */
export async function examine(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks)
    findings.push(await check().catch((error) => bad(`A check broke: ${wordsOf(error)}`, 'Tell us about it: it should have explained itself.')));
  return findings;
}

/**
 * That the database answers, is new enough, takes writes, has room for us, and keeps what it commits.
 * @param wanted how many connections one process of ours opens at most
 */
export const checkDatabase =
  (connection: Connection, wanted = 1): Check =>
  async () => {
    try {
      return await asking(connection, async (client) => {
        const { rows } = await client.query<{ number: string; version: string; fsync: string; commit: string; standby: boolean; room: number }>(
          `select current_setting('server_version_num') as number, current_setting('server_version') as version,
                  current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
                  pg_is_in_recovery() as standby, current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as room`,
        );
        const { number, version, fsync, commit, standby, room } = rows[0]!;
        if (Number(number) < OLDEST_POSTGRES * 10_000) return bad(`The database is PostgreSQL ${version}.`, `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`);
        if (standby) return bad('The database is a standby, which takes no writes.', 'Let DATABASE_URL name the one that it follows.');
        if (wanted > room) {
          return bad(
            `The database takes ${room} connections, and one process of this server may open ${wanted}.`,
            'Set TENON_DATABASE_POOL lower, or max_connections of the database higher.',
          );
        }
        if (fsync === 'off' || commit === 'off') {
          return bad(
            `The database may lose what it committed (fsync ${fsync}, synchronous_commit ${commit}).`,
            'Switch both on: a power cut would take people and their organizations.',
          );
        }
        return good(`The database answers: PostgreSQL ${version}.`);
      });
    } catch (error) {
      return bad(
        `The database cannot be reached: ${wordsOf(error)}`,
        'Check DATABASE_URL: host, port, name, user and password, and that a firewall lets us through.',
      );
    }
  };

export const checkMigrations =
  (connection: Connection): Check =>
  async () => {
    try {
      const pending = await plannedMigrations(connection);
      if (pending.length > 0) {
        const user = await whoMayMakeNothing(connection);
        return bad(
          `The database lacks ${pending.length} migrations, from ${pending[0]} on.`,
          user === undefined
            ? 'Run `tenon migrate`.'
            : `The user ${user} may not make tables there: make it the owner of the database, or grant it create on the schema. Then run \`tenon migrate\`.`,
        );
      }
      return good('The database has every migration.');
    } catch (error) {
      return bad(`Whether the database is migrated cannot be told: ${wordsOf(error)}`, 'Put the database right first.');
    }
  };

/** The user we are there, when it may make no tables: from PostgreSQL 15 on only the owner of a database may. */
const whoMayMakeNothing = (connection: Connection): Promise<string | undefined> =>
  asking(connection, async (client) => {
    const { rows } = await client.query<{ name: string; may: boolean | null }>(
      "select current_user as name, has_schema_privilege(current_schema(), 'create') as may",
    );
    return rows[0]?.may ? undefined : rows[0]?.name;
  });

/** That what one connection says (the second, in tests another database) is heard by another; a pooler in between may swallow it. */
export const checkNotifications =
  (connection: Connection, saying = connection, patience = 3_000): Check =>
  async () => {
    try {
      return await asking(connection, async (client) => {
        const channel = `tenon_doctor_${randomBytes(8).toString('hex')}`;
        const heard = new Promise<true>((resolve) => client.on('notification', () => resolve(true)));
        await client.query(`listen ${channel}`);
        await asking(saying, (other) => other.query(`notify ${channel}`));
        const late = new AbortController();
        const over = await Promise.race([heard, sleep(patience, false, { signal: late.signal })]);
        late.abort();
        if (over) return good('Processes on this database hear of each other’s changes.');
        return bad(
          'Processes on this database do not hear of each other’s changes.',
          'DATABASE_URL must name the database itself, or a pooler in session mode.',
        );
      });
    } catch (error) {
      return bad(`Whether processes hear of each other cannot be told: ${wordsOf(error)}`, 'Put the database right first.');
    }
  };

/** @param now this machine's clock */
export const checkClock =
  (connection: Connection, now: () => number): Check =>
  async () => {
    try {
      return await asking(connection, async (client) => {
        const before = now();
        const { rows } = await client.query<{ at: string }>('select extract(epoch from clock_timestamp()) * 1000 as at');
        // The database read its clock at some moment between our two looks.
        const after = now();
        const there = Number(rows[0]!.at);
        const apart = Math.max(before - there, there - after, 0);
        if (apart > CLOCK_TOLERANCE)
          return bad(`The clocks of this machine and of the database are ${Math.round(apart / 1000)} seconds apart.`, 'Let both follow a time server.');
        return good('This machine and the database agree on the time.');
      });
    } catch (error) {
      return bad(`The clocks cannot be compared: ${wordsOf(error)}`, 'Put the database right first.');
    }
  };

export const checkDataFolder =
  (dataDir: string): Check =>
  async () => {
    const folder = nearest(dataDir);
    const probe = join(folder, `.tenon-doctor-${randomBytes(8).toString('hex')}`);
    try {
      await writeFile(probe, '', { flag: 'wx' });
      await rm(probe);
      return good(folder === resolve(dataDir) ? `The data folder ${folder} can be written.` : `The data folder ${dataDir} can be made.`);
    } catch (error) {
      return bad(`The data folder ${dataDir} cannot be written: ${wordsOf(error)}`, 'Give it to the user the server runs as, or set TENON_DATA_DIR.');
    }
  };

export const checkDiskSpace =
  (dataDir: string, least = GIGABYTE): Check =>
  async () => {
    const folder = nearest(dataDir);
    const { bavail, bsize } = await statfs(folder);
    const free = `${((bavail * bsize) / GIGABYTE).toFixed(1)} GB`;
    if (bavail * bsize < least) return bad(`The disk of ${folder} has only ${free} left.`, 'Make room: a database that cannot write stops.');
    return good(`The disk of ${folder} has ${free} left.`);
  };

/**
 * Sends nothing: it says who we are, and hangs up.
 * @param ask says hello to the mail server, or throws: `Mailer.check` of platform/mail.ts
 * @param which mail server, and where it was settled
 */
export const checkMail =
  (ask: () => Promise<void>, which = { name: 'The mail server', settled: 'Check SMTP_URL: host, port, user and password.' }): Check =>
  async () => {
    try {
      await ask();
      return good(`${which.name} takes our mail.`);
    } catch (error) {
      return bad(`${which.name} does not take our mail: ${wordsOf(error)}`, which.settled);
    }
  };

/**
 * That browsers and SDKs will take a certificate, as far as it says itself.
 * @param pem the certificate with its chain, and its private key
 * @param host that it has to be for; undefined: something else stands between it and them
 */
export const checkCertificate =
  (pem: { readonly certificate: Buffer; readonly key: Buffer }, host: string | undefined, now: Date): Check =>
  async () => {
    let certificate: X509Certificate;
    try {
      certificate = new X509Certificate(pem.certificate);
      if (!certificate.checkPrivateKey(createPrivateKey(pem.key))) return bad('The certificate and the private key do not belong together.', PAIR);
    } catch (error) {
      return bad(`The certificate or its private key cannot be read: ${wordsOf(error)}`, PAIR);
    }
    const ends = certificate.validToDate;
    const day = ends.toISOString().slice(0, 10);
    if (ends <= now) return bad(`The certificate ended on ${day}.`, 'Renew it, and restart the server.');
    if (certificate.validFromDate > now) return bad('The certificate is not good yet.', 'Look at the clock of this machine.');
    if (host !== undefined && !(isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host))) {
      return bad(`The certificate is not for ${host} but for ${certificate.subjectAltName ?? 'nobody'}.`, 'Get one for the host of TENON_URL.');
    }
    return good(`The certificate is good until ${day}.`);
  };

const PAIR = 'TENON_TLS_CERT and TENON_TLS_KEY name files in PEM: a certificate with its chain, and the key it was made for.';

const good = (what: string): Finding => ({ ok: true, what });
const bad = (what: string, advice: string): Finding => ({ ok: false, what, advice });

/** Several addresses of one name fail with an error that has no words of its own. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(wordsOf))].join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}

function nearest(path: string): string {
  const folder = resolve(path);
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

async function asking<T>(connection: Connection, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(connection));
  client.on('error', () => {});
  try {
    await client.connect();
    return await deed(client);
  } finally {
    await client.end().catch(() => {});
  }
}
