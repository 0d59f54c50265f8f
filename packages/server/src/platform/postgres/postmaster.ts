import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Footing } from './footing.ts';
import { childrenOf, ENVIRONMENT, runsWith } from './processes.ts';
import { settings } from './settings.ts';

/** A PostgreSQL we started, which has said that it takes connections. */
export interface RunningPostmaster {
  readonly pid: number;
  /** Comes true when it is gone, whoever ended it, with the last lines it said. */
  readonly gone: Promise<string>;
  pids(): number[];
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  readonly footing: Footing;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly fast: boolean;
  readonly connections: number;
  /** See `clearLeftover`. */
  readonly ignore: number | undefined;
  readonly log: (line: string) => void;
}

const READY = /database system is ready to accept connections/;
const LINES_KEPT = 50;

/** @returns the running server, or what it said when it did not come up */
export async function startPostmaster(options: PostmasterOptions): Promise<RunningPostmaster | { readonly said: string }> {
  const { footing, cluster, ignore, log } = options;
  const [file, ...args] = [
    ...footing.prefix,
    join(footing.binaries.folder, 'postgres'),
    '-D',
    cluster,
    ...settings({ ...options, major: footing.binaries.major }),
  ];
  const child = spawn(file!, args, {
    ...footing.ids,
    cwd: '/',
    // PostgreSQL takes a `postmaster.pid` for stale when it names its own grandparent, which pg_ctl tells it in this way.
    env: ignore === undefined ? ENVIRONMENT : { ...ENVIRONMENT, PG_GRANDPARENT_PID: String(ignore) },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A Ctrl-C in the terminal is for us: we finish what we accepted, and then stop the database.
    detached: true,
  });

  const said: string[] = [];
  let ready = () => {};
  const isReady = new Promise<'ready'>((resolve) => (ready = () => resolve('ready')));
  const gone = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(said.join('\n')));
  });
  createInterface({ input: child.stderr! }).on('line', (line) => {
    said.push(line);
    if (said.length > LINES_KEPT) said.shift();
    if (READY.test(line)) ready();
    log(line);
  });

  if (child.pid === undefined) return { said: await gone };
  const watchdog = watch(child.pid, footing);
  void gone.then(() => watchdog.kill('SIGKILL'));
  if ((await Promise.race([isReady, gone])) !== 'ready') return { said: await gone };

  // Whether this process goes on living is for others to say.
  loosen(child, false);
  return {
    pid: child.pid,
    gone,
    pids: () => [child.pid!, ...childrenOf(child.pid!), watchdog.pid!],
    async stop() {
      loosen(child, true);
      child.kill('SIGINT');
      const late = new AbortController();
      void sleep(15_000, undefined, { signal: late.signal }).then(
        () => child.kill('SIGQUIT'),
        () => {},
      );
      await gone;
      late.abort();
    },
  };
}

/**
 * A shell that waits for the end of a pipe whose other end only we hold. However we die, it reads that
 * end, and tells PostgreSQL to stop: else a killed server would leave its database running for ever.
 */
function watch(pid: number, { ids }: Footing): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'tenon-watchdog', String(pid)], {
    ...ids,
    cwd: '/',
    env: ENVIRONMENT,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.stdin!.on('error', () => {});
  loosen(watchdog, false);
  return watchdog;
}

/** Whether whoever started this PostgreSQL lives: their watchdog outlives them by a moment. */
export const isWatched = (pid: number): boolean => runsWith(`tenon-watchdog ${pid}`);

/** A child and its pipes keep the event loop alive unless told not to. */
function loosen(child: ChildProcess, hold: boolean): void {
  for (const handle of [child, ...child.stdio]) {
    if (handle && 'ref' in handle && 'unref' in handle) (handle as { ref(): void; unref(): void })[hold ? 'ref' : 'unref']();
  }
}
