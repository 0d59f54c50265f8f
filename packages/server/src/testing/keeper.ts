import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Connection } from '../platform/db/open.ts';

export const isRoot = process.getuid?.() === 0;
/** "nobody" on Linux; where tests run as root they have one to become. */
export const NOBODY = 65534;

/** A folder that is gone when the test file is done, open for whoever runs the database. */
export function temporaryFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), `tenon-test-${process.pid}-`));
  chmodSync(folder, mode);
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Another process that keeps an embedded database; see keep-database.ts. */
export interface Keeper {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<number | null>;
  /** Every number it was promised. */
  readonly acknowledged: number[];
  /** Waits for a line it says. */
  said(pattern: RegExp): Promise<string>;
  /** Waits until it is up. @throws what it said instead */
  up(): Promise<{ pids: number[]; connection: Connection }>;
  kill(signal: NodeJS.Signals): void;
}

export function startKeeper(dataDir: string, { write = false, uid }: { readonly write?: boolean; readonly uid?: number } = {}): Keeper {
  const program = fileURLToPath(new URL('./keep-database.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dataDir, ...(write ? ['write'] : [])], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // The compile cache of whoever runs the tests is closed to another user.
    ...(uid === undefined ? {} : { uid, gid: uid, cwd: '/' }),
  });
  const lines: string[] = [];
  const acknowledged: number[] = [];
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  let told = () => {};
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line);
    const number = /^ack (\d+)/.exec(line)?.[1];
    if (number) acknowledged.push(Number(number));
    told();
  });
  let over = false;
  void ended.then(() => {
    over = true;
    told();
  });
  after(() => void child.kill('SIGKILL'));

  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const line = lines.find((line) => pattern.test(line));
      if (line !== undefined) return line;
      if (over) throw new Error(`it ended without saying ${pattern}: ${lines.slice(-5).join(' | ')}`);
      await new Promise<void>((resolve) => (told = resolve));
    }
  };
  return {
    process: child,
    pid: child.pid!,
    ended,
    acknowledged,
    said,
    async up() {
      const line = await said(/^(up|problem|bug) /);
      if (!line.startsWith('up ')) throw new Error(line);
      return JSON.parse(line.slice(3));
    },
    kill: (signal) => void child.kill(signal),
  };
}
