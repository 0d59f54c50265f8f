import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who a process runs as; nothing means: as ourselves. */
export interface Ids {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No PG… variable of the person's own shell may reach a server of ours, and its messages are read by us: in English. */
export const ENVIRONMENT: NodeJS.ProcessEnv = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs a program to its end. Never rejects for what the program says; -1 means it could not be run at all. */
export function run(file: string, args: readonly string[], ids: Ids = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    // The folder we stand in may be closed to the one it runs as.
    execFile(file, args, { ...ids, cwd: '/', env: ENVIRONMENT, encoding: 'utf8' }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}

/** Whether a process of this number runs. One that ended and waits to be reaped by its parent does not. */
export function isRunning(pid: number): boolean {
  if (!exists(pid)) return false;
  const { state } = describe(pid);
  return state !== 'Z' && state !== 'X';
}

/** Whether process `pid` is a PostgreSQL that keeps the cluster in `folder`, and not another that got the same number since. */
export function isPostmasterOf(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false;
  const { command } = describe(pid);
  return /(^|\/)(postgres|postmaster) /.test(command) && command.includes(folder);
}

/** Waits for a process that is not our child. @returns whether it ended in time */
export async function ended(pid: number, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(20)) {
    if (!isRunning(pid)) return true;
  }
  return !isRunning(pid);
}

/** The numbers of the processes a process has started. */
export function childrenOf(parent: number): number[] {
  return table()
    .filter((process) => process.parent === parent)
    .map(({ pid }) => pid);
}

export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a process runs whose command has these words at its end. */
export function runsWith(lastWords: string): boolean {
  const commands =
    process.platform === 'linux'
      ? table()
          .map(({ pid }) => describe(pid))
          .flatMap(({ state, command }) => (state === 'Z' || state === 'X' ? [] : [command]))
      : (spawnSync('ps', ['-A', '-o', 'command='], { encoding: 'utf8' }).stdout ?? '').split('\n');
  return commands.some((command) => command.trimEnd().endsWith(lastWords));
}

function describe(pid: number): { state: string; command: string } {
  if (process.platform === 'linux') {
    try {
      return { state: statOf(pid).state, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
    } catch {
      return { state: 'X', command: '' };
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const [, state = 'X', command = ''] = /^\s*(\S)\S*\s+(.*)/.exec(stdout ?? '') ?? [];
  return { state, command };
}

function table(): { pid: number; parent: number }[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [{ pid: Number(name), parent: statOf(Number(name)).parent }];
        } catch {
          return []; // it ended while we looked
        }
      });
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return (stdout ?? '')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));
}

/** Linux: `pid (name) state parent …`, and a name may have spaces and brackets of its own. */
function statOf(pid: number): { state: string; parent: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [state = 'X', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state, parent: Number(parent) };
}
