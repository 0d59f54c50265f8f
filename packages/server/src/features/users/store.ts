import { type ExpressionBuilder, type Insertable, type Selectable, sql } from 'kysely';
import { insertSet } from '../../platform/db/insert-set.ts';
import { dateOf, type JsonOf } from '../../platform/db/json.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { EnvironmentId, OrganizationId, UserId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { userFaults } from './faults.ts';
import type { Profile, User, UserFields } from './user.ts';

/** How somebody is named: by our id, by the app's, or by their mailbox. */
export type UserReference = { readonly id: UserId } | { readonly externalId: string } | { readonly email: string };

export async function selectUser(work: Work, who: UserReference, { lock = false } = {}): Promise<User | undefined> {
  const [row] = await (lock ? lockOne : selectOne)(work.sql, { environmentId: work.environment.id, who });
  return row && toUser(row);
}

interface One {
  readonly environmentId: EnvironmentId;
  readonly who: UserReference;
}

const oneOf = (db: Work['sql'], { environmentId, who }: One) =>
  db.selectFrom('users').selectAll().where('environment_id', '=', environmentId).where(isUser(who));

/** Whether a row of `users` is of whom is named, in a statement of another feature as well. */
export const isUser = (who: UserReference) => (user: ExpressionBuilder<Tables, 'users'>) => {
  if ('id' in who) return user('users.id', '=', who.id);
  if ('externalId' in who) return user('users.external_id', '=', who.externalId);
  return user(sql`lower(users.email)`, '=', sql`lower(${who.email})`);
};

const selectOne = prepared((db, one: One) => oneOf(db, one));
const lockOne = prepared((db, one: One) => oneOf(db, one).forNoKeyUpdate());

export async function selectUsers(work: Work, ids: readonly UserId[]): Promise<User[]> {
  if (ids.length === 0) return [];
  const rows = await work.sql
    .selectFrom('users')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', sql<UserId>`any(${ids})`)
    .execute();
  return rows.map(toUser);
}

/** Everybody, newest first. */
export async function pageOfUsers(work: Work, ask: PageRequest): Promise<Page<User>> {
  const query = work.sql.selectFrom('users').selectAll().where('environment_id', '=', work.environment.id);
  const page = await turnPage(work, query, ask, { of: ['users'], by: 'users.id', order: 'newest' });
  return { ...page, rows: page.rows.map(toUser) };
}

export interface UserSearch extends PageRequest {
  readonly query: string;
  /** Only who has a place there, whatever its status. */
  readonly organizationId?: OrganizationId;
}

/** People with these letters somewhere in their address, id, external id or name, the newest first. */
export async function pageOfFound(work: Work, ask: UserSearch): Promise<Page<User>> {
  const { query: text, organizationId } = ask;
  const all = work.sql.selectFrom('users').selectAll('users').where('users.environment_id', '=', work.environment.id);
  const listing = { of: ['user search', organizationId ?? '', text], by: 'users.id', order: 'newest' } as const;
  if (organizationId === undefined) {
    const page = await turnPage(work, all, ask, { ...listing, letters: { in: 'users', text } });
    return { ...page, rows: page.rows.map(toUser) };
  }
  const query = all
    .where(sql<boolean>`users.words like lower(${`%${text.replace(/[\\%_]/g, '\\$&')}%`})`)
    .where('users.id', 'in', (row) => row.selectFrom('memberships').select('memberships.user_id').where('memberships.organization_id', '=', organizationId));
  const page = await turnPage(work, query, ask, { ...listing, isSearch: true });
  return { ...page, rows: page.rows.map(toUser) };
}

/** @returns false when somebody has this mailbox already, however its capitals are written */
export async function insertUser(work: Work, user: User): Promise<boolean> {
  const row = {
    id: user.id,
    environment_id: work.environment.id,
    email: user.email,
    email_proven_at: user.emailProvenAt,
    email_asserted_at: user.emailAssertedAt,
    ...columnsOf(user),
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    // A whole user has all of its columns, so none of them is undefined here.
  } as Insertable<Tables['users']>;
  const inserted = await refusingTakenExternalId(user.externalId, () => insertUserRow(work.sql, { row }));
  return inserted.length > 0;
}

const insertUserRow = prepared((db, { row }: { row: Insertable<Tables['users']> }) =>
  db
    .insertInto('users')
    .values(row)
    .onConflict((conflict) => conflict.expression(sql`environment_id, lower(email)`).doNothing())
    .returning('id'),
);

/** Whoever has one of these mailboxes, held until this unit of work is done. In the order of their ids, so that two who hold many do not block each other. */
export async function lockUsersByEmail(work: Work, emails: readonly string[]): Promise<User[]> {
  if (emails.length === 0) return [];
  const rows = await work.sql
    .selectFrom('users')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where(sql<boolean>`lower(email) = any(${emails.map((email) => email.toLowerCase())})`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(toUser);
}

/** Which of these external ids somebody has. */
export async function selectTakenExternalIds(work: Work, externalIds: readonly string[]): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  const rows = await work.sql
    .selectFrom('users')
    .select('external_id')
    .where('environment_id', '=', work.environment.id)
    .where(sql<boolean>`external_id = any(${externalIds})`)
    .execute();
  return new Set(rows.map((row) => row.external_id!));
}

/** @returns those whose mailbox nobody had */
export async function insertUsers(work: Work, users: readonly User[]): Promise<Set<UserId>> {
  const rows = users.map((user) => ({
    id: user.id,
    environment_id: work.environment.id,
    email: user.email,
    email_proven_at: user.emailProvenAt,
    email_asserted_at: user.emailAssertedAt,
    external_id: user.externalId,
    given_name: user.profile.givenName,
    family_name: user.profile.familyName,
    name: user.profile.name,
    preferred_username: user.profile.preferredUsername,
    phone_number: user.profile.phoneNumber,
    picture: user.profile.picture,
    locale: user.profile.locale,
    gender: user.profile.gender,
    groups: [...user.profile.groups],
    custom_attributes: user.profile.customAttributes,
    profile_metadata: user.profile.metadata,
    metadata: user.metadata,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  }));
  const inserted = await refusingTakenExternalId(null, () =>
    insertSet(work.sql, 'users', rows, sql<{ id: UserId }>`on conflict (environment_id, lower(email)) do nothing returning id`),
  );
  return new Set(inserted.map(({ id }) => id));
}

export async function updateUser(work: Work, id: UserId, fields: UserFields): Promise<User | undefined> {
  const row = await refusingTakenExternalId(fields.externalId ?? null, () =>
    work.sql
      .updateTable('users')
      .set({ ...columnsOf(fields), updated_at: work.now })
      .where('environment_id', '=', work.environment.id)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst(),
  );
  return row && toUser(row);
}

/** @returns undefined when it was proven before */
export async function setProven(work: Work, id: UserId): Promise<User | undefined> {
  const row = await work.sql
    .updateTable('users')
    .set({ email_proven_at: work.now, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('email_proven_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && toUser(row);
}

export async function setAsserted(work: Work, id: UserId): Promise<User | undefined> {
  const row = await work.sql
    .updateTable('users')
    .set({ email_asserted_at: work.now, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('email_asserted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && toUser(row);
}

export async function setLastLogin(work: Work, id: UserId): Promise<void> {
  await work.sql.updateTable('users').set({ last_login_at: work.now }).where('environment_id', '=', work.environment.id).where('id', '=', id).execute();
}

export async function deleteUserRow(work: Work, id: UserId): Promise<boolean> {
  const row = await work.sql.deleteFrom('users').where('environment_id', '=', work.environment.id).where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

async function refusingTakenExternalId<T>(externalId: string | null, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, 'users_external_id')) throw userFaults.externalIdTaken({ externalId: externalId ?? '' }, error);
    throw error;
  }
}

/** The columns of what is named; the others are left alone. */
function columnsOf({ externalId, profile = {}, metadata }: { externalId?: string | null; profile?: Partial<Profile>; metadata?: User['metadata'] }) {
  const columns = {
    external_id: externalId === undefined ? undefined : externalId || null,
    given_name: profile.givenName,
    family_name: profile.familyName,
    name: profile.name,
    preferred_username: profile.preferredUsername,
    phone_number: profile.phoneNumber,
    picture: profile.picture,
    locale: profile.locale,
    gender: profile.gender,
    groups: profile.groups && [...profile.groups],
    custom_attributes: profile.customAttributes && JSON.stringify(profile.customAttributes),
    profile_metadata: profile.metadata && JSON.stringify(profile.metadata),
    metadata: metadata && JSON.stringify(metadata),
  };
  return columns; // Kysely leaves out what is undefined
}

/** A row of `users` as PostgreSQL writes it in JSON, for others who read it along with a row of their own. */
export type UserJson = JsonOf<UserRow>;

export const userOfJson = (row: UserJson): User =>
  toUser({
    ...row,
    email_proven_at: dateOf(row.email_proven_at),
    email_asserted_at: dateOf(row.email_asserted_at),
    last_login_at: dateOf(row.last_login_at),
    created_at: new Date(row.created_at),
    updated_at: new Date(row.updated_at),
  });

type UserRow = Omit<Selectable<Tables['users']>, 'words'>;

const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  emailProvenAt: row.email_proven_at,
  emailAssertedAt: row.email_asserted_at,
  externalId: row.external_id,
  profile: {
    givenName: row.given_name,
    familyName: row.family_name,
    name: row.name,
    preferredUsername: row.preferred_username,
    phoneNumber: row.phone_number,
    picture: row.picture,
    locale: row.locale,
    gender: row.gender,
    groups: row.groups,
    customAttributes: row.custom_attributes,
    metadata: row.profile_metadata,
  },
  metadata: row.metadata,
  lastLoginAt: row.last_login_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
