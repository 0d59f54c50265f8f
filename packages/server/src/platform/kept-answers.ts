import { sql } from 'kysely';
import { every } from './duties.ts';
import { faults } from './fault.ts';
import type { Work } from './work.ts';

const keptAnswerFaults = faults('idempotency', {
  stillRunning: ['aborted', 'The first call with this Idempotency-Key is still running. Send the same again in a moment.'],
});

/** How long an answer is kept for whoever asks again. */
export const KEPT_FOR_HOURS = 24;
const HOUR = 3_600_000;

/** A write as its caller named it. Nothing in it says what the caller wrote. */
export interface NamedWrite {
  readonly caller: string;
  readonly keyHash: string;
  readonly requestHash: string;
}

/** What was answered to a key before. */
export interface KeptAnswer {
  readonly requestHash: string;
  readonly text: string;
}

/** How PostgreSQL says that a statement waited as long as it may. */
const WAITED_TOO_LONG = '57014';

/**
 * Takes the key for this unit of work, or finds what was answered to it. Whoever comes with the same key meanwhile waits
 * here until this unit of work has committed, and then finds its answer; or has been rolled back, and then takes the key.
 * It is the first statement of its transaction, so that whoever waits holds up nobody.
 */
export async function takeKey(work: Work, { caller, keyHash, requestHash }: NamedWrite): Promise<KeptAnswer | undefined> {
  const row = {
    environment_id: work.environment.id,
    caller,
    key_hash: keyHash,
    request_hash: requestHash,
    sealed: null,
    created_at: work.now,
    expires_at: new Date(work.now.getTime() + KEPT_FOR_HOURS * HOUR),
  };
  const taken = await work.sql
    .insertInto('kept_answers')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['environment_id', 'caller', 'key_hash'])
        .doUpdateSet({ request_hash: row.request_hash, sealed: null, created_at: row.created_at, expires_at: row.expires_at })
        .where('kept_answers.expires_at', '<=', work.now),
    )
    .returning('key_hash')
    .execute()
    .catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === WAITED_TOO_LONG ? keptAnswerFaults.stillRunning({}, error) : error;
    });
  if (taken.length > 0) return undefined;
  const kept = await findKept(work, { caller, keyHash });
  // Forgotten between the two statements.
  if (!kept) throw keptAnswerFaults.stillRunning();
  return kept;
}

/** What was answered to this key and committed, as far as it is still kept. */
export async function findKept(work: Work, { caller, keyHash }: Pick<NamedWrite, 'caller' | 'keyHash'>): Promise<KeptAnswer | undefined> {
  const kept = await work.sql
    .selectFrom('kept_answers')
    .select(['request_hash', 'sealed'])
    .where('environment_id', '=', work.environment.id)
    .where('caller', '=', caller)
    .where('key_hash', '=', keyHash)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return kept?.sealed == null ? undefined : { requestHash: kept.request_hash, text: work.sealer.open(aboutOf(work, caller, keyHash), kept.sealed) };
}

/** Keeps the answer beside what it is the answer to: both commit, or neither. Sealed, because answers hold secrets that are shown once. */
export async function keepAnswer(work: Work, { caller, keyHash }: NamedWrite, text: string): Promise<void> {
  await work.sql
    .updateTable('kept_answers')
    .set({ sealed: work.sealer.seal(aboutOf(work, caller, keyHash), text) })
    .where('environment_id', '=', work.environment.id)
    .where('caller', '=', caller)
    .where('key_hash', '=', keyHash)
    .execute();
}

/** Lets go of a key that was taken in this unit of work, which commits: what it did stays, and the next try is another one. */
export async function freeKey(work: Work, { caller, keyHash }: NamedWrite): Promise<void> {
  await work.sql
    .deleteFrom('kept_answers')
    .where('environment_id', '=', work.environment.id)
    .where('caller', '=', caller)
    .where('key_hash', '=', keyHash)
    .execute();
}

const aboutOf = ({ environment }: Work, caller: string, keyHash: string): string => `answer:${environment.id}:${caller}:${keyHash}`;

const AT_ONCE = 5000;

/** Forgets what was kept long enough. A key that comes back after that is a new one. */
export const keptAnswerDuty = every({ hours: 1 }, 'kept_answers.forget', async (work) => {
  const { rows } = await sql`
    delete from kept_answers where (environment_id, caller, key_hash) in (
      select environment_id, caller, key_hash from kept_answers
      where environment_id = ${work.environment.id} and expires_at <= ${work.now} limit ${AT_ONCE} for update skip locked)
    returning 1`.execute(work.sql);
  return rows.length === AT_ONCE;
});
