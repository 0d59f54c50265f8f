import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { parseEnv } from 'node:util';
import { freePorts } from './stack.ts';

const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tenon-start-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Start {
  readonly child: ChildProcess;
  /** Waits for words on either stream. */
  said(words: RegExp): Promise<void>;
  printed(): string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

/** `npm start` without npm, in a folder of settings of its own. */
function start(environment: Record<string, string>): Start {
  const ours = /^(TENON_|SCALEKIT_|DATABASE_URL$|SMTP_URL$|MAIL_FROM$|NODE_TEST_CONTEXT$)/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs')], {
    cwd: folder,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  after(() => void child.kill('SIGKILL'));
  let printed = '';
  let told = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      told();
    });
  }
  const ended = new Promise<number | null>((done) => child.once('close', done));
  void ended.then(() => told());
  return {
    child,
    ended,
    printed: () => printed,
    async said(words) {
      while (!words.test(printed)) {
        assert.ok(child.exitCode === null && child.signalCode === null, `it ended without saying ${words}:\n${printed}`);
        await new Promise<void>((resolve) => (told = resolve));
      }
    },
  };
}

const READY = /Stop with Ctrl-C/;

async function stop({ child, ended }: Start): Promise<number | null> {
  child.kill('SIGINT');
  return ended;
}

async function settings(name: string) {
  const [port, demoPort] = await freePorts(2);
  return { TENON_PORT: String(port), TENON_DEMO_PORT: String(demoPort), TENON_DATA_DIR: join(folder, name) };
}

const credentialsIn = (dataDir: string) => parseEnv(readFileSync(join(dataDir, 'credentials.env'), 'utf8'));

test('it says where everything is, in order, keeps the credentials, and says the same next time', async () => {
  const given = await settings('kept');
  const server = `http://localhost:${given.TENON_PORT}`;
  const first = start(given);
  await first.said(READY);
  const { SCALEKIT_ENVIRONMENT_URL: url, SCALEKIT_CLIENT_ID: id = '', SCALEKIT_CLIENT_SECRET: secret = '' } = credentialsIn(given.TENON_DATA_DIR);
  assert.equal(url, server);
  assert.equal(statSync(join(given.TENON_DATA_DIR, 'credentials.env')).mode & 0o777, 0o600);
  const order = [`http://localhost:${given.TENON_DEMO_PORT}`, `${server}/dev/mailbox`, `${server}\n`, id, secret, 'Try this next'];
  const places = order.map((words) => first.printed().indexOf(words));
  assert.ok(!places.includes(-1), first.printed());
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );
  assert.equal((await fetch(`http://localhost:${given.TENON_DEMO_PORT}`)).status, 200);
  assert.equal(await stop(first), 0);

  const second = start(given);
  await second.said(READY);
  assert.ok(second.printed().includes(secret));
  assert.deepEqual(credentialsIn(given.TENON_DATA_DIR), { SCALEKIT_ENVIRONMENT_URL: url, SCALEKIT_CLIENT_ID: id, SCALEKIT_CLIENT_SECRET: secret });
  assert.equal(await stop(second), 0);

  rmSync(join(given.TENON_DATA_DIR, 'credentials.env'));
  const third = start(given);
  await third.said(READY);
  assert.match(third.printed(), /credentials\.env was not there.*new secret/);
  const renewed = credentialsIn(given.TENON_DATA_DIR);
  assert.equal(renewed['SCALEKIT_CLIENT_ID'], id);
  assert.notEqual(renewed['SCALEKIT_CLIENT_SECRET'], secret);
  const token = await fetch(`${server}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: renewed['SCALEKIT_CLIENT_SECRET'] ?? '' }),
  });
  assert.equal(token.status, 200);
  assert.equal(await stop(third), 0);
});

test('everything in the way is said in one message, and nothing is made', async () => {
  const given = await settings('never');
  const taken = createServer().listen(Number(given.TENON_DEMO_PORT), '127.0.0.1');
  after(() => taken.close());
  writeFileSync(join(folder, 'a-file'), '');
  const before = readdirSync(folder);
  const refused = start({
    ...given,
    TENON_PORT: 'http',
    TENON_DATA_DIR: join(folder, 'a-file', 'data'),
    TENON_WEATHER: 'fine',
    DATABASE_URL: 'postgres://tenon@127.0.0.1:1/tenon',
  });
  assert.equal(await refused.ended, 1);
  for (const named of ['TENON_PORT', 'TENON_WEATHER', 'TENON_DEMO_PORT', 'a-file is a file', '127.0.0.1:1 cannot be reached']) {
    assert.ok(refused.printed().includes(named), `${named}\n${refused.printed()}`);
  }
  assert.doesNotMatch(refused.printed(), /\n\s+at /);
  assert.deepEqual(readdirSync(folder), before);
});

test('a second start on the same data folder is refused in words, and the first goes on', async () => {
  const given = await settings('shared');
  const first = start(given);
  await first.said(READY);
  const second = start({ ...(await settings('shared')) });
  assert.equal(await second.ended, 1);
  assert.doesNotMatch(second.printed(), /\n\s+at /);
  assert.equal((await fetch(`http://localhost:${given.TENON_PORT}/health/ready`)).status, 200);
  assert.equal(await stop(first), 0);
});

test('when the demo app dies the server goes on, and says so', async () => {
  const given = await settings('demo');
  const running = start(given);
  await running.said(READY);
  const demo = childrenOf(running.child.pid!).find(({ command }) => command.includes('demo-app/app.js'));
  assert.ok(demo);
  process.kill(demo.pid, 'SIGKILL');
  await running.said(/The demo app ended.*The server goes on/);
  assert.equal((await fetch(`http://localhost:${given.TENON_PORT}/health/ready`)).status, 200);
  assert.equal(await stop(running), 0);
});

function childrenOf(parent: number): { pid: number; command: string }[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => Number(match?.[2]) === parent)
    .map((match) => ({ pid: Number(match![1]), command: match![3]! }));
}
