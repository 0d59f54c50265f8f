import pg from 'pg';
import { perform } from '../../packages/server/src/chassis/command.ts';
import { getPerson } from '../../packages/server/src/features/people/read.ts';
import type { UserId } from '../../packages/server/src/platform/ids.ts';
import { closedLoop } from '../lib/loop.ts';
import { recordStatements } from '../lib/recorded.ts';
import type { Task } from './load.ts';

// The statement that reads one person, recorded from the command itself and sent again by bare `pg` for one person after
// the other: what the driver and the database cost, with nobody's request around them.

const { databaseUrl, poolSize, users } = JSON.parse(process.argv[2]!) as { databaseUrl: string; poolSize: number; users: UserId[] };

const [first] = users;
// What other statements there are ask for what the server has in memory.
const names = (value: unknown): boolean => (Array.isArray(value) ? value.includes(first) : value === first);
const statement = (await recordStatements(databaseUrl, (desk, caller) => perform(desk, caller, getPerson, { id: first! }))).find(({ values }) =>
  values.some(names),
);
if (!statement) throw new Error('no statement asks for the person');
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
let next = 0;

async function getUser(): Promise<void> {
  const id = users[next++ % users.length];
  const client = await pool.connect();
  try {
    const { rows } = await client.query({
      name: 'bare',
      text: statement!.text,
      values: statement!.values.map((value) => (names(value) ? (Array.isArray(value) ? [id] : id) : value)),
    });
    if (rows.length !== 1) throw new Error(`${rows.length} rows for ${id}`);
  } finally {
    client.release();
  }
}

process.on('message', async ({ concurrency, warmSeconds, seconds }: Task) => process.send?.(await closedLoop(getUser, concurrency, warmSeconds, seconds)));
process.send?.('ready');
