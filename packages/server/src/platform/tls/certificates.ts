import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { bits, bool, type Der, integer, marked, octets, oid, sequence, set, time, utf8, wrapped } from './der.ts';

/** A certificate with its private key. */
export interface KeyPair {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

/**
 * A certificate authority that can only speak for some names: whoever steals its key can pretend to be `localhost`,
 * and nobody else.
 * Addresses are not among the names: the TLS of gRPC's Python refuses every certificate below an authority with a
 * rule for addresses.
 * @param names host names, which stand for what is below them too
 */
export function createAuthority(commonName: string, names: readonly string[], validity: Validity): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = nameOf(commonName);
  const extensions = [
    extension('2.5.29.19', sequence(bool(true), integer(0)), 'critical'),
    extension('2.5.29.15', keyUsage(5, 6), 'critical'),
    extension('2.5.29.14', octets(keyIdentifier(publicKey))),
    extension('2.5.29.30', sequence(wrapped(0, ...names.map(permission))), 'critical'),
  ];
  const certificate = certify({ subject: name, issuer: name, publicKey, validity, extensions, signedWith: privateKey });
  return { certificate, key: privateKey };
}

/** Whether an authority of ours was made for this very name. Node reads no such field, so its bytes are looked for. */
export const maySpeakFor = (authority: X509Certificate, name: string): boolean => authority.raw.includes(permission(name));

/** A certificate for a server that answers to these host names and addresses. */
export function issueCertificate(authority: KeyPair, names: readonly string[], validity: Validity): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension('2.5.29.19', sequence(), 'critical'),
    extension('2.5.29.15', keyUsage(0), 'critical'),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.35', sequence(marked(0, keyIdentifier(authority.certificate.publicKey)))),
    extension('2.5.29.14', octets(keyIdentifier(publicKey))),
    extension('2.5.29.17', sequence(...names.map(generalName))),
  ];
  const issuer = nameOf(commonNameOf(authority.certificate));
  const certificate = certify({ subject: nameOf(names[0] ?? ''), issuer, publicKey, validity, extensions, signedWith: authority.key });
  return { certificate, key: privateKey };
}

/** As it was given: `subject` itself escapes commas. */
const commonNameOf = (certificate: X509Certificate): string => String(certificate.toLegacyObject().subject.CN);

interface Certificate {
  readonly subject: Der;
  readonly issuer: Der;
  readonly publicKey: KeyObject;
  readonly validity: Validity;
  readonly extensions: readonly Der[];
  readonly signedWith: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const VERSION_3 = wrapped(0, integer(2));

function certify({ subject, issuer, publicKey, validity, extensions, signedWith }: Certificate): X509Certificate {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const said = sequence(
    VERSION_3,
    integer(serial),
    ECDSA_WITH_SHA256,
    issuer,
    sequence(time(validity.from), time(validity.until)),
    subject,
    spki(publicKey),
    wrapped(3, sequence(...extensions)),
  );
  return new X509Certificate(sequence(said, ECDSA_WITH_SHA256, bits(sign('sha256', said, signedWith))));
}

const nameOf = (commonName: string): Der => sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))));

const extension = (id: string, value: Der, critical?: 'critical'): Der => sequence(oid(id), ...(critical ? [bool(true)] : []), octets(value));

/** @param uses numbers of bits: 0 signing, 5 signing certificates, 6 signing lists of revoked ones */
function keyUsage(...uses: number[]): Der {
  const byte = uses.reduce((sum, use) => sum | (0x80 >> use), 0);
  return bits(Buffer.from([byte]), 7 - Math.max(...uses));
}

const spki = (key: KeyObject): Buffer => (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });

const keyIdentifier = (key: KeyObject): Buffer => createHash('sha256').update(spki(key)).digest().subarray(0, 20);

const permission = (name: string): Der => sequence(generalName(name));

/** A host name, or the bytes of an address. */
const generalName = (name: string): Der => (isIP(name) ? marked(7, addressBytes(name)) : marked(2, Buffer.from(name, 'ascii')));

/** Four bytes or sixteen. */
export function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // As a URL has it: hexadecimal all through, and the longest run of zeros left out.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
