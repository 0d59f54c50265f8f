import type { X509Certificate } from 'node:crypto';
import { bmp, type Der, integer, octets, oid, sequence, set, wrapped } from './der.ts';

/**
 * Certificates as a Java program trusts them: PKCS#12 with nothing secret in it, so neither encrypted nor sealed. Java
 * opens it with any password or none.
 */
export function trustStore(certificates: readonly X509Certificate[]): Buffer {
  const bags = certificates.map((certificate, index) => bag(certificate, `tenon-${index}`));
  const safe = data(sequence(...bags));
  return sequence(integer(3), data(sequence(safe)));
}

const data = (content: Der): Der => sequence(oid('1.2.840.113549.1.7.1'), wrapped(0, octets(content)));

const bag = ({ raw }: X509Certificate, alias: string): Der =>
  sequence(
    oid('1.2.840.113549.1.12.10.1.3'),
    wrapped(0, sequence(oid('1.2.840.113549.1.9.22.1'), wrapped(0, octets(raw)))),
    set(
      attribute('1.2.840.113549.1.9.20', bmp(alias)),
      // Java's own mark for a certificate that is trusted, and for what: anything. Without it the store counts as empty.
      attribute('2.16.840.1.113894.746875.1.1', oid('2.5.29.37.0')),
    ),
  );

const attribute = (id: string, value: Der): Der => sequence(oid(id), set(value));
