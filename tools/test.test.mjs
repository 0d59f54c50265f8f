import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, test } from 'node:test';
import { root } from './bootstrap.mjs';
import { placesToLook } from './chromium.mjs';
import { matches, readArguments, testRuns } from './test-files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tenon-tests-'));
after(() => rmSync(folder, { recursive: true }));

/** Runs these files under our reporters. */
function count(name, files) {
  const home = join(folder, name);
  mkdirSync(home);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(home, file), content);
  const reporter = (which) => `--test-reporter=${join(import.meta.dirname, which)}`;
  // A test run inside a test must not think itself a part of it.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--test',
      reporter('test-count.mjs'),
      '--test-reporter-destination=counts.json',
      reporter('test-report.mjs'),
      '--test-reporter-destination=stdout',
      ...Object.keys(files),
    ],
    { cwd: home, encoding: 'utf8', env },
  );
  return { counts: JSON.parse(execFileSync('cat', [join(home, 'counts.json')], { encoding: 'utf8' })), stdout };
}

test('tests are counted one by one: passed, failed, skipped; suites are not tests', () => {
  const { counts, stdout } = count('mixed', {
    'mixed.test.mjs': `import { describe, it, test } from 'node:test';
      test('good', () => {}); test.skip('later', () => {}); test.todo('some day');
      describe('a suite', () => { it('is good', () => {}); it('is bad', () => { throw new Error('so it goes'); }); });`,
  });
  assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 2, empty: [] });
  assert.match(stdout, /✖ mixed\.test\.mjs:\d+\n {2}a suite › is bad\n/);
  assert.match(stdout, /so it goes/);
});

test('a file that breaks before its first test has failed, and one without a test is named', () => {
  const { counts } = count('odd', { 'broken.test.mjs': `throw new Error('no');`, 'empty.test.mjs': `console.log('nothing');` });
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0, empty: ['empty.test.mjs'] });
});

test('what goes wrong in a file after its last test is told, and counts', () => {
  const { counts, stdout } = count('late', {
    'late.test.mjs': `import { after, test } from 'node:test';
      test('good', () => {});
      after(() => void setTimeout(() => { throw new Error('so late'); }, 1));`,
  });
  assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0, empty: [] });
  assert.match(stdout, /so late/);
});

test('a suite whose hook throws has failed', () => {
  const { counts } = count('hooks', {
    'hooks.test.mjs': `import { after, describe, it } from 'node:test';
      describe('a suite', () => { after(() => { throw new Error('no'); }); it('is good', () => {}); });`,
  });
  assert.equal(counts.failed, 1);
});

test('what is no flag filters files by their path', () => {
  assert.deepEqual(readArguments(['invitations', '--test-only', './e2e']), { flags: ['--test-only'], filters: ['invitations', './e2e'] });
  assert.equal(matches('e2e/journey.test.ts', ['./e2e']), true);
  assert.equal(matches('packages/server/src/config.test.ts', ['invitations', 'users']), false);
});

test('features run twice, the second time with one connection', () => {
  const home = join(folder, 'project');
  for (const file of [
    'packages/server/src/features/users/create.test.ts',
    'packages/server/src/config.test.ts',
    'packages/web/styles.test.ts',
    'e2e/journey.test.ts',
    'tools/x.test.mjs',
    'node_modules/a/src/b.test.ts',
  ]) {
    mkdirSync(join(home, file, '..'), { recursive: true });
    writeFileSync(join(home, file), '');
  }
  const runs = testRuns(home, []);
  assert.deepEqual(
    runs.map(({ files, env }) => [files, env]),
    [
      [['packages/server/src/config.test.ts', 'packages/server/src/features/users/create.test.ts', 'packages/web/styles.test.ts', 'tools/x.test.mjs'], {}],
      [['e2e/journey.test.ts'], {}],
      [['packages/server/src/features/users/create.test.ts'], { TENON_TEST_POOL: '1' }],
    ],
  );
  assert.deepEqual(
    testRuns(home, ['journey']).map(({ files }) => files),
    [['e2e/journey.test.ts']],
  );
  assert.deepEqual(testRuns(home, ['weather']), []);
});

test('no file with tests in it is left out', () => {
  const run = new Set(testRuns(root, []).flatMap(({ files }) => files));
  const files = globSync('{packages,e2e,tools,examples,conformance,bench}/**/*.test.{ts,tsx,mjs,js}', {
    cwd: root,
    exclude: (name) => /^(node_modules|dist)$/.test(name),
  });
  assert.deepEqual(
    files.map((file) => file.split(sep).join('/')).filter((file) => !run.has(file)),
    [],
  );
});

test('a Chromium is looked for on the path, among the apps of a Mac, and where Playwright keeps its own', () => {
  const linux = placesToLook({ platform: 'linux', environment: { PATH: '/usr/local/bin:/usr/bin' }, home: '/home/ada' });
  assert.equal(linux.files[0], '/usr/local/bin/chromium');
  assert.ok(linux.files.includes('/usr/bin/google-chrome'));
  assert.ok(linux.patterns[0]?.startsWith('/home/ada/.cache/ms-playwright/chromium-'));

  const mac = placesToLook({ platform: 'darwin', environment: { PATH: '/usr/bin' }, home: '/Users/ada' });
  assert.ok(mac.files.includes('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'));
  assert.ok(mac.files.includes('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium'));
  assert.ok(mac.patterns[0]?.startsWith('/Users/ada/Library/Caches/ms-playwright/'));

  const elsewhere = placesToLook({ platform: 'linux', environment: { PLAYWRIGHT_BROWSERS_PATH: '/opt/browsers' }, home: '/home/ada' });
  assert.deepEqual(elsewhere.files, []);
  assert.ok(elsewhere.patterns.every((pattern) => pattern.startsWith('/opt/browsers/')));
});

test('.ci/run ends with the count, also when npm has more to say or never came to a test', () => {
  const script = join(import.meta.dirname, '..', '.ci', 'run');
  const withNpm = (name, body) => {
    const bin = join(folder, name);
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, 'npm'), 0o755);
    const { stdout, status } = spawnSync('bash', [script], { encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
    return { last: stdout.trimEnd().split('\n').at(-1), status };
  };
  assert.deepEqual(withNpm('fine', 'echo "12 passed, 0 failed, 1 skipped"'), { last: '12 passed, 0 failed, 1 skipped', status: 0 });
  assert.deepEqual(withNpm('bad', 'echo "11 passed, 1 failed"; echo "npm error Lifecycle script failed" >&2; exit 1'), {
    last: '11 passed, 1 failed',
    status: 1,
  });
  assert.deepEqual(withNpm('dead', 'echo "npm error" >&2; exit 3'), { last: '0 passed, 1 failed', status: 3 });
});
