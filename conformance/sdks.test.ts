import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startTestPostgres } from '../packages/server/src/testing/postgres.ts';
import { writtenTable } from './main.ts';
import { findPrograms, ROOT, runProgram } from './run.ts';
import { differences } from './table.ts';

// What `npm run conformance` does, as a part of `npm test`: a toolchain that is missing is a test that was skipped.

const given = process.env['TENON_TEST_DATABASE'];
let home: { readonly url: string; stop(): Promise<void> };
before(async () => {
  home = given ? { url: given, stop: async () => {} } : await startTestPostgres();
  execFileSync(process.execPath, [join(ROOT, 'tools/build.mjs')], { stdio: 'ignore' });
});
after(() => home?.stop());

for (const program of await findPrograms()) {
  test(`${program.title}: every call it has works, and the table says what it found`, async (context) => {
    const result = await runProgram(program, home.url);
    if ('skipped' in result) return context.skip(result.skipped);
    assert.deepEqual(result.report.complaints, []);
    const { column } = result;
    const written = writtenTable().find(({ title }) => title === column.title);
    assert.deepEqual(differences(column, written), [], 'docs/reference/sdk-conformance.md lags behind: npm run conformance -- --write');
  });
}
