import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Settings } from '../config.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import { createEmptyDatabase } from '../testing/database.ts';
import { runCommand } from './program.ts';
import type { Start, StartOptions } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-program-'));
after(() => rmSync(folder, { recursive: true }));

/** Runs a command, and listens to what it says. */
async function run(args: readonly string[], start: Start): Promise<{ code: number; said: string; complained: string }> {
  const [said, complained]: [string[], string[]] = [[], []];
  const code = await runCommand(args, start, { say: (words) => void said.push(words), complain: (words) => void complained.push(words) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

async function withEnvironment<T>(environment: Record<string, string>, deed: () => Promise<T>): Promise<T> {
  const before = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]));
  Object.assign(process.env, environment);
  try {
    return await deed();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** A server that notes how it was started, and lets itself be stopped as soon as it serves. */
function recorder(credentials?: { clientId: 'skc_1'; clientSecret: string }) {
  const starts: { settings: Settings; options: StartOptions }[] = [];
  let stopped = 0;
  const start: Start = async (settings, _log, options = {}) => {
    starts.push({ settings, options });
    setImmediate(() => process.emit('SIGHUP'));
    return {
      url: settings.url,
      ...(credentials ? { credentials } : {}),
      entryLink: async () => `${settings.url}/dashboard/enter/token`,
      stop: async () => void (stopped += 1),
    };
  };
  return { start, starts, stopped: () => stopped };
}

const neverStart: Start = () => assert.fail('nothing is to be started');

test('a command nobody knows, or one that lacks what it needs, is an error with help', async () => {
  for (const args of [['fly'], ['client', 'create']]) {
    const { code, complained } = await run(args, neverStart);
    assert.equal(code, 1);
    assert.match(complained, /error:/);
    assert.match(complained, /Usage:/);
  }
});

test('settings are printed without starting anything', async () => {
  const { code, said } = await run(['settings'], neverStart);
  assert.equal(code, 0);
  assert.match(said, /TENON_PORT/);
});

test('migrate says what it would do, does it, and has nothing left to do', async () => {
  const connection = await createEmptyDatabase();
  assert.ok('url' in connection);
  const { url } = connection;
  const migrate = (...flags: string[]) => withEnvironment({ DATABASE_URL: url }, () => run(['migrate', ...flags], neverStart));
  assert.match((await migrate('--plan')).said, /^Would apply: 0001_/);
  assert.match((await migrate()).said, /^Applied: 0001_/);
  assert.match((await migrate()).said, /^The schema is the newest/);
});

test('what keeps a server from starting is said in words, without a stack', async () => {
  const wrong = await withEnvironment({ TENON_MODE: 'development', TENON_PORT: 'x' }, () => run(['serve'], neverStart));
  assert.equal(wrong.code, 1);
  assert.match(wrong.complained, /TENON_PORT must be/);
  assert.doesNotMatch(wrong.complained, /\n\s+at /);

  const refuse: Start = () => Promise.reject(new StartupProblem('Another server has the data folder.'));
  const refused = await withEnvironment(await development('refused'), () => run(['serve'], refuse));
  assert.deepEqual([refused.code, refused.complained], [1, '\nAnother server has the data folder.\n']);
});

test('serve is production unless it is told otherwise, and ends when it is asked to', async () => {
  const { start, starts, stopped } = recorder();
  const production = {
    TENON_URL: 'https://auth.orion.example',
    SMTP_URL: 'smtp://mail.orion.example',
    MAIL_FROM: 'a@orion.example',
    TENON_LOG_LEVEL: 'silent',
  };
  const { TENON_MODE: _, ...free } = await development('production');
  const { code } = await withEnvironment({ ...free, ...production }, () => run(['serve'], start));
  assert.deepEqual([code, starts[0]?.settings.mode, stopped()], [0, 'production', 1]);
});

test('a start in development writes the credentials down, and hands them back to the next one', async () => {
  const environment = await development('credentials');
  const dev = (start: Start) => withEnvironment(environment, () => run(['dev'], start));

  const first = recorder({ clientId: 'skc_1', clientSecret: 'the-secret-of-this-start' });
  const begun = await dev(first.start);
  assert.equal(begun.code, 0);
  assert.ok(begun.said.includes('the-secret-of-this-start'));
  assert.doesNotMatch(begun.said, /was not there/);
  assert.deepEqual(first.starts[0]?.options, { lostCredentials: true });
  assert.match(readFileSync(join(environment.TENON_DATA_DIR, 'credentials.env'), 'utf8'), /SCALEKIT_CLIENT_SECRET=the-secret-of-this-start\n/);

  const second = recorder();
  await dev(second.start);
  const { settings, options } = second.starts[0]!;
  assert.deepEqual([settings.clientId, settings.clientSecret, options], ['skc_1', 'the-secret-of-this-start', { lostCredentials: false }]);

  // What a start that is not a recorder leaves behind.
  mkdirSync(join(environment.TENON_DATA_DIR, 'postgres'));
  rmSync(join(environment.TENON_DATA_DIR, 'credentials.env'));
  const again = await dev(recorder({ clientId: 'skc_1', clientSecret: 'another-secret-altogether' }).start);
  assert.match(again.said, /was not there.*new secret/);
  assert.ok(again.said.includes('another-secret-altogether'));
});

test('credentials that are set are the ones, whatever was written down', async () => {
  const environment = { ...(await development('fixed')), TENON_CLIENT_ID: 'skc_7', TENON_CLIENT_SECRET: 'set-from-the-outside' };
  const { start, starts } = recorder();
  const { said } = await withEnvironment(environment, () => run(['dev'], start));
  assert.deepEqual(starts[0]?.options, { lostCredentials: false });
  assert.ok(said.includes('skc_7') && said.includes('set-from-the-outside'));
  assert.match(readFileSync(join(environment.TENON_DATA_DIR, 'credentials.env'), 'utf8'), /SCALEKIT_CLIENT_ID=skc_7\n/);
});

async function development(name: string) {
  return { TENON_MODE: 'development', TENON_PORT: String(await freePort()), TENON_DATA_DIR: join(folder, name) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
