import { sql } from 'kysely';
import type { SigningKeyId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { RsaJwk } from '../../protocols/jwt/rs256.ts';

export interface KeyRow {
  readonly id: SigningKeyId;
  readonly jwk: RsaJwk;
  readonly sealedPrivate: string;
  readonly signsFrom: Date;
  readonly signsUntil: Date | null;
  readonly goneAt: Date | null;
}

/** Every key that is or will be in /keys, the newest last. */
export async function selectKeys(work: Work): Promise<KeyRow[]> {
  const rows = await work.sql
    .selectFrom('signing_keys')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where((key) => key.or([key('gone_at', 'is', null), key('gone_at', '>', work.now)]))
    .orderBy('signs_from')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    jwk: row.public_jwk as RsaJwk, // written by insertKey, and by nothing else
    sealedPrivate: row.sealed_private,
    signsFrom: row.signs_from,
    signsUntil: row.signs_until,
    goneAt: row.gone_at,
  }));
}

/** Until the end of the transaction, nobody else turns this environment's keys. */
export async function lockKeys(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`signing_keys:${work.environment.id}`}, 0))`.execute(work.sql);
}

export async function insertKey(work: Work, key: Pick<KeyRow, 'id' | 'jwk' | 'sealedPrivate' | 'signsFrom'>): Promise<void> {
  await work.sql
    .insertInto('signing_keys')
    .values({
      id: key.id,
      environment_id: work.environment.id,
      public_jwk: JSON.stringify(key.jwk),
      sealed_private: key.sealedPrivate,
      created_at: work.now,
      signs_from: key.signsFrom,
    })
    .execute();
}

/** The keys that sign without an end get one, and an hour at which they leave /keys. */
export async function retireKeys(work: Work, except: SigningKeyId, signsUntil: Date, goneAt: Date): Promise<void> {
  await work.sql
    .updateTable('signing_keys')
    .set({ signs_until: signsUntil, gone_at: goneAt })
    .where('environment_id', '=', work.environment.id)
    .where('id', '<>', except)
    .where((key) => key.or([key('gone_at', 'is', null), key('gone_at', '>', goneAt)]))
    .execute();
}
