import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { perform } from '../../packages/server/src/chassis/command.ts';
import { inviteUser } from '../../packages/server/src/features/invitations/index.ts';
import { type OrganizationId, systemEntropy } from '../../packages/server/src/platform/ids.ts';
import { closedLoop } from '../lib/loop.ts';
import { recordStatements, type Statement } from '../lib/recorded.ts';
import type { Task } from './load.ts';

// The statements of an invitation, recorded from the command itself and sent again by bare `pg`:
// nothing but the database between two of them. What differs from one invitation to the next (ids,
// the address, the link's hash, the sealed mail) is filled in anew each time.

interface Input {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly organizationId: OrganizationId;
}

const { databaseUrl, poolSize, organizationId } = JSON.parse(process.argv[2]!) as Input;

const PERSON = 'recorded-person@example.com';
const entropy = systemEntropy(1000);
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
let people = Date.now();

/** One invitation made by the command itself. */
const record = (): Promise<Statement[]> =>
  recordStatements(databaseUrl, (desk, caller, time) =>
    perform(desk, caller, inviteUser, {
      organizationId,
      email: time === 1 ? 'another-person@example.com' : PERSON,
      roles: [],
      membershipMetadata: {},
      inviterEmail: 'ada@example.com',
      fields: { profile: { givenName: 'John', familyName: 'Doe' } },
      sendInvitationEmail: true,
    } as Parameters<typeof inviteUser.run>[1]),
  );

const statements = await record();

const NEW_ID = /\b(usr|mem|inv|evt|job|aud)_\d+\b/g;
const HASH = /^[0-9a-f]{64}$/;

/** The recorded statements for somebody new: the same text, values of the same size. */
function forSomebodyNew(): Statement[] {
  const ids = new Map<string, string>();
  const now = new Date();
  const address = `bare-${(people += 1)}@example.com`;
  const fresh = (id: string, prefix: string) => {
    if (!ids.has(id)) ids.set(id, entropy.id(prefix, now));
    return ids.get(id)!;
  };
  const renewed = (text: string): string => text.replace(NEW_ID, fresh).replaceAll(PERSON, address);
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value !== 'string') return value;
    return HASH.test(value) ? randomBytes(32).toString('hex') : renewed(value);
  };
  // A statement without values may have ids in its text: what the audit log is told goes along with BEGIN.
  return statements.map(({ text, values }) => (values.length > 0 ? { text, values: values.map(renew) } : { text: renewed(text), values }));
}

async function invite(): Promise<void> {
  const client = await pool.connect();
  try {
    for (const [index, { text, values }] of forSomebodyNew().entries()) {
      await (values.length > 0 ? client.query({ name: `bare_${index}`, text, values: values as unknown[] }) : client.query(text));
    }
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

process.on('message', async ({ concurrency, warmSeconds, seconds }: Task) => process.send?.(await closedLoop(invite, concurrency, warmSeconds, seconds)));
await invite();
process.send?.({ statements: statements.map(({ text }) => text) });
