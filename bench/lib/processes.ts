import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

// Processes as /proc shows them: Linux only, like the figures we publish.

const TICKS_A_SECOND = 100;

/** CPU time of a process and all its threads since it began, in milliseconds; with that of children it has seen end. */
export function cpuOf(pid: number, { withChildren = false } = {}): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
  return ((user + system + (withChildren ? childUser + childSystem : 0)) * 1000) / TICKS_A_SECOND;
}

/** CPU time of a PostgreSQL: its first process collects that of connections that have ended. */
export const cpuOfDatabase = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    try {
      return sum + cpuOf(pid, { withChildren: true });
    } catch {
      return sum;
    }
  }, 0);

/** Processes whose working folder lies in `folder`: a PostgreSQL and its workers live in their data folder. */
export const livingIn = (folder: string): number[] =>
  everyPid().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });

export interface Memory {
  readonly pid: number;
  readonly command: string;
  readonly pssMegabytes: number;
}

/** Proportional set size: pages that several processes share are counted once, in shares. */
export const memoryOf = (pids: readonly number[]): Memory[] =>
  pids.flatMap((pid) => {
    try {
      const pss = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]);
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return [{ pid, command, pssMegabytes: pss / 1024 }];
    } catch {
      return [];
    }
  });

const everyPid = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A program of ours in a process of its own. It answers each message with one message. */
export async function startProgram<Ready>(name: string, input: object, nodeArguments: readonly string[] = []): Promise<Program<Ready>> {
  const child = fork(new URL(`../programs/${name}.ts`, import.meta.url), [JSON.stringify(input)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...nodeArguments],
  });
  const answers: unknown[] = [];
  let heard = () => {};
  let ended = false;
  child.on('message', (answer) => {
    answers.push(answer);
    heard();
  });
  child.on('exit', () => {
    ended = true;
    heard();
  });
  const next = async <Answer>(): Promise<Answer> => {
    while (answers.length === 0) {
      if (ended) throw new Error(`${name} ended by itself with ${child.exitCode ?? child.signalCode}`);
      await new Promise<void>((resolve) => (heard = resolve));
    }
    return answers.shift() as Answer;
  };
  return {
    pid: child.pid!,
    ready: await next<Ready>(),
    ask<Answer>(question: object): Promise<Answer> {
      child.send(question);
      return next<Answer>();
    },
    stop: () => end(child),
  };
}

export interface Program<Ready> {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: Ready;
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await once(child, 'exit');
  clearTimeout(hard);
}
