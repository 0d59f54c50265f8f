import type { Outside } from '../../platform/outside.ts';
import { type Domain, txtRecordOf } from './domain.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A claim that was not proven by then has failed. */
export const PROOF_WINDOW = 72 * HOUR;
/** A proven domain is looked at again: domains are sold, and run out. */
const AGAIN_AFTER = 30 * DAY;
/** A record that was there before and is missed so many days in a row is gone. */
const DAYS_MISSED = 3;
/** Looks at a claim come further and further apart, down to this. */
const SLOWEST = HOUR;

/** What name servers say of the record: it is there, it is not, or nobody answered. */
export type Look = 'found' | 'absent' | 'unanswered';

export async function lookFor(outside: Outside, domain: Pick<Domain, 'name' | 'txtSecret'>): Promise<Look> {
  const record = txtRecordOf(domain);
  if (!record) return 'absent';
  try {
    const texts = await outside.txtRecords(record.key);
    return texts.some((text) => text.trim() === record.value) ? 'found' : 'absent';
  } catch {
    return 'unanswered';
  }
}

export interface Standing extends Pick<Domain, 'status' | 'proofUntil' | 'vainChecks'> {
  readonly nextCheckAt: Date | null;
}

/** When somebody first looks for the record of a claim made now. */
export const firstStanding = (now: Date): Omit<Standing, 'status'> => ({
  proofUntil: new Date(now.getTime() + PROOF_WINDOW),
  nextCheckAt: new Date(now.getTime() + MINUTE),
  vainChecks: 0,
});

/** Is it looked for at all: claimed, or proven by its record? */
export const isLookedFor = ({ status, method }: Pick<Domain, 'status' | 'method'>): boolean =>
  method === 'dns' && (status === 'pending' || status === 'verified');

/** Where a domain stands after somebody looked. Silence proves nothing, except that the time for a proof may run out in it. */
export function afterLook(domain: Pick<Domain, 'status' | 'proofUntil' | 'vainChecks'>, look: Look, now: Date): Standing {
  const at = (wait: number) => new Date(now.getTime() + wait);
  if (look === 'found') return { status: 'verified', proofUntil: null, vainChecks: 0, nextCheckAt: at(AGAIN_AFTER) };

  const { status, proofUntil } = domain;
  const vainChecks = domain.vainChecks + (look === 'absent' ? 1 : 0);
  const over = status === 'pending' ? proofUntil !== null && now >= proofUntil : vainChecks >= DAYS_MISSED;
  if (over) return { status: 'failed', proofUntil, vainChecks, nextCheckAt: null };
  if (status === 'verified') return { status, proofUntil, vainChecks, nextCheckAt: at(look === 'absent' ? DAY : HOUR) };

  const next = at(Math.min(SLOWEST, MINUTE * 2 ** Math.min(vainChecks, 10)));
  return { status, proofUntil, vainChecks, nextCheckAt: proofUntil !== null && proofUntil < next ? proofUntil : next };
}
