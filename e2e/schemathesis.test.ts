import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { createWholeWorld, furnish } from '../packages/server/src/testing/every-call.ts';

// Somebody else's idea of bad input: schemathesis reads our description of the API and tries to break what it describes.
// It needs Python; where there is none, or what it needs cannot be had, the run says so and does not count it.

const ROOT = resolve(import.meta.dirname, '..');
const REQUIREMENTS = join(import.meta.dirname, 'schemathesis/requirements.txt');
const HOME = join(ROOT, '.tools/schemathesis');

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

function run(command: string, ...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: HOME, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1', COLUMNS: '140' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
}

/** @returns why it cannot be run here, or nothing */
async function install(): Promise<string | undefined> {
  mkdirSync(HOME, { recursive: true });
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const mark = join(HOME, 'installed');
  try {
    if (readFileSync(mark, 'utf8') === wanted) return undefined;
  } catch {
    // Nothing is installed yet.
  }
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  const python = await run('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 10))');
  if (python.code !== 0) return 'there is no Python 3.10 or newer here';
  const made = await run('python3', '-m', 'venv', join(HOME, 'venv'));
  if (made.code !== 0) return `Python made no environment: ${made.output.trim()}`;
  const installed = await run(join(HOME, 'venv/bin/pip'), 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:', '-r', REQUIREMENTS);
  if (installed.code !== 0) return `pip could not install it: ${installed.output.trim().split('\n').at(-1)}`;
  writeFileSync(mark, wanted);
  return undefined;
}

test('schemathesis finds no failure of ours behind any operation of the description', async (t) => {
  const lacking = await install();
  if (lacking !== undefined) {
    console.log(`schemathesis was not run: ${lacking}`);
    t.skip(lacking);
    return;
  }
  const house = await createWholeWorld();
  // It learns ids from answers, and would take its own client away or bar it from the API: the environment's own cannot be.
  const caller = await house.app({ kind: 'environment' });
  const { body } = await house.token({ grant_type: 'client_credentials', client_id: caller.id, client_secret: caller.secret });
  await furnish(house, body.access_token ?? '', 'ours');
  const { code, output } = await run(
    join(HOME, 'venv/bin/schemathesis'),
    `--config-file=${join(import.meta.dirname, 'schemathesis/schemathesis.toml')}`,
    'run',
    join(ROOT, 'docs/reference/openapi.json'),
    `--url=${house.url}`,
    `--header=Authorization: Bearer ${body.access_token}`,
    '--checks=not_a_server_error',
    '--phases=coverage,fuzzing',
    '--max-examples=5',
    // Long where nobody waits for it.
    `--max-time=${process.env['CI'] ? 45 : 15}`,
    '--request-timeout=20',
    // It complains of descriptions for which it finds few examples; how many there are is no business of this test.
    '--suppress-health-check=all',
    '--warnings=off',
    '--workers=1',
    '--generation-database=none',
    // The same each time where one failure refuses everything.
    ...(process.env['CI'] ? ['--seed=1'] : []),
    '--no-color',
  );
  assert.equal(code, 0, output.replaceAll(body.access_token ?? '-', '…'));
  const still = await fetch(`${house.url}/api/v1/organizations`, { headers: { authorization: `Bearer ${body.access_token}` } });
  assert.equal(still.status, 200, `it lost its credentials on the way, so that it asked for nothing: ${await still.text()}`);
});
