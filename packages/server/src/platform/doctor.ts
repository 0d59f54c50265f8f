import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
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

/** That the database answers, is new enough, and keeps what it commits. */
export const checkDatabase =
  (connection: Connection): Check =>
  async () => {
    try {
      return await asking(connection, async (client) => {
        const { rows } = await client.query<{ number: string; version: string; fsync: string; commit: string }>(
          `select current_setting('server_version_num') as number, current_setting('server_version') as version,
                  current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
        );
        const { number, version, fsync, commit } = rows[0]!;
        if (Number(number) < OLDEST_POSTGRES * 10_000) return bad(`The database is PostgreSQL ${version}.`, `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`);
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
      if (pending.length > 0) return bad(`The database lacks ${pending.length} migrations, from ${pending[0]} on.`, 'Run `tenon migrate`.');
      return good('The database has every migration.');
    } catch (error) {
      return bad(`Whether the database is migrated cannot be told: ${wordsOf(error)}`, 'Put the database right first.');
    }
  };

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

/** @param ask says hello to the mail server, or throws: `Mailer.check` of platform/mail.ts */
export const checkMail =
  (ask: () => Promise<void>): Check =>
  async () => {
    try {
      await ask();
      return good('The mail server takes our mail.');
    } catch (error) {
      return bad(`The mail server does not take our mail: ${wordsOf(error)}`, 'Check SMTP_URL: host, port, user and password.');
    }
  };

const good = (what: string): Finding => ({ ok: true, what });
const bad = (what: string, advice: string): Finding => ({ ok: false, what, advice });

/** Several addresses of one name fail with an error that has no words of its own. */
function wordsOf(error: unknown): string {
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
