import { createHmac } from 'node:crypto';
import type { PasswordlessId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { Kind } from './passwordless.ts';

const DIGITS = 6;

/** What a mail carries, and what the table keeps of it. */
export interface Secrets {
  readonly code?: string;
  readonly link?: string;
  readonly codeHash: string | null;
  readonly linkHash: string | null;
}

/** @param testCode of a test user: known beforehand, and not mailed */
export function newSecrets(work: Work, id: PasswordlessId, kind: Kind, linkUri: string | null, testCode?: string): Secrets {
  if (testCode !== undefined) return { code: testCode, codeHash: hashOfCode(work, id, testCode), linkHash: null };
  const code = kind === 'link' ? undefined : String(work.newNumber(10 ** DIGITS)).padStart(DIGITS, '0');
  const token = kind === 'code' || linkUri === null ? undefined : work.newSecret();
  return {
    ...(code === undefined ? {} : { code }),
    ...(token === undefined || linkUri === null ? {} : { link: linkTo(linkUri, token) }),
    codeHash: code === undefined ? null : hashOfCode(work, id, code),
    linkHash: token === undefined ? null : fingerprint(token),
  };
}

/** Keyed: a million codes are tried in a blink, so a plain hash in a stolen database would tell them all. */
export const hashOfCode = (work: Work, id: PasswordlessId, code: string): string =>
  createHmac('sha256', work.sealer.derive('passwordless-code')).update(`${id}:${code}`).digest('hex');

/** What people type and paste: "123 456", "123-456". */
export const readCode = (typed: string): string => typed.replace(/[\s-]/g, '');

function linkTo(uri: string, token: string): string {
  const url = new URL(uri);
  url.searchParams.set('link_token', token);
  return url.href;
}
