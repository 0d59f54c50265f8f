import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupProblem } from '../startup-problem.ts';
import { USER } from './cluster.ts';
import { takeOwnership } from './ownership.ts';
import { isWatched } from './postmaster.ts';
import { ended, exists, isPostmasterOf } from './processes.ts';

/** What a PostgreSQL writes of itself into its cluster while it runs. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
}

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const [pid, , , port, socketFolder] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port), socketFolder: socketFolder ?? '' };
  } catch {
    return undefined;
  }
}

const PATIENCE = 30_000;

/**
 * Makes sure that no other PostgreSQL keeps this cluster. One whose server is alive is somebody's: we
 * are refused. One whose server was killed is on its way out by its watchdog's hand, or, should that
 * be dead too, by ours.
 * @returns the number of a process that only looks like the one in `postmaster.pid`, for PostgreSQL to ignore
 */
export async function clearLeftover(folder: string, dataDir: string, password: string, log: (line: string) => void): Promise<number | undefined> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(50)) {
    const postmaster = readPostmaster(folder);
    if (!postmaster?.pid) return undefined;
    // The number may be another process's by now, or that of a dead one nobody has reaped.
    if (!isPostmasterOf(postmaster.pid, folder)) return exists(postmaster.pid) ? postmaster.pid : undefined;

    const { port, socketFolder, pid } = postmaster;
    const ownership = await takeOwnership({ socketFolder, port, user: USER, password, database: 'postgres' }).catch(() => undefined);
    if (!ownership) continue; // it does not answer: it is starting, or stopping
    if ('heldBy' in ownership) throw alreadyRunning(dataDir, ownership.heldBy);
    if (isWatched(pid)) {
      // Its owner lost the connection and will take it back, or was killed a moment ago.
      await ownership.giveUp();
      continue;
    }

    log(`a PostgreSQL (pid ${pid}) was left over by a server that was killed: stopping it`);
    await ownership.giveUp();
    process.kill(pid, 'SIGINT');
    if (!(await ended(pid, PATIENCE / 2))) process.kill(pid, 'SIGQUIT');
  }
  throw new StartupProblem(`A PostgreSQL (pid ${readPostmaster(folder)?.pid}) keeps ${folder} and neither answers nor ends. Stop it and start again.`);
}

export const alreadyRunning = (dataDir: string, pid: number | undefined) =>
  new StartupProblem(
    `Tenon is already running on this data folder (${pid ? `pid ${pid}, ` : ''}${dataDir}). Stop that one first, or give this one another folder with TENON_DATA_DIR.`,
  );
