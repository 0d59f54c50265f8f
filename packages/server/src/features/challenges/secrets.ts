import { createHmac } from 'node:crypto';
import type { ChallengeId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';

/** Of a mailed code. */
export const CODE_DIGITS = 6;

export const newCode = (work: Work): string => String(work.newNumber(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

/** Keyed: a million codes are tried in a blink, so a plain hash in a stolen database would tell them all. */
export const hashOfCode = (work: Work, id: ChallengeId, code: string): string =>
  createHmac('sha256', work.sealer.derive('challenge-code')).update(`${id}:${code}`).digest('hex');

/** What people type and paste: "123 456", "123-456". */
export const readCode = (typed: string): string => typed.replace(/[\s-]/g, '').slice(0, 32);

export const linkOf = (work: Work, token: string): string => `${work.environment.url}/a/auth/link/${token}`;

export const jobKey = (id: ChallengeId): string => `challenge:${id}`;
