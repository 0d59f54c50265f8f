import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import tls from 'node:tls';
import { addressBytes, createAuthority, issueCertificate, type KeyPair, maySpeakFor } from './certificates.ts';
import { bits, bmp, integer, octets, oid, time } from './der.ts';
import { trustStore } from './trust-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-tls-'));
after(() => rmSync(folder, { recursive: true }));

const now = Date.now();
const validity = { from: new Date(now - 3_600_000), until: new Date(now + 86_400_000) };
const authority = createAuthority('Tenon on “Zoë’s laptop”, 2026', ['localhost', 'auth.orion.test'], validity);
const NAMES = ['localhost', '127.0.0.1', '::1', 'auth.orion.test'];

/** Greets a server that shows a certificate, as a client who trusts an authority and asks for a name. */
async function greet(shown: KeyPair, name: string, ca?: X509Certificate): Promise<string> {
  const pem = shown.key.export({ type: 'pkcs8', format: 'pem' });
  const server = tls.createServer({ cert: shown.certificate.toString(), key: pem }, (socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const said = await new Promise<string>((resolve) => {
    const socket = tls.connect({ port, host: '127.0.0.1', servername: name, ...(ca ? { ca: ca.toString() } : {}) }, () => resolve('welcome'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'UNSPECIFIED' ? error.message : (error.code ?? '')));
    socket.on('close', () => server.close());
    socket.resume();
  });
  return said;
}

test('who trusts the authority accepts the certificate under its names, and nobody else does', async () => {
  const shown = issueCertificate(authority, NAMES, validity);
  assert.equal(await greet(shown, 'localhost', authority.certificate), 'welcome');
  assert.equal(await greet(shown, 'auth.orion.test', authority.certificate), 'welcome');
  assert.equal(await greet(shown, 'localhost'), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  assert.equal(await greet(shown, 'orion.test', authority.certificate), 'ERR_TLS_CERT_ALTNAME_INVALID');
  const stranger = createAuthority('Tenon here', ['localhost'], validity);
  assert.match(await greet(shown, 'localhost', stranger.certificate), /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE)$/);
});

test('what the authority signs for another name is accepted by nobody', async () => {
  const stolen = issueCertificate(authority, ['bank.example'], validity);
  assert.equal(await greet(stolen, 'bank.example', authority.certificate), 'permitted subtree violation');
  assert.ok(maySpeakFor(authority.certificate, 'auth.orion.test'));
  assert.ok(!maySpeakFor(authority.certificate, 'orion.test'));
});

test('a certificate that has ended, or has not begun, is refused', async () => {
  const ended = issueCertificate(authority, NAMES, { from: new Date(now - 7_200_000), until: new Date(now - 3_600_000) });
  assert.equal(await greet(ended, 'localhost', authority.certificate), 'CERT_HAS_EXPIRED');
});

test('Node reads back what was written', () => {
  const { certificate, key } = issueCertificate(authority, NAMES, validity);
  assert.ok(certificate.checkIssued(authority.certificate) && certificate.verify(authority.certificate.publicKey));
  assert.ok(authority.certificate.ca && !certificate.ca);
  assert.ok(certificate.checkPrivateKey(key));
  assert.equal(certificate.checkIP('::1'), '::1');
  assert.equal(certificate.checkIP('127.0.0.2'), undefined);
  assert.equal(Math.floor(validity.until.getTime() / 1000), certificate.validToDate.getTime() / 1000);
});

test('Java finds every certificate of a trust store, with its password and without', (context) => {
  const file = join(folder, 'trust.p12');
  const trusted = [authority.certificate, ...tls.rootCertificates.slice(0, 2).map((one) => new X509Certificate(one))];
  writeFileSync(file, trustStore(trusted));
  const list = (...args: string[]) =>
    execFileSync('keytool', ['-list', '-keystore', file, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C' },
    });
  let printed: string;
  try {
    printed = list('-storepass', 'changeit');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return context.skip('no Java here');
    throw error;
  }
  assert.equal(printed.match(/trustedCertEntry/g)?.length, 3);
  assert.ok(printed.includes(authority.certificate.fingerprint256));
});

test('numbers, names, times and addresses are written as DER wants them', () => {
  const hex = (bytes: Buffer) => bytes.toString('hex');
  assert.equal(hex(integer(0)), '020100');
  assert.equal(hex(integer(128)), '02020080');
  assert.equal(hex(integer(Buffer.from([0, 0, 0xff]))), '020200ff');
  assert.equal(hex(oid('1.2.840.10045.4.3.2')), '06082a8648ce3d040302');
  assert.equal(hex(bits(Buffer.from([0x06]), 1)), '03020106');
  assert.equal(hex(bmp('a')), '1e020061');
  assert.equal(hex(octets(Buffer.alloc(200))).slice(0, 6), '0481c8');
  assert.equal(time(new Date('2049-12-31T23:59:59.999Z')).subarray(2).toString(), '491231235959Z');
  assert.equal(time(new Date('2050-01-01T00:00:00Z')).subarray(2).toString(), '20500101000000Z');
  assert.equal(hex(addressBytes('127.0.0.1')), '7f000001');
  assert.equal(hex(addressBytes('::1')), '00000000000000000000000000000001');
  assert.equal(hex(addressBytes('fe80::1:2')), 'fe800000000000000000000000010002');
});
