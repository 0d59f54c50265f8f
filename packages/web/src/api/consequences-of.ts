import type { DryRun } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import type { Consequence } from '../design/consequences.tsx';

/** What tables hold, for people. What is not here is of no interest to them: indexes, traces, counters. */
const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  memberships: ['membership', 'memberships'],
  users: ['user', 'users'],
  invitations: ['invitation', 'invitations'],
  domains: ['domain', 'domains'],
  connections: ['single sign-on connection', 'single sign-on connections'],
  directories: ['directory', 'directories'],
  roles: ['role', 'roles'],
  permissions: ['permission', 'permissions'],
  clients: ['application or API client', 'applications and API clients'],
  api_tokens: ['API token', 'API tokens'],
  portal_links: ['portal link', 'portal links'],
  passkeys: ['passkey', 'passkeys'],
};

/** A dry run in sentences: rows that go, sessions that end, seats, mails. */
export function consequencesOf(run: DryRun): readonly Consequence[] {
  const gone = run.rows.flatMap(({ table, deleted }) => {
    const words = WORDS[table];
    return words && deleted > 0 ? [{ count: deleted, what: `${words[deleted === 1 ? 0 : 1]} deleted` }] : [];
  });
  const freed = run.seats.reduce((sum, seat) => sum + seat.freed, 0);
  const taken = run.seats.reduce((sum, seat) => sum + seat.taken, 0);
  return [
    ...gone,
    ...counted(run.sessionsEnded, 'browser has to sign in again', 'browsers have to sign in again'),
    ...counted(freed, 'seat freed', 'seats freed'),
    ...counted(taken, 'seat taken', 'seats taken'),
    ...counted(run.mails.length, 'mail goes out', 'mails go out'),
  ];
}

const counted = (count: number, one: string, many: string): readonly Consequence[] => (count > 0 ? [{ count, what: count === 1 ? one : many }] : []);
