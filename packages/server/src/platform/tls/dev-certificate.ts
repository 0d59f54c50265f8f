import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import tls from 'node:tls';
import { createAuthority, issueCertificate, type KeyPair, maySpeakFor } from './certificates.ts';
import { trustStore } from './trust-store.ts';

/** Where a laptop keeps its own certificate authority, and what it made. */
export interface DevFiles {
  /** The authority's certificate: what others are to trust. */
  readonly ca: string;
  readonly caKey: string;
  /** The same and every authority the web trusts, for programs that trust one file and nothing else. */
  readonly bundle: string;
  /** The bundle for Java. */
  readonly trustStore: string;
  /** What the server shows. */
  readonly certificate: string;
  readonly key: string;
}

/** Java wants to hear one. It guards nothing: certificates are no secret. */
export const TRUST_STORE_PASSWORD = 'changeit';

export const devFiles = (dataDir: string): DevFiles => {
  const at = (name: string) => join(dataDir, 'tls', name);
  return { ca: at('ca.pem'), caKey: at('ca.key'), bundle: at('ca-bundle.pem'), trustStore: at('ca.p12'), certificate: at('server.pem'), key: at('server.key') };
};

export interface DevCertificate {
  readonly files: DevFiles;
  readonly authority: { readonly isNew: boolean; readonly until: Date };
  readonly certificate: { readonly isNew: boolean; readonly until: Date; readonly names: readonly string[] };
}

const DAY = 86_400_000;
const AUTHORITY_DAYS = 5 * 365;
/** Longer than this and Apple's TLS refuses it. */
const CERTIFICATE_DAYS = 365;
const RENEW_DAYS = 30;
/** So that a clock a little behind ours does not find it not yet valid. */
const EARLIER = 3_600_000;

/**
 * Makes the authority and the certificate, or keeps those that are there and still good: the authority while it may
 * speak for these names for longer than a certificate lasts, the certificate while it has these names and a month left.
 * @param host the host of the environment's address, beside the names of this machine
 * @throws an error in words when a file that is there cannot be read as what it should be
 */
export function ensureDevCertificate(dataDir: string, host: string, now: Date): DevCertificate {
  const files = devFiles(dataDir);
  const names = [...new Set(['localhost', '127.0.0.1', '::1', host.replace(/^\[|\]$/g, '')])];
  mkdirSync(dirname(files.ca), { recursive: true });

  const oldAuthority = readPair(files.ca, files.caKey);
  const keepsAuthority = oldAuthority !== undefined && speaksFor(oldAuthority, names, now);
  const authority = keepsAuthority ? oldAuthority : createAuthority(authorityName(now), names.filter(isHostName), lasting(AUTHORITY_DAYS, now));
  if (!keepsAuthority) {
    write(files.caKey, pem(authority.key), 0o600);
    write(files.ca, authority.certificate.toString());
  }
  // Written each time: the authorities the web trusts change with Node.
  const trusted = [authority.certificate.toString(), ...tls.rootCertificates];
  write(files.bundle, `${trusted.join('\n')}\n`);
  write(files.trustStore, trustStore(trusted.map((one) => new X509Certificate(one))));

  const old = readPair(files.certificate, files.key);
  const keeps = old !== undefined && keepsAuthority && isGood(old, authority, names, now);
  const own = keeps ? old : issueCertificate(authority, names, lasting(CERTIFICATE_DAYS, now));
  if (!keeps) {
    write(files.key, pem(own.key), 0o600);
    write(files.certificate, own.certificate.toString());
  }
  return {
    files,
    authority: { isNew: !keepsAuthority, until: authority.certificate.validToDate },
    certificate: { isNew: !keeps, until: own.certificate.validToDate, names },
  };
}

/** When the certificate on this laptop ends; `undefined` when there is none. */
export function devCertificateEnds(dataDir: string): Date | undefined {
  const { certificate, key } = devFiles(dataDir);
  return readPair(certificate, key)?.certificate.validToDate;
}

function speaksFor({ certificate }: KeyPair, names: readonly string[], now: Date): boolean {
  return daysLeft(certificate, now) >= CERTIFICATE_DAYS + RENEW_DAYS && names.filter(isHostName).every((name) => maySpeakFor(certificate, name));
}

function isGood({ certificate }: KeyPair, authority: KeyPair, names: readonly string[], now: Date): boolean {
  const answers = (name: string) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
  return (
    certificate.checkIssued(authority.certificate) &&
    certificate.verify(authority.certificate.publicKey) &&
    daysLeft(certificate, now) >= RENEW_DAYS &&
    names.every(answers)
  );
}

const isHostName = (name: string): boolean => isIP(name) === 0;
const daysLeft = ({ validToDate }: X509Certificate, now: Date): number => (validToDate.getTime() - now.getTime()) / DAY;
const lasting = (days: number, now: Date) => ({ from: new Date(now.getTime() - EARLIER), until: new Date(now.getTime() + days * DAY) });
const authorityName = (now: Date): string => `Tenon on ${hostname().slice(0, 40)}, ${now.toISOString().slice(0, 10)}`;
const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

function readPair(certificateFile: string, keyFile: string): KeyPair | undefined {
  try {
    const certificate = new X509Certificate(readFileSync(certificateFile));
    const key = createPrivateKey(readFileSync(keyFile));
    return certificate.checkPrivateKey(key) ? { certificate, key } : undefined;
  } catch {
    // Not there, half written, or of no use: it is made anew.
    return undefined;
  }
}

/** Whole or not at all. */
function write(file: string, content: string | Buffer, mode = 0o644): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, content, { mode });
  renameSync(aside, file);
}
