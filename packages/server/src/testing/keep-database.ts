/**
 * A small server for tests that kill things: `node keep-database.ts <data folder> [write]`.
 * It prints `up {pids}` when its embedded database runs, or `problem …` when it cannot. With `write` it then inserts
 * rows one after another and prints `ack <number>` for each that was committed, going on when the database breaks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionConfig } from '../platform/db/open.ts';
import { startPostgres } from '../platform/postgres/start.ts';
import { StartupProblem } from '../platform/startup-problem.ts';

const [dataDir = '', write] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const postgres = await startPostgres({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
  say(`up ${JSON.stringify({ pids: postgres.pids(), connection: postgres.connection })}`);
  const alive = setInterval(() => {}, 60_000);

  if (write) {
    const pool = new pg.Pool({ ...connectionConfig(postgres.connection), max: 1 });
    pool.on('error', () => {});
    pool.on('connect', (client) => void client.on('error', () => {}));
    await pool.query('create table if not exists written (number integer primary key)');
    const { rows } = await pool.query<{ last: number }>('select coalesce(max(number), 0) as last from written');
    for (let number = rows[0]!.last + 1; ; number += 1) {
      try {
        await pool.query('insert into written values ($1)', [number]);
        say(`ack ${number}`);
      } catch {
        say('broken');
        await sleep(20);
      }
    }
  }
  void alive;
} catch (problem) {
  say(problem instanceof StartupProblem ? `problem ${problem.message}` : `bug ${problem instanceof Error ? problem.stack : problem}`);
  process.exitCode = 1;
}
