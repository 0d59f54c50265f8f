import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { createEmptyDatabase, createTestDatabase } from '../testing/database.ts';
import { temporaryFolder } from '../testing/keeper.ts';
import { connectionConfig } from './db/open.ts';
import { type Check, checkClock, checkDatabase, checkDataFolder, checkDiskSpace, checkMail, checkMigrations, checkNotifications, examine } from './doctor.ts';

const { connection } = await createTestDatabase();
const empty = await createEmptyDatabase();
const nowhere = { socketFolder: join(temporaryFolder(), 'nobody'), port: 5432, user: 'tenon', password: '', database: 'tenon' };

const isWell = async (check: Check, what: RegExp) => {
  const finding = await check();
  assert.match(finding.what, what);
  assert.equal(finding.ok, true);
  assert.equal(finding.advice, undefined);
};
const isUnwell = async (check: Check, what: RegExp, advice: RegExp) => {
  const finding = await check();
  assert.match(finding.what, what);
  assert.equal(finding.ok, false);
  assert.match(finding.advice ?? '', advice);
};

test('a database that answers says its version; one that does not, why', async () => {
  // The databases of tests do not wait for the disk, and the doctor sees through that.
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  const { rows } = await client.query<{ careful: boolean }>(
    "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as careful",
  );
  await client.end();
  if (rows[0]?.careful) await isWell(checkDatabase(connection), /^The database answers: PostgreSQL \d+/);
  else await isUnwell(checkDatabase(connection), /may lose what it committed/, /Switch both on/);
  await isUnwell(checkDatabase(nowhere), /cannot be reached: .*ENOENT/, /DATABASE_URL/);
  await isUnwell(checkDatabase(connection, 1_000_000), /takes \d+ connections, .* may open 1000000/, /TENON_DATABASE_POOL/);
});

test('a database that lacks migrations is told from one that has them all', async () => {
  await isWell(checkMigrations(connection), /every migration/);
  await isUnwell(checkMigrations(empty), /lacks \d+ migrations, from 0001_/, /tenon migrate/);
  await isUnwell(checkMigrations(nowhere), /cannot be told/, /database/);
});

test('whoever may make no tables is told so before they try', async () => {
  assert.ok('url' in empty);
  const name = `tenon_doctor_${process.pid}`;
  const client = new pg.Client(connectionConfig(empty));
  await client.connect();
  try {
    await client.query(`create role ${name}`);
    const url = new URL(empty.url);
    url.searchParams.set('options', `-c role=${name}`);
    await isUnwell(checkMigrations({ url: url.href }), /lacks \d+ migrations/, new RegExp(`user ${name} may not make tables`));
  } finally {
    await client.query(`drop role if exists ${name}`);
    await client.end();
  }
});

test('a notification that arrives is told from one that does not', async () => {
  await isWell(checkNotifications(connection), /hear of each other/);
  await isUnwell(checkNotifications(connection, empty, 100), /do not hear of each other/, /session mode/);
});

test('clocks that are apart are found, whichever is ahead', async () => {
  await isWell(checkClock(connection, Date.now), /agree on the time/);
  // What the question and its answer took on their way is in the database's favour.
  await isUnwell(
    checkClock(connection, () => Date.now() - 60_000),
    /(5\d|60) seconds apart/,
    /time server/,
  );
  await isUnwell(
    checkClock(connection, () => Date.now() + 60_000),
    /(5\d|60) seconds apart/,
    /time server/,
  );
});

test('a data folder is tried by writing, and nothing stays', async () => {
  const folder = temporaryFolder();
  await isWell(checkDataFolder(folder), /can be written/);
  await isWell(checkDataFolder(join(folder, 'not/there/yet')), /can be made/);
  assert.deepEqual(readdirSync(folder), []);
  writeFileSync(join(folder, 'file'), '');
  await isUnwell(checkDataFolder(join(folder, 'file')), /cannot be written: ENOTDIR/, /TENON_DATA_DIR/);
  assert.ok(existsSync(join(folder, 'file')));
});

test('the room on the disk is told', async () => {
  const folder = temporaryFolder();
  await isWell(checkDiskSpace(join(folder, 'not/there/yet'), 1), /has \d+\.\d GB left/);
  await isUnwell(checkDiskSpace(folder, Number.MAX_SAFE_INTEGER), /only \d+\.\d GB left/, /Make room/);
});

test('the mail server is asked, and its refusal repeated', async () => {
  await isWell(
    checkMail(async () => {}),
    /takes our mail/,
  );
  const refuse = async () => {
    throw new AggregateError([new Error('connect ECONNREFUSED ::1:25'), new Error('connect ECONNREFUSED 127.0.0.1:25')]);
  };
  await isUnwell(checkMail(refuse), /ECONNREFUSED ::1:25; connect ECONNREFUSED 127\.0\.0\.1:25/, /SMTP_URL/);
});

test('a check that breaks does not keep the others from being made', async () => {
  const broken = async () => {
    throw new Error('oh');
  };
  const findings = await examine([broken, checkMail(async () => {})]);
  assert.deepEqual(
    findings.map(({ ok }) => ok),
    [false, true],
  );
  assert.match(findings[0]!.what, /A check broke: oh/);
});
