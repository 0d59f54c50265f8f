import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fromJson, type JsonValue, ScalarType } from '@bufbuild/protobuf';
import { sql } from 'kysely';
import { CLIENTS, type Needs, OPERATORS, SIGNED_IN } from './chassis/command.ts';
import type { Procedure } from './chassis/serve.ts';
import { SYSTEM_PERMISSIONS } from './features/roles/permission.ts';
import type { Permission } from './platform/actor.ts';
import { Fault } from './platform/fault.ts';
import {
  type Answer,
  call,
  createWholeWorld,
  everyCall,
  type Furniture,
  furnish,
  isOfTheOrganization,
  mightyMember,
  nameOf,
  requestFor,
  type WholeWorld,
} from './testing/every-call.ts';

// Every call that is served, with every kind of wrong credentials and with the ids of strangers. A new call is walked as
// soon as it is served; when its requests cannot be made up from the names of its fields, the first test says so.

const house = await createWholeWorld();
const elsewhere = await createWholeWorld();
const machineToken = async (at: WholeWorld, client: { readonly id: string; readonly secret: string }) => {
  const { body } = await at.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret });
  assert.ok(body.access_token);
  return body.access_token;
};
const appOf = (at: WholeWorld) => machineToken(at, at.client);

type Room = Awaited<ReturnType<typeof furnish>>;
let app: string;
let ours: Room;
let neighbours: Room;
let foreign: Room;
/** Credentials that are no credentials, by what is wrong with them. */
let bad: Readonly<Record<string, string | undefined>>;
/** Good ones, and what they are. */
let mighty: string;
let mightyNeighbour: string;
let machine: string;
let neighboursMachine: string;

before(async () => {
  const expired = await appOf(house);
  house.world.later(3 * 86_400_000);
  app = await appOf(house);
  ours = await furnish(house, app, 'ours');
  neighbours = await furnish(house, app, 'neighbours');
  const foreignApp = await appOf(elsewhere);
  foreign = await furnish(elsewhere, foreignApp, 'foreign');
  mighty = await mightyMember(house, app, ours.names.organization);
  mightyNeighbour = await mightyMember(house, app, neighbours.names.organization);
  machine = await machineToken(house, ours.machine);
  neighboursMachine = await machineToken(house, neighbours.machine);
  const { id_token } = await house.tokens();
  const [head = '', body = '', signature = ''] = app.split('.');
  bad = {
    'no token': undefined,
    'an expired one': expired,
    'one that is no token': 'not-a-token',
    'another kind of credentials': `Basic ${Buffer.from(`${house.client.id}:${house.client.secret}`).toString('base64')}`,
    'a forged one': `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'an unsigned one': `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`,
    'an ID token': id_token,
    'an API token': ours.names.apiTokenText,
    "another environment's": foreignApp,
  };
});

test('every call is answered when the one who may makes it', async () => {
  const wrong: string[] = [];
  const spare = async () => {
    const { names } = await furnish(house, app, 'spare');
    return { names, member: await mightyMember(house, app, names.organization) };
  };
  const shared = await spare();
  for (const procedure of everyCall) {
    const needs = procedure.access?.needs;
    // What takes things away does it in a room of its own.
    const { names, member } = /^(Delete|Remove|Revoke|Invalidate|Regenerate|Disable|Update.*Secret)/.test(procedure.method.name) ? await spare() : shared;
    const who = needs === CLIENTS || needs === SIGNED_IN || needs === OPERATORS ? app : member;
    const answer = await call(house, procedure, requestFor(procedure, names), who);
    const expected = EXPECTED[nameOf(procedure)] ?? (needs === OPERATORS ? 'permission_denied' : 'ok');
    if (answer.code !== expected) wrong.push(`${nameOf(procedure)}: ${answer.code} ${answer.message} ${answer.detail}`);
  }
  assert.equal(wrong.join('\n'), '', 'describe a request that is answered in testing/every-call.ts');
});

/** What is answered otherwise by its nature. */
const EXPECTED: Readonly<Record<string, string>> = {
  // Nobody is behind the token of an app. People are asked for in the test of people.
  'UserService/GetCurrentUser': 'permission_denied',
  'SelfServiceService/GetMe': 'permission_denied',
  'ClientService/ListCurrentAgentConsents': 'permission_denied',
  'ClientService/RevokeCurrentAgentConsent': 'permission_denied',
  // The right code stands in a mail.
  'PasswordlessService/VerifyPasswordlessEmail': 'invalid_argument',
  // People make them on a hosted page.
  'WebAuthnService/BeginRegistration': 'failed_precondition',
  'WebAuthnService/FinishRegistration': 'failed_precondition',
  // Browsers make none for an address of digits, and the walk has one.
  'WebAuthnService/BeginAuthentication': 'permission_denied',
  'WebAuthnService/FinishAuthentication': 'permission_denied',
};

test('credentials that are none are answered UNAUTHENTICATED, and nothing happens', async () => {
  await nothingHappens(async (say) => {
    for (const procedure of everyCall) {
      for (const [what, token] of Object.entries(bad)) {
        // Some are for everybody, and then a visitor brings no credentials.
        if (token === undefined && typeof procedure.access?.needs === 'object') continue;
        const answer = await call(house, procedure, requestFor(procedure, ours.names), token);
        if (answer.code !== 'unauthenticated') say(`${nameOf(procedure)} with ${what}: ${answer.code}`);
      }
    }
  });
});

test('machines, members without the permission, and members of elsewhere are answered PERMISSION_DENIED, and nothing happens', async () => {
  await nothingHappens(async (say) => {
    for (const procedure of everyCall) {
      const name = nameOf(procedure);
      const needs = procedure.access?.needs;
      if (typeof needs === 'object') continue;
      const denied = async (what: string, token: string, names = ours.names) => {
        const answer = await call(house, procedure, requestFor(procedure, names), token);
        if (answer.code !== (REFUSED_OTHERWISE[`${name} by ${what}`] ?? 'permission_denied')) say(`${name} by ${what}: ${answer.code} ${answer.message}`);
        return answer;
      };
      await denied('a machine of the organization', machine);
      await denied('a machine of another', neighboursMachine);
      if (needs === SIGNED_IN) {
        await denied('another person', mightyNeighbour);
        continue;
      }
      await denied('a plain member', ours.member);
      if (needs === CLIENTS || needs === OPERATORS) await denied('a member with every permission', mighty);
      const there = await denied('a member of another organization', mightyNeighbour);
      const names = { ...ours.names, organization: nobody(ours.names).organization };
      const nowhere = await denied('a member of another organization', mightyNeighbour, names);
      if (without(there, ours.names) !== without(nowhere, names)) say(`${name} tells whether an organization is there: ${there.message}`);
    }
  });
});

test('who may not make a call is not told what is wrong with theirs', async () => {
  await nothingHappens(async (say) => {
    for (const procedure of everyCall) {
      const { path, method, access } = procedure;
      if (typeof access?.needs === 'object' || access?.needs === SIGNED_IN) continue;
      // Every text is what no rule and no id allows; of those that exclude each other, one.
      const wrong = Object.fromEntries(
        method.input.fields
          .filter(
            ({ fieldKind, scalar, oneof }, at, all) =>
              fieldKind === 'scalar' && scalar === ScalarType.STRING && all.findIndex((one) => oneof && one.oneof === oneof) >= (oneof ? at : -1),
          )
          .map(({ name }) => [name, '\u0000'.repeat(400)]),
      );
      for (const [what, token] of Object.entries({ 'a plain member': ours.member, 'a machine': machine })) {
        const { code } = await call(house, { path }, wrong, token);
        if (code !== 'permission_denied') say(`${nameOf(procedure)} by ${what}: ${code}`);
      }
    }
  });
});

test('an id that is none is refused by the name of its field', async () => {
  const { desk, caller, visitor } = house.world;
  let named = 0;
  for (const procedure of everyCall) {
    // Asked as nobody and by no road, a call gets no further than being read. What is open to everybody would.
    if (typeof procedure.access?.needs === 'object') continue;
    const request = requestFor(procedure, ours.names);
    for (const place of placesOf(request, ours.names)) {
      const message = fromJson(procedure.method.input, replaced(request, place, NO_IDS));
      const refusal = await procedure.answer(desk, caller(visitor), message).catch((error: unknown) => error);
      assert.ok(refusal instanceof Fault, nameOf(procedure));
      if (refusal.code !== 'ids.malformed') continue;
      const field = place.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${snake(step)}`)).join('');
      assert.deepEqual(
        refusal.violations.map((violation) => `.${violation.field}`),
        [field],
        nameOf(procedure),
      );
      named += 1;
    }
  }
  assert.ok(named > 50, `${named} were refused for being no ids`);
});

const NO_IDS = new Proxy({} as Furniture, { get: (_names, name) => `no id of ${String(name)}` });
const snake = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

test('one permission is needed and no other does: who has all but it is refused by its name, and nothing happens', async () => {
  const guarded = Map.groupBy(everyCall, ({ access }) => access?.needs);
  const almost = new Map<Permission, string>();
  for (const needs of guarded.keys()) if (isPermission(needs)) almost.set(needs, await mightyMember(house, app, ours.names.organization, needs));
  assert.ok(almost.size > 10, 'calls are guarded by permissions');
  await nothingHappens(async (say) => {
    for (const [needs, token] of almost) {
      for (const procedure of guarded.get(needs) ?? []) {
        const { code, message } = await call(house, procedure, requestFor(procedure, ours.names), token);
        if (code !== 'permission_denied' || !message.includes(needs)) say(`${nameOf(procedure)} without ${needs}: ${code} ${message}`);
      }
    }
  });
});

const isPermission = (needs: Needs | undefined): needs is Permission => typeof needs === 'string' && needs in SYSTEM_PERMISSIONS;

/** Whoever asks about themselves gets what is theirs, and sessions of others are not there for them. */
const REFUSED_OTHERWISE: Readonly<Record<string, string>> = {
  'UserService/GetCurrentUser by another person': 'ok',
  'SelfServiceService/GetMe by another person': 'ok',
  'ClientService/ListCurrentAgentConsents by another person': 'ok',
  'ClientService/RevokeCurrentAgentConsent by another person': 'not_found',
  'SessionService/RevokeSession by another person': 'not_found',
  'WebAuthnService/DeleteCredential by another person': 'not_found',
  'WebAuthnService/UpdateCredential by another person': 'not_found',
  'WebAuthnService/BeginRegistration by another person': 'failed_precondition',
  'WebAuthnService/FinishRegistration by another person': 'failed_precondition',
};

test('what belongs to another environment is not there, in the very words of what never was', async () => {
  await nothingHappens(async (say) => {
    for (const procedure of everyCall) await compare(say, procedure, app, foreign.names, () => true);
  });
});

test('what belongs to another organization is not there for a member', async () => {
  await nothingHappens(async (say) => {
    for (const procedure of everyCall) {
      if (!procedure.access?.organizationOf) continue;
      await compare(say, procedure, mighty, neighbours.names, (name) => isOfTheOrganization(name) && !name.startsWith('organization'));
    }
  });
});

test('what belongs to another organization is not there under this one, whoever asks', async () => {
  await nothingHappens(async (say) => {
    for (const procedure of everyCall) {
      const request = requestFor(procedure, ours.names);
      const inside = placesOf(request, ours.names).filter(({ name }) => isOfTheOrganization(name));
      if (inside.length < 2) continue;
      for (const place of inside) {
        const answer = await call(house, procedure, replaced(request, place, neighbours.names), app);
        const what = `${nameOf(procedure)} with another's ${place.name}`;
        if (answer.code === 'ok' && !FILTERS.has(nameOf(procedure))) say(`${what}: ok`);
      }
    }
  });
});

/** These filter by what is named: nothing comes through, as with a name that nobody has. */
const FILTERS = new Set([
  'OrganizationService/ListOrganization',
  'EventsService/ListEventsPaginated',
  // Who was never invited is left out, as somebody who was removed a moment ago is.
  'InvitationService/BatchGetInvitations',
  // An address that nobody invited is no error: it is noted of none.
  'InvitationService/ReportMailBounce',
  'ApiTokenService/ListTokens',
  'AuditLogsService/ListAuthRequests',
  'AuthLogService/FindAuthRequests',
  // What is gone is still in the log.
  'AuditTrailService/ListAuditEntries',
  // The contract has it that permissions nobody has are left out.
  'RolesService/AddPermissionsToRole',
]);

/** One name after the other is a stranger's, and then one that nobody has: the answers must be the same refusal. */
async function compare(say: (what: string) => void, procedure: Procedure, token: string, others: Furniture, which: (name: string) => boolean) {
  const request = requestFor(procedure, ours.names);
  for (const place of placesOf(request, ours.names).filter(({ name }) => which(name))) {
    const theirs = await call(house, procedure, replaced(request, place, others), token);
    const nobodys = await call(house, procedure, replaced(request, place, nobody(ours.names)), token);
    const what = `${nameOf(procedure)} with a stranger's ${place.name}`;
    if (without(theirs, others) !== without(nobodys, nobody(ours.names))) say(`${what} tells: ${theirs.text} — ${nobodys.text}`);
    else if (theirs.code === 'ok' && !FILTERS.has(nameOf(procedure))) say(`${what}: ${theirs.code} ${theirs.message}`);
  }
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly name: keyof Furniture;
}

/** Where in a request names stand. */
function placesOf(value: JsonValue, names: Furniture, path: readonly (string | number)[] = []): Place[] {
  if (typeof value === 'string') {
    const [found] = Object.entries(names).find(([, one]) => one === value) ?? [];
    return found ? [{ path, name: found as keyof Furniture }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner as JsonValue, names, [...path, Array.isArray(value) ? Number(key) : key]));
}

function replaced(request: JsonValue, { path, name }: Place, others: Furniture): JsonValue {
  const copy = structuredClone(request);
  let at = copy as Record<string | number, JsonValue>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, JsonValue>;
  at[path.at(-1)!] = others[name];
  return copy;
}

/** Names of the same form, which nobody has. */
const nobody = (names: Furniture): Furniture => Object.fromEntries(Object.entries(names).map(([name, value]) => [name, nobodysName(name, value)])) as Furniture;

function nobodysName(name: string, value: string): string {
  if (/^[a-z0-9]+_\d+$/.test(value)) return value.replace(/\d{8}$/, '99999999');
  return `nobodys_${name}${value.includes('@') ? '@example.com' : ''}`.toLowerCase();
}

/** An answer without the names that were asked for. */
const without = ({ code, message, detail, text }: Answer, names: Furniture): string =>
  longestFirst(names).reduce((all, name) => all.replaceAll(name, '…'), code === 'ok' ? text : `${code} ${message} ${detail}`);

// One name may be part of another.
const longestFirst = (names: Furniture) => Object.values(names).sort((one, other) => other.length - one.length);

/** Does something, and demands that every table is what it was. */
async function nothingHappens(deed: (say: (what: string) => void) => Promise<void>): Promise<void> {
  const wrong: string[] = [];
  const was = await contents(house.world.db);
  await deed((what) => void wrong.push(what));
  assert.equal(wrong.join('\n'), '');
  assert.deepEqual(await contents(house.world.db), was);
}

async function contents(database: WholeWorld['world']['db']): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(database);
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ sum: string }>`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${sql.table(name)} t`.execute(
      database,
    );
    sums[name] = rows[0]?.sum ?? '';
  }
  return sums;
}
