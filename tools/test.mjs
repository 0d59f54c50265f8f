// `npm test`: installs what is missing and runs every check there is; `npm test -- invitations` runs the test
// files with that in their path. Closes with `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root, say } from './bootstrap.mjs';
import { run } from './child.mjs';

const started = Date.now();
await bootstrap('all');
process.chdir(root);
const [{ chromium }, { readArguments, testRuns }, { testDatabase }, { buildWeb }] = await Promise.all([
  import('./chromium.mjs'),
  import('./test-files.mjs'),
  import('./test-database.mjs'),
  import('./web.mjs'),
]);

const { flags, filters } = readArguments(process.argv.slice(2));
const runs = testRuns(root, filters);
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
const scratch = mkdtempSync(join(tmpdir(), 'tenon-test-'));
const bin = (name) => join(root, 'node_modules', '.bin', name);

let database;
try {
  if (filters.length === 0) {
    await check('Types', bin('tsc'), ['-p', '.']);
    await check('Types of the web apps', bin('tsc'), ['-p', 'packages/web']);
    await check('Lint', bin('biome'), ['check', '--error-on-warnings', '.']);
  }
  if (runs.length > 0) {
    await buildWeb(root, say);
    const environment = { ...process.env, FORCE_COLOR: '0' };
    if (runs.some(({ title }) => title === 'Journeys')) environment.TENON_CHROMIUM = await chromium(root, say);
    database = await testDatabase(root, say);
    environment.TENON_TEST_DATABASE = database.url;
    for (const one of runs) await testRun(one, environment);
  }
} catch (error) {
  say(`\n${error.message}\n`);
  total.failed += 1;
  broken.push('the run itself');
} finally {
  await database?.stop();
  rmSync(scratch, { recursive: true, force: true });
}

if (total.passed + total.failed === 0) {
  say(filters.length > 0 ? `No test file has ${filters.map((filter) => `"${filter}"`).join(' or ')} in its path.` : 'There was nothing to test.');
  process.exitCode = 1;
}
if (total.failed > 0) process.exitCode = 1;
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}.`);
console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);

/** A tool that is right or wrong as a whole: it counts only when it is wrong. */
async function check(title, command, args) {
  const { code, output, interrupted } = await run(command, args, { quiet: true });
  if (interrupted) process.exit(code);
  console.log(`${code === 0 ? '✔' : '✖'} ${title}`);
  if (code === 0) return;
  console.log(output);
  total.failed += 1;
  broken.push(title);
}

async function testRun({ title, files, flags: own, env }, environment) {
  console.log(`\n${title}`);
  const counts = join(scratch, `${title}.json`);
  const args = [
    '--test',
    '--test-timeout=120000',
    `--test-reporter=${join(root, 'tools/test-report.mjs')}`,
    '--test-reporter-destination=stdout',
    `--test-reporter=${join(root, 'tools/test-count.mjs')}`,
    `--test-reporter-destination=${counts}`,
    ...own,
    ...flags,
    ...files,
  ];
  const { code, interrupted } = await run(process.execPath, args, { env: { ...environment, ...env } });
  if (interrupted) {
    await database?.stop();
    process.exit(code);
  }
  const { passed, failed, skipped, empty } = JSON.parse(readFileSync(counts, 'utf8'));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  // With a pattern for names, a file may well have no test left in it.
  const untested = flags.some((flag) => flag.includes('name-pattern')) ? [] : empty;
  for (const file of untested) console.log(`✖ ${file} has no test in it`);
  total.failed += untested.length;
  // node:test may fail without a failing test (a reporter that broke, a file that could not be read).
  if (code !== 0 && failed === 0) total.failed += 1;
  if (code !== 0 || untested.length > 0) broken.push(title);
}
