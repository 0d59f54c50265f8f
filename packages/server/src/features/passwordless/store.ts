import { type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import type { PasswordlessId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import { type PasswordlessRequest, TRIES } from './passwordless.ts';
import type { Secrets } from './secrets.ts';

const COLUMNS = ['id', 'email', 'template', 'kind', 'link_uri', 'state', 'variables', 'seconds', 'tries', 'expires_at', 'used_at'] as const;

const fromRow = (row: Pick<Selectable<Tables['passwordless_requests']>, (typeof COLUMNS)[number]>): PasswordlessRequest => ({
  id: row.id,
  email: row.email,
  template: row.template,
  kind: row.kind,
  linkUri: row.link_uri,
  state: row.state,
  variables: row.variables,
  seconds: row.seconds,
  tries: row.tries,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
});

export async function insertRequest(work: Work, request: PasswordlessRequest, { codeHash, linkHash }: Secrets): Promise<void> {
  await work.sql
    .insertInto('passwordless_requests')
    .values({
      id: request.id,
      environment_id: work.environment.id,
      email: request.email,
      template: request.template,
      kind: request.kind,
      link_uri: request.linkUri,
      state: request.state,
      variables: JSON.stringify(request.variables),
      seconds: request.seconds,
      code_hash: codeHash,
      link_hash: linkHash,
      created_at: work.now,
      sent_at: work.now,
      expires_at: request.expiresAt,
    })
    .execute();
}

type Key = { readonly id: PasswordlessId } | { readonly link_hash: string };

export async function selectRequest(work: Work, key: Key): Promise<PasswordlessRequest | undefined> {
  const row = await work.sql
    .selectFrom('passwordless_requests')
    .select(COLUMNS)
    .where('environment_id', '=', work.environment.id)
    .where((column) => column.and(key))
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function selectCodeHash(work: Work, id: PasswordlessId): Promise<string | undefined> {
  const row = await work.sql
    .selectFrom('passwordless_requests')
    .select('code_hash')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.code_hash ?? undefined;
}

const open = (work: Work, id: PasswordlessId) =>
  work.sql
    .updateTable('passwordless_requests')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('tries', '<', TRIES)
    .where('expires_at', '>', work.now);

/** Counts a wrong code. The same one twice in a row is one try: some clients repeat every call that failed. */
export async function takeTry(work: Work, id: PasswordlessId, wrongHash: string): Promise<PasswordlessRequest | undefined> {
  const row = await open(work, id)
    .set({ tries: sql<number>`tries + (tried_hash is distinct from ${wrongHash})::int`, tried_hash: wrongHash })
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The guarded update that decides: of two who come at once, one gets the row. A newer mail changes the hash. */
export async function consume(work: Work, id: PasswordlessId, proof: { code_hash: string } | { link_hash: string }): Promise<PasswordlessRequest | undefined> {
  const row = await open(work, id)
    .set({ used_at: work.now })
    .where((column) => column.and(proof))
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function renewSecrets(work: Work, id: PasswordlessId, fresh: Secrets, expiresAt: Date): Promise<PasswordlessRequest | undefined> {
  const row = await open(work, id)
    .set((column) => ({
      code_hash: fresh.codeHash,
      link_hash: fresh.linkHash,
      expires_at: expiresAt,
      sent_before: column.ref('sent_at'),
      sent_at: work.now,
      mails: column('mails', '+', 1),
    }))
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Held until the transaction ends, by everybody who would mail this address. */
export async function lockAddress(work: Work, email: string): Promise<void> {
  const address = `passwordless:${work.environment.id}:${email.toLowerCase()}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(work.sql);
}

export async function countMails(work: Work, email: string, since: Date): Promise<number> {
  const { count } = await sentSince(work, email, since)
    .select(sql<number>`coalesce(sum(1 + coalesce((sent_before > ${since})::int, 0)), 0)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function countTries(work: Work, email: string, since: Date): Promise<number> {
  const { count } = await sentSince(work, email, since).select(sql<number>`coalesce(sum(tries), 0)::int`.as('count')).executeTakeFirstOrThrow();
  return count;
}

const sentSince = (work: Work, email: string, since: Date) =>
  work.sql
    .selectFrom('passwordless_requests')
    .where('environment_id', '=', work.environment.id)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('sent_at', '>', since);

export const deleteSentBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'passwordless_requests', key: 'id', over: sql`sent_at` }, before, most);
