// What a test run shows: a line for each file, and every failure with what it takes to find it.
import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';

/** @param {AsyncIterable<import('node:test').TestEvent>} events */
export default async function* report(events) {
  const paths = new Map();
  const remarks = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:start') {
      const path = [...(paths.get(data.file) ?? []).slice(0, data.nesting), data.name];
      paths.set(data.file, path);
    } else if (type === 'test:fail' && !isOutcomeOfChildren(data)) {
      const path = [...(paths.get(data.file) ?? []).slice(0, data.nesting), data.name];
      yield `\n✖ ${where(data)}\n  ${path.join(' › ')}\n${indent(inspect(whatWentWrong(data), { colors: false }))}\n\n`;
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    } else if (type === 'test:diagnostic' && data.file) {
      remarks.set(data.file, [...(remarks.get(data.file) ?? []), data.message]);
    } else if (type === 'test:summary' && data.file) {
      // An error that nobody caught, after the last test, is told in no other way; and how to repeat what was made up.
      if (!data.success) for (const remark of remarks.get(data.file) ?? []) yield `${indent(remark)}\n`;
      yield `${data.success ? '✔' : '✖'} ${relative(process.cwd(), data.file)}  ${inWords(data.counts)}${whenLong(data.duration_ms)}\n`;
    }
  }
}

/** Suites and parents fail when a child does; the child says why. */
export const isOutcomeOfChildren = (data) => data.details?.error?.failureType === 'subtestsFailed';

/** The line for a whole test file that node:test adds when the file had no test of its own or broke before one. */
export const isFile = (data) => data.nesting === 0 && data.file !== undefined && resolve(data.name) === data.file;

const whatWentWrong = (data) => data.details?.error?.cause ?? data.details?.error;
const where = (data) => (data.file ? `${relative(process.cwd(), data.file)}${data.line ? `:${data.line}` : ''}` : 'somewhere');
const indent = (text) => text.replace(/^/gm, '    ');

/** What somebody who wants the run shorter looks for. */
const whenLong = (milliseconds) => (milliseconds < 5_000 ? '' : `, ${Math.round(milliseconds / 1000)} s`);

const inWords = ({ passed, failed, cancelled, skipped, todo }) =>
  [
    [passed, 'passed'],
    [failed + cancelled, 'failed'],
    [skipped + todo, 'skipped'],
  ]
    .filter(([count, word]) => count > 0 || word === 'passed')
    .map((pair) => pair.join(' '))
    .join(', ');
