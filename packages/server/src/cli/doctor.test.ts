import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ensureDevCertificate } from '../platform/tls/dev-certificate.ts';
import { createTestDatabase } from '../testing/database.ts';
import { startSmtp } from '../testing/smtp.ts';
import { doctor } from './doctor.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-doctor-'));
after(() => rmSync(folder, { recursive: true }));

const { connection } = await createTestDatabase();
const smtp = await startSmtp('accept');

async function examine(environment: Record<string, string>) {
  const lines: string[] = [];
  const healthy = await doctor({ TENON_MODE: 'development', TENON_DATA_DIR: join(folder, 'data'), ...environment }, folder, (line) => lines.push(line));
  return { healthy, lines };
}

/** A server that answers every question with this status. */
async function answering(status: number): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('it looks at settings, folder, disk, database, mail and server, and changes nothing', async () => {
  assert.ok('url' in connection);
  const { lines } = await examine({ TENON_URL: await answering(200), DATABASE_URL: connection.url, SMTP_URL: smtp.url });
  const text = lines.join('\n');
  for (const looked of [
    'settings agree',
    'can be made',
    'GB left',
    'The database',
    'every migration',
    'hear of each other',
    'agree on the time',
    'takes our mail',
    'is ready',
  ]) {
    assert.ok(text.includes(looked), `${looked}\n${text}`);
  }
  assert.deepEqual(readdirSync(folder), []);
});

test('all is well when nothing is wrong, and a database that does not run yet is nothing wrong', async () => {
  const { healthy, lines } = await examine({ TENON_URL: await answering(200) });
  assert.equal(healthy, true, lines.join('\n'));
  assert.ok(lines.every((line) => line.startsWith('✔')));
});

test('a server that shows the certificate of this machine is reached, and a certificate that ended is named', async () => {
  const dataDir = join(folder, 'tls');
  const { files } = ensureDevCertificate(dataDir, 'localhost', new Date());
  const secure = createSecureServer({ cert: readFileSync(files.certificate), key: readFileSync(files.key) }, (_request, response) => response.end());
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  after(() => secure.close());
  const url = `https://localhost:${(secure.address() as AddressInfo).port}`;
  const { healthy, lines } = await examine({ TENON_URL: url, TENON_DATA_DIR: dataDir });
  assert.equal(healthy, true, lines.join('\n'));
  assert.match(lines.join('\n'), /certificate of `tenon dev-ca` is good until/);

  rmSync(files.certificate);
  ensureDevCertificate(dataDir, 'localhost', new Date('2020-01-01'));
  const { lines: later } = await examine({ TENON_URL: await answering(200), TENON_DATA_DIR: dataDir });
  assert.match(later.join('\n'), /✖ The certificate of `tenon dev-ca` ended on 2020-12-31\.\n {2}Run/);
  rmSync(dataDir, { recursive: true });
});

test('each thing that is not well is named, with the rest looked at all the same', async () => {
  const { healthy, lines } = await examine({
    TENON_URL: await answering(503),
    TENON_SIGNUP: 'no',
    DATABASE_URL: 'postgres://tenon:hunter2@127.0.0.1:1/tenon',
    SMTP_URL: 'smtp://127.0.0.1:1',
  });
  assert.equal(healthy, false);
  const bad = lines.filter((line) => line.startsWith('✖')).join('\n');
  for (const named of ['TENON_SIGN_UP', 'cannot be reached', 'SMTP_URL', 'not ready']) assert.ok(bad.includes(named), `${named}\n${bad}`);
  assert.ok(!lines.join().includes('hunter2'));
});

test('when nobody answers it says what stands in the way of the server, or to start it', async () => {
  const silent = createTcpServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  after(() => silent.close());
  const nobody = 'http://127.0.0.1:1';
  const taken = await examine({ TENON_URL: nobody, TENON_PORT: String(port) });
  assert.match(taken.lines.join('\n'), new RegExp(`✖ Nobody answers at ${nobody}\\.\n  Port ${port} is taken by another program.*TENON_PORT`));
  silent.close();
  await once(silent, 'close');
  const free = await examine({ TENON_URL: nobody, TENON_PORT: String(port) });
  assert.match(free.lines.join('\n'), /Nobody answers .*\n {2}Start the server/);
});
