import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestPostgres } from '../packages/server/src/testing/postgres.ts';
import { contract, findPrograms, ROOT, runProgram } from './run.ts';
import { type Column, differences, printTable, readTable } from './table.ts';

const TABLE = join(ROOT, 'docs/reference/sdk-conformance.md');

/** `npm run conformance`. @returns the exit code */
export async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  const writes = args.includes('--write');
  const names = args.filter((arg) => !arg.startsWith('-'));
  const all = await findPrograms();
  const unknown = names.filter((name) => !all.some(({ sdk }) => sdk === name));
  if (unknown.length > 0) {
    say(`There is no program for ${unknown.join(', ')}; there are ${all.map(({ sdk }) => sdk).join(', ')}.`);
    return 1;
  }
  const programs = all.filter(({ sdk }) => names.length === 0 || names.includes(sdk));
  const written = writtenTable();
  const found = new Map<string, Column>();
  let passed = 0;
  let failed = 0;
  const home = process.env['TENON_TEST_DATABASE'] ? { url: process.env['TENON_TEST_DATABASE'], stop: async () => {} } : await startTestPostgres();
  try {
    for (const program of programs) {
      const started = performance.now();
      const result = await runProgram(program, home.url);
      const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
      if ('skipped' in result) {
        say(`- ${program.title}: skipped, ${result.skipped}`);
        continue;
      }
      const { report, column } = result;
      const complaints = [
        ...report.complaints,
        ...(writes
          ? []
          : differences(
              column,
              written.find(({ title }) => title === column.title),
            )),
      ];
      found.set(column.title, column);
      if (complaints.length === 0) passed += 1;
      else failed += 1;
      say(`${complaints.length === 0 ? '✔' : '✖'} ${program.title}: ${column.about}, ${report.cases.length} cases, ${seconds}`);
      for (const complaint of complaints) say(`    ${complaint.replaceAll('\n', '\n    ')}`);
    }
  } finally {
    await home.stop();
  }
  if (writes) {
    const titles = all.map(({ title }) => title);
    const columns = titles.map((title) => found.get(title) ?? written.find((column) => column.title === title)).filter((column) => column !== undefined);
    writeFileSync(TABLE, printTable(columns, (await contract()).inOrder));
    say(`Wrote ${TABLE}.`);
  } else if (failed > 0) say('When the table lags behind, `npm run conformance -- --write` writes it anew.');
  say(`${passed} passed, ${failed} failed, ${programs.length - passed - failed} skipped`);
  return failed > 0 ? 1 : 0;
}

export const writtenTable = (): Column[] => (existsSync(TABLE) ? readTable(readFileSync(TABLE, 'utf8')) : []);
