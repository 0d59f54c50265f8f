import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Complaints } from '../config.ts';
import { createEmptyDatabase } from '../testing/database.ts';
import { databaseProblem, folderProblem, portProblem, settingsForStart } from './preflight.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-preflight-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A port somebody listens on, until the tests are over. */
async function takenPort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  after(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A port nobody listens on, as far as one can tell. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const complaintsOf = async (environment: Record<string, string>, options = {}): Promise<readonly string[]> => {
  try {
    await settingsForStart({ TENON_MODE: 'development', ...environment }, folder, options);
    return [];
  } catch (error) {
    assert.ok(error instanceof Complaints);
    return error.complaints;
  }
};

test('everything that is in the way is named at once, and nothing is made', async () => {
  const [port, demoPort, closed] = [await takenPort(), await takenPort(), await freePort()];
  writeFileSync(join(folder, 'file'), '');
  const before = readdirSync(folder);
  const complaints = await complaintsOf(
    {
      TENON_PORT: String(port),
      TENON_DEMO_PORT: String(demoPort),
      TENON_DATA_DIR: join(folder, 'file', 'data'),
      DATABASE_URL: `postgres://tenon:hunter2@127.0.0.1:${closed}/tenon`,
      TENON_INVITATION_DAYS: 'many',
      TENON_DATADIR: '/data',
    },
    { demo: true },
  );
  assert.equal(complaints.length, 6, complaints.join('\n'));
  const text = complaints.join('\n');
  for (const named of [
    `Port ${port}`,
    'TENON_PORT',
    `Port ${demoPort}`,
    'TENON_DEMO_PORT',
    'data folder',
    `127.0.0.1:${closed}`,
    'TENON_INVITATION_DAYS',
    'TENON_DATADIR',
  ]) {
    assert.ok(text.includes(named), named);
  }
  assert.ok(!text.includes('hunter2'));
  assert.deepEqual(readdirSync(folder), before);
});

test('nothing in the way gives the settings, and still makes nothing', async () => {
  const dataDir = join(folder, 'not', 'yet', 'there');
  const port = await freePort();
  const settings = await settingsForStart({ TENON_MODE: 'development', TENON_PORT: String(port), TENON_DATA_DIR: dataDir }, folder);
  assert.equal(settings.dataDir, dataDir);
  assert.ok(!existsSync(join(folder, 'not')));
});

test('a port that was set wrongly is not looked at by its default', async () => {
  const complaints = await complaintsOf({ TENON_PORT: 'eighty', TENON_DATA_DIR: join(folder, 'data') });
  assert.deepEqual(complaints, ['TENON_PORT must be a whole number from 1 to 65535, and is "eighty".']);
});

test('the demo app’s port matters only when there is a demo app', async () => {
  const environment = { TENON_PORT: String(await freePort()), TENON_DEMO_PORT: String(await takenPort()), TENON_DATA_DIR: join(folder, 'data') };
  assert.deepEqual(await complaintsOf(environment), []);
  assert.equal((await complaintsOf(environment, { demo: true })).length, 1);
});

test('a port is taken when one of the addresses of localhost is', async (context) => {
  const port = await takenPort('::1').catch(() => undefined);
  if (!port) return context.skip('no IPv6 here');
  assert.match((await portProblem('TENON_PORT', port, ['127.0.0.1', '::1'])) ?? '', /is taken/);
  assert.equal(await portProblem('TENON_PORT', await freePort(), ['127.0.0.1', '::1']), undefined);
});

test('an address that is not of this machine is said to be so', async () => {
  assert.match((await portProblem('TENON_PORT', 8080, ['192.0.2.1'])) ?? '', /TENON_HOST/);
});

test('a data folder must be a folder, and ours to write', (context) => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  assert.match(folderProblem(file) ?? '', /is a file/);
  assert.equal(folderProblem(join(folder, 'some', 'where')), undefined);
  if (process.getuid?.() === 0) return context.skip('nothing is closed to root');
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  assert.match(folderProblem(join(closed, 'data')) ?? '', /not writable/);
});

test('a database that answers is no problem', async () => {
  const connection = await createEmptyDatabase();
  assert.ok('url' in connection);
  assert.equal(await databaseProblem(connection.url), undefined);
});
