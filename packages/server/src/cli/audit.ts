import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { perform } from '../chassis/command.ts';
import type { Settings } from '../config.ts';
import { exportEntries, type FilterWords, filterOf, listEntries, summaryOf, type Verdict, verifyAudit } from '../features/audit/index.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import { inFirstEnvironment } from './first-environment.ts';

type Say = (line: string) => void;

/** Prints the newest entries, a line each. */
export const listAudit = (settings: Settings, { limit, ...options }: FilterWords & { readonly limit: string }, say: Say): Promise<void> =>
  inFirstEnvironment(settings, 'tenon audit list', async (desk, caller) => {
    const { rows } = await perform(desk, caller, listEntries, { size: wholeIn('--limit', limit), token: '', filter: filterOf(options) });
    for (const entry of rows) say(`${entry.at.toISOString()}  ${entry.id}  ${entry.action}  ${summaryOf(entry)}`);
    if (rows.length === 0) say('Nothing of that stands in the audit log.');
  });

/** Writes the log, however long it is, without holding it. */
export const exportAudit = (
  settings: Settings,
  { format, out, ...options }: FilterWords & { readonly format: string; readonly out?: string },
  say: Say,
): Promise<void> =>
  inFirstEnvironment(settings, 'tenon audit export', async (desk, caller) => {
    if (format !== 'csv' && format !== 'jsonl') throw new StartupProblem('The audit log is exported as csv or as jsonl.');
    const text = exportEntries(desk, caller, filterOf(options), format);
    if (out !== undefined) await pipeline(text, createWriteStream(out, { mode: 0o600 }));
    else for await (const part of text) if (part !== '') say(part.trimEnd());
  });

/** @returns whether the log is whole */
export const verifyAuditFromShell = (
  settings: Settings,
  { since, expect }: { readonly since?: string; readonly expect?: string },
  say: Say,
): Promise<boolean> =>
  inFirstEnvironment(settings, 'tenon audit verify', async (desk, caller) => {
    const verdict = await perform(desk, caller, verifyAudit, {
      ...(since === undefined ? {} : { since: wholeIn('--since', since) }),
      ...(expect === undefined ? {} : { expected: headIn(expect) }),
    });
    for (const line of verdictLines(verdict)) say(line);
    return verdict.problem === undefined;
  });

function verdictLines({ checked, head, unsealed, problem }: Verdict): string[] {
  const waiting =
    unsealed.count === 0
      ? []
      : [`${unsealed.count} not in the chain yet, the oldest from ${unsealed.since?.toISOString()}: the running server adds them within seconds.`];
  if (problem) return [`NOT WHOLE at number ${problem.number}: ${WORDS[problem.what]}`, `${checked} before it are as they were.`, ...waiting];
  if (!head || head.number === 0) return ['The audit log is empty so far.', ...waiting];
  return [
    `The audit log is whole: ${checked} checked.`,
    ...(head.forgotten > 0 ? [`Those up to number ${head.forgotten} were kept as long as was wished.`] : []),
    ...waiting,
    `Head ${head.number}:${head.hash}`,
    'Keep the head elsewhere; `tenon audit verify --expect` holds the log against it.',
  ];
}

const WORDS: Readonly<Record<NonNullable<Verdict['problem']>['what'], string>> = {
  head_missing: 'the end of the chain is not written down any more.',
  head_forged: 'the end of the chain was not written by this server: or is the secret key another one?',
  missing: 'an entry is missing.',
  altered: 'an entry, or the one before it, was altered.',
  personal_altered: 'what the entry says of a person was altered.',
  beyond_head: 'an entry was added behind the end of the chain.',
  not_as_expected: 'the chain is another one than the one whose head was kept.',
};

function wholeIn(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new StartupProblem(`${option} is a number: ${text} is none.`);
  return Number(text);
}

function headIn(text: string): { readonly number: number; readonly hash: string } {
  const [, number, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined)
    throw new StartupProblem('--expect is what `tenon audit verify` printed as the head: a number, a colon, 64 hexadecimal digits.');
  return { number: Number(number), hash };
}
