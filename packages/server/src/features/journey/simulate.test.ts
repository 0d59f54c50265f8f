import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../../testing/world.ts';
import { createClient } from '../clients/index.ts';
import { inviteUser } from '../invitations/index.ts';
import { simulateSignIn } from './simulate.ts';

const world = await createWorld({ sessionIdleMinutes: 600 });
const { client } = await world.do(world.client, createClient, { kind: 'web', name: 'Orion', redirectUris: ['http://localhost:3000/callback'] });

const add = async (email: string, organizationId: `org_${string}`, sendInvitationEmail = false) =>
  world.do(world.client, inviteUser, { organizationId, email, roles: [], membershipMetadata: {}, fields: {}, sendInvitationEmail });
const ask = (email: string, more: object = {}) => world.do(world.client, simulateSignIn, { email, clientId: client.id, ...more });
const told = async (email: string, more: object = {}) => {
  const { outcome, walk, explanation } = await ask(email, more);
  return { outcome, gate: walk.at?.gate, nodes: Object.fromEntries(explanation.map((node) => [node.name, node])) };
};

test('somebody with one organization gets in, and every decision is explained', async () => {
  const id = await world.organization('Acme');
  await add('ada@acme.test', id);
  const { outcome, nodes } = await told('ada@acme.test');
  assert.equal(outcome, 'signed_in');
  assert.deepEqual(Object.keys(nodes), ['domain', 'candidates', 'connection', 'proof', 'trust', 'factors', 'organization', 'roles', 'interceptors', 'session']);
  assert.ok(Object.values(nodes).every(({ verdict }) => verdict === 'ok'));
  assert.deepEqual([nodes['organization']?.says, nodes['organization']?.decidedBy], [`Acme (${id})`, 'their only membership']);
  assert.deepEqual([nodes['roles']?.says, nodes['session']?.says], ['member', 'ends 43200 minutes after the proof, or after 600 minutes without use']);

  await world.db
    .updateTable('organizations')
    .set({
      features: JSON.stringify({ session_policy: true }),
      session_absolute_minutes: 60,
      auth_policy: JSON.stringify({ secondFactor: true, methods: ['email_code'] }),
    })
    .where('id', '=', id)
    .execute();
  const strict = await told('ada@acme.test');
  assert.deepEqual([strict.outcome, strict.gate], ['waits_on_page', 'second_factor_owed']);
  assert.equal(strict.nodes['factors']?.decidedBy, `organization.policy.second_factor_required of ${id}`);
  assert.equal(strict.nodes['proof']?.decidedBy, `organization.policy.methods of ${id}`);
  assert.deepEqual([strict.nodes['session']?.verdict, strict.nodes['session']?.decidedBy], ['not_reached', `organization.session_policy of ${id}`]);
});

test('it stops where only the person can decide, and where nobody gets in', async () => {
  const [one, two] = [await world.organization('One'), await world.organization('Two')];
  await add('bob@both.test', one);
  await add('bob@both.test', two, true);
  const { outcome, gate, nodes } = await told('bob@both.test');
  assert.deepEqual([outcome, gate], ['waits_on_page', 'choice']);
  assert.deepEqual(
    nodes['candidates']?.children?.map(({ name, verdict }) => [name, verdict]),
    [
      [one, 'ok'],
      [two, 'asked'],
    ],
  );
  const stranger = await told('eve@nowhere.test', { organizationId: one });
  assert.deepEqual([stranger.outcome, stranger.gate, stranger.nodes['organization']?.verdict], ['refused', 'stranger', 'shut']);
  const fresh = await told('eve@nowhere.test');
  assert.deepEqual([fresh.outcome, fresh.gate], ['waits_on_page', 'choice']);
  const closed = await createWorld({ signUp: false });
  const refused = await closed.do(closed.client, simulateSignIn, { email: 'eve@nowhere.test' });
  assert.deepEqual([refused.outcome, refused.explanation.find(({ name }) => name === 'proof')?.decidedBy], ['refused', 'environment.sign_up_enabled']);
});

test('a domain with a connection is told by its name, before any proof', async () => {
  const id = await world.organization('Sso');
  const own = { environment_id: world.environment.id, organization_id: id, created_at: world.now(), updated_at: world.now() };
  const conn = world.desk.entropy.id('conn', world.now());
  await world.db
    .insertInto('domains')
    .values({ id: 'dom_1', ...own, domain: 'sso.test', type: 'organization', status: 'verified', method: 'dns' })
    .execute();
  await world.db
    .insertInto('connections')
    .values({ id: conn, ...own, kind: 'oidc', provider: 'OKTA', status: 'completed', enabled: true })
    .execute();
  const { outcome, gate, nodes } = await told('ada@sso.test');
  assert.deepEqual([outcome, gate, nodes['connection']?.verdict, nodes['proof']?.verdict], ['waits_on_page', 'sso_demanded', 'asked', 'not_reached']);
  assert.equal(nodes['connection']?.decidedBy, `the enabled connection ${conn} of ${id}`);
});

test('it writes nothing, and what is not there is said', async () => {
  const count = async () => {
    const rows = await Promise.all(
      (['users', 'sessions', 'memberships', 'events', 'jobs', 'mail_challenges', 'auth_requests'] as const).map((table) =>
        world.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<string>().as('rows'))
          .executeTakeFirstOrThrow(),
      ),
    );
    return rows.map(({ rows }) => rows);
  };
  const before = await count();
  await ask('somebody@new.test');
  await ask('ada@acme.test');
  assert.deepEqual(await count(), before);
  await assert.rejects(ask('no address'), { code: 'journey.no_address' });
  await assert.rejects(ask('ada@acme.test', { clientId: 'skc_404' }), { code: 'journey.no_such_app' });
  await assert.rejects(ask('ada@acme.test', { organizationId: 'org_404' }), { code: 'organizations.not_found' });
});
