import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Work } from '../../platform/work.ts';

/** The database before anybody knows which environment a request is for. */
export type Everywhere = Kysely<Tables>;

/** Every environment, the first one first. Read by no unit of work: it is what a unit of work begins with. */
export async function selectEnvironments(everywhere: Everywhere, homeUrl: string): Promise<Environment[]> {
  const rows = await everywhere.selectFrom('environments').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    url: row.url ?? homeUrl,
    invitationDays: row.invitation_days,
    organizationWord: row.organization_word,
    signUp: row.sign_up,
    accessTokenSeconds: row.access_token_seconds,
    idTokenSeconds: row.id_token_seconds,
    sessionAbsoluteMinutes: row.session_absolute_minutes,
    sessionIdleMinutes: row.session_idle_minutes,
  }));
}

/** The first environment is the one without an address of its own. Until the end of the transaction, nobody else makes it. */
export async function lockFirst(work: Work): Promise<Environment['id'] | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('environments.first', 0))`.execute(work.sql);
  const row = await work.sql.selectFrom('environments').select('id').where('url', 'is', null).orderBy('created_at').executeTakeFirst();
  return row?.id;
}

export async function insertFirst(work: Work): Promise<void> {
  await work.sql
    .insertInto('environments')
    .values({ id: work.environment.id, url: null, ...setBySettings(work.environment), created_at: work.now, updated_at: work.now })
    .execute();
}

export async function updateFirst(work: Work, id: Environment['id']): Promise<void> {
  const set = setBySettings(work.environment);
  await work.sql
    .updateTable('environments')
    .set({ ...set, updated_at: work.now })
    .where('id', '=', id)
    .where(({ eb, or }) =>
      or([eb('name', '<>', set.name), eb('kind', '<>', set.kind), eb('invitation_days', '<>', set.invitation_days), eb('sign_up', '<>', set.sign_up)]),
    )
    .execute();
}

const setBySettings = ({ name, kind, invitationDays, signUp }: Environment) => ({ name, kind, invitation_days: invitationDays, sign_up: signUp });
