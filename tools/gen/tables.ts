import type pg from 'pg';

/** The type of each table's `id`; a foreign key has the one of the table it points at. */
const ID_TYPES: Readonly<Record<string, string>> = {
  environments: 'EnvironmentId',
  organizations: 'OrganizationId',
  users: 'UserId',
  roles: 'RoleId',
  permissions: 'PermissionId',
  memberships: 'MembershipId',
  invitations: 'InvitationId',
  bulk_invitations: 'BulkInvitationId',
  clients: 'ClientId',
  client_secrets: 'ClientSecretId',
  resources: 'ResourceId',
  scopes: 'ScopeId',
  api_tokens: 'ApiTokenId',
  sessions: 'SessionId',
  signing_keys: 'SigningKeyId',
  interactions: 'InteractionId',
  auth_requests: 'InteractionId',
  mail_challenges: 'ChallengeId',
  social_attempts: 'SocialAttemptId',
  passkeys: 'PasskeyId',
  passwordless_requests: 'PasswordlessId',
  connections: 'ConnectionId',
  directories: 'DirectoryId',
  directory_secrets: 'DirectorySecretId',
  directory_users: 'DirectoryUserId',
  directory_groups: 'DirectoryGroupId',
  grants: 'GrantId',
  portal_links: 'PortalLinkId',
  domains: 'DomainId',
  consents: 'ConsentId',
  entry_links: 'EntryLinkId',
  join_requests: 'JoinRequestId',
  interceptors: 'InterceptorId',
  interceptor_calls: 'InterceptorCallId',
  invitation_requests: 'InvitationRequestId',
  events: 'EventId',
  webhook_endpoints: 'WebhookEndpointId',
  webhook_deliveries: 'WebhookDeliveryId',
  audit_entries: 'AuditEntryId',
  jobs: 'JobId',
  caught_mails: 'CaughtMailId',
};

/** jsonb and json columns and what stands in them. One that is not named here is `Json`. */
const JSON_TYPES: Readonly<Record<string, string>> = {
  'environments.methods': 'Record<string, unknown>',
  'environments.sign_up_rules': 'Record<string, unknown>',
  'environments.organization_words': 'Record<string, { singular: string; plural?: string; one?: string; yours?: string }>',
  'environments.page_texts': 'Record<string, Record<string, string>>',
  'environments.branding': 'Record<string, unknown>',
  'environments.mail': '{ readonly server?: string | null; readonly from?: string }',
  'environments.own_mail':
    "{ readonly host: string; readonly port: number; readonly security: 'tls' | 'starttls' | 'none'; readonly username: string; readonly fromAddress: string; readonly fromName: string }",
  'environments.mail_tested': "{ readonly at: string; readonly how: 'accepted' | 'deferred' | 'refused'; readonly answer: string }",
  'environments.claims': '{ name: string; expression: string }[]',
  'organizations.auth_policy': 'Record<string, unknown>',
  'invitation_requests.asked': 'Record<string, unknown>',
  'organizations.metadata': 'StringMap',
  'organizations.features': 'Record<string, boolean>',
  'users.custom_attributes': 'StringMap',
  'users.profile_metadata': 'StringMap',
  'users.metadata': 'StringMap',
  'memberships.metadata': 'StringMap',
  'bulk_invitations.columns': '{ readonly column: string; readonly field: string }[]',
  'bulk_invitations.verdicts': 'Record<string, number>',
  'bulk_invitations.actor': 'Record<string, unknown>',
  'bulk_invitation_rows.metadata': 'StringMap',
  'mail_challenges.profile': 'StringMap',
  'auth_requests.parameters': 'StringMap',
  'auth_steps.details': 'StringMap',
  'connections.attribute_mapping': 'StringMap',
  'connections.settings': 'Record<string, unknown>',
  'directories.attribute_mappings': 'readonly { key: string; map_to: string }[]',
  'directory_users.detail': 'Record<string, unknown>',
  'directory_groups.detail': 'Record<string, unknown>',
  'passwordless_requests.variables': 'StringMap',
  'sessions.proof_times': 'StringMap',
  'authorization_codes.claims': 'Readonly<Record<string, unknown>>',
  'grants.claims': 'Readonly<Record<string, unknown>>',
  'clients.about': 'StringMap',
  'clients.custom_claims': '{ key: string; value: string }[]',
  'api_tokens.custom_claims': 'StringMap',
};

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly defaulted: boolean;
  /** PostgreSQL makes it of the row's other columns: nobody writes it. */
  readonly computed: boolean;
}

const COLUMNS = `
  select c.table_name as "table", c.column_name as name, c.data_type as type, c.is_nullable = 'YES' as nullable, c.column_default is not null as defaulted,
    coalesce('ALWAYS' in (c.is_generated, c.identity_generation), false) as computed
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'migrations'
  order by c.table_name collate "C", c.ordinal_position`;
const FOREIGN_KEYS = `
  select cl.relname || '.' || a.attname as "column", f.relname as target
  from pg_constraint k join pg_class cl on cl.oid = k.conrelid join pg_class f on f.oid = k.confrelid
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.contype = 'f' and array_length(k.conkey, 1) = 1`;
const CHECKS = `
  select cl.relname as "table", pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class cl on cl.oid = k.conrelid where k.contype = 'c'`;

/**
 * `platform/db/tables.ts`: what Kysely is told of every table.
 * @param client connected to a database with every migration applied
 */
export async function tablesFile(client: pg.Client): Promise<string> {
  const { rows: columns } = await client.query<Column>(COLUMNS);
  const { rows: keys } = await client.query<{ column: string; target: string }>(FOREIGN_KEYS);
  const { rows: checks } = await client.query<{ table: string; definition: string }>(CHECKS);

  const targets = new Map(keys.map(({ column, target }) => [column, target]));
  const unions = new Map<string, string>();
  for (const { table, definition } of checks) {
    const [, column, words] = /\(\(?(\w+) = ANY \(ARRAY\[(.*)\]\)/.exec(definition) ?? [];
    if (column && words) unions.set(`${table}.${column}`, [...words.matchAll(/'([^']+)'/g)].map((match) => `'${match[1]}'`).join(' | '));
  }

  const typeOf = ({ table, name, type }: Column): string => {
    const column = `${table}.${name}`;
    const target = name === 'id' ? table : targets.get(column);
    if (unions.has(column)) return unions.get(column)!;
    if (target) return ID_TYPES[target] ?? 'string';
    // Events and the auth log speak of what may be gone, so they have no foreign key to tell; and what every sign-in writes has few.
    if (name === 'environment_id') return 'EnvironmentId';
    if (name === 'grant_id') return 'GrantId';
    if (name === 'organization_id') return 'OrganizationId';
    if (name === 'user_id') return 'UserId';
    if (name === 'request_id') return 'InteractionId';
    if (name === 'event_id') return 'EventId';
    if (name === 'endpoint_id') return 'WebhookEndpointId';
    switch (type) {
      case 'boolean':
        return 'boolean';
      case 'integer':
        return 'number';
      case 'timestamp with time zone':
        return 'Date';
      case 'ARRAY':
        return 'string[]';
      case 'json':
      case 'jsonb':
        return `JsonColumn<${JSON_TYPES[column] ?? 'Json'}>`;
      default:
        return 'string';
    }
  };

  const used = new Set<string>();
  const lineOf = (column: Column): string => {
    const base = typeOf(column);
    if (base.endsWith('Id')) used.add(base);
    const type = column.nullable ? `${base} | null` : base;
    // A column type inside `Generated` would be read as the column type itself, so it has its own.
    const defaulted = column.type === 'jsonb' ? type.replace('JsonColumn', 'GeneratedJson') : `Generated<${type}>`;
    if (column.computed) return `    ${column.name}: GeneratedAlways<${type}>;`;
    return `    ${column.name}: ${column.defaulted ? defaulted : type};`;
  };
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(([table, own]) => `  ${table}: {\n${own.map(lineOf).join('\n')}\n  };`);

  return `// Generated from the migrated schema by \`npm run gen\`. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ${[...used].sort().join(', ')} } from '../ids.ts';

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
