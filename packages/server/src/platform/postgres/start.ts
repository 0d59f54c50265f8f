import { chmodSync, chownSync, existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Connection, connectionConfig } from '../db/open.ts';
import { type Cluster, ensureCluster, readPassword, USER } from './cluster.ts';
import { explainFileError, explainPostgres } from './explain.ts';
import { type Footing, findFooting, type Way } from './footing.ts';
import { alreadyRunning, clearLeftover, readPostmaster } from './leftover.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import { type RunningPostmaster, startPostmaster } from './postmaster.ts';
import { isPostmasterOf } from './processes.ts';

export interface PostgresOptions {
  /** The database lives in its subfolder `postgres`, which is made if need be. */
  readonly dataDir: string;
  /** What PostgreSQL says, and what we do about it, line by line. */
  readonly log?: (line: string) => void;
  /** The database ended and could not be brought back: nothing can be served any more. */
  readonly whenLost?: (problem: unknown) => void;
  /** Connections it takes at most: pools of every process that shares it, and a few for those who look. */
  readonly connections?: number;
  /** For tests alone: a power cut may take what was committed. */
  readonly fast?: boolean;
  /** For tests: see platform/postgres/footing.ts. */
  readonly ways?: readonly Way[];
  readonly stateFolder?: string;
  readonly prefer?: 'package' | 'system';
}

/** The embedded PostgreSQL of one data folder, ours alone as long as this process lives. */
export interface Postgres {
  readonly connection: Connection;
  /** Every process of the database, for whoever measures memory. */
  pids(): number[];
  /** Ends every connection and stops it, with all data on the disk. */
  stop(): Promise<void>;
}

const DATABASE = 'tenon';
const PORT = 5432;
const PATIENCE = 30_000;
/** A database that ends by itself more often than this in a minute is not brought back again. */
const REVIVALS_A_MINUTE = 5;

/**
 * Starts the embedded PostgreSQL, making its files when there are none.
 * Should it end while it is ours, it is started again under the same connection.
 * @throws StartupProblem, in words for the person who starts the server
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log = () => {}, fast = false, connections = 40, whenLost = (problem) => log(String(problem)) } = options;
  const footing = await findFooting({ ...options, log });
  const cluster = await ensureCluster(footing, { fast });
  const dataDir = realpathSync(options.dataDir);
  // A refusal comes before a socket folder is made or an old one swept.
  let ignore = await clearLeftover(cluster.folder, dataDir, cluster.password, log);
  const socketFolder = makeSocketFolder(footing);
  const connectionTo = (database: string): Connection => ({ socketFolder, port: PORT, user: USER, password: cluster.password, database });

  let postmaster: RunningPostmaster | undefined;
  let ownership: Ownership | undefined;
  let stopping = false;
  const revivals: number[] = [];

  async function launch(): Promise<void> {
    const running = await startWhenFree({ footing, cluster, dataDir, socketFolder, fast, connections, ignore, log });
    postmaster = running;
    ownership = await own(running);
    void running.gone.then(async (said) => {
      if (stopping) return;
      log(`PostgreSQL (pid ${running.pid}) ended by itself: starting it again`);
      try {
        const now = Date.now();
        while (revivals.length > 0 && revivals[0]! < now - 60_000) revivals.shift();
        if (revivals.push(now) > REVIVALS_A_MINUTE) throw explainPostgres(said, cluster.folder);
        ignore = await clearLeftover(cluster.folder, dataDir, cluster.password, log);
        if (!stopping) await launch();
      } catch (problem) {
        if (!stopping) whenLost(problem);
      }
    });
  }

  /** Another server that starts at the same moment may have been quicker to call this PostgreSQL its own. */
  async function own(running: RunningPostmaster): Promise<Ownership> {
    const taken = await takeOwnership(connectionTo('postgres'));
    if ('heldBy' in taken) throw alreadyRunning(dataDir, taken.heldBy);
    // When one of its processes crashes, PostgreSQL breaks every connection and goes on: so do we.
    taken.whenLost(async () => {
      for (let over = false; !over && !stopping && postmaster === running; await sleep(100)) {
        over = await Promise.race([
          running.gone.then(() => true),
          own(running).then(
            (again) => Boolean((ownership = again)),
            () => false,
          ),
        ]);
      }
    });
    return taken;
  }

  try {
    await launch();
    await ensureDatabase(connectionTo('postgres'));
  } catch (error) {
    stopping = true;
    await postmaster?.stop();
    rmSync(socketFolder, { recursive: true, force: true });
    throw error;
  }
  return {
    connection: connectionTo(DATABASE),
    pids: () => postmaster?.pids() ?? [],
    async stop() {
      stopping = true;
      await ownership?.giveUp().catch(() => {});
      await postmaster?.stop();
      rmSync(socketFolder, { recursive: true, force: true });
      rmSync(join(footing.home, 'socket'), { force: true });
    },
  };
}

/** The connection to a data folder's PostgreSQL when a server has it running: for commands beside that server. */
export function findRunningPostgres(dataDir: string): Connection | undefined {
  const ours = join(dataDir, 'postgres');
  if (!existsSync(ours)) return undefined;
  const pointer = join(ours, 'location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : realpathSync(ours);
  const cluster = join(home, 'cluster');
  const postmaster = readPostmaster(cluster);
  // A killed one leaves its note behind.
  if (!postmaster?.socketFolder || !isPostmasterOf(postmaster.pid, cluster)) return undefined;
  return { socketFolder: postmaster.socketFolder, port: postmaster.port, user: USER, password: readPassword(home), database: DATABASE };
}

/** A PostgreSQL that was killed leaves processes that notice it a moment later; until then the next one is refused. */
async function startWhenFree(options: {
  readonly footing: Footing;
  readonly cluster: Cluster;
  readonly dataDir: string;
  readonly socketFolder: string;
  readonly fast: boolean;
  readonly connections: number;
  readonly ignore: number | undefined;
  readonly log: (line: string) => void;
}): Promise<RunningPostmaster> {
  const { cluster, dataDir, log } = options;
  for (let until = Date.now() + PATIENCE, ignore = options.ignore; ; ) {
    const outcome = await startPostmaster({ ...options, cluster: cluster.folder, ignore });
    if ('pid' in outcome) return outcome;
    const taken = /lock file ".*" already exists|pre-existing shared memory block/.test(outcome.said);
    if (!taken || Date.now() > until) throw explainPostgres(outcome.said, cluster.folder);
    await sleep(100);
    ignore = await clearLeftover(cluster.folder, dataDir, cluster.password, log);
  }
}

/**
 * A folder nobody can guess or enter: the path of a socket is short by law of the system, so it cannot
 * be in the data folder. That folder remembers it, to sweep it away after a kill.
 */
function makeSocketFolder({ home, owner }: Footing): string {
  try {
    const note = join(home, 'socket');
    const last = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
    if (/\/tenon-\w{6}$/.test(last) && existsSync(last)) {
      const { uid } = lstatSync(last);
      if (uid === owner?.uid || uid === process.getuid?.()) rmSync(last, { recursive: true, force: true });
    }
    const folder = mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'tenon-'));
    chmodSync(folder, 0o700);
    if (owner) chownSync(folder, owner.uid, owner.gid);
    writeFileSync(note, `${folder}\n`);
    return folder;
  } catch (error) {
    throw explainFileError(error, home);
  }
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
