import { type Duty, every } from '../../platform/duties.ts';
import type { Work } from '../../platform/work.ts';
import { deleteThrough, erasePersons, lastBefore, lockHead, updateHead } from './store.ts';

const DAY = 86_400_000;
const BATCH = 500;
const PERSONS = 50;

/** @param days how long entries are kept; 0: for ever. @param personalDays how long the log knows more than the id of somebody who was deleted */
export const auditDuties = ({ days, personalDays }: { readonly days: number; readonly personalDays: number }): readonly Duty[] => [
  every({ hours: 1 }, 'audit.erase_persons', (work) => eraseGone(work, personalDays)),
  ...(days > 0 ? [every({ hours: 1 }, 'audit.forget', (work) => forgetOldest(work, days))] : []),
];

/** Of people who were deleted so long ago, the log keeps their ids and what happened to them, and nothing they could be known by. */
export const eraseGone = async (work: Work, personalDays: number): Promise<boolean> =>
  (await erasePersons(work, new Date(work.now.getTime() - personalDays * DAY), PERSONS)) === PERSONS;

/** Takes the oldest entries away. The head keeps the hash of the last of them: the rest is checked from there. */
export async function forgetOldest(work: Work, days: number): Promise<boolean> {
  const head = await lockHead(work);
  const last = await lastBefore(work, { from: head.forgotten, most: BATCH, at: new Date(work.now.getTime() - days * DAY) });
  if (!last) return false;
  await updateHead(work, { ...head, forgotten: last.number, forgottenHash: last.hash });
  await deleteThrough(work, last.number);
  return last.number - head.forgotten === BATCH;
}
