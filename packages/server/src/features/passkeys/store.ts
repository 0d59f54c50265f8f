import { createHash } from 'node:crypto';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import type { EnvironmentId, PasskeyId, UserId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Passkey } from './passkey.ts';

const toPasskey = (row: Selectable<Tables['passkeys']>): Passkey => ({
  id: row.id,
  userId: row.user_id,
  credentialId: row.credential_id,
  publicKey: Uint8Array.from(Buffer.from(row.public_key, 'base64url')),
  signCount: Number(row.sign_count),
  aaguid: row.aaguid,
  attachment: row.attachment as Passkey['attachment'], // written by insertPasskey, and by nothing else
  transports: row.transports,
  backupEligible: row.backup_eligible,
  backedUp: row.backed_up,
  name: row.name,
  ip: row.ip,
  userAgent: row.user_agent,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  usedAt: row.used_at,
  suspectedAt: row.suspected_at,
});

/** False: somebody's passkey has this name of an authenticator already. */
export async function insertPasskey(work: Work, passkey: Passkey): Promise<boolean> {
  const rows = await work.sql
    .insertInto('passkeys')
    .values({
      id: passkey.id,
      environment_id: work.environment.id,
      user_id: passkey.userId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey).toString('base64url'),
      sign_count: String(passkey.signCount),
      aaguid: passkey.aaguid,
      attachment: passkey.attachment,
      transports: [...passkey.transports],
      backup_eligible: passkey.backupEligible,
      backed_up: passkey.backedUp,
      name: passkey.name,
      ip: passkey.ip,
      user_agent: passkey.userAgent,
      created_at: passkey.createdAt,
      updated_at: passkey.updatedAt,
    })
    .onConflict((conflict) => conflict.columns(['environment_id', 'credential_id']).doNothing())
    .returning('id')
    .execute();
  return rows.length > 0;
}

/** The one that answered; nobody else can use it until this unit of work is over, so of two counters one comes after the other. */
export async function lockByCredential(work: Work, credentialId: string): Promise<Passkey | undefined> {
  const row = await work.sql
    .selectFrom('passkeys')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
  return row && toPasskey(row);
}

export async function selectPasskey(work: Work, id: PasskeyId, { lock = false } = {}): Promise<Passkey | undefined> {
  const row = await work.sql
    .selectFrom('passkeys')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && toPasskey(row);
}

/** All of a person's, the oldest first. */
export async function selectPasskeys(work: Work, userId: UserId): Promise<Passkey[]> {
  const rows = await work.sql
    .selectFrom('passkeys')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();
  return rows.map(toPasskey);
}

/** Has this person one at all? */
export async function hasPasskeys(work: Work, userId: UserId): Promise<boolean> {
  const row = await work.sql
    .selectFrom('passkeys')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The same of the user whose row it is, in a statement of another feature. */
export const havingPasskeys = (environmentId: EnvironmentId): RawBuilder<boolean> =>
  sql`exists (select from passkeys where passkeys.environment_id = ${environmentId} and passkeys.user_id = users.id)`;

export async function updateUse(work: Work, id: PasskeyId, { signCount, backedUp }: Pick<Passkey, 'signCount' | 'backedUp'>): Promise<void> {
  await work.sql
    .updateTable('passkeys')
    .set({ sign_count: String(signCount), backed_up: backedUp, used_at: work.now, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

export async function updateSuspicion(work: Work, id: PasskeyId): Promise<void> {
  await work.sql
    .updateTable('passkeys')
    .set({ suspected_at: work.now, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

export async function updateName(work: Work, id: PasskeyId, name: string): Promise<Passkey | undefined> {
  const row = await work.sql
    .updateTable('passkeys')
    .set({ name, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toPasskey(row);
}

export async function deletePasskey(work: Work, id: PasskeyId): Promise<void> {
  await work.sql.deleteFrom('passkeys').where('environment_id', '=', work.environment.id).where('id', '=', id).execute();
}

/** Of two who bring the same challenge back, one is the first. @returns false for the other */
export async function insertAnswer(work: Work, challenge: string, expiresAt: Date): Promise<boolean> {
  const rows = await work.sql
    .insertInto('passkey_answers')
    .values({ challenge_hash: createHash('sha256').update(challenge).digest('hex'), environment_id: work.environment.id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('challenge_hash')
    .execute();
  return rows.length > 0;
}

export const deleteAnswersBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'passkey_answers', key: 'challenge_hash', over: sql`expires_at` }, before, most);

/** Neither a passkey nor an offer since then. */
export async function selectOfferable(work: Work, userId: UserId, since: Date): Promise<boolean> {
  const { id } = work.environment;
  const row = await work.sql
    .selectFrom('users')
    .select('users.id')
    .where('users.environment_id', '=', id)
    .where('users.id', '=', userId)
    .where(({ not }) => not(havingPasskeys(id)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('passkey_offers')
            .select('offered_at')
            .where('passkey_offers.environment_id', '=', id)
            .where('passkey_offers.user_id', '=', userId)
            .where('offered_at', '>', since),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

export async function upsertOffer(work: Work, userId: UserId): Promise<void> {
  await work.sql
    .insertInto('passkey_offers')
    .values({ environment_id: work.environment.id, user_id: userId, offered_at: work.now })
    .onConflict((conflict) => conflict.columns(['environment_id', 'user_id']).doUpdateSet({ offered_at: work.now }))
    .execute();
}
