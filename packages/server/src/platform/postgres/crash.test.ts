import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isRoot, type Keeper, NOBODY, startKeeper, temporaryFolder } from '../../testing/keeper.ts';
import { connectionConfig } from '../db/open.ts';
import { ended, isPostmasterOf, isRunning } from './processes.ts';
import { findRunningPostgres, startPostgres } from './start.ts';

const LONG_ENOUGH = 60_000;

/** Waits for something that has no event. The test fails by its own assertion when it never comes. */
async function until(happens: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + LONG_ENOUGH; Date.now() < end; await sleep(2)) if (await happens()) return true;
  return happens();
}

const postmasterPid = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/** Starts the database once more and asks what is in it. */
async function numbersIn(dataDir: string): Promise<Set<number>> {
  const postgres = await startPostgres({ dataDir });
  const client = new pg.Client(connectionConfig(postgres.connection));
  await client.connect();
  const { rows } = await client.query<{ number: number }>('select number from written');
  await client.end();
  await postgres.stop();
  return new Set(rows.map(({ number }) => number));
}

/** It may end by itself at any moment: when the first of a database's processes is killed, the others do. */
function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ESRCH');
  }
}

/** What was promised and is not there. */
const missing = (keeper: Keeper, numbers: Set<number>) => keeper.acknowledged.filter((number) => !numbers.has(number));

const writing = (keeper: Keeper, count: number) => until(() => keeper.acknowledged.length >= count);

test('when the database is killed, it comes back by itself under the same connection, and everything it promised is there', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir, { write: true });
  await keeper.up();
  for (let round = 1; round <= 3; round += 1) {
    const before = keeper.acknowledged.length;
    await writing(keeper, before + 50);
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    const then = keeper.acknowledged.length;
    assert.ok(await writing(keeper, then + 50), 'it goes on writing');
  }
  keeper.kill('SIGKILL');
  await keeper.ended;
  assert.deepEqual(missing(keeper, await numbersIn(dataDir)), []);
});

test('when one process of the database is killed, the folder stays ours', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir, { write: true });
  const { pids, connection } = await keeper.up();
  const client = new pg.Client(connectionConfig(connection));
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where application_name = 'tenon owner ${keeper.pid}'`);
  await writing(keeper, 20);
  process.kill(rows[0]!.pid, 'SIGKILL');
  await keeper.said(/^broken/);
  // Also while its owner is about to take it back.
  await assert.rejects(startPostgres({ dataDir }), { message: new RegExp(`already running on this data folder \\(pid ${keeper.pid}, `) });
  assert.ok(await writing(keeper, keeper.acknowledged.length + 50), 'it goes on writing');
  assert.ok(isRunning(pids[0]!), 'the postmaster itself went on');
  keeper.kill('SIGTERM');
  await keeper.ended;
  assert.deepEqual(missing(keeper, await numbersIn(dataDir)), []);
});

test('when the server is killed, its database ends soon after, and everything it promised is there', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir, { write: true });
  const { pids } = await keeper.up();
  await writing(keeper, 100);
  keeper.kill('SIGKILL');
  await keeper.ended;
  for (const pid of pids) assert.ok(await ended(pid, LONG_ENOUGH), `process ${pid} of the database ends`);
  assert.ok(!existsSync(join(dataDir, 'postgres/cluster/postmaster.pid')), 'in good order');
  assert.deepEqual(missing(keeper, await numbersIn(dataDir)), []);
});

test('a start right after the server was killed waits for the old database to end', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir, { write: true });
  await keeper.up();
  await writing(keeper, 100);
  keeper.kill('SIGKILL');
  await keeper.ended;
  assert.deepEqual(missing(keeper, await numbersIn(dataDir)), []);
});

test('when server and database are killed together, everything they promised is there', async () => {
  const dataDir = temporaryFolder();
  for (let round = 1; round <= 3; round += 1) {
    const keeper = startKeeper(dataDir, { write: true });
    const { pids } = await keeper.up();
    await writing(keeper, 50);
    // The server first: it would start its database again.
    keeper.kill('SIGKILL');
    for (const pid of pids) killIfRunning(pid);
    await keeper.ended;
    // A killed process is gone a moment after it was killed.
    for (const pid of pids) assert.ok(await ended(pid, LONG_ENOUGH));
    assert.equal(findRunningPostgres(dataDir), undefined, 'its note deceives nobody');
    assert.deepEqual(missing(keeper, await numbersIn(dataDir)), []);
  }
});

test('a database whose server and watchdog were both killed is stopped by the next start', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir, { write: true });
  const { pids } = await keeper.up();
  await writing(keeper, 20);
  process.kill(pids.at(-1)!, 'SIGKILL'); // the watchdog
  keeper.kill('SIGKILL');
  await keeper.ended;
  const orphan = postmasterPid(dataDir);
  assert.ok(isPostmasterOf(orphan, dataDir), 'it lives on');
  const lines: string[] = [];
  const postgres = await startPostgres({ dataDir, log: (line) => void lines.push(line) });
  assert.ok(lines.some((line) => line.includes(`(pid ${orphan}) was left over`)));
  assert.ok(!isRunning(orphan));
  await postgres.stop();
  assert.deepEqual(missing(keeper, await numbersIn(dataDir)), []);
});

test('a start that was killed while it made the database leaves nothing the next one takes for one', async () => {
  const dataDir = temporaryFolder();
  const home = join(dataDir, 'postgres');
  const keeper = startKeeper(dataDir);
  // Killed once the files are half there: the first of them has been written, the last has not.
  assert.ok(await until(() => existsSync(home) && readdirSync(home).some((name) => name.startsWith('cluster.') && existsSync(join(home, name, 'PG_VERSION')))));
  keeper.kill('SIGKILL');
  await keeper.ended;
  assert.ok(!existsSync(join(home, 'cluster')));

  await (await startPostgres({ dataDir })).stop();
  assert.ok(existsSync(join(home, 'cluster/PG_VERSION')));
  // The initdb that lost its start may write for a moment longer.
  const swept = await until(async () => {
    await (await startPostgres({ dataDir })).stop();
    return readdirSync(home).sort().join() === 'cluster,password';
  });
  assert.ok(swept, `left: ${readdirSync(home)}`);
});

/** A cluster at rest, with the note of a postmaster whose number now belongs to process `pid`. */
async function withStaleNote(pid: number): Promise<string> {
  const dataDir = temporaryFolder();
  await (await startPostgres({ dataDir, fast: true })).stop();
  const cluster = join(dataDir, 'postgres/cluster');
  writeFileSync(join(cluster, 'postmaster.pid'), [pid, cluster, 1_700_000_000, 5432, '/nowhere/tenon', '', '       1         1', 'ready   ', ''].join('\n'));
  return dataDir;
}

test('a stale note of a postmaster is no hindrance', async (t) => {
  const gone = spawn('/bin/true');
  await once(gone, 'close');
  // PostgreSQL itself knows that another user's process cannot be its own: these are of the same one.
  const same = isRoot ? { uid: NOBODY, gid: NOBODY, cwd: '/' } : {};
  const sleeper = spawn('/bin/sh', ['-c', '/bin/true & echo $!; exec sleep 600'], { ...same, stdio: ['ignore', 'pipe', 'ignore'] });
  after(() => void sleeper.kill('SIGKILL'));
  const zombie = Number(await new Promise<string>((resolve) => createInterface({ input: sleeper.stdout! }).once('line', resolve)));

  for (const [whose, pid] of [
    ['a process that is gone', gone.pid!],
    ['another program that got its number', sleeper.pid!],
    ['ourselves, who got its number', process.pid],
    ['a dead process that nobody has reaped', zombie],
  ] as const) {
    await t.test(`naming ${whose}`, async () => {
      const postgres = await startPostgres({ dataDir: await withStaleNote(pid) });
      await postgres.stop();
    });
  }
});

test('a stale note naming another PostgreSQL that got its number is no hindrance, and that one is left alone', async () => {
  const other = await startPostgres({ dataDir: temporaryFolder(), fast: true });
  const dataDir = await withStaleNote(other.pids()[0]!);
  await (await startPostgres({ dataDir })).stop();
  assert.ok(isRunning(other.pids()[0]!));
  await other.stop();
});

test('what a killed server left in the temporary folder is swept away by the next', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir);
  const { pids, connection } = await keeper.up();
  keeper.kill('SIGKILL');
  for (const pid of pids) killIfRunning(pid);
  await keeper.ended;
  const socketFolder = 'socketFolder' in connection ? connection.socketFolder : '';
  assert.ok(existsSync(socketFolder));
  const postgres = await startPostgres({ dataDir });
  assert.ok(!existsSync(socketFolder));
  await postgres.stop();
});

test('the note of a folder to sweep is not believed blindly', async () => {
  const dataDir = temporaryFolder();
  const dear = join(dataDir, 'dear');
  mkdirSync(dear);
  await (await startPostgres({ dataDir, fast: true })).stop();
  writeFileSync(join(dataDir, 'postgres/socket'), `${dear}\n`);
  await (await startPostgres({ dataDir, fast: true })).stop();
  assert.ok(existsSync(dear));
});
