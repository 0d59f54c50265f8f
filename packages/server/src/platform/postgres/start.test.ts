import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { isRoot, NOBODY, startKeeper, temporaryFolder } from '../../testing/keeper.ts';
import { type Connection, connectionConfig } from '../db/open.ts';
import { copyBinaries, packagedBinaries, systemBinaries } from './binaries.ts';
import { run } from './processes.ts';
import { findRunningPostgres, type PostgresOptions, startPostgres } from './start.ts';

const needsRoot = { skip: isRoot ? false : 'only root can become somebody else' };
const mayMap = isRoot && (await run('unshare', ['--user', '--map-user=65534', '--', '/bin/true'])).code === 0;

async function ask(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts, stops, starts again: what was written is there. */
async function keepsData(options: PostgresOptions): Promise<void> {
  const first = await startPostgres(options);
  await ask(first.connection, 'create table things as select 42 as answer');
  await first.stop();
  const second = await startPostgres(options);
  const rows = await ask(second.connection, 'select answer from things');
  await second.stop();
  assert.deepEqual(rows, [{ answer: 42 }]);
}

const socketFolderOf = (connection: Connection) => ('socketFolder' in connection ? connection.socketFolder : '');
/** The users that processes run as; one may have ended since it was counted. */
const usersOf = (pids: readonly number[]) => {
  const { stdout } = spawnSync('ps', ['-o', 'uid=', '-p', pids.join()], { encoding: 'utf8' });
  return stdout.trim().split(/\s+/).map(Number);
};

test('a database is made at the first start and kept to the next', async () => {
  await keepsData({ dataDir: join(temporaryFolder(), 'data') });
});

test('it keeps what it promised, and orders text alike on every machine', async () => {
  const postgres = await startPostgres({ dataDir: temporaryFolder() });
  const [set] = await ask(
    postgres.connection,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
            array(select word from unnest('{b,a,B,é}'::text[]) word order by word) as words, upper('é') as upper, pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = current_database()`,
  );
  await postgres.stop();
  assert.deepEqual(set, { fsync: 'on', commit: 'on', pages: 'on', words: ['B', 'a', 'b', 'é'], upper: 'É', encoding: 'UTF8' });
});

test('nobody reaches it but through a socket in a closed folder, and with its password', async () => {
  const postgres = await startPostgres({ dataDir: temporaryFolder() });
  const { connection } = postgres;
  assert.equal(statSync(socketFolderOf(connection)).mode & 0o777, 0o700);
  assert.deepEqual(await ask(connection, "select current_setting('listen_addresses') as listens"), [{ listens: '' }]);
  await assert.rejects(ask({ ...connection, password: 'guessed' } as Connection, 'select 1'), /password authentication failed/);
  await postgres.stop();
  assert.ok(!existsSync(socketFolderOf(connection)), 'the socket folder goes with it');
});

test('root runs it as somebody else, and gives away nothing but the cluster', needsRoot, async () => {
  const dataDir = temporaryFolder();
  const postgres = await startPostgres({ dataDir, ways: ['drop'] });
  const users = usersOf(postgres.pids());
  await postgres.stop();
  assert.ok(users.length > 2 && users.every((uid) => uid === NOBODY), `all of ${users}`);
  assert.equal(statSync(join(dataDir, 'postgres/cluster')).uid, NOBODY);
  for (const ours of ['.', 'postgres', 'postgres/password']) assert.equal(statSync(join(dataDir, ours)).uid, 0, ours);
  assert.equal(statSync(join(dataDir, 'postgres/password')).mode & 0o777, 0o600);
});

test('root runs it as the owner of the data folder where that is not root', needsRoot, async () => {
  const dataDir = temporaryFolder();
  chownSync(dataDir, 1, 1);
  const postgres = await startPostgres({ dataDir, ways: ['drop'] });
  await postgres.stop();
  assert.equal(statSync(join(dataDir, 'postgres/cluster')).uid, 1);
});

test('below a folder that only root can enter, root is somebody else only to PostgreSQL', { skip: mayMap ? false : 'no user namespaces here' }, async () => {
  const closed = temporaryFolder(0o700);
  await keepsData({ dataDir: join(closed, 'data') });
  assert.equal(statSync(join(closed, 'data/postgres/cluster')).uid, 0);
});

test('a folder that is closed or opened between two starts keeps its data', { skip: mayMap ? false : 'no user namespaces here' }, async () => {
  const folder = temporaryFolder(0o700);
  const dataDir = join(folder, 'data');
  const starts = [
    { mode: 0o700, owner: 0 },
    { mode: 0o711, owner: NOBODY },
    { mode: 0o700, owner: 0 },
  ];
  for (const [index, { mode, owner }] of starts.entries()) {
    chmodSync(folder, mode);
    const postgres = await startPostgres({ dataDir });
    await ask(postgres.connection, 'create table if not exists starts (number serial); insert into starts default values');
    const rows = await ask(postgres.connection, 'select count(*)::int as starts from starts');
    await postgres.stop();
    assert.deepEqual(rows, [{ starts: index + 1 }]);
    assert.equal(statSync(join(dataDir, 'postgres/cluster')).uid, owner);
  }
});

test('where neither is possible, the database moves to the state folder of the system and says so', needsRoot, async () => {
  const dataDir = join(temporaryFolder(0o700), 'data');
  const stateFolder = join(temporaryFolder(0o755), 'lib/tenon');
  const lines: string[] = [];
  await keepsData({ dataDir, stateFolder, ways: ['move'], log: (line) => void lines.push(line) });
  const home = readFileSync(join(dataDir, 'postgres/location'), 'utf8').trim();
  assert.ok(home.startsWith(stateFolder), home);
  assert.equal(statSync(join(home, 'cluster')).uid, NOBODY);
  assert.equal(lines.filter((line) => line.includes(`kept in ${home}`)).length, 1);
});

test('a user without rights runs it as themselves', needsRoot, async () => {
  const dataDir = temporaryFolder();
  chownSync(dataDir, NOBODY, NOBODY);
  const keeper = startKeeper(dataDir, { uid: NOBODY });
  const { pids } = await keeper.up();
  assert.deepEqual(new Set(usersOf(pids)), new Set([NOBODY]));
  keeper.kill('SIGTERM');
  assert.equal(await keeper.ended, 0);
  assert.equal(statSync(join(dataDir, 'postgres/password')).uid, NOBODY);
});

test('the path of the data folder may be longer than a socket may have it', async () => {
  await keepsData({ dataDir: join(temporaryFolder(), ...Array.from({ length: 4 }, () => 'a-folder-with-a-name-of-some-fifty-characters-in-all')) });
});

test('a PostgreSQL of the system serves where the package has none', { skip: (await systemBinaries()).length > 0 ? false : 'none installed' }, async () => {
  await keepsData({ dataDir: temporaryFolder(), prefer: 'system' });
});

test('a database goes on with the PostgreSQL that made it', { skip: (await systemBinaries()).length > 0 ? false : 'none installed' }, async () => {
  const [installed] = await systemBinaries();
  const dataDir = temporaryFolder();
  await (await startPostgres({ dataDir, prefer: 'system' })).stop();
  const postgres = await startPostgres({ dataDir });
  const [row] = await ask(postgres.connection, "select current_setting('server_version_num')::int / 10000 as major");
  await postgres.stop();
  assert.equal(row?.['major'], installed?.major);
});

test('a copy of the package runs on its own, and is made once', {
  skip: (await packagedBinaries(temporaryFolder())) ? false : 'no package for this platform',
}, async () => {
  const { pack } = (await packagedBinaries(temporaryFolder()))!;
  const shelf = temporaryFolder();
  const [one, other] = await Promise.all([copyBinaries(pack!, shelf), copyBinaries(pack!, shelf)]);
  assert.equal(one, other);
  assert.equal(readdirSync(shelf).length, 1);
  const { code, stdout } = await run(join(one, 'postgres'), ['--version']);
  assert.equal(code, 0);
  assert.match(stdout, /PostgreSQL/);
});

test('a second start on one folder is refused in words, and disturbs nothing', async () => {
  const dataDir = temporaryFolder();
  const keeper = startKeeper(dataDir);
  const { connection } = await keeper.up();
  await assert.rejects(startPostgres({ dataDir }), {
    name: 'StartupProblem',
    message: new RegExp(`already running on this data folder \\(pid ${keeper.pid}, `),
  });
  assert.deepEqual(await ask(connection, 'select 1 as one'), [{ one: 1 }]);
  assert.deepEqual(findRunningPostgres(dataDir), connection);
  keeper.kill('SIGTERM');
  await keeper.ended;
  assert.equal(findRunningPostgres(dataDir), undefined);
});

test('of several that start at once on a folder with nothing in it, one gets it', async () => {
  const dataDir = temporaryFolder();
  const keepers = [1, 2, 3].map(() => startKeeper(dataDir));
  const said = await Promise.all(keepers.map((keeper) => keeper.said(/^(up|problem|bug) /)));
  assert.equal(said.filter((line) => line.startsWith('up')).length, 1, said.join('\n'));
  assert.equal(said.filter((line) => line.startsWith('problem Tenon is already running')).length, 2, said.join('\n'));
  const winner = keepers[said.findIndex((line) => line.startsWith('up'))]!;
  const { connection } = await winner.up();
  assert.deepEqual(await ask(connection, 'select 1 as one'), [{ one: 1 }]);
  winner.kill('SIGTERM');
  assert.equal(await winner.ended, 0);
});

test('a data folder that is not ours to write to is refused in words', needsRoot, async () => {
  const folder = temporaryFolder(0o755);
  const keeper = startKeeper(join(folder, 'data'), { uid: NOBODY });
  await assert.rejects(keeper.up(), /problem The data folder .* is not writable/);
});

test('a file in the way of the data folder is named', async () => {
  const file = join(temporaryFolder(), 'data');
  writeFileSync(file, '');
  await assert.rejects(startPostgres({ dataDir: file }), { name: 'StartupProblem', message: /a file of that name is in the way/ });
});

test('a database of a newer PostgreSQL is refused in words, and left as it is', async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'postgres/cluster'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres/cluster/PG_VERSION'), '99\n');
  await assert.rejects(startPostgres({ dataDir }), { name: 'StartupProblem', message: /made by PostgreSQL 99, which is newer than the PostgreSQL \d+ here/ });
});

test('a folder with half of a database is not written over', async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'postgres/cluster/base'), { recursive: true });
  await assert.rejects(startPostgres({ dataDir }), { name: 'StartupProblem', message: /not all of one/ });
});

test('a full disk is called a full disk', needsRoot, async (t) => {
  const dataDir = temporaryFolder();
  if ((await run('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=711', 'tenon-test', dataDir])).code !== 0) return t.skip('may not mount here');
  try {
    await assert.rejects(startPostgres({ dataDir }), { name: 'StartupProblem', message: /The disk that holds .* is full/ });
  } finally {
    await run('umount', [dataDir]);
  }
});
