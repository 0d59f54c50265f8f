import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { JsonObject } from '@bufbuild/protobuf';
import { sql } from 'kysely';
import { services } from './app.ts';
import { ACTIONS } from './chassis/actions.ts';
import { type Binding, bindingsOf } from './chassis/rest/bindings.ts';
import { EVENT_TYPES, isEventType } from './features/events/index.ts';
import type { UserId } from './platform/ids.ts';
import { createWholeWorld, type Furniture, furnish, nameOf, requestFor } from './testing/every-call.ts';
import { snapshot } from './testing/snapshot.ts';

// Every write there is, by every one of its routes: as a dry run, which leaves the database as it was, and twice under one
// key, which leaves one entry in the audit log. What a new write is asked with stands in testing/every-call.ts.

const house = await createWholeWorld();
const writes = bindingsOf(services).filter(({ procedure }) => procedure.writes);

/** Where the walk's own request finds things to be so already. */
const OTHERWISE: Readonly<Record<string, (names: Furniture) => JsonObject>> = {
  'DirectoryService/EnableDirectory': ({ disabledDirectory }) => ({ id: disabledDirectory }),
  'RolesService/AddPermissionsToRole': () => ({ role_name: 'member' }),
  'EnvironmentService/UpdateEnvironment': () => ({ sessions: { absolute_minutes: 600 } }),
  'UserService/AssignUserRoles': ({ organizationRole }) => ({ roles: [{ role_name: organizationRole }] }),
  'JoinRequestService/UpdateJoinPolicy': () => ({ approval_required: true }),
  'ConnectionService/UpdateConnection': () => ({ connection: { provider: 'OKTA', type: 'SAML', debug_enabled: true } }),
  'ConnectionService/UpdateEnvironmentConnection': () => ({ connection: { provider: 'GOOGLE', type: 'OAUTH', debug_enabled: true } }),
};
/** Asked for what is so already, and that is all there is to rehearse. */
const NOTHING_TO_DO = new Set([
  'BrandingService/ClearPageTexts',
  'MailTemplateService/ResetMailTemplate',
  'MembershipService/ReactivateMembership',
  'RolesService/DeleteRoleBase',
  'ConnectionService/DisableConnection',
  'ConnectionService/DisableEnvironmentConnection',
]);
/** What a dry run of these is told, and why it is no dry run. */
const REFUSED: Readonly<Record<string, string>> = {
  'PasswordlessService/VerifyPasswordlessEmail': 'dry_run.counts_tries',
  'DomainService/VerifyDomain': 'dry_run.counts_tries',
  'WebAuthnService/FinishAuthentication': 'dry_run.counts_tries',
  'OrganizationService/DeletePortalLink': 'access.denied',
  'ClientService/RevokeCurrentAgentConsent': 'consents.nobody',
};

/** What leaves nothing in the audit log though it is answered, and why. */
const LEAVES_NOTHING: Readonly<Record<string, string>> = {
  'PasswordlessService/SendPasswordlessEmail': 'it belongs to a sign-in',
  'PasswordlessService/ResendPasswordlessEmail': 'it belongs to a sign-in',
  'MailTemplateService/SendTestMail': 'it changes nothing',
  'SimulatorService/SimulateSignIn': 'it changes nothing',
  'WebhookService/SendTestWebhook': 'the log of deliveries tells',
  'WebhookService/ReplayWebhookEvents': 'the log of deliveries tells',
  'WebhookService/ResendWebhookDelivery': 'the log of deliveries tells',
  'InvitationService/ReportMailBounce': 'where a mail is stands on its invitation',
  'OrganizationService/UpdateOrganizationSessionPolicy': 'it stays what the environment says',
  'DomainService/VerifyDomain': 'the world that is asked here does not have the proof, and the domain stays as it was',
  'ClientService/DeleteResourceProvider': 'there is no provider',
  'SessionService/RevokeAllUserSessions': 'the only session was revoked before',
};

const OUTSIDER = 'nobody-yet';
let names: Furniture;
let token: string;

before(async () => {
  const { body } = await house.token({ grant_type: 'client_credentials' });
  token = body.access_token ?? assert.fail('no token');
  ({ names } = await furnish(house, token, 'ours'));
  await house.world.db
    .updateTable('users')
    .set({ external_id: OUTSIDER })
    .where('id', '=', names.stranger as UserId)
    .execute();
  house.world.later(4 * 60_000);
});

/** The same request as REST has it. */
function restOf({ procedure, template, body, verb }: Binding): (headers: Record<string, string>) => Promise<Response> {
  const request: JsonObject = { ...requestFor(procedure, names), ...OTHERWISE[nameOf(procedure)]?.(names) };
  const path = template.text.replace(/\{([\w.]+)(?:=[^}]*)?\}/g, (_, field: string) => {
    const value =
      field === 'external_id'
        ? /Create/.test(procedure.method.name)
          ? OUTSIDER
          : names.userExternal
        : String(request[field] ?? assert.fail(`${nameOf(procedure)} is not asked with ${field}`));
    delete request[field];
    if (field === 'external_id') delete request['id'];
    return encodeURIComponent(value);
  });
  const content = body === '*' ? request : body === '' ? undefined : request[body];
  const query = new URLSearchParams();
  if (body !== '*') for (const [name, value] of Object.entries(request)) if (name !== body && value !== undefined) query.append(name, String(value));
  return (headers) =>
    fetch(`${house.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: verb,
      headers: { authorization: `Bearer ${token}`, ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
}

test('every write, rehearsed by every route, says what it would change and leaves the database as it was', async () => {
  const wrong: string[] = [];
  let rehearsed = 0;
  let was = await snapshot(house.world.db);
  for (const binding of writes) {
    const name = nameOf(binding.procedure);
    const where = `${binding.verb} ${binding.template.text} (${name})`;
    const answer = await restOf(binding)({ prefer: 'dry-run', 'idempotency-key': 'a-dry-run-keeps-no-key' });
    const text = await answer.text();
    const refusal = REFUSED[name];
    if (refusal !== undefined) {
      if (answer.ok || !text.includes(refusal)) wrong.push(`${where}: ${answer.status} ${text}`);
    } else {
      const { rows = [] } = JSON.parse(text) as { rows?: { inserted: number; updated: number; deleted: number }[] };
      if (answer.status !== 200 || answer.headers.get('preference-applied') !== 'dry-run') wrong.push(`${where}: ${answer.status} ${text}`);
      else if (rows.length === 0 && !NOTHING_TO_DO.has(name)) wrong.push(`${where}: it would change nothing`);
      else rehearsed += 1;
    }
    const is = await snapshot(house.world.db);
    const changed = Object.keys(is).filter((table) => is[table] !== was[table]);
    if (changed.length > 0) wrong.push(`${where}: it left something in ${changed.join(', ')}`);
    was = is;
  }
  assert.deepEqual(wrong, []);
  assert.ok(rehearsed > 80, `${rehearsed} writes`);
});

test('every write under a key, made twice, is answered twice the same and done once', async () => {
  const wrong: string[] = [];
  let replayed = 0;
  const seen = new Set<string>();
  // What is deleted first cannot be changed any more, and an organization takes the most along.
  const isDelete = ({ verb }: Binding) => verb === 'DELETE';
  const ordered = [...writes.filter((one) => !isDelete(one)), ...writes.filter(isDelete).reverse()];
  for (const [index, binding] of ordered.entries()) {
    const where = `${binding.verb} ${binding.template.text} (${nameOf(binding.procedure)})`;
    const request = restOf(binding);
    const ask = async () => {
      const answer = await request({ 'idempotency-key': `twice-${index}` });
      const { details, ...body } = (await answer.json()) as { details?: unknown };
      const audited = await entriesOf(answer.headers.get('x-request-id'));
      return { status: answer.status, replayed: answer.headers.get('idempotent-replayed') === 'true', body, audited };
    };
    const first = await ask();
    const was = await snapshot(house.world.db);
    const second = await ask();
    const is = await snapshot(house.world.db);
    const changed = Object.keys(is).filter((table) => is[table] !== was[table]);
    if (first.status >= 500 || first.replayed) wrong.push(`${where}: ${first.status}`);
    if (second.status !== first.status || JSON.stringify(second.body) !== JSON.stringify(first.body)) wrong.push(`${where}: another answer, ${second.status}`);
    if (changed.length > 0) wrong.push(`${where}: done again in ${changed.join(', ')}`);
    if (first.status < 300 && !second.replayed) wrong.push(`${where}: it does not say that it is a repetition`);
    if (first.status < 300) replayed += 1;
    const name = nameOf(binding.procedure);
    const few = first.status >= 300 || name in LEAVES_NOTHING ? 0 : 1;
    // What was made so by the same write's other route is not made so again.
    const again = seen.has(name) || NOTHING_TO_DO.has(name);
    if (first.audited.length !== few && !(again && first.audited.length === 0))
      wrong.push(`${where}: answered ${first.status}, with ${first.audited.length} entries in the audit log`);
    for (const action of first.audited) if (!(action in ACTIONS)) wrong.push(`${where}: the audit log calls it ${action}`);
    if (second.audited.length > 0) wrong.push(`${where}: it stands in the audit log again`);
    if (first.audited.length > 0) seen.add(name);
  }
  assert.deepEqual(wrong, []);
  assert.ok(replayed > 60, `${replayed} writes`);
  assert.ok(seen.size > 60, `${seen.size} writes in the audit log`);
});

test('every event that came of them is in the catalogue of events', async () => {
  const types = await house.world.db.selectFrom('events').select(['type', 'object']).distinct().execute();
  assert.ok(types.length > 15, `${types.length} types`);
  const unknown = types.filter(({ type, object }) => !isEventType(type) || (EVENT_TYPES[type].object as string) !== object);
  assert.deepEqual(unknown, []);
});

const entriesOf = async (requestId: string | null) =>
  (
    await house.world.db
      .selectFrom('audit_entries')
      .select('action')
      .where('request', '=', requestId ?? '')
      .execute()
  ).map(({ action }) => action);

test('no secret, and nothing that is kept instead of one, stands in the audit log', async () => {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and table_name not like 'audit_%'
      and (column_name ~ 'hash|seal|secret|token' or (table_name, column_name) = ('environment_secrets', 'sealed'))`.execute(house.world.db);
  assert.ok(columns.length > 15, `${columns.length} columns`);
  const found: string[] = [];
  let secrets = 0;
  for (const { table, column } of columns) {
    const { rows } = await sql<{ secret: string; entry: string | null }>`
      select secret.value as secret, (
        select entry_id from audit_changes where position(secret.value in concat(before::text, after::text, personal, key)) > 0 limit 1
      ) as entry
      from (select ${sql.ref(column)} as value from ${sql.table(table)} where length(${sql.ref(column)}) > 8 limit 200) as secret`.execute(house.world.db);
    secrets += rows.length;
    for (const { secret, entry } of rows) if (entry) found.push(`${table}.${column} (${secret.slice(0, 8)}…) in ${entry}`);
  }
  assert.ok(secrets > 30, `${secrets} secrets were looked for`);
  const { rows: told } = await sql<{ text: string }>`select concat(before::text, after::text, personal) as text from audit_changes`.execute(house.world.db);
  for (const { text } of told) if (text.includes(names.apiTokenText)) found.push('an API token');
  assert.deepEqual(found, []);
});

test('every table is written down in the audit log, or it is said here why not', async () => {
  const { rows } = await sql<{ table: string; audited: boolean }>`
    select relname as table, exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'Audit') as audited
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations' order by relname`.execute(house.world.db);
  const unaudited = rows.filter(({ audited }) => !audited).map(({ table }) => table);
  assert.deepEqual(unaudited, Object.keys(NOT_AUDITED).sort());
});

test('what the database makes of other columns does not stand in the audit log', async () => {
  const { rows } = await sql<{ column: string; trigger: string }>`
    select relname || '.' || attname as column, pg_get_triggerdef(pg_trigger.oid) as trigger
    from pg_attribute join pg_class on pg_class.oid = attrelid join pg_trigger on tgrelid = attrelid and tgname = 'Audit'
    where attgenerated <> '' and relname <> 'sessions'`.execute(house.world.db);
  assert.deepEqual(
    rows.filter(({ column, trigger }) => !new RegExp(`\\b${column.split('.')[1]}\\b`).test(trigger)).map(({ column }) => column),
    [],
  );
});

/** Tables whose rows nobody administers. A new table has the trigger "Audit" (migration 0025), or stands here. */
const NOT_AUDITED: Readonly<Record<string, string>> = {
  approval_links: 'hashes of links; the requests tell',
  audit_changes: 'the log itself',
  audit_entries: 'the log itself',
  audit_heads: 'the log itself',
  auth_requests: 'the auth log',
  auth_steps: 'the auth log',
  authorization_codes: 'part of a sign-in',
  bulk_invitation_rows: 'a list of people; the invitations that come of it tell',
  caught_mails: 'mails of a development server',
  directory_group_members: 'what a directory brings; its events tell',
  directory_groups: 'what a directory brings; its events tell',
  directory_users: 'what a directory brings; its events tell',
  duties: 'the hours of the server itself',
  environment_secrets: 'keys the server makes for itself when it first needs them',
  events: 'what was announced',
  grants: 'part of a sign-in',
  interactions: 'part of a sign-in',
  interceptor_calls: 'a log of its own',
  invitation_openings: 'who looked; nothing depends on it',
  jobs: 'what the server is going to do',
  kept_answers: 'answers that may be asked for again',
  mail_paces: 'the hours of the server itself',
  mail_challenges: 'part of a sign-in',
  passkey_answers: 'part of a sign-in',
  passkey_offers: 'part of a sign-in',
  passwordless_requests: 'part of a sign-in',
  rate_counts: 'who came how often',
  recovery_codes: 'made and gone with their second factor; their hashes are their keys',
  replaced_invitation_links: 'hashes of links; the invitation tells',
  revoked_tokens: 'part of a sign-in',
  session_organizations: 'part of a sign-in',
  social_attempts: 'part of a sign-in',
  touched: 'notes of a dry run',
  tries: 'wrong guesses',
  used_assertions: 'part of a sign-in',
  webhook_attempts: 'a log of its own',
  webhook_deliveries: 'a log of its own',
};
