import { command, OPERATORS } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { type Head, hashOf, isGenuine, isPersonalIntact, type Sealable } from './chain.ts';
import { auditFaults } from './faults.ts';
import { countUnsealed, findHead, selectSealed, type Unsealed } from './store.ts';

export interface Verify {
  /** From this number on; without it, all that is kept. */
  readonly since?: number;
  /** A head that was written down elsewhere: the chain must still go through it. */
  readonly expected?: { readonly number: number; readonly hash: string };
}

export interface Verdict {
  readonly checked: number;
  readonly head: Head | undefined;
  /** Committed, and not yet in the chain: what is removed of these is not missed. */
  readonly unsealed: Unsealed;
  /** The first thing that is wrong, and the number where it is. */
  readonly problem?: { readonly number: number; readonly what: Problem };
}

export type Problem = 'head_missing' | 'head_forged' | 'missing' | 'altered' | 'personal_altered' | 'beyond_head' | 'not_as_expected';

const BATCH = 200;

/** Walks the chain from its beginning to its head, and stops at the first thing that is wrong. */
export const verifyAudit = command({
  needs: OPERATORS,
  reads: true,
  run: verify,
});

async function verify(work: Work, { since, expected }: Verify): Promise<Verdict> {
  const head = await findHead(work);
  const verdict = { head, unsealed: await countUnsealed(work), checked: 0 };
  if (!head) {
    const [lost] = await selectSealed(work, 0, 1);
    if (!lost && !expected) return verdict;
    return { ...verdict, problem: { number: lost?.number ?? expected?.number ?? 0, what: 'head_missing' } };
  }
  if (!isGenuine(work, head)) return { ...verdict, problem: { number: head.number, what: 'head_forged' } };
  const first = Math.max(since ?? 0, head.forgotten + 1);
  if (first > head.number + 1) throw auditFaults.notSoMany({ since: String(since), number: String(head.number) });
  if (expected && expected.number > head.number) return { ...verdict, problem: { number: head.number, what: 'missing' } };

  let checked = 0;
  const wrong = (number: number, what: Problem): Verdict => ({ ...verdict, checked, problem: { number, what } });
  let [number, hash] = [first - 1, head.forgottenHash];
  if (number > head.forgotten) {
    const [before] = await selectSealed(work, number - 1, 1);
    if (before?.number !== number || before.hash === null) return wrong(number, 'missing');
    hash = before.hash;
  }
  while (number < head.number) {
    const entries: Sealable[] = await selectSealed(work, number, Math.min(BATCH, head.number - number));
    if (entries.length === 0) return wrong(number + 1, 'missing');
    for (const entry of entries) {
      if (entry.number !== number + 1) return wrong(number + 1, 'missing');
      number += 1;
      hash = hashOf(hash, number, entry);
      if (hash !== entry.hash) return wrong(number, 'altered');
      if (!isPersonalIntact(entry)) return wrong(number, 'personal_altered');
      if (expected?.number === number && expected.hash !== hash) return wrong(number, 'not_as_expected');
      checked += 1;
    }
  }
  if (hash !== head.hash) return wrong(number, 'altered');
  // Sealing went on meanwhile; what stands beyond the head even now was put there by nobody who may.
  const [beyond] = await selectSealed(work, ((await findHead(work)) ?? head).number, 1);
  if (beyond?.number) return wrong(beyond.number, 'beyond_head');
  return { ...verdict, checked };
}
