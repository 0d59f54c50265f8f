import pg from 'pg';

/** How many there are of what. */
export interface Filling {
  readonly users: number;
  readonly organizations: number;
  /** Of one of the users, beside their own. */
  readonly manyPlaces: number;
  /** Organizations that nobody is in yet. */
  readonly empty: number;
}

export const userId = (number: number): string => `usr_${200_000_000_000_000_000n + BigInt(number)}`;
export const organizationId = (number: number): string => `org_${200_000_000_000_000_000n + BigInt(number)}`;
export const emptyOrganizationId = (number: number): string => `org_${300_000_000_000_000_000n + BigInt(number)}`;

/** Who is in many organizations. */
export const BUSY = 7;

/** A company has not come within the last two minutes: a search goes over rows that young one by one (platform/known-rows.ts). */
const LONG_AGO = `now() - interval '1 day'`;

/**
 * Makes people and organizations in the database at once, as the API would have left them: user n is in organization n
 * modulo all of them. The word indexes are built when everything is there, and what PostgreSQL knows of the tables is fresh.
 */
export async function fill(url: string, { users, organizations, manyPlaces, empty }: Filling): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select id from environments where not system order by id limit 1');
    const environment = client.escapeLiteral(rows[0]!.id);
    const { rows: indexes } = await client.query<{ name: string; text: string }>(
      `select indexname as name, indexdef as text from pg_indexes where schemaname = current_schema and indexname like '%\\_words'`,
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await client.query(`set maintenance_work_mem = '512MB'; set session_replication_role = replica`);
    await client.query(`
      insert into organizations (id, environment_id, display_name, external_id, created_at, updated_at)
      select 'org_' || (200000000000000000 + n), ${environment}, 'Company ' || n || ' ' || md5(n::text), 'crm-' || n, ${LONG_AGO}, ${LONG_AGO} from generate_series(1, ${organizations}) n`);
    await client.query(`
      insert into organizations (id, environment_id, display_name, created_at, updated_at)
      select 'org_' || (300000000000000000 + n), ${environment}, 'Empty ' || n, ${LONG_AGO}, ${LONG_AGO} from generate_series(1, ${empty}) n`);
    await client.query(`
      insert into users (id, environment_id, email, external_id, given_name, family_name, name, created_at, updated_at)
      select 'usr_' || (200000000000000000 + n), ${environment}, 'person-' || n || '@company-' || (n % ${organizations}) || '.example', 'ext-' || n,
        'Given' || n, md5(n::text), 'Given' || n || ' ' || md5(n::text), ${LONG_AGO}, ${LONG_AGO} from generate_series(1, ${users}) n`);
    const membership = `insert into memberships (id, environment_id, organization_id, user_id, status, provisioning_method, joined_at, created_at, updated_at)`;
    await client.query(`${membership}
      select 'mem_' || (200000000000000000 + n), ${environment}, 'org_' || (200000000000000000 + 1 + n % ${organizations}), 'usr_' || (200000000000000000 + n),
        'active', 'direct_provision', now(), now(), now() from generate_series(1, ${users}) n`);
    await client.query(`${membership}
      select 'mem_' || (300000000000000000 + n), ${environment}, 'org_' || (300000000000000000 + n), '${userId(BUSY)}',
        'active', 'direct_provision', now(), now(), now() from generate_series(1, ${manyPlaces}) n`);
    for (const { text } of indexes) await client.query(text);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
