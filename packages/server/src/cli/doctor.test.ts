import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aboutPassword } from '../chassis/posts.ts';
import { ensureDevCertificate } from '../platform/tls/dev-certificate.ts';
import { publicJwk } from '../protocols/jwt/rs256.ts';
import { createTestDatabase } from '../testing/database.ts';
import { startSmtp } from '../testing/smtp.ts';
import { createWorld } from '../testing/world.ts';
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

/** A server that answers every question with this status, and calls itself what it is called, or something else. */
async function answering(status: number, issuer?: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(JSON.stringify({ issuer: issuer ?? url })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return url;
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
  const secure = createSecureServer({ cert: readFileSync(files.certificate), key: readFileSync(files.key) }, (_request, response) =>
    response.end(JSON.stringify({ issuer: url })),
  );
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
  const { lines: strange } = await examine({ TENON_URL: url, TENON_DATA_DIR: dataDir });
  assert.match(strange.join('\n'), /✖ Whoever answers at https:\S+ is not to be trusted, or speaks no TLS: .*\n {2}Give it a certificate/);
});

test('the certificate that was given is for the host of the address, unless a proxy stands before it', async () => {
  const dataDir = join(folder, 'given');
  const { files } = ensureDevCertificate(dataDir, 'localhost', new Date());
  const given = { TENON_TLS_CERT: files.certificate, TENON_TLS_KEY: files.key, TENON_DATA_DIR: join(folder, 'data') };
  const about = async (url: string, more: Record<string, string> = {}) => {
    const { lines } = await examine({ TENON_URL: url, TENON_MODE: 'production', SMTP_URL: smtp.url, MAIL_FROM: 'a@b.example', ...given, ...more });
    return lines.find((line) => line.includes('certificate')) ?? '';
  };
  assert.match(await about('https://localhost:1'), /^✔ The certificate is good until/);
  assert.match(await about('https://127.0.0.2:1'), /^✖ The certificate is not for 127\.0\.0\.2 but for DNS:localhost/);
  assert.match(await about('https://127.0.0.2:1', { TENON_TRUST_PROXY: 'private' }), /^✔ The certificate is good until/);
  assert.match(await about('https://localhost:1', { TENON_TLS_KEY: files.certificate }), /^✖ The certificate or its private key cannot be read/);
  const { files: others } = ensureDevCertificate(join(folder, 'other'), 'localhost', new Date());
  assert.match(await about('https://localhost:1', { TENON_TLS_KEY: others.key }), /^✖ The certificate and the private key do not belong together/);
  ensureDevCertificate(join(folder, 'old'), 'localhost', new Date('2020-01-01'));
  const old = { TENON_TLS_CERT: files.certificate.replace('given', 'old'), TENON_TLS_KEY: files.key.replace('given', 'old') };
  assert.match(await about('https://localhost:1', old), /^✖ The certificate ended on 2020-12-31/);
  for (const name of ['given', 'other', 'old']) rmSync(join(folder, name), { recursive: true });

  const { lines } = await examine({ TENON_URL: 'https://localhost:1', TENON_MODE: 'production', SMTP_URL: smtp.url, MAIL_FROM: 'a@b.example' });
  assert.match(lines.join('\n'), /✔ TLS ends before this server: .*\n {2}Name the proxy that ends it in TENON_TRUST_PROXY/);
});

test('whoever stands at the address and is somebody else is named', async () => {
  const { lines } = await examine({ TENON_URL: await answering(200, 'https://elsewhere.example.com') });
  assert.match(lines.join('\n'), /✖ Whoever answers at http:\S+ calls itself https:\/\/elsewhere\.example\.com\.\n/);
});

test('what only the database knows is looked at: the key that sealed it, and the mail servers of environments, to which nothing is sent', async () => {
  const { connection: there, db, desk, environment, now } = await createWorld();
  assert.ok('url' in there);
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sealedKey = desk.sealer.seal('signing-key:snk_1', pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
  const publicKey = JSON.stringify(publicJwk('snk_1', pair.publicKey));
  await db
    .insertInto('signing_keys')
    .values({ id: 'snk_1', environment_id: environment.id, public_jwk: publicKey, sealed_private: sealedKey, created_at: now(), signs_from: now() })
    .execute();
  const own = await startSmtp('accept', 'open sesame');
  const settle = async (port: number, password: string) => {
    const server = { host: 'localhost', port, security: 'none', username: 'orion', fromAddress: 'hello@orion.example', fromName: '' } as const;
    const set = { own_mail: JSON.stringify(server), own_mail_sealed: desk.sealer.seal(aboutPassword(environment), password) };
    await db.updateTable('environments').set(set).where('id', '=', environment.id).execute();
  };
  const key = Buffer.alloc(32, 7).toString('base64');
  const at = await answering(200);
  const about = async (secretKey: string | undefined) => {
    const { lines } = await examine({ TENON_URL: at, DATABASE_URL: there.url, ...(secretKey === undefined ? {} : { TENON_SECRET_KEY: secretKey }) });
    return lines.filter((line) => /secret key|mail server of/i.test(line)).join('\n');
  };
  const server = `The mail server of Orion, localhost:${own.port},`;
  await settle(own.port, 'open sesame');
  assert.equal(await about(key), `✔ The secret key opens what the database keeps.\n✔ ${server} takes our mail.`);
  await settle(own.port, 'wrong');
  assert.match(await about(key), new RegExp(`✖ ${server} does not take our mail: .*\n {2}It is settled on the page Emails`));
  assert.equal(own.received.length, 0);
  assert.match(await about(Buffer.alloc(32, 8).toString('base64')), /^✖ The secret key does not open what the database keeps.*\n {2}Put back the key[^\n]*$/);
  assert.match(await about(undefined), /^✖ There is no secret key, and the database holds what one has sealed\./);
  assert.deepEqual(readdirSync(folder), []);
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
