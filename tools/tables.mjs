// Writes packages/server/src/platform/db/tables.ts and schema.sql from a migrated database.
// Called by `npm run gen`; a test fails when the files lag behind the migrations.
import { readdirSync } from 'node:fs';

const ID_TYPES = {
  environments: 'EnvironmentId',
  organizations: 'OrganizationId',
  users: 'UserId',
  roles: 'RoleId',
  memberships: 'MembershipId',
  invitations: 'InvitationId',
  clients: 'ClientId',
  client_secrets: 'ClientSecretId',
  sessions: 'SessionId',
  signing_keys: 'SigningKeyId',
  interactions: 'InteractionId',
  mail_challenges: 'ChallengeId',
  grants: 'GrantId',
  events: 'EventId',
  jobs: 'JobId',
  caught_mails: 'CaughtMailId',
};

/** jsonb columns and what stands in them. One that is not named here is `Json`. */
const JSON_TYPES = {
  'organizations.metadata': 'StringMap',
  'organizations.features': 'Record<string, boolean>',
  'users.custom_attributes': 'StringMap',
  'users.profile_metadata': 'StringMap',
  'users.metadata': 'StringMap',
  'memberships.metadata': 'StringMap',
  'mail_challenges.profile': 'StringMap',
};

const COLUMNS = `
  select c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES' as nullable, c.column_default is not null as has_default
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'migrations'
  order by c.table_name, c.ordinal_position`;
const FOREIGN_KEYS = `
  select cl.relname as table_name, a.attname as column_name, f.relname as target
  from pg_constraint k join pg_class cl on cl.oid = k.conrelid join pg_class f on f.oid = k.confrelid
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.contype = 'f' and array_length(k.conkey, 1) = 1`;
const CHECKS = `
  select cl.relname as table_name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class cl on cl.oid = k.conrelid where k.contype = 'c'`;

/** @param {import('pg').Client} client connected to a database with every migration applied */
export async function tablesFile(client) {
  const { rows: columns } = await client.query(COLUMNS);
  const { rows: keys } = await client.query(FOREIGN_KEYS);
  const { rows: checks } = await client.query(CHECKS);

  const targets = new Map(keys.map((key) => [`${key.table_name}.${key.column_name}`, key.target]));
  const unions = new Map();
  for (const { table_name, definition } of checks) {
    const found = /\(\(?(\w+) = ANY \(ARRAY\[(.*)\]\)/.exec(definition);
    if (found) unions.set(`${table_name}.${found[1]}`, [...found[2].matchAll(/'([^']+)'/g)].map((match) => `'${match[1]}'`).join(' | '));
  }

  const typeOf = (column) => {
    const name = `${column.table_name}.${column.column_name}`;
    if (unions.has(name)) return unions.get(name);
    if (column.column_name === 'id') return ID_TYPES[column.table_name] ?? 'string';
    if (targets.has(name)) return ID_TYPES[targets.get(name)] ?? 'string';
    // `events` speaks of organizations that may be gone, so it has no foreign key to tell.
    if (column.column_name === 'organization_id') return 'OrganizationId';
    switch (column.data_type) {
      case 'boolean':
        return 'boolean';
      case 'integer':
        return 'number';
      case 'bigint':
        return 'string';
      case 'timestamp with time zone':
        return 'Date';
      case 'ARRAY':
        return 'string[]';
      case 'jsonb':
        return `JsonColumn<${JSON_TYPES[name] ?? 'Json'}>`;
      default:
        return 'string';
    }
  };

  const byTable = Map.groupBy(columns, (column) => column.table_name);
  const used = new Set();
  const tables = [...byTable].map(([table, columnsOfTable]) => {
    const lines = columnsOfTable.map((column) => {
      const base = typeOf(column);
      for (const id of Object.values(ID_TYPES)) if (base === id) used.add(id);
      const type = column.nullable ? `${base} | null` : base;
      // A column type inside `Generated` would be read as the column type itself, so it has its own.
      const own = column.data_type === 'jsonb' ? type.replace('JsonColumn', 'GeneratedJson') : `Generated<${type}>`;
      return `    ${column.column_name}: ${column.has_default ? own : type};`;
    });
    return `  ${table}: {\n${lines.join('\n')}\n  };`;
  });

  return `// Generated from the migrated schema by \`npm run gen\`. Do not edit.
import type { ColumnType, Generated } from 'kysely';
import type {
${[...used]
  .sort()
  .map((id) => `  ${id},`)
  .join('\n')}
} from '../ids.ts';

export type StringMap = Record<string, string>;
export type Json = unknown;
/** Written as JSON text, read as the value. */
export type JsonColumn<T> = ColumnType<T, string, string>;
/** The same, where the table has a default. */
export type GeneratedJson<T> = ColumnType<T, string | undefined, string>;

export interface Tables {
${tables.join('\n')}
}
`;
}

export const migrationNames = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
