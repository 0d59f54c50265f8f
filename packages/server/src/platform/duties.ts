import { sql } from 'kysely';
import type { Environment } from './environment.ts';
import type { Log } from './log.ts';
import { type Desk, inWork, type Work } from './work.ts';

/** Something done every so often: announcing what the clock brought about, sweeping what nobody needs any more. */
export interface Duty {
  readonly name: string;
  readonly everyMilliseconds: number;
  /**
   * One unit of work in each environment. Two processes may be at it at once when the first one is
   * slow, so it guards its updates as any command does.
   * @returns true when there is more to do: it is called again at once, with a new transaction
   */
  readonly run: (work: Work) => Promise<unknown>;
}

export interface Interval {
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

export const every = ({ hours = 0, minutes = 0, seconds = 0 }: Interval, name: string, run: Duty['run']): Duty => ({
  name,
  everyMilliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  run,
});

/** After a failure a duty is due again this soon, however long its interval. */
const AFTER_FAILURE_SECONDS = 60;

export interface DutyOptions {
  readonly environments: () => Promise<readonly Environment[]>;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

/** Does the duty in every environment, if its hour has come and no other process was faster. @returns whether it did */
export async function doIfDue(desk: Desk, duty: Duty, { environments, log, stopping }: DutyOptions): Promise<boolean> {
  if (!(await moveTheHour(desk, duty))) return false;
  try {
    for (const { id } of await environments()) {
      const turn = async () => {
        // As it is settled by now: with much to do, one goes on for minutes.
        const environment = (await environments()).find((one) => one.id === id);
        if (!environment) return false;
        return inWork(desk, { environment, actor: { kind: 'system', job: duty.name }, requestId: `duty:${duty.name}` }, duty.run, {});
      };
      while (!stopping.aborted && (await turn()) === true);
    }
  } catch (error) {
    log.error({ error, duty: duty.name }, 'a duty failed; it will be tried again in a minute');
    await sql`update duties set due_at = least(due_at, now() + make_interval(secs => ${AFTER_FAILURE_SECONDS})) where name = ${duty.name}`.execute(desk.db);
  }
  return true;
}

async function moveTheHour(desk: Desk, { name, everyMilliseconds }: Duty): Promise<boolean> {
  const { rows } = await sql`
    insert into duties (name, due_at) values (${name}, now() + make_interval(secs => ${everyMilliseconds / 1000}))
    on conflict (name) do update set due_at = excluded.due_at where duties.due_at <= now()
    returning name`.execute(desk.db);
  return rows.length > 0;
}
