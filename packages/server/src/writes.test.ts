import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { JsonObject } from '@bufbuild/protobuf';
import { services } from './app.ts';
import { type Binding, bindingsOf } from './chassis/rest/bindings.ts';
import type { UserId } from './platform/ids.ts';
import { createWholeWorld, type Furniture, furnish, nameOf, requestFor } from './testing/every-call.ts';
import { snapshot } from './testing/snapshot.ts';

// Every write there is, by every one of its routes: as a dry run, which leaves the database as it was, and twice under one
// key. What a new write is asked with stands in testing/every-call.ts.

const house = await createWholeWorld();
const writes = bindingsOf(services).filter(({ procedure }) => procedure.writes);

/** Where the walk's own request finds things to be so already. */
const OTHERWISE: Readonly<Record<string, (names: Furniture) => JsonObject>> = {
  'DirectoryService/EnableDirectory': ({ disabledDirectory }) => ({ id: disabledDirectory }),
  'RolesService/AddPermissionsToRole': () => ({ role_name: 'member' }),
  'EnvironmentService/UpdateEnvironment': () => ({ sessions: { absolute_minutes: 600 } }),
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
  // What is deleted first cannot be changed any more, and an organization takes the most along.
  const isDelete = ({ verb }: Binding) => verb === 'DELETE';
  const ordered = [...writes.filter((one) => !isDelete(one)), ...writes.filter(isDelete).reverse()];
  for (const [index, binding] of ordered.entries()) {
    const where = `${binding.verb} ${binding.template.text} (${nameOf(binding.procedure)})`;
    const request = restOf(binding);
    const ask = async () => {
      const answer = await request({ 'idempotency-key': `twice-${index}` });
      const { details, ...body } = (await answer.json()) as { details?: unknown };
      return { status: answer.status, replayed: answer.headers.get('idempotent-replayed') === 'true', body };
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
  }
  assert.deepEqual(wrong, []);
  assert.ok(replayed > 60, `${replayed} writes`);
});
