import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSettings } from '../config.ts';
import { devFiles } from '../platform/tls/dev-certificate.ts';
import { devCa, trustLines } from './dev-ca.ts';
import { devTls } from './dev-tls.ts';
import { runCommand } from './program.ts';

const root = mkdtempSync(join(tmpdir(), 'tenon-dev-ca-'));
after(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const dataFolder = () => join(root, String(++folders));
const settingsOf = (dataDir: string, more: Record<string, string> = {}) => readSettings({ TENON_MODE: 'development', TENON_DATA_DIR: dataDir, ...more }, root);

const NOW = new Date();
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** Runs it at a moment, and listens. */
function makes(dataDir: string, { at = NOW, url }: { at?: Date; url?: string } = {}) {
  const said: string[] = [];
  devCa(settingsOf(dataDir, url ? { TENON_URL: url } : {}), at, (words) => said.push(words));
  const files = devFiles(dataDir);
  const read = (file: string) => new X509Certificate(readFileSync(file));
  assert.ok(read(files.certificate).checkIssued(read(files.ca)));
  return { said: said.join('\n'), files, authority: read(files.ca), certificate: read(files.certificate) };
}

/** A port that somebody has. */
async function taken(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function free(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the command makes an authority and a certificate, and says a line for each SDK', async () => {
  const dataDir = join(root, 'with a space');
  const before = process.env['TENON_DATA_DIR'];
  process.env['TENON_DATA_DIR'] = dataDir;
  const said: string[] = [];
  try {
    assert.equal(await runCommand(['dev-ca'], () => assert.fail('nothing is to be started'), { say: (words) => said.push(words), complain: assert.fail }), 0);
  } finally {
    if (before === undefined) delete process.env['TENON_DATA_DIR'];
    else process.env['TENON_DATA_DIR'] = before;
  }
  const files = devFiles(dataDir);
  for (const line of Object.values(trustLines(files))) assert.ok(said.join('\n').includes(line), line);
  assert.ok(said.join('\n').includes(`export SSL_CERT_FILE='${files.bundle}'`));
  for (const file of [files.caKey, files.key]) assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.ok(readFileSync(files.bundle, 'utf8').startsWith(readFileSync(files.ca, 'utf8')));
  assert.ok(readFileSync(files.bundle, 'utf8').split('BEGIN CERTIFICATE').length > 50, 'the authorities of the web are in it');
});

test('the address to start with has the port the server will be on, and the others it may have to take are said', () => {
  const says = (more: Record<string, string>) => {
    const said: string[] = [];
    devCa(settingsOf(dataFolder(), more), NOW, (words) => said.push(words));
    const [, where, url] = /next start on: (.+)\.\n[^$]*?\n +TENON_URL=(\S+) npm start/.exec(said.join('')) ?? [];
    return [url, where];
  };
  assert.deepEqual(says({}), ['https://localhost', 'on port 443, or on 8443 when that cannot be had']);
  assert.deepEqual(says({ TENON_TLS_PORT: '9443' }), ['https://localhost:9443', 'on port 9443']);
  assert.deepEqual(says({ TENON_URL: 'https://auth.orion.test:9443' }), [
    'https://auth.orion.test:9443',
    'on port 9443, or on 443 when that cannot be had, or on 8443 when that cannot be had',
  ]);
});

test('the certificate is for this machine and for the host of TENON_URL', () => {
  const { certificate } = makes(dataFolder(), { url: 'https://auth.orion.test' });
  for (const name of ['localhost', 'auth.orion.test']) assert.equal(certificate.checkHost(name), name);
  for (const address of ['127.0.0.1', '::1']) assert.equal(certificate.checkIP(address), address);
  assert.equal(makes(dataFolder(), { url: 'https://[::2]' }).certificate.checkIP('::2'), '::2');
});

test('a second run keeps what is good, and renews a certificate that has a month left', () => {
  const dataDir = dataFolder();
  const first = makes(dataDir);
  assert.match(first.said, /new: whoever trusted an older one/);
  const second = makes(dataDir, { at: later(300) });
  assert.deepEqual([second.authority.fingerprint256, second.certificate.fingerprint256], [first.authority.fingerprint256, first.certificate.fingerprint256]);
  assert.doesNotMatch(second.said, /new/);

  const renewed = makes(dataDir, { at: later(340) });
  assert.equal(renewed.authority.fingerprint256, first.authority.fingerprint256);
  assert.notEqual(renewed.certificate.fingerprint256, first.certificate.fingerprint256);
  assert.ok(renewed.certificate.verify(first.authority.publicKey));

  const old = makes(dataDir, { at: later(4.5 * 365) });
  assert.notEqual(old.authority.fingerprint256, first.authority.fingerprint256);
  assert.match(old.said, /new: whoever trusted an older one/);
});

test('an authority that may not speak for a new host, or lost its key, is made anew with all it signed', () => {
  const dataDir = dataFolder();
  const first = makes(dataDir);
  const moved = makes(dataDir, { url: 'https://auth.orion.test' });
  assert.notEqual(moved.authority.fingerprint256, first.authority.fingerprint256);
  assert.ok(moved.certificate.verify(moved.authority.publicKey));

  writeFileSync(moved.files.caKey, 'no key');
  const mended = makes(dataDir, { url: 'https://auth.orion.test' });
  assert.notEqual(mended.authority.fingerprint256, moved.authority.fingerprint256);
  assert.ok(mended.certificate.verify(mended.authority.publicKey));
});

test('a folder nobody can write is said to be so', () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  assert.throws(() => makes(file), /Give that folder to this user, or set TENON_DATA_DIR/);
});

test('development takes the certificate and the wanted port by itself; production does not', async () => {
  const dataDir = dataFolder();
  const { files } = makes(dataDir);
  const wanted = await free();
  const settings = settingsOf(dataDir, { TENON_PORT: String(await free()) });
  const { settings: taken, url, says } = await devTls(settings, NOW, wanted);
  assert.deepEqual([taken.tlsCert, taken.tlsKey, taken.tlsPort, url], [files.certificate, files.key, wanted, `https://localhost:${wanted}`]);
  assert.deepEqual(says, []);

  const inProduction = { ...settings, mode: 'production' as const };
  assert.deepEqual(await devTls(inProduction, NOW, wanted), { settings: inProduction, says: [] });
  const without = settingsOf(dataFolder());
  assert.deepEqual(await devTls(without, NOW, wanted), { settings: without, says: [] });
});

test('a wanted port that is taken is named with who has it and what that means, and another is used', async () => {
  const dataDir = dataFolder();
  makes(dataDir);
  const [wanted, second] = [await taken(), await free()];
  const { settings, says } = await devTls(settingsOf(dataDir, { TENON_URL: `https://localhost:${second}`, TENON_PORT: String(await free()) }), NOW, wanted);
  assert.equal(settings.tlsPort, second, 'the port of TENON_URL is the first choice');
  assert.match(says.join(' '), /Java SDK accepts no port but/);

  const fallen = await devTls(
    settingsOf(dataDir, { TENON_URL: `https://localhost:${wanted}`, TENON_PORT: String(await free()), TENON_DEMO_PORT: '8443' }),
    NOW,
    wanted,
  );
  const words = fallen.says.join(' ');
  assert.equal(fallen.settings.tlsPort, undefined);
  if (process.platform === 'linux') assert.match(words, new RegExp(`Port ${wanted} is taken by .+ \\(process ${process.pid}\\)`));
  assert.match(words, /Port 8443 is the demo app’s/);
  assert.match(words, /there is no TLS, and the Python and Java SDKs cannot be used/);
});

test('a port this user may not have is said to need rights, and how to give them', async (context) => {
  const first = process.platform === 'linux' ? Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8')) : 0;
  if (process.getuid?.() === 0 || first <= 443) return context.skip('this user may have every port');
  const dataDir = dataFolder();
  makes(dataDir);
  const { says } = await devTls(settingsOf(dataDir, { TENON_URL: 'https://localhost', TENON_PORT: String(await free()) }), NOW);
  assert.match(says.join(' '), /^Port 443 needs rights.*sysctl.*Java SDK.*TENON_URL is https:\/\/localhost, where this server does not listen now/);
});

test('a certificate that has ended is said to have', async () => {
  const dataDir = dataFolder();
  makes(dataDir);
  const { says } = await devTls(settingsOf(dataDir, { TENON_PORT: String(await free()) }), later(366), await free());
  assert.match(says[0] ?? '', /ended on .* run it again/);
});
