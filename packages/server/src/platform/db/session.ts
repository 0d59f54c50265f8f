import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Connection, connectionConfig } from './open.ts';

/** Who wants to know of changes that any process makes. platform/cache.ts does. */
export interface Listener {
  /** From now on every change is heard. What changed before was perhaps not: read it anew. */
  onListening(): void;
  /** Changes may be missed from now on. */
  onDeaf(): void;
  /** Rows of this table changed ("clients"), or this one did ("users usr_1"). */
  onChange(what: string): void;
}

export interface SessionOptions {
  readonly connection: Connection;
  readonly listener: Listener;
  readonly log?: (line: string) => void;
  /** How often a silent connection is asked whether it is still there, and how long it has to answer. */
  readonly heartbeatMilliseconds?: number;
}

/** What a process keeps of the database as long as it lives, apart from the pool: one connection of its own. */
export interface Session {
  /** No other process has the same. See `systemEntropy`. */
  readonly processNumber: number;
  close(): Promise<void>;
}

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/**
 * Takes a process number and listens for changes. A connection that breaks is made again, ever more
 * patiently, and the listener is told of both. LISTEN does not pass a pooler that hands every
 * transaction another connection: behind one, DATABASE_URL must name the database itself.
 */
export async function openSession({ connection, listener, log = () => {}, heartbeatMilliseconds = 10_000 }: SessionOptions): Promise<Session> {
  const closing = new AbortController();
  let client: pg.Client;
  let heartbeat: NodeJS.Timeout | undefined;

  async function listen(): Promise<pg.Client> {
    const next = new pg.Client({ ...connectionConfig(connection), application_name: 'tenon listener', query_timeout: heartbeatMilliseconds });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => listener.onChange(payload ?? ''));
    try {
      await next.connect();
      await next.query('listen tenon_changed');
    } catch (error) {
      drop(next);
      throw error;
    }
    // A server that vanished without a word, or a firewall that forgot us, never ends the connection.
    heartbeat = setInterval(() => void next.query('select').catch(() => drop(next)), heartbeatMilliseconds).unref();
    next.once('end', () => {
      clearInterval(heartbeat);
      if (closing.signal.aborted) return;
      log('the connection that hears of changes broke: nothing is kept in memory until it is back');
      listener.onDeaf();
      void listenAgain();
    });
    listener.onListening();
    return next;
  }

  async function listenAgain(): Promise<void> {
    for (let wait = FIRST_WAIT; !closing.signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        client = await listen();
        if (closing.signal.aborted) drop(client);
        return;
      } catch {
        await sleep(wait, undefined, { signal: closing.signal, ref: false }).catch(() => {});
      }
    }
  }

  async function takeNumber(): Promise<number> {
    const { rows } = await client.query<{ number: string }>("select nextval('process_numbers') as number");
    return Number(rows[0]!.number);
  }

  function stop(): void {
    closing.abort();
    clearInterval(heartbeat);
    listener.onDeaf();
  }

  client = await listen();
  const processNumber = await takeNumber().catch((error) => {
    stop();
    drop(client);
    throw error;
  });
  return {
    processNumber,
    async close() {
      stop();
      // One that does not answer any more would not answer a good-bye.
      await Promise.race([client.end(), sleep(heartbeatMilliseconds, undefined, { ref: false })]).catch(() => {});
      drop(client);
    },
  };
}

/** Ends a connection without asking it: whatever waits for an answer fails, and `end` follows. */
function drop(client: pg.Client): void {
  (client as pg.Client & { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
